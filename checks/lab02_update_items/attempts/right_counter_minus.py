"""A negative amount is subtracted, and a counter's start is written out."""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    sign, size = ("-", -amount) if amount < 0 else ("+", amount)
    new = profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression=f"SET #c = if_not_exists(#c, :zero) {sign} :size",
        ExpressionAttributeNames={"#c": attribute},
        ExpressionAttributeValues={":zero": Decimal(0), ":size": Decimal(str(size))},
        ReturnValues="ALL_NEW",
    )["Attributes"][attribute]
    return int(new) if new == new.to_integral_value() else float(new)


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="ADD #tags :tags",
        ExpressionAttributeNames={"#tags": "tags"},
        ExpressionAttributeValues={":tags": set(tags)},
    )
