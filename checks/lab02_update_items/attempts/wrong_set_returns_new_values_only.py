"""The answer has only the attributes that were set.

fails: TestSetAttributes.test_answer, TestSetAttributes.test_new_item
says: all attributes, not only the new ones
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ",".join(f"#{n}=:{n}" for n in range(len(attributes))),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": attributes[name] for n, name in enumerate(attributes)},
    )
    return attributes
