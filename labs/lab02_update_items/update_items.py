"""Lab 02: change items where they are, without losing what somebody else changes at the same time.

Run it by hand:

    python update_items.py --table-name Profiles --region us-east-1

Fill the TODOs from 1 to 7; `main()` is there already and shows them in use.
"""

from __future__ import annotations

import argparse
import sys
from decimal import Decimal
from typing import Any

import boto3
from botocore.exceptions import ClientError, WaiterError

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "Profiles"


def with_exact_numbers(value: Any) -> Any:
    """The value with each float in it, however deep, as the Decimal that has the digits a person sees.

    This one is given: boto3 refuses floats, and lab 01 was about the reason. The value passed in is not changed.
    """
    if isinstance(value, float):
        return Decimal(str(value))
    if isinstance(value, dict):
        return {name: with_exact_numbers(member) for name, member in value.items()}
    if isinstance(value, list):
        return [with_exact_numbers(member) for member in value]
    if isinstance(value, set):
        return {with_exact_numbers(member) for member in value}
    return value


def set_attributes(
    table_name: str, key: dict[str, Any], attributes: dict[str, Any], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    """Give an item some attributes, and leave its other attributes as they are.

    An attribute that the item has already gets the new value in place of the old one, whole: a dict is not merged
    into a dict that was there. An item that does not exist is made.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        attributes: one or more new values by attribute name; none is part of the key. Any name may occur: reserved
            words of DynamoDB (`name`, `status`, `date`), dots, spaces, hyphens; there may be thirty of them. Any plain
            Python value may occur: str, int, float, Decimal, bool, None, bytes, list, dict and (not empty) set, stored
            as in lab 01; a float as the number you see (19.99 as 19.99), also inside lists, dicts and sets.
        region: the AWS region that the table is in.

    Returns:
        The whole item after the update, its key included, as plain Python values (never `{"S": "…"}`).

    Raises:
        ClientError: AWS refused. No error is caught here.
    """
    # TODO 1: Set these attributes of the item, whatever they are called, and return the whole item as it is then.
    raise NotImplementedError("TODO 1: set_attributes")


def remove_attributes(
    table_name: str, key: dict[str, Any], names: list[str], region: str = DEFAULT_REGION
) -> dict[str, Any]:
    """Take some attributes out of an item, and leave its other attributes as they are.

    A removed attribute is not there any more: it is not None, nor an empty text. A name that the item does not have
    is no error. An item that does not exist is not made.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        names: one or more different names of attributes; none is part of the key. Any name may occur, as in
            set_attributes(): `geo.lat` is the attribute of that name, not something inside an attribute `geo`.
        region: the AWS region that the table is in.

    Returns:
        The whole item after the update, its key included, as plain Python values; `{}` when there is no such item.

    Raises:
        ClientError: AWS refused. No error is caught here.
    """
    # TODO 2: Remove these attributes from the item and return the whole item as it is then; {} if there is none.
    raise NotImplementedError("TODO 2: remove_attributes")


def increment_counter(
    table_name: str,
    key: dict[str, Any],
    attribute: str,
    amount: int | float | Decimal = 1,
    region: str = DEFAULT_REGION,
) -> int | float | Decimal:
    """Add an amount to a number, in one single request, so that no count is lost however many count at once.

    A counter that is not there yet starts at 0, and so does one of an item that does not exist: the item is made.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        attribute: the counter's name: any name, as in set_attributes().
        amount: what to add: an int, float or Decimal. It may be negative, and it may be 0. A float adds the number you
            see: 0.1 adds 0.1.
        region: the AWS region that the table is in.

    Returns:
        The counter's new value, a number with all its digits: 1152921504606846977 is not rounded to a float.

    Raises:
        ClientError: AWS refused. No error is caught here. Also when the attribute holds no number: AWS leaves it as
            it is and answers ValidationException.
    """
    # TODO 3: Add the amount to the counter in exactly one request and return the new number.
    raise NotImplementedError("TODO 3: increment_counter")


def append_to_list(
    table_name: str, key: dict[str, Any], attribute: str, values: list[Any], region: str = DEFAULT_REGION
) -> Any:
    """Append values to the end of a list.

    A list that is not there yet is made, and so is an item that does not exist.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        attribute: the list's name: any name, as in set_attributes().
        values: one or more values, appended in this order; each is a member of its own, also one that is in the list
            already. Any plain Python value may occur, as in set_attributes(); a list among them stays one member.
        region: the AWS region that the table is in.

    Returns:
        What you like; it is not used.

    Raises:
        ClientError: AWS refused. No error is caught here. When the attribute holds something that is no list, it
            is left as it is, and an error leaves the function (AWS's own is ValidationException).
    """
    # TODO 4: Append the values to the list, which may not be there yet. What another writer appends meanwhile stays.
    raise NotImplementedError("TODO 4: append_to_list")


def add_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    """Add tags to the item's attribute `tags`, a set of strings (DynamoDB type SS).

    A tag that is there already stays there once. A set that is not there yet is made, and so is an item that does not
    exist.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        tags: one or more strings.
        region: the AWS region that the table is in.

    Returns:
        What you like; it is not used.

    Raises:
        ClientError: AWS refused. No error is caught here. When `tags` holds something that is no set of strings, it
            is left as it is, and an error leaves the function (AWS's own is ValidationException).
    """
    # TODO 5: Add the tags to the set in `tags`, which may not be there yet. What another writer adds meanwhile stays.
    raise NotImplementedError("TODO 5: add_tags")


def remove_tags(table_name: str, key: dict[str, Any], tags: set[str], region: str = DEFAULT_REGION) -> Any:
    """Remove tags from the item's attribute `tags`, a set of strings (DynamoDB type SS).

    A tag that is not there is no error, nor is an item without `tags`. When the last tag goes, the attribute goes with
    it: DynamoDB has no empty sets. An item that does not exist is not made.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        tags: one or more strings.
        region: the AWS region that the table is in.

    Returns:
        What you like; it is not used.

    Raises:
        ClientError: AWS refused. No error is caught here. When `tags` holds something that is no set of strings, it
            is left as it is, and an error leaves the function (AWS's own is ValidationException).
    """
    # TODO 6: Remove the tags from the set in `tags`. What another writer adds meanwhile stays.
    raise NotImplementedError("TODO 6: remove_tags")


def set_nested(
    table_name: str, key: dict[str, Any], path: list[str | int], value: Any, region: str = DEFAULT_REGION
) -> Any:
    """Set one value deep inside an item, and leave everything beside it as it is.

    Args:
        table_name: the table that the item is in.
        key: the item's key, such as `{"user_id": "u1"}`.
        path: the way to the value, from the attribute's name inwards: `["address", "city"]`, `["phones", 0, "number"]`.
            A str is always a name in a dict, whatever it looks like: reserved words, dots (`"example.com"`) and digits
            (`"0"`) included. An int is always the index of a list, and of a member that is there. A path of one name is
            an attribute; like set_attributes(), it makes an item that does not exist.
        value: any plain Python value, as in set_attributes(). It takes the place of the value that is there, if any.
        region: the AWS region that the table is in.

    Returns:
        What you like; it is not used.

    Raises:
        ClientError: AWS refused. No error is caught here. Parents are not made: when what the path leads through
            is not there, or there is no such item, nothing is changed or made, and AWS's own ValidationException
            leaves the function.
    """
    # TODO 7: Set the value at the end of the path, and nothing else. What another writer sets beside it stays.
    raise NotImplementedError("TODO 7: set_nested")


def make_table(table_name: str, region: str) -> None:
    """Make a table of user profiles, paid by request, if there is none of that name yet, and wait until it is ready."""
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "user_id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "user_id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
    except client.exceptions.ResourceInUseException:
        print(f"Table {table_name} exists already and is used as it is.")
    client.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 2, "MaxAttempts": 30})


