"""An error in the middle of the wait ends the program.

fails: TestErrors.test_wait_missing, TestErrors.test_wait_vanishing, TestErrors.test_wait_denied
says: ResourceNotFoundException
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    for _ in range(max_attempts):
        if client.describe_table(TableName=table_name)["Table"]["TableStatus"] == "ACTIVE":
            return True
        time.sleep(2)
    return False
