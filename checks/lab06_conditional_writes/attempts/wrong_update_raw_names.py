"""Names stand in the expression as they are.

fails: TestUpdateIfVersion.test_names, TestScript.test_first_run, TestScript.test_second_run,
    TestScript.test_default_region
says: reserved keyword
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    values = {f":v{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    assignments = [f"{name} = :v{n}" for n, name in enumerate(changes)]
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="SET version = version + :one, " + ", ".join(assignments),
            ConditionExpression="version = :old",
            ExpressionAttributeValues={":one": 1, ":old": expected_version, **values},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
