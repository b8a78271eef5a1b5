"""A thread class that keeps what it found or met; the caller's thread takes the last segment itself."""

import threading


class SegmentScan(threading.Thread):
    def __init__(self, client: Any, table_name: str, segment: int, segments: int) -> None:
        super().__init__(daemon=True)
        self.client = client
        self.parameters = {"TableName": table_name, "Segment": segment, "TotalSegments": segments}
        self.items: list[dict[str, Any]] = []
        self.error: ClientError | None = None

    def run(self) -> None:
        try:
            self.scan()
        except ClientError as error:
            self.error = error

    def scan(self) -> None:
        while True:
            answer = self.client.scan(**self.parameters)
            self.items.extend(answer["Items"])
            if "LastEvaluatedKey" not in answer:
                break
            self.parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    client = client_for(region)
    *others, own = [SegmentScan(client, table_name, segment, segments) for segment in range(segments)]
    for other in others:
        other.start()
    own.run()
    for other in others:
        other.join()
    items: list[dict[str, Any]] = []
    for each in [own, *others]:
        if each.error is not None:
            raise each.error
        items += each.items
    return items


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    client, lock, total = client_for(region), threading.Lock(), [0]

    def count(segment: int) -> None:
        pages = client.get_paginator("scan").paginate(
            TableName=table_name, Select="COUNT", Segment=segment, TotalSegments=3
        )
        for page in pages:
            with lock:
                total[0] += page["Count"]

    with ThreadPoolExecutor() as pool:
        for future in [pool.submit(count, segment) for segment in range(3)]:
            future.result()
    return total[0]
