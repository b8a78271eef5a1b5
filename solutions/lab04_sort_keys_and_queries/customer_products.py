"""Lab 04: keep all products of a customer side by side, and read just those that are asked for.

Run it by hand:

    python customer_products.py --table-name CustomerProducts --region us-east-1

Fill the TODOs from 1 to 9; `main()` is there already and uses all nine functions.
"""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal
from typing import Any

import boto3
from botocore.exceptions import ClientError

### BEGIN SOLUTION
# isort: split
from boto3.dynamodb.conditions import Attr, ConditionBase, Key

### END SOLUTION

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "CustomerProducts"

### BEGIN SOLUTION


def table_of(table_name: str, region: str) -> Any:
    """The table as a boto3 resource, which takes and gives plain Python values."""
    return boto3.resource("dynamodb", region_name=region).Table(table_name)


def with_exact_numbers(value: Any) -> Any:
    """The value with each float in it, however deep, as the Decimal that has the digits a person sees."""
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value


def query_all(table: Any, condition: ConditionBase, **parameters: Any) -> list[dict[str, Any]]:
    """Every item that a Query finds: it asks again for as long as an answer says that there is more."""
    items: list[dict[str, Any]] = []
    while True:
        answer = table.query(KeyConditionExpression=condition, **parameters)
        items += answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return items
        parameters["ExclusiveStartKey"] = answer["LastEvaluatedKey"]


