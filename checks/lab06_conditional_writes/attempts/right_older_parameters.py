"""The parameters that came before expressions: Expected, which AWS still understands."""

from botocore.exceptions import ClientError


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), Expected={"account_id": {"Exists": False}})
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    put, conflict = table_of(table_name, region).put_item, "ConditionalCheckFailedException"
    older = {"ComparisonOperator": "LT", "AttributeValueList": [item["updated_at"]]}
    for condition in (older, {"ComparisonOperator": "NULL"}):  # two conditions on one attribute take two requests
        try:
            put(Item=with_exact_numbers(item), Expected={"updated_at": condition})
            return True
        except ClientError as error:
            if error.response["Error"]["Code"] != conflict:
                raise
    return False
