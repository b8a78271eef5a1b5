"""The region that was asked for is not passed on.

fails: TestScript.test_run
says: the region that was asked for
"""


def main() -> int:
    options = parse_arguments()
    try:
        make_archive(options.table_name, DEFAULT_REGION)
        use_table(options.table_name, DEFAULT_REGION)
    except ClientError as error:
        print(f"AWS refused: {error}", file=sys.stderr)
        return 1
    return 0
