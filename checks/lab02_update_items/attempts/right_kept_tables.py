"""Tables are kept for each region, and the work is done by partial functions."""

from functools import lru_cache, partial


@lru_cache(maxsize=None)
def kept(region: str) -> Any:
    return boto3.resource("dynamodb", region_name=region)


def profiles(table_name: str, region: str) -> Any:
    return kept(region).Table(table_name)


def change(expression: str, values: Any, table_name: str, key: dict[str, Any], region: str) -> None:
    profiles(table_name, region).update_item(
        Key=key, UpdateExpression=expression, ExpressionAttributeValues={":v": values}
    )


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return partial(change, "ADD tags :v", tags)(table_name, key, region)


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    return partial(change, "DELETE tags :v", tags)(table_name, key, region)
