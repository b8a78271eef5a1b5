"""A loop of its own that pauses with an event, and takes an error as one more attempt."""

from threading import Event


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    never = Event()
    for attempt in range(1, max_attempts + 1):
        try:
            status = client.describe_table(TableName=table_name)["Table"]["TableStatus"]
        except ClientError as error:
            status = error.response["Error"]["Code"]
        print(f"attempt {attempt}: {status}")
        if status == "ACTIVE":
            return True
        never.wait(1.5)
    return False
