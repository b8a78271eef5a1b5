"""A second run ends where the first began.

fails: TestScript.test_second_run
says: the table is there and ACTIVE
"""


def main() -> int:
    options = parse_arguments()
    name, region = options.table_name, options.region
    if not create_table(name, region=region) or not wait_for_table_creation(name, region=region):
        return 1
    list_tables(region=region)
    insert_item(name, sample_item(), region=region)
    print(get_item(name, sample_item()["username"], region=region))
    if options.cleanup:
        delete_table(name, region=region)
    return 0
