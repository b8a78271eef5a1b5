"""None is taken for `nothing to set`.

fails: TestSetAttributes.test_types
says: manager
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = {name: value for name, value in with_exact_numbers(attributes).items() if value is not None}
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": value for n, (name, value) in enumerate(attributes.items())},
        ReturnValues="ALL_NEW",
    )["Attributes"]
