"""Floats become Decimals in the item that was passed in.

fails: TestCreateIfAbsent.test_given_item
says: work on a copy
"""


def create_if_absent(table_name, item, region=DEFAULT_REGION):
    table = table_of(table_name, region)
    item.update(with_exact_numbers(item))
    try:
        table.put_item(Item=item, ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
