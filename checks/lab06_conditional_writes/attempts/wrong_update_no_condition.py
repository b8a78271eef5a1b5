"""It writes whatever the version is.

fails: TestUpdateIfVersion.test_stale, TestUpdateIfVersion.test_gone, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: somebody's change was written over
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    names = {f"#n{n}": name for n, name in enumerate(changes)}
    values = {f":v{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    assignments = [f"#n{n} = :v{n}" for n in range(len(changes))] + ["version = :next"]
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET " + ", ".join(assignments),
            ConditionExpression="attribute_exists(version) OR attribute_not_exists(version)",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":next": expected_version + 1, **values},
            ReturnValues="ALL_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return answer["Attributes"]
