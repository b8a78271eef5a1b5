"""The table is deleted without being asked.

fails: TestCleanup.test_without_flag, TestScript.test_first_run, TestScript.test_second_run
fails: TestCustomParameters.test_script, TestCustomParameters.test_default_region
says: nobody asked for the table to be deleted
"""


def main() -> int:
    options = parse_arguments()
    name, region = options.table_name, options.region
    create_table(name, region=region)
    if not wait_for_table_creation(name, region=region):
        return 1
    list_tables(region=region)
    insert_item(name, sample_item(), region=region)
    print(get_item(name, sample_item()["username"], region=region))
    delete_table(name, region=region)
    boto3.client("dynamodb", region_name=region).get_waiter("table_not_exists").wait(TableName=name)
    return 0
