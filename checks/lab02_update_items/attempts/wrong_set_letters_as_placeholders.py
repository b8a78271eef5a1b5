"""Placeholders are the letters of the alphabet, which has 26.

fails: TestSetAttributes.test_many
says: ValidationException
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET "
        + ", ".join(f"{'#' + chr(ord('a') + n)} = {':' + chr(ord('a') + n)}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={"#" + chr(ord("a") + n): name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={
            ":" + chr(ord("a") + n): value for n, (name, value) in enumerate(attributes.items())
        },
        ReturnValues="ALL_NEW",
    )["Attributes"]
