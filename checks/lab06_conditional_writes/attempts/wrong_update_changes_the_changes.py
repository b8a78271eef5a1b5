"""The next version is put into the dict of changes that was passed in.

fails: TestUpdateIfVersion.test_given_changes
says: work on a copy
"""


def update_if_version(table_name, key, changes, expected_version, region=DEFAULT_REGION):
    table = table_of(table_name, region)
    changes["version"] = expected_version + 1
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET " + ", ".join(f"#n{n} = :v{n}" for n in range(len(changes))),
            ConditionExpression="version = :expected",
            ExpressionAttributeNames={f"#n{n}": name for n, name in enumerate(changes)},
            ExpressionAttributeValues={
                ":expected": expected_version,
                **{f":v{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())},
            },
            ReturnValues="ALL_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return answer["Attributes"]
