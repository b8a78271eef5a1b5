"""`--table-name` is not used.

fails: TestScript.test_first_run, TestScript.test_parameters
says: there must be an active table in the end
"""


def main() -> int:
    options = parse_arguments()
    try:
        make_table(DEFAULT_TABLE_NAME, options.region)
        show_updates(DEFAULT_TABLE_NAME, {"user_id": "ada"}, options.region)
    except ClientError as error:
        print(error)
        return 1
    return 0
