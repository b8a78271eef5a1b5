"""One class with a client kept for each region; the functions only hand on."""

from functools import lru_cache


class Tables:
    """All that the script does in one region."""

    def __init__(self, region: str) -> None:
        self.client = boto3.client("dynamodb", region_name=region)

    def attempt(self, operation: str, **parameters: Any) -> Any:
        """Carry out an operation; None, with a message, when AWS refuses."""
        try:
            return getattr(self.client, operation)(**parameters)
        except ClientError as error:
            print(f"{operation}: {error.response['Error']['Code']}")
            return None

    def names(self) -> list[str]:
        names: list[str] = []
        start: dict[str, str] = {}
        while True:
            page = self.attempt("list_tables", Limit=50, **start)
            if page is None:
                return []
            names += page["TableNames"]
            if "LastEvaluatedTableName" not in page:
                return names
            start = {"ExclusiveStartTableName": page["LastEvaluatedTableName"]}


@lru_cache(maxsize=None)
def tables(region: str) -> Tables:
    return Tables(region)


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    made = tables(region).attempt(
        "create_table",
        TableName=table_name,
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
        Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
    )
    return made is not None


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    names = tables(region).names()
    for number, name in enumerate(names, 1):
        print(f"{number:>4}. {name}")
    return names


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    typed = {name: TypeSerializer().serialize(with_exact_numbers(value)) for name, value in item.items()}
    return tables(region).attempt("put_item", TableName=table_name, Item=typed) is not None


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    answer = tables(region).attempt("get_item", TableName=table_name, Key={key_name: {"S": key_value}})
    if answer is None:
        return None
    if "Item" not in answer:
        print("no such item")
        return None
    return {name: TypeDeserializer().deserialize(value) for name, value in answer["Item"].items()}


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    return tables(region).attempt("delete_table", TableName=table_name) is not None
