"""Lab 03: write, read and delete many items with few requests, and lose none of them.

Run it by hand:

    python batch_operations.py --table-name Orders --region us-east-1

Fill the TODOs from 1 to 4; `main()` is there already and uses all four functions.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from typing import Any

import boto3
from botocore.exceptions import ClientError

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "Orders"


def batch_insert(
    table_name: str, items: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> dict[str, Any]:
    """Store any number of items with BatchWriteItem, 25 in a request.

    - n items with different keys take n / 25 requests, rounded up, as long as AWS takes everything at once. Items are
      never written one by one. DescribeTable, which tells you the table's key, does not count.
    - What AWS gives back as unprocessed is sent again, and nothing else is. Before each further send of the same items
      there is a pause, and the pauses grow: of seven, the last is longer than the first. How long they are, and how
      they grow, is up to you.
    - An item that is not taken is sent `max_attempts` times, the first time included, and then given up. That does not
      keep the others from being sent.
    - Where a key occurs more than once in `items`, however far apart, the last of those items is the one that is
      stored. AWS refuses a request that holds the same key twice.
    - For an empty list no request is sent at all, not even DescribeTable.

    Args:
        table_name: the table to store them in. Its key is a partition key alone or a partition key and a sort key;
            their names differ from table to table, and they may be strings, numbers or bytes.
        items: plain Python items: str, int, float, Decimal, bool, None, bytes, list, dict and set. A float is stored
            as the number that you see, 19.99 as 19.99, also inside a list, dict or set. The list is not changed.
        region: the AWS region that the table is in.
        max_attempts: how often an item is sent at most, 1 or more.

    Returns:
        {"written": how many different keys were stored, "unprocessed": the items that were never taken}.
        The unprocessed items are plain Python items again, whole, in any order; numbers may have become Decimal.

    Errors to handle: none. A ClientError (no such table, no permission, an item without its key, …) leaves the function
    as it is.
    """
    # TODO 1: Leave only the last item of each key, send the items in batches, and send what comes back again after a
    # pause that grows, as often as max_attempts allows. Count what was stored, and collect what was never taken.
    raise NotImplementedError("TODO 1: batch_insert")


def batch_get(
    table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION, max_attempts: int = 8
) -> list[dict[str, Any] | None]:
    """Read any number of items by their keys with BatchGetItem, 100 keys in a request.

    - n different keys take n / 100 requests, rounded up, as long as AWS answers for all of them at once. Items are
      never read one by one.
    - Keys that AWS gives back as unprocessed are asked for again, and no others are: after pauses that grow, and
      `max_attempts` times in all, as in `batch_insert`.
    - AWS answers in an order of its own, says nothing of an item that is not there, and refuses a request that holds
      the same key twice.
    - For an empty list no request is sent at all.

    Args:
        table_name: the table to read from.
        keys: whole keys, such as {"customer": "c-1", "order_number": 7}, their attributes in any order. A key may occur
            more than once. The list is not changed.
        region: the AWS region that the table is in.
        max_attempts: how often a key is asked for at most, 1 or more.

    Returns:
        A list as long as `keys`: in each place the item with that key, as plain Python values (numbers as Decimal, int
        or float; bytes or boto3's Binary), or None where there is no such item.

    Errors to handle: none. A ClientError leaves the function as it is. An exception, of any type, is raised when AWS
    never answered for one of the keys: None would say that there is no such item.
    """
    # TODO 2: Ask for each different key once, in batches, and again for those that were not answered, as often as
    # max_attempts allows. Raise an exception if one is never answered. Give the items in the order of the keys.
    raise NotImplementedError("TODO 2: batch_get")


def batch_delete(table_name: str, keys: list[dict[str, Any]], region: str = DEFAULT_REGION) -> int:
    """Delete any number of items by their keys with BatchWriteItem, 25 in a request.

    It takes the same care as `batch_insert`: as few requests, only what is unprocessed is sent again, after pauses that
    grow; a key that is not taken is sent 8 times and then given up, and does not keep the others from being sent; a key
    may occur more than once; for an empty list no request is sent at all.

    Args:
        table_name: the table to delete from.
        keys: whole keys, such as {"customer": "c-1", "order_number": 7}. The list is not changed.
        region: the AWS region that the table is in.

    Returns:
        How many different keys AWS took. A key without an item counts as well: it is gone, too.
        Each key that could not be deleted is printed (all its values, in any form).

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 3: Send each different key once, in batches, and again what comes back, at most 8 times. Print the keys that
    # could not be deleted, and return how many could.
    raise NotImplementedError("TODO 3: batch_delete")


def load_file(table_name: str, path: str, region: str = DEFAULT_REGION) -> dict[str, Any]:
    """Store the items of a JSON Lines file: a text file (UTF-8) with one JSON object in each line.

    Use `Table.batch_writer`, which makes the batches of 25, sends again what comes back as unprocessed, and sends the
    rest when its `with` block ends. How often and how soon it does that is its own affair.

    - A good line is a JSON object that has all attributes of the table's key. Numbers with a point, such as 19.99, are
      stored as exactly that number, also inside a list or an object.
    - Where several good lines have the same key, the last one is the one that is stored. AWS refuses a request that
      holds the same key twice.
    - A line that is no JSON (broken), no JSON object (such as [1] or 7), or lacks an attribute of the key is not
      stored. Its number is printed, and the rest of the file is loaded all the same.
    - Lines are numbered from 1. A blank line (empty, or spaces only) is passed over: neither good nor rejected. It has
      a number nevertheless.

    Args:
        table_name: the table to store them in, with any key, as in `batch_insert`.
        path: the file.
        region: the AWS region that the table is in.

    Returns:
        {"loaded": how many good lines there were, "rejected": the numbers of the lines that were rejected, in order}.
        Each good line counts, also where a later one has the same key.

    Errors to handle: a line that is not as it should be, as above. A ClientError leaves the function as it is.
    """
    # TODO 4: Go through the lines of the file, hand each good one to a batch writer that knows the table's key, print
    # and note the number of each line that is rejected.
    raise NotImplementedError("TODO 4: load_file")


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Write, read and delete many orders in a DynamoDB table.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    return parser.parse_args()


def make_table(table_name: str, region: str) -> None:
    """Make the table for orders and wait until it is ready; one of that name that is there already is used as it is."""
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[
                {"AttributeName": "customer", "KeyType": "HASH"},
                {"AttributeName": "order_number", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "customer", "AttributeType": "S"},
                {"AttributeName": "order_number", "AttributeType": "N"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
    client.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 2, "MaxAttempts": 60})


def sample_file() -> str:
    """Write a small file for load_file(), whose second line is broken; its path."""
    handle, path = tempfile.mkstemp(suffix=".jsonl", text=True)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write('{"customer": "sample-file", "order_number": 1, "total": 19.99}\n')
        file.write('{"customer": "sample-file", "order_number": 2, "total": \n')
        file.write('{"customer": "sample-file", "order_number": 3, "total": 5}\n')
    return path


def main() -> int:
    """Use the four functions: 60 orders are stored, read back, and deleted again, and a small file is loaded.

    Returns:
        The exit status: 0 when each step did what it should, 1 otherwise. The table stays, without the orders of this
        run.
    """
    options = parse_arguments()
    name, region = options.table_name, options.region
    orders = [{"customer": f"sample-{n % 7}", "order_number": n, "total": 2.5 * n} for n in range(1, 61)]
    keys = [{"customer": order["customer"], "order_number": order["order_number"]} for order in orders]
    nobody = {"customer": "sample-nobody", "order_number": 1}
    from_file = [{"customer": "sample-file", "order_number": number} for number in (1, 3)]

    make_table(name, region)
    stored = batch_insert(name, orders, region=region)
    read = batch_get(name, [*keys, nobody], region=region)
    path = sample_file()
    try:
        loaded = load_file(name, path, region=region)
    finally:
        os.remove(path)
    deleted = batch_delete(name, [*keys, *from_file], region=region)

    steps = {
        "all 60 orders were stored": stored == {"written": 60, "unprocessed": []},
        "they were read back, in order, and None for the one that is not there": read == [*orders, None],
        "two lines of the file were loaded, line 2 was rejected": loaded == {"loaded": 2, "rejected": [2]},
        "all 62 were deleted": deleted == 62,
    }
    for step, succeeded in steps.items():
        print(f"{'yes' if succeeded else 'NO '}  {step}")
    return 0 if all(steps.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
