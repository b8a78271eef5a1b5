"""The client interface, with types made and unmade by boto3's own converters, and the code of each error looked at."""

from boto3.dynamodb.types import TypeSerializer
from botocore.exceptions import ClientError

PUT, OUT = TypeSerializer().serialize, TypeDeserializer().deserialize


def typed(item: dict[str, Any]) -> dict[str, Any]:
    return {name: PUT(with_exact_numbers(value)) for name, value in item.items()}


def untyped(item: dict[str, Any]) -> dict[str, Any]:
    return {name: OUT(value) for name, value in item.items()}


def failed(error: ClientError) -> bool:
    return error.response["Error"]["Code"] == "ConditionalCheckFailedException"


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(
            TableName=table_name,
            Item=typed(item),
            ConditionExpression="attribute_not_exists(#k)",
            ExpressionAttributeNames={"#k": "account_id"},
        )
    except ClientError as error:
        if failed(error):
            return False
        raise
    return True


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    client = boto3.client("dynamodb", region_name=region)
    parts, names, values = [], {"#v": "version"}, {":old": expected_version, ":new": expected_version + 1}
    for number, (name, value) in enumerate(changes.items()):
        names[f"#n{number}"], values[f":v{number}"] = name, value
        parts.append(f"#n{number}=:v{number}")
    try:
        answer = client.update_item(
            TableName=table_name,
            Key=typed(key),
            UpdateExpression="SET #v=:new," + ",".join(parts),
            ConditionExpression="#v=:old",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues=typed(values),
            ReturnValues="ALL_NEW",
        )
    except ClientError as error:
        if not failed(error):
            raise
        return None
    return untyped(answer["Attributes"])


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    client = boto3.client("dynamodb", region_name=region)
    writes = 0
    while writes < max_attempts:
        item = untyped(client.get_item(TableName=table_name, Key=typed(key), ConsistentRead=True)["Item"])
        seen = item["version"]
        new = dict(change(dict(item)))
        new["version"] = seen + 1
        writes += 1
        try:
            client.put_item(
                TableName=table_name,
                Item=typed(new),
                ConditionExpression="#v = :seen",
                ExpressionAttributeNames={"#v": "version"},
                ExpressionAttributeValues={":seen": {"N": str(seen)}},
            )
            return new
        except ClientError as error:
            if not failed(error):
                raise
    raise ConflictError("too many conflicts")


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    client = boto3.client("dynamodb", region_name=region)
    try:
        answer = client.update_item(
            TableName=table_name,
            Key=typed(key),
            UpdateExpression="ADD balance :minus",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues=typed({":amount": amount, ":minus": -amount}),
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except ClientError as error:
        if failed(error):
            raise InsufficientFunds(untyped(error.response.get("Item", {})).get("balance", 0)) from None
        raise
    return untyped(answer["Attributes"])["balance"]


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.delete_item(
            TableName=table_name,
            Key=typed(key),
            ConditionExpression="#a IN (:e)",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues=typed({":e": expected}),
        )
    except ClientError as error:
        if failed(error):
            return False
        raise
    return True


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(
            TableName=table_name,
            Item=typed(item),
            ConditionExpression="NOT attribute_exists(updated_at) OR NOT (updated_at >= :new)",
            ExpressionAttributeValues={":new": {"S": item["updated_at"]}},
        )
    except ClientError as error:
        if failed(error):
            return False
        raise
    return True
