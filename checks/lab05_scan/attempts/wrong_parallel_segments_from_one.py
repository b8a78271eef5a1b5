"""The segments are counted from 1.

fails: TestParallelScan.test_few_items, TestParallelScan.test_items, TestParallelScan.test_pages
fails: TestParallelScan.test_segments, TestParallelScan.test_side_by_side, TestScript.test_parallel_region
fails: TestScript.test_run, TestScript.test_second_run
says: is not less than TotalSegments
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        return items_of(scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments))

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return [item for part in pool.map(scan_segment, range(1, segments + 1)) for item in part]
