"""The script reports success whatever happened.

fails: TestScript.test_refused
says: nothing could be written
"""


def steps(name: str, region: str) -> None:
    key = {"account_id": f"demo-{uuid.uuid4()}"}
    create_if_absent(name, {**key, "owner": "Ada", "balance": 100}, region=region)
    withdraw(name, key, 40, region=region)
    delete_if(name, key, "owner", "Ada", region=region)


def main() -> int:
    options = parse_arguments()
    ensure_table(options.table_name, options.region)
    try:
        steps(options.table_name, options.region)
    except Exception as error:
        print(error)
    return 0
