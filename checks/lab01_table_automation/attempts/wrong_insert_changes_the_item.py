"""Floats become Decimals in the dict that was passed in.

fails: TestInsertItem.test_given_item
says: work on a copy
"""


def insert_item(table_name, item, region=DEFAULT_REGION):
    for name, value in item.items():
        item[name] = with_exact_numbers(value)
    try:
        boto3.resource("dynamodb", region_name=region).Table(table_name).put_item(Item=item)
    except ClientError as error:
        print(f"The item was not stored: {error}")
        return False
    return True
