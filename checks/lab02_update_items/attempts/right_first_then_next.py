"""A condition decides which of two updates it is; both are safe, and each tells when it is not its turn."""

from boto3.dynamodb.conditions import Attr


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    table = profiles(table_name, region)
    try:
        return table.update_item(
            Key=key,
            UpdateExpression="REMOVE " + ",".join(f"#n{n}" for n in range(len(names))),
            ConditionExpression="attribute_exists(user_id)",
            ExpressionAttributeNames={f"#n{n}": name for n, name in enumerate(names)},
            ReturnValues="ALL_NEW",
        )["Attributes"]
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return {}


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    table = profiles(table_name, region)
    values = with_exact_numbers(values)
    names = {"#l": attribute}
    try:
        table.update_item(
            Key=key,
            UpdateExpression="SET #l = :v",
            ConditionExpression="attribute_not_exists(#l)",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":v": values},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        table.update_item(
            Key=key,
            UpdateExpression="SET #l = list_append(#l, :v)",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":v": values},
        )


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    table = profiles(table_name, region)
    try:
        table.update_item(
            Key=key,
            UpdateExpression="DELETE #t :t",
            ConditionExpression=Attr("user_id").exists() & Attr("tags").exists(),
            ExpressionAttributeNames={"#t": "tags"},
            ExpressionAttributeValues={":t": tags},
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ConditionalCheckFailedException":
            raise
