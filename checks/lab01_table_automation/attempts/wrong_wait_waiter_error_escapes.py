"""A waiter inside `except ClientError`: what it raises is a WaiterError.

fails: TestWaitForTable.test_gives_up, TestWaitForTable.test_ten_attempts, TestWaitForTable.test_pause
fails: TestWaitForTable.test_other_status
fails: TestErrors.test_wait_missing, TestErrors.test_wait_vanishing, TestErrors.test_wait_denied
says: WaiterError
"""


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    waiter = boto3.client("dynamodb", region_name=region).get_waiter("table_exists")
    try:
        waiter.wait(TableName=table_name, WaiterConfig={"Delay": 2, "MaxAttempts": max_attempts})
    except ClientError as error:
        print(error)
        return False
    return True
