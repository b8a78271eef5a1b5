"""The loop ends only when the table is ready.

fails: TestWaitForTable.test_gives_up, TestWaitForTable.test_ten_attempts, TestWaitForTable.test_pause
fails: TestWaitForTable.test_other_status, TestScript.test_never_active
says: DescribeTable
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        while client.describe_table(TableName=table_name)["Table"]["TableStatus"] != "ACTIVE":
            time.sleep(2)
    except ClientError as error:
        print(error)
        return False
    return True
