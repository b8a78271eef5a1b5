"""One class with a table kept for each name and region; the functions only hand on. Pages come from a generator."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import islice


class Products:
    """The products of one table."""

    def __init__(self, table_name: str, region: str) -> None:
        self.table = boto3.resource("dynamodb", region_name=region).Table(table_name)

    def of(self, customer: str, condition: Any = None, **parameters: Any) -> Iterator[dict[str, Any]]:
        whose = Key("customer_id").eq(customer)
        parameters["KeyConditionExpression"] = whose & condition if condition else whose
        while True:
            answer = self.table.query(**parameters)
            yield from answer["Items"]
            if not answer.get("LastEvaluatedKey"):
                return
            parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def page(self, customer: str, size: int, start: Any) -> Any:
        more = {"ExclusiveStartKey": start} if start else {}
        answer = self.table.query(KeyConditionExpression=Key("customer_id").eq(customer), Limit=size, **more)
        return [answer["Items"], answer.get("LastEvaluatedKey")]


@lru_cache(maxsize=None)
def products_in(table_name: str, region: str) -> Products:
    return Products(table_name, region)


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return list(products_in(table_name, region).of(customer_id))


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return [*products_in(table_name, region).of(customer_id, Key("product_id").begins_with(prefix))]


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return [*products_in(table_name, region).of(customer_id, Key("product_id").between(first, last))]


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    newest = products_in(table_name, region).of(customer_id, ScanIndexForward=False, Limit=n)
    return list(islice(newest, n))


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    return products_in(table_name, region).page(customer_id, page_size, start_key)


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    wanted = Attr("balance").gte(with_exact_numbers(minimum_balance))
    return list(products_in(table_name, region).of(customer_id, FilterExpression=wanted))
