"""A second run ends at the table that is there.

fails: TestScript.test_second_run
says: the rest can go on
"""


def main() -> int:
    options = parse_arguments()
    try:
        create_table(options.table_name, region=options.region)
        use_table(options.table_name, options.region)
    except ClientError as error:
        print(error)
        return 1
    return 0
