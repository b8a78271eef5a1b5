"""The waiter of the resource interface, with a long pause."""


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    table = boto3.resource("dynamodb", region_name=region).Table(table_name)
    try:
        table.wait_until_exists(WaiterConfig={"Delay": 20, "MaxAttempts": max_attempts})
    except (ClientError, WaiterError):
        return False
    return True
