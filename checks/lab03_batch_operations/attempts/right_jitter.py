"""Exponential pauses with jitter, by an event's wait; a batch that is throttled as a whole leaves as the error it is."""

import random
from threading import Event


def pause_before(attempt: int) -> None:
    longest = min(20.0, 0.2 * 2**attempt)
    Event().wait(longest / 2 + random.uniform(0, longest / 2))


def write_all(dynamodb: Any, table_name: str, writes: list[dict[str, Any]], max_attempts: int) -> list[dict[str, Any]]:
    left_over = []
    for batch in in_groups(writes, 25):
        attempt = 0
        while batch and attempt < max_attempts:
            if attempt > 0:
                pause_before(attempt)
            attempt += 1
            try:
                answer = dynamodb.batch_write_item(RequestItems={table_name: batch}, ReturnConsumedCapacity="TOTAL")
            except dynamodb.meta.client.exceptions.ProvisionedThroughputExceededException:
                print("throttled")
                raise
            batch = answer["UnprocessedItems"].get(table_name, [])
        left_over.extend(batch)
    return left_over
