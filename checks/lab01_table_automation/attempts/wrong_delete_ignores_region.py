"""The table of the same name at home is deleted instead.

fails: TestCustomParameters.test_delete_region
says: was deleted instead
"""


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    try:
        boto3.client("dynamodb", region_name="us-east-1").delete_table(TableName=table_name)
    except ClientError as error:
        print(error)
        return False
    return True
