"""What is as new as the stored item replaces it.

fails: TestPutLatest.test_same_age
says: as old as what is there
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at <= :new",
            ExpressionAttributeValues={":new": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
