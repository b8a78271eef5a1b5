"""It answers with the changed attributes, not with the whole item.

fails: TestUpdateIfVersion.test_answer, TestUpdateIfVersion.test_race, TestUpdateIfVersion.test_answer_is_own
says: ReturnValues says what comes back
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
            ConditionExpression="version = :old",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":old": expected_version, ":next": expected_version + 1, **values},
            ReturnValues="UPDATED_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return answer["Attributes"]
