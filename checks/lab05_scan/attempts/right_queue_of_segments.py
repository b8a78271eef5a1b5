"""Workers take segments from a queue and hand their pages to the caller through another; sessions of their own."""

import queue
import threading


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    to_do: queue.Queue[int] = queue.Queue()
    found: queue.Queue[Any] = queue.Queue()
    for segment in range(segments):
        to_do.put(segment)

    def work(client: Any) -> None:
        try:
            while True:
                segment = to_do.get_nowait()
                pages = client.get_paginator("scan").paginate(
                    TableName=table_name, Segment=segment, TotalSegments=segments
                )
                for page in pages:
                    found.put(page["Items"])
        except queue.Empty:
            found.put(None)
        except ClientError as error:
            found.put(error)

    clients = [boto3.session.Session(region_name=region).resource("dynamodb").meta.client for _ in range(segments)]
    for client in clients:
        threading.Thread(target=work, args=(client,)).start()
    items: list[dict[str, Any]] = []
    errors: list[ClientError] = []
    at_work = segments
    while at_work:
        answer = found.get()
        if isinstance(answer, list):
            items += answer
            continue
        at_work -= 1
        if answer is not None:
            errors.append(answer)
    if errors:
        raise errors[0]
    return items
