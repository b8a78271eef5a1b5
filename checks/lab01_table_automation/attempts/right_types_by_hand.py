"""The types are written and read by hand, without boto3's converters."""


def to_dynamodb(value: Any) -> dict[str, Any]:
    if isinstance(value, bool):
        return {"BOOL": value}
    if value is None:
        return {"NULL": True}
    if isinstance(value, str):
        return {"S": value}
    if isinstance(value, bytes):
        return {"B": value}
    if isinstance(value, (int, float, Decimal)):
        return {"N": str(value)}
    if isinstance(value, list):
        return {"L": [to_dynamodb(member) for member in value]}
    if isinstance(value, dict):
        return {"M": {name: to_dynamodb(member) for name, member in value.items()}}
    members = list(value)
    if isinstance(members[0], str):
        return {"SS": members}
    if isinstance(members[0], bytes):
        return {"BS": members}
    return {"NS": [str(member) for member in members]}


def from_dynamodb(typed: dict[str, Any]) -> Any:
    ((kind, value),) = typed.items()
    if kind == "N":
        return to_number(value)
    if kind == "NULL":
        return None
    if kind == "L":
        return [from_dynamodb(member) for member in value]
    if kind == "M":
        return {name: from_dynamodb(member) for name, member in value.items()}
    if kind == "NS":
        return {to_number(member) for member in value}
    if kind in ("SS", "BS"):
        return frozenset(value)
    return value


def to_number(text: str) -> int | float:
    number = Decimal(text)
    return int(number) if number == int(number) else float(number)


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table_name, Item=to_dynamodb(item)["M"])
    except ClientError as error:
        print(error)
        return False
    return True


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    client = boto3.client("dynamodb", region_name=region)
    try:
        answer = client.get_item(TableName=table_name, Key={key_name: to_dynamodb(key_value)})
    except ClientError as error:
        print(error)
        return None
    if "Item" not in answer:
        print("no such item")
        return None
    return from_dynamodb({"M": answer["Item"]})
