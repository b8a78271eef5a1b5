"""Pages by recursion instead of a loop."""


def list_products(table_name: str, customer_id: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    def rest(**start: Any) -> list[dict[str, Any]]:
        answer = table_of(table_name, region).query(KeyConditionExpression=Key("customer_id").eq(customer_id), **start)
        items: list[dict[str, Any]] = answer["Items"]
        last = answer.get("LastEvaluatedKey")
        return items + rest(ExclusiveStartKey=last) if last else items

    return rest()


def latest_products(table_name: str, customer_id: str, n: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    def newest(count: int, **start: Any) -> list[dict[str, Any]]:
        if count == 0:
            return []
        answer = table_of(table_name, region).query(
            KeyConditionExpression=Key("customer_id").eq(customer_id), ScanIndexForward=False, Limit=count, **start
        )
        items: list[dict[str, Any]] = answer["Items"]
        last = answer.get("LastEvaluatedKey")
        return items + newest(count - len(items), ExclusiveStartKey=last) if last else items

    return newest(n)


def rich_products(
    table_name: str, customer_id: str, minimum_balance: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    def rest(start: dict[str, Any]) -> list[dict[str, Any]]:
        answer = table_of(table_name, region).query(
            KeyConditionExpression=Key("customer_id").eq(customer_id),
            FilterExpression=Attr("balance").gte(with_exact_numbers(minimum_balance)),
            **start,
        )
        items: list[dict[str, Any]] = answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return items
        return [*items, *rest({"ExclusiveStartKey": answer["LastEvaluatedKey"]})]

    return rest({})
