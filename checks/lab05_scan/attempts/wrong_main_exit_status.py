"""The exit status is 0, whatever AWS answered.

fails: TestScript.test_refused
says: When AWS refuses, the exit status is 1
"""


def main() -> int:
    options = parse_arguments()
    try:
        make_archive(options.table_name, options.region)
        use_table(options.table_name, options.region)
    except ClientError as error:
        print(f"AWS refused: {error}", file=sys.stderr)
    return 0
