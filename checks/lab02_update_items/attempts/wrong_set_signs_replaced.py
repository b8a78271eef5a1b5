"""Signs that a placeholder cannot hold become underscores, so that two names share one.

fails: TestSetAttributes.test_odd_names
says: geo
"""

import re


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET "
        + ", ".join(f"#{placeholder(name)} = :{placeholder(name)}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={"#" + placeholder(name): name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={
            ":" + placeholder(name): value for n, (name, value) in enumerate(attributes.items())
        },
        ReturnValues="ALL_NEW",
    )["Attributes"]


def placeholder(name: str) -> str:
    return re.sub(r"\W", "_", name)
