"""Recursion with growing pauses, in place of a loop."""

from time import sleep


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    return ask_again(boto3.client("dynamodb", region_name=region), table_name, max_attempts, 0.1)


def ask_again(client: Any, table_name: str, attempts_left: int, pause: float) -> bool:
    if attempts_left == 0:
        return False
    try:
        description = client.describe_table(TableName=table_name)["Table"]
    except client.exceptions.ClientError:
        return False
    if description["TableStatus"] == "ACTIVE":
        return True
    if attempts_left > 1:
        sleep(pause)
    return ask_again(client, table_name, attempts_left - 1, min(pause * 2, 30))
