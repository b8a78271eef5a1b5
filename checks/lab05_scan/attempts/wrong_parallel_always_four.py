"""There are four segments, whatever was asked for.

fails: TestParallelScan.test_segments
says: (Segment, TotalSegments) of the requests
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    segments = 4
    scan = client_for(region).get_paginator("scan")

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        return items_of(scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments))

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return [item for part in pool.map(scan_segment, range(segments)) for item in part]
