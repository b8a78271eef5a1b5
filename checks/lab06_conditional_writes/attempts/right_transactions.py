"""Each write is a transaction of one action; a cancelled one gives its reasons."""

from boto3.dynamodb.types import TypeSerializer


def carried_out(region: str, **action: Any) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.transact_write_items(TransactItems=[action])
    except client.exceptions.TransactionCanceledException as error:
        if error.response["CancellationReasons"][0]["Code"] == "ConditionalCheckFailed":
            return False
        raise
    return True


def typed(item: dict[str, Any]) -> dict[str, Any]:
    return {name: TypeSerializer().serialize(with_exact_numbers(value)) for name, value in item.items()}


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    put = {"TableName": table_name, "Item": typed(item), "ConditionExpression": "attribute_not_exists(account_id)"}
    return carried_out(region, Put=put)


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    put = {
        "TableName": table_name,
        "Item": typed(item),
        "ConditionExpression": "attribute_not_exists(updated_at) OR updated_at < :at",
        "ExpressionAttributeValues": {":at": {"S": item["updated_at"]}},
    }
    return carried_out(region, Put=put)
