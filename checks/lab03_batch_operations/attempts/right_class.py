"""One class that knows its table; the functions only hand on."""

from functools import cached_property


class Batches:
    """The batches of one table."""

    def __init__(self, table_name: str, region: str, max_attempts: int = 8) -> None:
        self.name = table_name
        self.table = boto3.resource("dynamodb", region_name=region).Table(table_name)
        self.client = self.table.meta.client
        self.max_attempts = max_attempts

    @cached_property
    def key(self) -> list[str]:
        return [part["AttributeName"] for part in self.client.describe_table(TableName=self.name)["Table"]["KeySchema"]]

    def identity(self, item: dict[str, Any]) -> tuple[Any, ...]:
        return tuple(item[name] for name in self.key)

    def write(self, writes: list[Any]) -> list[Any]:
        return [write for batch in in_groups(writes, 25) for write in self._persist(batch)]

    def _persist(self, batch: list[Any]) -> list[Any]:
        for attempt in range(self.max_attempts):
            if attempt:
                time.sleep(2**attempt / 10)
            batch = self.client.batch_write_item(RequestItems={self.name: batch})["UnprocessedItems"].get(self.name)
            if not batch:
                return []
        return batch

    def read(self, keys: list[Any]) -> dict[Any, Any]:
        found, attempt = {}, 1
        for waiting in in_groups(keys, 100):
            attempt = 1
            while waiting:
                answer = self.client.batch_get_item(RequestItems={self.name: {"Keys": waiting}})
                found.update({self.identity(item): item for item in answer["Responses"].get(self.name, ())})
                waiting = answer["UnprocessedKeys"].get(self.name, {}).get("Keys")
                if waiting and attempt == self.max_attempts:
                    raise ConnectionError("gave up")
                if waiting:
                    time.sleep(attempt / 10)
                    attempt += 1
        return found


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    if not items:
        return {"written": 0, "unprocessed": []}
    batches = Batches(table_name, region, max_attempts)
    last = {batches.identity(item): item for item in items}
    back = batches.write([{"PutRequest": {"Item": with_exact_numbers(item)}} for item in last.values()])
    originals = [last[batches.identity(write["PutRequest"]["Item"])] for write in back]
    return {"written": len(last) - len(back), "unprocessed": originals}


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    if not keys:
        return []
    batches = Batches(table_name, region, max_attempts)
    found = batches.read(list({batches.identity(key): key for key in keys}.values()))
    return [found.get(batches.identity(key)) for key in keys]


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    if not keys:
        return 0
    batches = Batches(table_name, region)
    different = {batches.identity(key): key for key in keys}
    back = batches.write([{"DeleteRequest": {"Key": key}} for key in different.values()])
    print(f"{len(back)} left over: {[write['DeleteRequest']['Key'] for write in back]}")
    return len(different) - len(back)
