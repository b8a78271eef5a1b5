"""The condition looks at an attribute that an item need not have.

fails: TestCreateIfAbsent.test_bare_item
says: not in any other attribute
"""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(balance)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
