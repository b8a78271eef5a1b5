"""Read, change here, and write only if nobody was faster; else once more."""

MISSING = object()


def changed(table_name: str, region: str, key: dict[str, Any], attribute: str, change: Any) -> None:
    """Write `change(old value)` in place of the old value, as long as that is still there."""
    table = profiles(table_name, region)
    while True:
        old = table.get_item(Key=key, ConsistentRead=True).get("Item", {}).get(attribute, MISSING)
        new = change(old)
        if new is MISSING and old is MISSING:
            return
        parameters: dict[str, Any] = {"UpdateExpression": "REMOVE #a" if new is MISSING else "SET #a = :new"}
        values = {} if new is MISSING else {":new": new}
        if old is MISSING:
            parameters["ConditionExpression"] = "attribute_not_exists(#a)"
        else:
            parameters["ConditionExpression"] = "#a = :old"
            values[":old"] = old
        try:
            table.update_item(
                Key=key, ExpressionAttributeNames={"#a": attribute}, ExpressionAttributeValues=values, **parameters
            )
            return
        except ClientError as error:
            if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
                raise


def tags_of(value: Any) -> set[str]:
    if value is MISSING:
        return set()
    if not isinstance(value, set):
        raise TypeError(f"tags is a {type(value).__name__}, not a set")
    return value


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    new = with_exact_numbers(values)
    changed(table_name, region, key, attribute, lambda old: new if old is MISSING else old + new)


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    changed(table_name, region, key, "tags", lambda old: tags_of(old) | tags)


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    changed(table_name, region, key, "tags", lambda old: tags_of(old) - tags or MISSING)
