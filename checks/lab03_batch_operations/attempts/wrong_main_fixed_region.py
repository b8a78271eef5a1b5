"""The script works in us-east-1, whatever --region says.

fails: TestRegion.test_script
says: the region that was asked for
"""


def parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME)
    parser.add_argument("--region", default=DEFAULT_REGION)
    options = parser.parse_args()
    options.region = DEFAULT_REGION
    return options
