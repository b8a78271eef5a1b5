"""`--region` is read and forgotten.

fails: TestScript.test_first_run
says: the script must make the table
"""


def main() -> int:
    name = parse_arguments().table_name
    ensure_table(name, DEFAULT_REGION)
    key = {"account_id": f"demo-{uuid.uuid4()}"}
    create_if_absent(name, {**key, "owner": "Ada", "balance": 100})
    print(withdraw(name, key, 40))
    return 0 if delete_if(name, key, "owner", "Ada") else 1
