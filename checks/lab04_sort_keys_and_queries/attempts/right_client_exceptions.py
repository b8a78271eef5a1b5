"""It waits by trying to read, and tells errors apart by the client's exceptions."""

import time


def create_table(table_name: str, region: str = DEFAULT_REGION) -> None:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[
                {"AttributeName": "customer_id", "KeyType": "HASH"},
                {"AttributeName": "product_id", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": name, "AttributeType": "S"} for name in ("customer_id", "product_id")
            ],
            BillingMode="PAY_PER_REQUEST",
        )
    except client.exceptions.ResourceInUseException:
        print("there is one already")
        raise
    while True:
        try:
            client.query(
                TableName=table_name,
                KeyConditionExpression="customer_id = :c",
                ExpressionAttributeValues={":c": {"S": "nobody"}},
            )
        except client.exceptions.ResourceNotFoundException:
            time.sleep(1)
        else:
            return


def get_product(
    table_name: str, customer_id: str, product_id: str, region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    client = boto3.client("dynamodb", region_name=region)
    try:
        table = table_of(table_name, region)
        return table.get_item(Key={"customer_id": customer_id, "product_id": product_id})["Item"]
    except client.exceptions.ResourceNotFoundException:
        raise
    except KeyError:
        return None
