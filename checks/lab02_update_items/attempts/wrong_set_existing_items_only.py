"""An item that does not exist is refused.

fails: TestSetAttributes.test_new_item, TestOtherWriters.test_set_attributes, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_parameters
says: ConditionalCheckFailedException
"""


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    attributes = with_exact_numbers(attributes)
    return profiles(table_name, region).update_item(
        Key=key,
        UpdateExpression="SET " + ", ".join(f"#{n} = :{n}" for n, name in enumerate(attributes)),
        ExpressionAttributeNames={f"#{n}": name for n, name in enumerate(attributes)},
        ExpressionAttributeValues={f":{n}": value for n, (name, value) in enumerate(attributes.items())},
        ConditionExpression="attribute_exists(user_id)",
        ReturnValues="ALL_NEW",
    )["Attributes"]
