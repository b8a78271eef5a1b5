"""The client interface: types by hand with boto3's converters, keys told apart by their typed form."""

from boto3.dynamodb.types import TypeDeserializer, TypeSerializer


def typed(item: dict[str, Any]) -> dict[str, Any]:
    serializer = TypeSerializer()
    return {name: serializer.serialize(with_exact_numbers(value)) for name, value in item.items()}


def plain(item: dict[str, Any]) -> dict[str, Any]:
    deserializer = TypeDeserializer()
    return {name: deserializer.deserialize(value) for name, value in item.items()}


def mark(item: dict[str, Any], names: list[str]) -> str:
    return repr([(name, item[name]) for name in sorted(names)])


def names_of_key(client: Any, table_name: str) -> list[str]:
    schema = client.describe_table(TableName=table_name)["Table"]["KeySchema"]
    return [part["AttributeName"] for part in schema]


def send(client: Any, table_name: str, writes: list[Any], max_attempts: int) -> list[Any]:
    hopeless = []
    for start in range(0, len(writes), 25):
        request = {table_name: writes[start : start + 25]}
        for attempt in range(max_attempts):
            if attempt:
                time.sleep(attempt)
            request = client.batch_write_item(RequestItems=request)["UnprocessedItems"]
            if not request:
                break
        hopeless.extend(request.get(table_name, []))
    return hopeless


def batch_insert(table_name, items, region=DEFAULT_REGION, max_attempts=8):
    if len(items) == 0:
        return {"written": 0, "unprocessed": []}
    client = boto3.client("dynamodb", region_name=region)
    names = names_of_key(client, table_name)
    last = {}
    for item in map(typed, items):
        last[mark(item, names)] = item
    hopeless = send(client, table_name, [{"PutRequest": {"Item": item}} for item in last.values()], max_attempts)
    return {
        "written": len(last) - len(hopeless),
        "unprocessed": [plain(request["PutRequest"]["Item"]) for request in hopeless],
    }


def batch_get(table_name, keys, region=DEFAULT_REGION, max_attempts=8):
    if len(keys) == 0:
        return []
    client = boto3.client("dynamodb", region_name=region)
    wanted = [typed(key) for key in keys]
    unique = list({mark(key, list(key)): key for key in wanted}.values())
    found = {}
    for start in range(0, len(unique), 100):
        request = {table_name: {"Keys": unique[start : start + 100], "ConsistentRead": True}}
        for attempt in range(max_attempts):
            if attempt:
                time.sleep(attempt)
            answer = client.batch_get_item(RequestItems=request)
            for item in answer["Responses"].get(table_name, []):
                found[mark(item, list(wanted[0]))] = plain(item)
            request = answer["UnprocessedKeys"]
            if not request:
                break
        if request:
            raise TimeoutError(f"no answer for {request}")
    return [found.get(mark(key, list(key))) for key in wanted]


def batch_delete(table_name, keys, region=DEFAULT_REGION):
    if len(keys) == 0:
        return 0
    client = boto3.client("dynamodb", region_name=region)
    unique = {mark(key, list(key)): key for key in map(typed, keys)}
    hopeless = send(client, table_name, [{"DeleteRequest": {"Key": key}} for key in unique.values()], 8)
    for request in hopeless:
        print("could not delete", request["DeleteRequest"]["Key"], file=sys.stderr)
    return len(unique) - len(hopeless)
