"""Expressions with lower-case keywords, odd spaces, brackets and placeholders for everything."""


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression=" not   attribute_exists ( #id ) ",
            ExpressionAttributeNames={"#id": "account_id"},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    else:
        return True


def update_if_version(
    table_name: str, key: dict[str, Any], changes: dict[str, Any], expected_version: int, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    table = table_of(table_name, region)
    names = {"#version": "version", **{f"#_{n}": name for n, name in enumerate(changes)}}
    values = {f":_{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="set " + " ,".join(f"#_{n}=:_{n}" for n in range(len(changes))) + "\n add #version :up",
            ConditionExpression="#version between :read and :read",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":up": 1, ":read": expected_version} | values,
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None


def withdraw(table_name: str, key: dict[str, Any], amount: Any, region: str = DEFAULT_REGION) -> Any:
    table = table_of(table_name, region)
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="set  #b=#b-:a",
            ConditionExpression="not(:a>#b)and attribute_exists( #b )",
            ExpressionAttributeNames={"#b": "balance"},
            ExpressionAttributeValues={":a": with_exact_numbers(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )["Attributes"]["balance"]
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        found = error.response.get("Item")
        raise InsufficientFunds(TypeDeserializer().deserialize({"M": found})["balance"] if found else 0)


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="attribute_exists(#a)and(not #a<>:e)",
            ExpressionAttributeNames={"#a": attribute},
            ExpressionAttributeValues={":e": with_exact_numbers(expected)},
        )
        return True
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="( :now>#at )or  attribute_not_exists( #at )",
            ExpressionAttributeNames={"#at": "updated_at"},
            ExpressionAttributeValues={":now": item["updated_at"]},
        )
        return True
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