def show_updates(table_name: str, key: dict[str, Any], region: str) -> None:
    """Change one profile with each of the seven functions, and print what comes of it."""
    address = {"city": "Lisbon", "floor": 3}
    profile = set_attributes(
        table_name, key, {"name": "Ada", "status": "new", "draft": True, "address": address}, region=region
    )
    print(f"set_attributes     {profile}")
    print(f"increment_counter  {increment_counter(table_name, key, 'visits', region=region)}")
    append_to_list(table_name, key, "logins", ["2025-01-31", "2025-02-28"], region=region)
    add_tags(table_name, key, {"admin", "beta", "trial"}, region=region)
    remove_tags(table_name, key, {"trial"}, region=region)
    set_nested(table_name, key, ["address", "city"], "Porto", region=region)
    print(f"remove_attributes  {remove_attributes(table_name, key, ['draft'], region=region)}")


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Change a user's profile in each way that UpdateItem knows.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    """Show the seven functions in use on the profile of one user, in a table that is made if it is not there.

    The functions let AWS's errors through; here, where a person is waiting, they become a message.

    Returns:
        The exit status: 0 when all went well, 1 when AWS refused something or the table did not become active.
    """
    options = parse_arguments()
    try:
        make_table(options.table_name, options.region)
        show_updates(options.table_name, {"user_id": "ada"}, options.region)
    except (ClientError, WaiterError) as error:
        print(f"The script ends here: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
