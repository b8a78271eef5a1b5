"""`--region` is not used.

fails: TestScript.test_parameters
says: after a run for that region
"""


def main() -> int:
    options = parse_arguments()
    try:
        make_table(options.table_name, DEFAULT_REGION)
        show_updates(options.table_name, {"user_id": "ada"}, DEFAULT_REGION)
    except ClientError as error:
        print(error)
        return 1
    return 0
