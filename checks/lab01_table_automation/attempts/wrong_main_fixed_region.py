"""`--region` is understood and forgotten.

fails: TestCustomParameters.test_script
says: the region that was asked for
"""


def main() -> int:
    options = parse_arguments()
    name = options.table_name
    create_table(name)
    if not wait_for_table_creation(name):
        return 1
    list_tables()
    insert_item(name, sample_item())
    print(get_item(name, sample_item()["username"]))
    if options.cleanup:
        delete_table(name)
    return 0
