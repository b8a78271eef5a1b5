"""Two conditions on the sort key, of which Query takes one.

fails: TestSortKeyConditions.test_between, TestSortKeyConditions.test_between_text, TestSortKeyConditions.test_between_pages, TestSortKeyConditions.test_between_cost
fails: TestScript.test_between_region
fails: TestScript.test_run, TestScript.test_second_run
says: ValidationException
"""


def products_between(
    table_name: str, customer_id: str, first: str, last: str, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    answer = table_of(table_name, region).query(
        KeyConditionExpression="customer_id = :customer AND product_id >= :first AND product_id <= :last",
        ExpressionAttributeValues={":customer": customer_id, ":first": first, ":last": last},
    )
    products: list[dict[str, Any]] = answer["Items"]
    return products
