"""The answer is what was taken out.

fails: TestRemoveAttributes.test_answer, TestRemoveAttributes.test_absent_name
says: what is left of the item
"""


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    return (
        profiles(table_name, region)
        .update_item(
            Key=key,
            UpdateExpression="REMOVE " + ",".join(f"#{n}" for n in range(len(names))),
            ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(names)},
            ReturnValues="UPDATED_OLD",
        )
        .get("Attributes", {})
    )
