"""The threads work in the region of the example.

fails: TestScript.test_parallel_region, TestScript.test_run
says: give the client or resource the `region` of the call
"""


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for("us-east-1").get_paginator("scan")

    def scan_segment(segment: int) -> list[dict[str, Any]]:
        return items_of(scan.paginate(TableName=table_name, Segment=segment, TotalSegments=segments))

    with ThreadPoolExecutor(max_workers=segments) as pool:
        return [item for part in pool.map(scan_segment, range(segments)) for item in part]
