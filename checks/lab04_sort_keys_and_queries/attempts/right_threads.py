"""The answers are fetched by a thread of their own, and the caller's thread collects."""

import queue
import threading
from concurrent.futures import ThreadPoolExecutor


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    with ThreadPoolExecutor(1) as pool:
        pool.submit(table_of(table_name, region).put_item, Item=with_exact_numbers(product)).result()


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    key = {"customer_id": customer_id, "product_id": product_id}
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(lambda: table_of(table_name, region).get_item(Key=key)).result().get("Item")


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    answers: queue.Queue[Any] = queue.Queue()

    def fetch() -> None:
        start: dict[str, Any] = {}
        try:
            while True:
                condition = Key("customer_id").eq(customer_id)
                answer = table_of(table_name, region).query(KeyConditionExpression=condition, **start)
                answers.put(answer["Items"])
                if "LastEvaluatedKey" not in answer:
                    return
                start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
        except ClientError as error:
            answers.put(error)
        finally:
            answers.put(None)

    thread = threading.Thread(target=fetch)
    thread.start()
    products: list[dict[str, Any]] = []
    for part in iter(answers.get, None):
        if isinstance(part, ClientError):
            raise part
        products += part
    thread.join()
    return products
