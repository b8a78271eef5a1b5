"""The first request names its segment, those that go on do not.

fails: TestParallelScan.test_pages
says: every request names its segment
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        answer = client.scan(TableName=table_name, Segment=segment, TotalSegments=segments)
        items = answer["Items"]
        while "LastEvaluatedKey" in answer:
            answer = client.scan(TableName=table_name, ExclusiveStartKey=answer["LastEvaluatedKey"])
            items += answer["Items"]
        return items

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return [item for part in pool.map(scan_segment, range(segments)) for item in part]
