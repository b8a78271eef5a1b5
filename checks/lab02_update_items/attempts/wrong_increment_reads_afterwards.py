"""The new number is read by a second request, when others have counted on.

fails: TestIncrementCounter.test_one_request
says: this counter took UpdateItem and GetItem
"""


def increment_counter(
    table_name: str, key: dict[str, Any], attribute: str, amount: Any = 1, region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    table.update_item(
        Key=key,
        UpdateExpression="ADD #a :n",
        ExpressionAttributeNames={"#a": attribute},
        ExpressionAttributeValues={":n": with_exact_numbers(amount)},
    )
    return table.get_item(Key=key, ConsistentRead=True)["Item"][attribute]
