"""The pool's futures are waited for and never asked for their results.

fails: TestParallelScan.test_error
says: has to raise an exception
"""

from concurrent.futures import wait


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")
    items: list[dict[str, Any]] = []

    def scan_segment(segment: int) -> None:
        items.extend(items_of(scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments)))

    with ThreadPoolExecutor(max_workers=segments) as pool:
        wait([pool.submit(scan_segment, segment) for segment in range(segments)])
    return items
