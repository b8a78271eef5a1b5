"""`max_attempts` is taken and then forgotten.

fails: TestWaitForTable.test_slow_table, TestWaitForTable.test_gives_up
says: max_attempts is the number of DescribeTable requests
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        for _ in range(10):
            if client.describe_table(TableName=table_name)["Table"]["TableStatus"] == "ACTIVE":
                return True
            time.sleep(0.9)
    except ClientError as error:
        print(error)
    return False
