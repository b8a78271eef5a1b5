"""A waiter with its own idea of how often to ask: 25 times.

fails: TestWaitForTable.test_gives_up, TestWaitForTable.test_ten_attempts
says: max_attempts is the number of DescribeTable requests
"""


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    try:
        boto3.client("dynamodb", region_name=region).get_waiter("table_exists").wait(TableName=table_name)
    except WaiterError as error:
        print(error)
        return False
    return True
