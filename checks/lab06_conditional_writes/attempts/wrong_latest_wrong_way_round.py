"""The comparison is the wrong way round: the oldest wins.

fails: TestPutLatest.test_newer, TestPutLatest.test_older, TestPutLatest.test_race, TestScript.test_first_run,
    TestScript.test_second_run, TestScript.test_default_region
says: it must be stored in the place of the whole old one
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at > :new",
            ExpressionAttributeValues={":new": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
