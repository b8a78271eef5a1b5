"""The version is compared, but not raised: the next writer with the same version wins as well.

fails: TestUpdateIfVersion.test_changes, TestUpdateIfVersion.test_answer, TestUpdateIfVersion.test_race,
    TestUpdateIfVersion.test_answer_is_own, TestUpdateIfVersion.test_names, TestUpdateIfVersion.test_floats,
    TestScript.test_update_region, TestScript.test_first_run, TestScript.test_second_run,
    TestScript.test_default_region
says: the changes, the next version, the rest untouched
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    names = {f"#n{n}": name for n, name in enumerate(changes)}
    values = {f":v{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    assignments = [f"#n{n} = :v{n}" for n in range(len(changes))]
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET " + ", ".join(assignments),
            ConditionExpression="version = :old",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":old": expected_version, **values},
            ReturnValues="ALL_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return answer["Attributes"]
