"""The script reports success whatever happened.

fails: TestScript.test_refused
says: 1
"""


def main() -> int:
    options = parse_arguments()
    try:
        create_table(options.table_name, region=options.region)
    except ClientError as error:
        print(error)
        if error.response["Error"]["Code"] != "ResourceInUseException":
            return 0
    use_table(options.table_name, options.region)
    return 0
