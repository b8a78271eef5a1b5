"""Each request is made in a thread of a pool, and the wait in one of its own."""

from concurrent.futures import ThreadPoolExecutor
from threading import Thread
from time import sleep


def in_thread(region: str, operation: str, **parameters: Any) -> Any:
    client = boto3.client("dynamodb", region_name=region)
    with ThreadPoolExecutor(max_workers=2) as pool:
        return pool.submit(getattr(client, operation), **parameters).result()


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    found: list[str] = []

    def poll() -> None:
        client = boto3.client("dynamodb", region_name=region)
        for _ in range(max_attempts):
            try:
                status = client.describe_table(TableName=table_name)["Table"]["TableStatus"]
            except ClientError:
                return
            if status == "ACTIVE":
                found.append(status)
                return
            sleep(1)

    thread = Thread(target=poll)
    thread.start()
    thread.join()
    return found == ["ACTIVE"]


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    typed = {name: TypeSerializer().serialize(with_exact_numbers(value)) for name, value in item.items()}
    try:
        in_thread(region, "put_item", TableName=table_name, Item=typed)
    except ClientError as error:
        print(error)
        return False
    return True


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        in_thread(region, "delete_table", TableName=table_name)
    except ClientError as error:
        print(error)
        return False
    return True
