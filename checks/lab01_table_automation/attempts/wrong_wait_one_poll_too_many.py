"""One look before the loop, and `max_attempts` more in it.

fails: TestWaitForTable.test_gives_up, TestWaitForTable.test_ten_attempts
says: the first one included
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        status = client.describe_table(TableName=table_name)["Table"]["TableStatus"]
        for _ in range(max_attempts):
            if status == "ACTIVE":
                return True
            time.sleep(2)
            status = client.describe_table(TableName=table_name)["Table"]["TableStatus"]
        return status == "ACTIVE"
    except ClientError as error:
        print(error)
        return False
