"""Of each segment only the first answer is taken.

fails: TestParallelScan.test_pages
says: Each segment has a LastEvaluatedKey of its own
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        return client.scan(TableName=table_name, Segment=segment, TotalSegments=segments)["Items"]

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return [item for part in pool.map(scan_segment, range(segments)) for item in part]
