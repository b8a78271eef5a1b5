"""Numbers and truth values are stored as texts.

fails: TestSetAttributes.test_types
says: age
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = {name: str(v) if isinstance(v, (int, float, Decimal)) else v for name, v in attributes.items()}
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": value for n, (name, value) in enumerate(attributes.items())},
        ReturnValues="ALL_NEW",
    )["Attributes"]
