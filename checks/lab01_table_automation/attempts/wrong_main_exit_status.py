"""The script reports success whatever happened.

fails: TestScript.test_refused, TestScript.test_never_active
says: 1
"""


def main() -> int:
    options = parse_arguments()
    name, region = options.table_name, options.region
    create_table(name, region=region)
    if wait_for_table_creation(name, region=region):
        list_tables(region=region)
        insert_item(name, sample_item(), region=region)
        print(get_item(name, sample_item()["username"], region=region))
        if options.cleanup:
            delete_table(name, region=region)
    return 0
