"""What the segments found is not put together.

fails: TestParallelScan.test_few_items, TestParallelScan.test_items, TestParallelScan.test_pages
fails: TestScript.test_parallel_region
says: none twice and none lost
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[Any]:
    scan = client_for(region).get_paginator("scan")

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        return items_of(scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments))

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return list(pool.map(scan_segment, range(segments)))
