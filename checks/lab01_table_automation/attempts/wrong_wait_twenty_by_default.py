"""The default of `max_attempts` was changed.

fails: TestWaitForTable.test_ten_attempts
says: max_attempts has the default 10
"""


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 20) -> bool:
    waiter = boto3.client("dynamodb", region_name=region).get_waiter("table_exists")
    try:
        waiter.wait(TableName=table_name, WaiterConfig={"Delay": 2, "MaxAttempts": max_attempts})
    except WaiterError as error:
        print(error)
        return False
    return True
