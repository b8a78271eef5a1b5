"""Lab 01: make a DynamoDB table, use it and clean it up, from one script.

Run it by hand:

    python dynamodb_script.py --table-name Users --region us-east-1
    python dynamodb_script.py --table-name Users --region us-east-1 --cleanup

Fill the TODOs from 1 to 6; `main()` is there already and calls them in order.
"""

from __future__ import annotations

import argparse
import sys
from typing import Any

import boto3
from botocore.exceptions import ClientError

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "Users"


def create_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    """Begin to create a table for users.

    The table has
    - one key: the partition key `username`, a string (no sort key);
    - provisioned capacity: 5 read units and 5 write units;
    - one tag: `Environment` with the value `DevOps-Lab`.

    A table of that name that exists already is left exactly as it is.

    Args:
        table_name: the name of the new table.
        region: the AWS region to create it in.

    Returns:
        True when AWS has begun to create the table. It need not be ready yet.
        False, with a message (printed or logged, in your words), when the table exists already
        or AWS refuses for another reason.

    Errors to handle: ClientError, whatever its code.
    """
    # TODO 1: Make a DynamoDB client for the region, ask AWS to create the table with this key, capacity and tag,
    # and answer True. If AWS answers with an error, say so and answer False.
    raise NotImplementedError("TODO 1: create_table")


def wait_for_table_creation(table_name: str, region: str = DEFAULT_REGION, max_attempts: int = 10) -> bool:
    """Wait until a table is ready for use.

    Ask AWS for the table's status (that is one poll: a DescribeTable request), pause, and ask again,
    until the status is ACTIVE or `max_attempts` polls have been sent. Any pause of 0.01 seconds or more is enough here;
    a new table on AWS usually takes 5 to 20 seconds, so a second or more between two polls makes sense there.

    Args:
        table_name: the table to wait for.
        region: the AWS region that it is in.
        max_attempts: how many polls to send at most, the first one included.

    Returns:
        True once the table's status is ACTIVE; no other status counts as ready.
        False when it is not ACTIVE after `max_attempts` polls.
        False too, at once or after `max_attempts` polls, when there is no such table (any more)
        or AWS refuses the poll.

    Errors to handle: ClientError, and the WaiterError that boto3's waiters turn it into.
    """
    # TODO 2: Poll the table's status, with a pause between two polls, at most max_attempts times.
    # Answer True as soon as it is ACTIVE; answer False when the attempts are used up or AWS answers with an error.
    raise NotImplementedError("TODO 2: wait_for_table_creation")


def list_tables(region: str = DEFAULT_REGION) -> list[str]:
    """Print and return the names of all tables of a region.

    One ListTables answer holds at most 100 names; an account can have many more.

    Args:
        region: the AWS region to look in.

    Returns:
        The names of all tables in that region, as a list of strings. Each is also printed on a line of its own
        (with a heading, an indent or a bullet, as you like). An empty list when there are no tables.
        On an error, also in the middle of the list: an empty list, with a message that says so.

    Errors to handle: ClientError, whatever its code.
    """
    # TODO 3: Collect the names of all tables of the region, however many answers that takes. Print each name on
    # its own line and return them all. If AWS answers with an error, say so and return an empty list.
    raise NotImplementedError("TODO 3: list_tables")