### END SOLUTION


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    """Create a table for the products of customers, and wait until it is ready for use.

    The table has
    - the partition key `customer_id`, a string;
    - the sort key `product_id`, a string;
    - the billing mode PAY_PER_REQUEST.

    When the function is back, the table's status is ACTIVE. Ask AWS for it, and don't guess how long it takes: most
    tables are ready after 5 to 20 seconds, some take a minute or two. If you give up at all, then not before 3 minutes
    are over.

    Args:
        table_name: the name of the new table.
        region: the AWS region to create it in.

    Returns:
        Nothing that matters.

    Errors to handle: none. When the table exists already, AWS answers ResourceInUseException: that ClientError leaves
    the function as it is, and so does any other. The table that exists is not changed.
    """
    # TODO 1: Ask AWS to create the table with these keys and this billing mode, and wait until it is ACTIVE.
    ### BEGIN SOLUTION
    table = boto3.resource("dynamodb", region_name=region).create_table(
        TableName=table_name,
        KeySchema=[
            {"AttributeName": "customer_id", "KeyType": "HASH"},
            {"AttributeName": "product_id", "KeyType": "RANGE"},
        ],
        AttributeDefinitions=[
            {"AttributeName": "customer_id", "AttributeType": "S"},
            {"AttributeName": "product_id", "AttributeType": "S"},
        ],
        BillingMode="PAY_PER_REQUEST",
    )
    table.wait_until_exists()
    ### END SOLUTION


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    """Store one product. One with the same `customer_id` and `product_id` is replaced as a whole.

    Args:
        table_name: the table to store it in.
        product: plain Python values by attribute name, `customer_id` and `product_id` among them: str, int, float,
            Decimal, bool, None, bytes, list, dict and set. A float is stored as the number that you see, 19.99 as
            19.99, also inside lists, dicts and sets, however deep. The dict is not changed.
        region: the AWS region that the table is in.

    Returns:
        Nothing that matters.

    Errors to handle: none. A ClientError (no such table, a part of the key is missing, no permission, …) leaves the
    function as it is.
    """
    # TODO 2: Put the product into the table, each float in it as an exact number.
    ### BEGIN SOLUTION
    table_of(table_name, region).put_item(Item=with_exact_numbers(product))
    ### END SOLUTION


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    """Read one product by its whole key. Nothing else is read: other products cost nothing.

    Args:
        table_name: the table to read from.
        customer_id: the value of the partition key.
        product_id: the value of the sort key.
        region: the AWS region that the table is in.

    Returns:
        The product as a dict of plain Python values, never `{"S": "…"}`; numbers have exactly their value, as Decimal,
        int or float; binary values may be bytes or boto3's Binary.
        None when there is no such product.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 3: Ask for the item with that customer_id and that product_id. Answer None if there is none.
    ### BEGIN SOLUTION
    key = {"customer_id": customer_id, "product_id": product_id}
    product: dict[str, Any] | None = table_of(table_name, region).get_item(Key=key).get("Item")
    return product
    ### END SOLUTION


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    """All products of one customer, with Query and never with Scan.

    One answer of Query holds at most 1 MB of data; a customer can have more.

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        region: the AWS region that the table is in.

    Returns:
        The products as a list of plain Python dicts (values as in get_product), in the order of `product_id`. It is a
        string, so it is text order: "P10" comes before "P2", "Z" before "a". An empty list when there are none.

    Errors to handle: none. A ClientError, also one in the middle of the list, leaves the function as it is.
    """
    # TODO 4: Query the customer's products, and ask again for as long as the answers say that there is more.
    ### BEGIN SOLUTION
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
    ### END SOLUTION


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    """The customer's products whose `product_id` begins with `prefix`.

    They are found by the key condition of a Query, so that no other product is read or paid for: not by a filter, and
    not in Python afterwards. They can be more than 1 MB.

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        prefix: the beginning, at least one character, which has to be there character for character: "ORDER#" is the
            beginning of "ORDER#17" and of "ORDER#" itself, but not of "ORDERLINE#17" or "order#17". Any characters may
            follow it.
        region: the AWS region that the table is in.

    Returns:
        The products as a list of plain Python dicts, in the order of `product_id`. An empty list when there are none.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 5: Query with a condition on both keys: this customer, and product_ids that begin with the prefix.
    ### BEGIN SOLUTION
    condition = Key("customer_id").eq(customer_id) & Key("product_id").begins_with(prefix)
    return query_all(table_of(table_name, region), condition)
    ### END SOLUTION


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    """The customer's products from `first` to `last`, in text order; both ends belong to it.

    They are found by the key condition of a Query, so that no other product is read or paid for: not by a filter, and
    not in Python afterwards. They can be more than 1 MB.

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        first: the smallest `product_id` that belongs to the range, whether there is such a product or not.
        last: the largest one. "2024-03-31#savings" is larger than "2024-03-31", so it does not belong to a range that
            ends with that. `last` is never smaller than `first`, but it may be the same.
        region: the AWS region that the table is in.

    Returns:
        The products as a list of plain Python dicts, in the order of `product_id`. An empty list when there are none.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 6: Query with a condition on both keys: this customer, and product_ids from first to last.
    ### BEGIN SOLUTION
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(first, last)
    return query_all(table_of(table_name, region), condition)
    ### END SOLUTION


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    """The customer's last `n` products in the order of `product_id`, the last one first.

    It reads those products and no others, with Query: when a customer has 1000 products, the latest 3 cost no more than
    those 3. The `n` products can be more than 1 MB.

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        n: how many, 1 or more.
        region: the AWS region that the table is in.

    Returns:
        A list of `n` plain Python dicts; of fewer when the customer has fewer products, down to an empty list.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 7: Query from the end of the customer's products backwards, for no more than are still missing.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    products: list[dict[str, Any]] = []
    start: dict[str, Any] = {}
    while True:
        answer = table.query(
            KeyConditionExpression=Key("customer_id").eq(customer_id),
            ScanIndexForward=False,
            Limit=n - len(products),
            **start,
        )
        products += answer["Items"]
        if len(products) == n or "LastEvaluatedKey" not in answer:
            return products
        start = {"ExclusiveStartKey": answer["LastEvaluatedKey"]}
    ### END SOLUTION


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    """One page of a customer's products, and where the next page begins.

    Whoever shows the pages calls this once for each: without `start_key` for the first, then with the `next_key` of the
    page before, until `next_key` is None. The calls may be days and programs apart, so nothing may be kept between
    them. All pages together hold each product once, in the order of `product_id`. Products that come or go meanwhile
    lead to no gap and no repeat among the others; `start_key` works even if its product is gone.

    Each page reads with Query what it returns, and no more. (One product more, to see whether another page follows, is
    fine.)

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        page_size: how many products a page holds at most, 1 or more.
        start_key: the key, as `{"customer_id": …, "product_id": …}`, after which the page begins: the first product of
            the page is the first one that is larger. None for the first page. The dict is not changed.
        region: the AWS region that the table is in.

    Returns:
        A pair: the page's products as a list of plain Python dicts, and `next_key`.
        The list has `page_size` products, fewer only at the end or where 1 MB of data makes a page; an empty last page
        is fine.
        `next_key` is the `start_key` for the next page, a plain dict `{"customer_id": …, "product_id": …}`; None when
        no product follows (or after an empty last page).

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 8: Query at most page_size products, beginning after start_key if one is given. Answer with them and with the
    # key that the next page begins after, or None.
    ### BEGIN SOLUTION
    start = {} if start_key is None else {"ExclusiveStartKey": start_key}
    answer = table_of(table_name, region).query(
        KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size, **start
    )
    return answer["Items"], answer.get("LastEvaluatedKey")
    ### END SOLUTION


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    """The customer's products whose attribute `balance` is at least `minimum_balance`.

    `balance` is no key, so AWS has to read all products of the customer. But it picks them with the FilterExpression of
    a Query, so that no others are sent to you. An answer can be empty and still not be the last.

    Args:
        table_name: the table to read from.
        customer_id: the customer.
        minimum_balance: an int, a float or a Decimal; 19.99 means exactly 19.99. A product whose balance is exactly
            that is rich enough.
        region: the AWS region that the table is in.

    Returns:
        The products as a list of plain Python dicts, in the order of `product_id`. An empty list when there are none.
        A product without `balance`, or whose `balance` is no number (the text "500", say), is not among them.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 9: Query the customer's products with a filter on balance, and ask again for as long as the answers say that
    # there is more, even if they are empty.
    ### BEGIN SOLUTION
    rich_enough = Attr("balance").gte(with_exact_numbers(minimum_balance))
    return query_all(table_of(table_name, region), Key("customer_id").eq(customer_id), FilterExpression=rich_enough)
    ### END SOLUTION


