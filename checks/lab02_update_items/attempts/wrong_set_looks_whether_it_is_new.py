"""A look decides whether the item is put or updated; somebody may make it in between.

fails: TestOtherWriters.test_set_attributes
says: a lost update: between your GetItem and your PutItem
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    attributes = with_exact_numbers(attributes)
    if "Item" not in table.get_item(Key=key):
        table.put_item(Item={**key, **attributes})
        return {**key, **attributes}
    return table.update_item(
        Key=key,
        UpdateExpression="SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": attributes[name] for n, name in enumerate(attributes)},
        ReturnValues="ALL_NEW",
    )["Attributes"]
