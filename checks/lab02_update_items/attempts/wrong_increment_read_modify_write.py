"""The counter is read, added to here, and written back.

fails: TestIncrementCounter.test_one_request, TestIncrementCounter.test_no_number, TestOtherWriters.test_increment_counter
says: a lost update: between your GetItem and your UpdateItem
says: this counter took GetItem and UpdateItem
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    item = table.get_item(Key=key, ConsistentRead=True).get("Item", {})
    new = item.get(attribute, 0) + with_exact_numbers(amount)
    table.update_item(
        Key=key,
        UpdateExpression="SET #a = :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": new},
    )
    return new