def sample_products() -> list[dict[str, Any]]:
    """What main() stores: the products of two customers. Each `product_id` begins with the day it was opened on."""
    opened = [
        ("ada", "2023-11-05#card", -120.35),
        ("ada", "2024-03-01#savings", 5200.0),
        ("ada", "2024-03-15#current", 310.75),
        ("ada", "2024-06-30#deposit", 20000.0),
        ("grace", "2024-03-09#current", 87.2),
    ]
    return [{"customer_id": who, "product_id": what, "balance": balance} for who, what, balance in opened]


def show(title: str, products: list[dict[str, Any]]) -> None:
    """Print products, one a line, under a title."""
    print(f"{title}:")
    for product in products:
        print(f"  {product['product_id']:<20} {Decimal(str(product.get('balance', 0))):>10}")


def use_table(name: str, region: str) -> None:
    """Store the sample products and read some of them, in every way there is."""
    for product in sample_products():
        add_product(name, product, region=region)
    found = get_product(name, "grace", "2024-03-09#current", region=region)
    show("Grace's current account", [found] if found else [])
    show("Ada's products", list_products(name, "ada", region=region))
    show("... opened in March 2024", products_with_prefix(name, "ada", "2024-03", region=region))
    show("... in the first half of 2024", products_between(name, "ada", "2024-01", "2024-07", region=region))
    show("... the latest two", latest_products(name, "ada", 2, region=region))
    show("... with 1000 or more", rich_products(name, "ada", 1000, region=region))
    start_key = None
    for number in (1, 2, 3):
        page, start_key = products_page(name, "ada", 3, start_key=start_key, region=region)
        show(f"... page {number}", page)
        if start_key is None:
            break


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Store the products of two customers, and query them.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    """Create the table, or use the one that exists, and show all functions at work.

    Returns:
        The exit status: 1 when AWS refused something, 0 otherwise.
    """
    options = parse_arguments()
    name, region = options.table_name, options.region
    try:
        print(f"Creating table {name} in {region} ...")
        try:
            create_table(name, region=region)
        except ClientError as error:
            if error.response["Error"]["Code"] != "ResourceInUseException":
                raise
            print("There is one of that name already: it is used.")
        use_table(name, region)
    except ClientError as error:
        print(f"AWS refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
