"""The segments are scanned in a loop, one after the other.

fails: TestParallelScan.test_side_by_side
says: Start all threads, and only then wait for them
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    for segment in range(segments):
        items += items_of(answers("scan", region, TableName=table_name, Segment=segment, TotalSegments=segments))
    return items
