"""One class with a client kept for each region; a failed condition becomes an exception of its own."""

from functools import lru_cache

from botocore.exceptions import ClientError


class Refused(Exception):
    """The condition did not hold; what was stored comes along."""

    def __init__(self, stored: dict[str, Any]) -> None:
        self.stored = stored


class Accounts:
    """All accounts of one table."""

    def __init__(self, table: Any) -> None:
        self.table = table

    def write(self, operation: str, **parameters: Any) -> dict[str, Any]:
        try:
            return getattr(self.table, operation)(ReturnValuesOnConditionCheckFailure="ALL_OLD", **parameters)
        except ClientError as error:
            if error.response["Error"]["Code"] == "ConditionalCheckFailedException":
                stored = error.response.get("Item", {})
                raise Refused(
                    {name: TypeDeserializer().deserialize(value) for name, value in stored.items()}
                ) from error
            raise

    def is_written(self, operation: str, **parameters: Any) -> bool:
        try:
            self.write(operation, **parameters)
        except Refused:
            return False
        return True


@lru_cache(maxsize=None)
def accounts(table_name: str, region: str) -> Accounts:
    return Accounts(boto3.session.Session(region_name=region).resource("dynamodb").Table(table_name))


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    mine = with_exact_numbers(item)
    return accounts(table_name, region).is_written(
        "put_item",
        Item=mine,
        ConditionExpression="account_id <> :mine",
        ExpressionAttributeValues={":mine": item["account_id"]},
    )


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    table = accounts(table_name, region)
    stored = table.table.get_item(Key=key)["Item"]
    for _ in range(max_attempts):
        version = int(stored["version"])
        new = with_exact_numbers(dict(change(stored), version=version + 1))
        try:
            table.write(
                "put_item",
                Item=new,
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except Refused as refused:
            stored = refused.stored  # what is stored by now came with the refusal: no need to read it
        else:
            return new
    raise ConflictError(key)


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    try:
        return accounts(table_name, region).write(
            "update_item",
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
            ReturnValues="UPDATED_NEW",
        )["Attributes"]["balance"]
    except Refused as refused:
        raise InsufficientFunds(refused.stored.get("balance", 0)) from refused


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    return accounts(table_name, region).is_written(
        "delete_item",
        Key=key,
        ConditionExpression="#a = :v",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":v": with_exact_numbers(expected)},
    )
