"""Conditions as boto3's Attr objects, where names are known."""

from boto3.dynamodb.conditions import Attr
from botocore.exceptions import ClientError


def succeeds(write: Callable[..., Any], **parameters: Any) -> bool:
    """Whether the condition of a write holds."""
    try:
        write(**parameters)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
        return False
    return True


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    put = table_of(table_name, region).put_item
    return succeeds(put, Item=with_exact_numbers(item), ConditionExpression=Attr("account_id").not_exists())


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = table_of(table_name, region)
    for attempt in range(max_attempts):
        read = table.query(
            KeyConditionExpression="account_id = :id", ExpressionAttributeValues={":id": key["account_id"]}
        )["Items"][0]
        old = read["version"]
        new = with_exact_numbers(change(read)) | {"version": old + 1}
        if succeeds(table.put_item, Item=new, ConditionExpression=Attr("version").eq(old)):
            return new
    raise ConflictError


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table, amount = table_of(table_name, region), with_exact_numbers(amount)
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression=Attr("account_id").exists() & Attr("balance").gte(amount),
            ExpressionAttributeValues={":amount": amount},
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )["Attributes"]["balance"]
    except ClientError as error:
        if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
            stored = error.response.get("Item")
            raise InsufficientFunds(Decimal(stored["balance"]["N"]) if stored else 0)
        raise


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    new = Attr("updated_at").not_exists() | Attr("updated_at").lt(item["updated_at"])
    return succeeds(table_of(table_name, region).put_item, Item=with_exact_numbers(item), ConditionExpression=new)
