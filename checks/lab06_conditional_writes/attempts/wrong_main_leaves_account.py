"""The account that the script has made is still there afterwards.

fails: TestScript.test_second_run
says: must be in it afterwards
"""


def main() -> int:
    options = parse_arguments()
    ensure_table(options.table_name, options.region)
    key = {"account_id": f"demo-{uuid.uuid4()}"}
    create_if_absent(options.table_name, {**key, "balance": 100}, region=options.region)
    print(withdraw(options.table_name, key, 40, region=options.region))
    return 0
