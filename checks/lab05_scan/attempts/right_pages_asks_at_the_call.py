"""The first page is asked for by the call itself, and each of the others when it is taken."""


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    client = client_for(region)
    first = client.scan(TableName=table_name, Limit=page_size)

    def rest(answer: dict[str, Any]) -> Iterator[list[dict[str, Any]]]:
        yield answer["Items"]
        while "LastEvaluatedKey" in answer:
            answer = client.scan(TableName=table_name, Limit=page_size, ExclusiveStartKey=answer["LastEvaluatedKey"])
            yield answer["Items"]

    return rest(first)
