"""Each placeholder is the name with a # before it, which dots and spaces break.

fails: TestSetAttributes.test_odd_names
says: ValidationException
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{name} = :{name}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={"#" + name: name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={":" + name: value for n, (name, value) in enumerate(attributes.items())},
        ReturnValues="ALL_NEW",
    )["Attributes"]
