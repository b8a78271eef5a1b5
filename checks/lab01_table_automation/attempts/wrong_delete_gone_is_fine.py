"""A table that is not there counts as deleted.

fails: TestErrors.test_delete_missing
says: there is no such table
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.delete_table(TableName=table_name)
    except client.exceptions.ResourceNotFoundException:
        print("Nothing to delete.")
    except ClientError as error:
        print(error)
        return False
    return True
