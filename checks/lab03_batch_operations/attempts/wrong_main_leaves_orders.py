"""The script does not delete its orders.

fails: TestScript.test_first_run
says: must be deleted in the end
"""


def main() -> int:
    options = parse_arguments()
    orders = [{"customer": f"sample-{n}", "order_number": n} for n in range(1, 61)]
    make_table(options.table_name, options.region)
    batch_get(options.table_name, orders, region=options.region)
    return len(batch_insert(options.table_name, orders, region=options.region)["unprocessed"])
