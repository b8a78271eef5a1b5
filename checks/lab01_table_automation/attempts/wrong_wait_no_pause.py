"""All polls are sent at once.

fails: TestWaitForTable.test_slow_table, TestWaitForTable.test_pause
fails: TestCleanup.test_with_flag, TestCleanup.test_without_flag, TestScript.test_first_run, TestCustomParameters.test_script
says: Use a waiter or sleep between two polls
"""


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    for _ in range(max_attempts):
        try:
            if client.describe_table(TableName=table_name)["Table"]["TableStatus"] == "ACTIVE":
                return True
        except ClientError as error:
            print(error)
            return False
    return False
