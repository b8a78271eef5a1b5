"""It puts an item of the changes alone, so that all else is lost.

fails: TestUpdateIfVersion.test_changes, TestUpdateIfVersion.test_answer, TestUpdateIfVersion.test_race,
    TestUpdateIfVersion.test_answer_is_own, TestUpdateIfVersion.test_names, TestUpdateIfVersion.test_floats,
    TestScript.test_update_region, TestScript.test_first_run, TestScript.test_second_run,
    TestScript.test_default_region
says: the rest untouched
"""


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table, item = table_of(table_name, region), with_exact_numbers({**key, **changes, "version": expected_version + 1})
    try:
        table.put_item(
            Item=item, ConditionExpression="version = :old", ExpressionAttributeValues={":old": expected_version}
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    return item
