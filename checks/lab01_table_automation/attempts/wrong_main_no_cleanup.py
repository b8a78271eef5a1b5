"""`--cleanup` is understood and forgotten.

fails: TestCleanup.test_with_flag
says: would go on to cost money
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
    return 0