def insert_item(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    """Store one item, each of its attributes with the DynamoDB type that fits the Python value.

    | Python                        | DynamoDB                                        |
    | ----------------------------- | ----------------------------------------------- |
    | str                           | S                                               |
    | int, float, Decimal           | N, with the digits you see: 19.99 stays 19.99   |
    | bool                          | BOOL                                            |
    | None                          | NULL                                            |
    | bytes                         | B                                               |
    | list                          | L, members of any type                          |
    | dict                          | M, members of any type                          |
    | set of str / numbers / bytes  | SS / NS / BS                                    |

    A float may stand anywhere: at the top, in a list, a dict or a set, however deep.

    Args:
        table_name: the table to store it in.
        item: plain Python values by attribute name, the table's key among them. It is not changed.
        region: the AWS region that the table is in.

    Returns:
        True when the item is stored.
        False, with a message, when AWS refuses: there is no such table, the key is missing, …

    Errors to handle: ClientError, whatever its code.
    """
    # TODO 4: Put the item into the table with the right DynamoDB types and answer True.
    # If AWS answers with an error, say so and answer False.
    raise NotImplementedError("TODO 4: insert_item")


def get_item(
    table_name: str, key_value: str, key_name: str = "username", region: str = DEFAULT_REGION
) -> dict[str, Any] | None:
    """Read one item by its key.

    Args:
        table_name: the table to read from.
        key_value: the value of the partition key, a string.
        key_name: the name of the partition key.
        region: the AWS region that the table is in.

    Returns:
        The item as a dict of plain Python values, each equal to what was inserted: never `{"S": "…"}`, numbers with
        exactly their value (Decimal keeps every digit), sets as sets, binary values as bytes (boto3's Binary will do).
        None, with a message, when there is no such item or AWS answers with an error.

    Errors to handle: ClientError, whatever its code.
    """
    # TODO 5: Read the item with that key and return it as plain Python values. If there is none, or AWS answers
    # with an error, say so and return None.
    raise NotImplementedError("TODO 5: get_item")


def delete_table(table_name: str, region: str = DEFAULT_REGION) -> bool:
    """Begin to delete a table, with all that is in it.

    Args:
        table_name: the table to delete; no other table is touched.
        region: the AWS region that it is in.

    Returns:
        True when AWS has begun to delete the table.
        False, with a message, when there is no such table or AWS refuses for another reason.

    Errors to handle: ClientError, whatever its code.
    """
    # TODO 6: Ask AWS to delete the table and answer True. If AWS answers with an error, say so and answer False.
    raise NotImplementedError("TODO 6: delete_table")


def sample_item() -> dict[str, Any]:
    """The item that main() stores and reads back.

    250.5 has the same value as a float and as a Decimal (19.99 has not), so the comparison in main() holds whichever
    of the two get_item() answers with.
    """
    return {
        "username": "devops_user",
        "age": 30,
        "account_balance": 250.5,
        "active": True,
        "manager": None,
        "avatar": b"\x89PNG",
        "roles": {"admin", "developer"},
        "logins": ["2025-01-31", "2025-02-28"],
        "address": {"city": "Lisbon", "floor": 3},
    }


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Make a DynamoDB table, use it, and clean it up.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    parser.add_argument("--cleanup", action="store_true", help="delete the table, with all its items, at the end")
    return parser.parse_args()


def main() -> int:
    """Run the six functions in order.

    A table that exists already is used as it is, so the script can be run again: create_table() answers False both
    for "exists already" and for "refused", and it is wait_for_table_creation() that tells the two apart.

    Returns:
        The exit status: 1 when the table could not be made or never became active (nothing more is tried then),
        or when one of the later steps did not succeed; 0 otherwise.
    """
    options = parse_arguments()
    name, region, item = options.table_name, options.region, sample_item()

    print(f"Creating table {name} in {region} ...")
    if not create_table(name, region=region):
        print("No new table. If there is one of that name already, it is used.")
    print(f"Waiting for {name} to become active ...")
    if not wait_for_table_creation(name, region=region):
        print(f"There is no active table {name} in {region}, so the script ends here.", file=sys.stderr)
        return 1

    print(f"Tables in {region}:")
    steps = {
        "the table is in the list": name in (list_tables(region=region) or []),
        "the sample item is stored": insert_item(name, item, region=region),
        "it was read back as it went in": get_item(name, item["username"], region=region) == item,
    }
    if options.cleanup:
        steps["the table is being deleted"] = delete_table(name, region=region)

    for step, succeeded in steps.items():
        print(f"{'yes' if succeeded else 'NO '}  {step}")
    return 0 if all(steps.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
