"""The work is done in a second file beside the script."""

import condition_helpers


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    return condition_helpers.holds(
        table_of(table_name, region).put_item,
        Item=with_exact_numbers(item),
        ConditionExpression="attribute_not_exists(account_id)",
    )


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    return condition_helpers.holds(
        table_of(table_name, region).delete_item,
        Key=key,
        ConditionExpression="#a = :e",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":e": with_exact_numbers(expected)},
    )


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    return condition_helpers.holds(
        table_of(table_name, region).put_item,
        Item=with_exact_numbers(item),
        ConditionExpression="updated_at < :at OR attribute_not_exists(updated_at)",
        ExpressionAttributeValues={":at": item["updated_at"]},
    )
