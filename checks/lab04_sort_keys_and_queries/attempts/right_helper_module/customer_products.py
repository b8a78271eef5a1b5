"""The work is done in a second file beside the script."""

from query_helpers import products, table


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return products(table(table_name, region), customer_id)


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return products(table(table_name, region), customer_id, begins_with=prefix)


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return products(table(table_name, region), customer_id, between=(first, last))
