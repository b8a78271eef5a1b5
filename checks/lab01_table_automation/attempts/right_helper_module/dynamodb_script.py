"""The work is done in a second file beside the script."""

import table_helpers


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    return table_helpers.succeeds(
        table_helpers.client(region).create_table,
        TableName=table_name,
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        ProvisionedThroughput={"ReadCapacityUnits": 5, "WriteCapacityUnits": 5},
        Tags=[{"Key": "Environment", "Value": "DevOps-Lab"}],
    )


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    return table_helpers.succeeds(table_helpers.client(region).delete_table, TableName=table_name)
