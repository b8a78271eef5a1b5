"""Expressions with odd spacing, brackets, lower-case keywords and more conditions than are needed."""


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        FilterExpression="attribute_type( #A1 , :kind )and  not(#A1<:Least)",
        ExpressionAttributeNames={"#A1": attribute},
        ExpressionAttributeValues={":Least": Decimal(str(minimum)), ":kind": "N"},
    )
    return items_of(pages)


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    signs = {f"#{number}": name for number, name in reversed(list(enumerate(names)))}
    pages = answers(
        "scan",
        region,
        TableName=table_name,
        ProjectionExpression="  " + "  ,".join(signs) + " ",
        ExpressionAttributeNames=signs,
    )
    return items_of(pages)


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    same: dict[str, Any] = {
        "TableName": table_name,
        "ExpressionAttributeNames": {"#K": key_name},
        "ExpressionAttributeValues": {":V": key_value},
        "ReturnConsumedCapacity": "TOTAL",
    }
    return {
        "scan": units_of(answers("scan", region, FilterExpression="#K in( :V )", **same)),
        "query": units_of(answers("query", region, KeyConditionExpression="(  #K=:V )", **same)),
    }
