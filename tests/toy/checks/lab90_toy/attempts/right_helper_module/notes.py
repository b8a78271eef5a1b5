import boto3
from botocore.exceptions import ClientError


def save_note(table_name, note_id, text, region="us-east-1"):
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.put_item(TableName=table_name, Item={"note_id": {"S": note_id}, "text": {"S": text}})
    except ClientError as error:
        print(error)
        return False
    return True


def read_note(table_name, note_id, region="us-east-1"):
    pages = boto3.client("dynamodb", region_name=region).get_paginator("query").paginate(
        TableName=table_name,
        KeyConditionExpression="note_id = :id",
        ExpressionAttributeValues={":id": {"S": note_id}},
    )
    return next((item["text"]["S"] for page in pages for item in page["Items"]), None)
