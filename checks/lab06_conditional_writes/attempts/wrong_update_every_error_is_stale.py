"""Whatever AWS answers counts as somebody who was faster.

fails: TestErrors.test_update
says: Only ConditionalCheckFailedException means a writer who was faster
"""

from botocore.exceptions import ClientError


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
            ReturnValues="ALL_NEW",
        )
    except ClientError:
        return None
    return answer["Attributes"]
