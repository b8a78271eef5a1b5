"""An item that is stored without a date stays for ever.

fails: TestPutLatest.test_without_date
says: the condition has to say that it may be missing
"""


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(account_id) OR updated_at < :new",
            ExpressionAttributeValues={":new": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
