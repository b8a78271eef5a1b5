"""An event loop that runs each request in a thread."""

import asyncio


async def segment_items(scan: Any, **parameters: Any) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    while True:
        answer = await asyncio.to_thread(scan, **parameters)
        items += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return items
        parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return asyncio.run(segment_items(client_for(region).scan, TableName=table_name))


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    scan = client_for(region).scan

    async def scan_segments() -> list[list[dict[str, Any]]]:
        return await asyncio.gather(
            *(segment_items(scan, TableName=table_name, Segment=n, TotalSegments=segments) for n in range(segments))
        )

    return [item for part in asyncio.run(scan_segments()) for item in part]
