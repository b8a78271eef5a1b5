"""The new product is merged into the old one.

fails: TestOneProduct.test_replaces
says: nothing of the old one stays
"""


def add_product(table_name: str, product: dict[str, Any], region: str = DEFAULT_REGION) -> None:
    key = {name: product[name] for name in ("customer_id", "product_id") if name in product}
    changes = {name: value for name, value in with_exact_numbers(product).items() if name not in key}
    names = {f"#n{place}": name for place, name in enumerate(changes)}
    values = {f":v{place}": value for place, value in enumerate(changes.values())}
    pairs = ", ".join(f"#n{place} = :v{place}" for place in range(len(changes)))
    parameters: dict[str, Any] = {}
    if changes:
        parameters = {
            "UpdateExpression": f"SET {pairs}",
            "ExpressionAttributeNames": names,
            "ExpressionAttributeValues": values,
        }
    table_of(table_name, region).update_item(Key=key, **parameters)
