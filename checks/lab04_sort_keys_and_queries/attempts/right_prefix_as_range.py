"""A beginning is a range, up to the largest character there is."""


def products_with_prefix(
    table_name: str, customer_id: str, prefix: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    condition = Key("customer_id").eq(customer_id) & Key("product_id").between(prefix, prefix + "\U0010ffff")
    return query_all(table_of(table_name, region), condition)
