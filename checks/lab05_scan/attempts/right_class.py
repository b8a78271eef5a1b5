"""One class with a table kept for each name and region; pages come from an iterator class of its own."""

from functools import lru_cache


class Pages:
    """An iterator over the pages of a scan."""

    def __init__(self, table: Any, **parameters: Any) -> None:
        self.table = table
        self.parameters = parameters
        self.over = False

    def __iter__(self) -> "Pages":
        return self

    def __next__(self) -> list[dict[str, Any]]:
        if self.over:
            raise StopIteration
        answer = self.table.scan(**self.parameters)
        self.parameters["ExclusiveStartKey"] = answer.get("LastEvaluatedKey")
        self.over = self.parameters["ExclusiveStartKey"] is None
        return answer["Items"]


class WholeTable:
    """A table that is read from its beginning to its end."""

    def __init__(self, table_name: str, region: str) -> None:
        self.table = boto3.resource("dynamodb", region_name=region).Table(table_name)

    def items(self, **parameters: Any) -> list[dict[str, Any]]:
        return sum(Pages(self.table, **parameters), [])


@lru_cache(maxsize=None)
def table_in(table_name: str, region: str) -> WholeTable:
    return WholeTable(table_name, region)


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    return table_in(table_name, region).items()


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    return table_in(table_name, region).items(
        FilterExpression="#x>=:x",
        ExpressionAttributeNames={"#x": attribute},
        ExpressionAttributeValues={":x": Decimal(repr(minimum)) if isinstance(minimum, float) else minimum},
    )


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    letters = {"#" + chr(ord("a") + number): name for number, name in enumerate(names)}
    return table_in(table_name, region).items(ProjectionExpression=",".join(letters), ExpressionAttributeNames=letters)


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    return Pages(table_in(table_name, region).table, Limit=page_size)
