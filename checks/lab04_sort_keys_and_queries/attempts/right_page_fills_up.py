"""A page that 1 MB cut short is filled up by further requests."""


def products_page(
    table_name: str,
    customer_id: str,
    page_size: int,
    start_key: dict[str, Any] | None = None,
    region: str = DEFAULT_REGION,
) -> tuple[list[dict[str, Any]], dict[str, Any] | None]:
    table = table_of(table_name, region)
    page: list[dict[str, Any]] = []
    while True:
        start = {"ExclusiveStartKey": start_key} if start_key else {}
        answer = table.query(
            KeyConditionExpression=Key("customer_id").eq(customer_id), Limit=page_size - len(page), **start
        )
        page += answer["Items"]
        start_key = answer.get("LastEvaluatedKey")
        if start_key is None or len(page) == page_size:
            return page, start_key
