"""Every message goes through logging, the names of the tables as well; errors come with their traceback."""

import logging

logging.basicConfig(level=logging.INFO, format="%(levelname)s %(message)s")
log = logging.getLogger("lab01")


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    log.info("Creating %s", table_name)
    try:
        boto3.client("dynamodb", region_name=region).create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
            ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
            Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
        )
    except ClientError:
        log.exception("CreateTable was refused")
        return False
    return True


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    try:
        pages = list(boto3.client("dynamodb", region_name=region).get_paginator("list_tables").paginate())
    except ClientError:
        log.exception("ListTables was refused")
        return []
    names = sum((page["TableNames"] for page in pages), [])
    for name in names:
        log.info(name)
    return names


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    typed = {name: TypeSerializer().serialize(with_exact_numbers(value)) for name, value in item.items()}
    try:
        boto3.client("dynamodb", region_name=region).put_item(TableName=table_name, Item=typed)
    except ClientError:
        log.exception("PutItem was refused")
        return False
    return True


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    try:
        answer = boto3.client("dynamodb", region_name=region).get_item(
            TableName=table_name, Key={key_name: {"S": key_value}}
        )
        return {name: TypeDeserializer().deserialize(value) for name, value in answer["Item"].items()}
    except KeyError:
        log.warning("no item %s", key_value)
    except ClientError:
        log.exception("GetItem was refused")
    return None


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.client("dynamodb", region_name=region).delete_table(TableName=table_name)
    except ClientError:
        log.exception("DeleteTable was refused")
        return False
    return True
