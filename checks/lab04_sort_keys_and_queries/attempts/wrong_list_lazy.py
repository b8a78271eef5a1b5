"""It returns a generator, not a list.

fails: TestListProducts.test_products, TestListProducts.test_order, TestListProducts.test_nobody, TestListProducts.test_pages
fails: TestListProducts.test_error, TestListProducts.test_error_halfway, TestListProducts.test_no_scan, TestScript.test_list_region
says: an iterator
"""

from collections.abc import Iterator


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> Iterator[dict[str, Any]]:
    yield from query_all(table_of(table_name, region), Key("customer_id").eq(customer_id))
