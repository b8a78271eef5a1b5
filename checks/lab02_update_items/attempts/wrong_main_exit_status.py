"""The script reports success whatever happened.

fails: TestScript.test_refused
says: whoever started the script must be able to tell
"""


def main() -> int:
    options = parse_arguments()
    try:
        make_table(options.table_name, options.region)
        show_updates(options.table_name, {"user_id": "ada"}, options.region)
    except ClientError as error:
        print(error)
    return 0
