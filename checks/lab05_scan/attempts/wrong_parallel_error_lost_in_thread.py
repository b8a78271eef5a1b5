"""An exception ends its thread, and nobody hears of it.

fails: TestParallelScan.test_error
says: has to raise an exception
"""

from threading import Thread


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).get_paginator("scan")
    items: list[dict[str, Any]] = []

    def scan_segment(segment: int) -> None:
        for page in scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments):
            items.extend(page["Items"])

    threads = [Thread(target=scan_segment, args=(segment,)) for segment in range(segments)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return items
