"""Lab 06: writes that happen only if a condition holds, so that no two writers get in each other's way.

Run it by hand:

    python conditional_writes.py --table-name Accounts --region us-east-1

Fill the TODOs from 1 to 6; `main()` is there already and shows the six functions at work.

What holds for every function:
- plain Python values go in and come out, never `{"N": "5"}`;
- a float is stored and compared as the number that you see (`with_exact_numbers` below does that), and may come back as
  a Decimal;
- attribute names may be reserved words, such as `owner` or `status`, and may contain dots;
- an error of AWS that the docstring does not name leaves the function as the ClientError that it is.
"""

from __future__ import annotations

import argparse
import sys
import uuid
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import boto3

### BEGIN SOLUTION
# isort: split
from boto3.dynamodb.types import TypeDeserializer

### END SOLUTION

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "Accounts"


class ConflictError(Exception):
    """Others were faster each time."""


class InsufficientFunds(Exception):
    """There is less in the account than was asked for."""

    def __init__(self, balance: Any) -> None:
        super().__init__(f"the balance is {balance}")
        self.balance = balance


def with_exact_numbers(value: Any) -> Any:
    """The value with each float in it, however deep, as the Decimal that has the digits you see.

    boto3 refuses floats, because 19.99 as a float is 19.98999999999999843… in truth.
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


### BEGIN SOLUTION
def table_of(table_name: str, region: str) -> Any:
    """The table, through the resource interface: it turns plain values into typed ones and back."""
    return boto3.resource("dynamodb", region_name=region).Table(table_name)


### END SOLUTION


def create_if_absent(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    """Store a new item, unless there is one with its key already.

    Exactly one request is sent, whether the key is free or not: no look first, and none afterwards.

    Args:
        table_name: a table whose key is `account_id`, a string.
        item: the new item, `account_id` among its attributes.
        region: the AWS region that the table is in.

    Returns:
        True when the item is stored.
        False when there is an item with that `account_id`, whatever else it holds. That item stays as it is.
    """
    # TODO 1: Put the item on condition that its key is free. Answer whether it was.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    try:
        table.put_item(Item=with_exact_numbers(item), ConditionExpression="attribute_not_exists(account_id)")
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
    ### END SOLUTION


def update_if_version(
    table_name: str,
    key: dict[str, Any],
    changes: dict[str, Any],
    expected_version: int,
    region: str = DEFAULT_REGION,
) -> dict[str, Any] | None:
    """Change an item, unless somebody else has changed it since you read it: optimistic locking.

    Every writer raises the number in the attribute `version` by one. So as long as `version` is what you have read,
    nobody was faster. Attributes that `changes` does not name stay as they are.

    Args:
        table_name: a table whose key is `account_id`, a string.
        key: the item's key, such as `{"account_id": "a1"}`.
        changes: the attributes to set, with their new values: at least one, and neither the key nor `version`.
        expected_version: the `version` that the item had when you read it.
        region: the AWS region that the table is in.

    Returns:
        The whole item as this write left it, whatever others have done to it since.
        None when the item's `version` is any other than `expected_version`, or there is no such item (any more).
        Nothing is written then, and no item made.
    """
    # TODO 2: Set the attributes and raise `version` by one, on condition that `version` is still the expected one.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    names = {f"#name{n}": name for n, name in enumerate(changes)}
    values = {f":value{n}": with_exact_numbers(value) for n, value in enumerate(changes.values())}
    assignments = [f"#name{n} = :value{n}" for n in range(len(changes))]
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression=f"SET version = version + :one, {', '.join(assignments)}",
            ConditionExpression="version = :expected",
            ExpressionAttributeNames=names,
            ExpressionAttributeValues={":one": 1, ":expected": expected_version, **values},
            ReturnValues="ALL_NEW",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return None
    item: dict[str, Any] = answer["Attributes"]
    return item
    ### END SOLUTION


def save_with_retry(
    table_name: str,
    key: dict[str, Any],
    change: Callable[[dict[str, Any]], dict[str, Any]],
    region: str = DEFAULT_REGION,
    max_attempts: int = 5,
) -> dict[str, Any]:
    """Read an item, have it changed, and save it, unless somebody was faster; then do it all again.

    One attempt is: read the item, call `change` with it, and write what `change` returns, on condition that the stored
    `version` is still the one that was read. After a conflict the next attempt begins with reading.

    Args:
        table_name: a table whose key is `account_id`, a string.
        key: the item's key, such as `{"account_id": "a1"}`. The item exists, and has a `version`, a number.
        change: takes the item as a dict of plain values and returns the whole new item. What it leaves out is gone
            afterwards. It may change the dict that it is given, and it need not care for `version`: whatever it
            returns there, or nothing, the version that is stored is the one that was read plus one.
        region: the AWS region that the table is in.
        max_attempts: how many writes to send at most, the first one included (boto3's own retries are not counted).

    Returns:
        The item as it was saved, with its new `version`.

    Raises:
        ConflictError: somebody was faster each time. Exactly `max_attempts` writes were sent; the item is as others
            left it.
    """
    # TODO 3: Read, change and write, at most max_attempts times, each time from what is stored by then.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    for _ in range(max_attempts):
        item = table.get_item(Key=key, ConsistentRead=True)["Item"]
        version = item["version"]
        saved = {**with_exact_numbers(change(item)), "version": version + 1}
        try:
            table.put_item(
                Item=saved,
                ConditionExpression="version = :version",
                ExpressionAttributeValues={":version": version},
            )
        except table.meta.client.exceptions.ConditionalCheckFailedException:
            continue
        return saved
    raise ConflictError(f"{key} was changed by others during each of {max_attempts} attempts")
    ### END SOLUTION


def withdraw(
    table_name: str, key: dict[str, Any], amount: int | float | Decimal, region: str = DEFAULT_REGION
) -> int | float | Decimal:
    """Take money out of an account, if there is enough in it. Its `balance` never goes below zero.

    Others withdraw at the same moment: none of what they take is lost, and never is more paid out than there was.
    All other attributes stay as they are.

    Args:
        table_name: a table whose key is `account_id`, a string.
        key: the account's key, such as `{"account_id": "a1"}`.
        amount: how much to take, more than zero. Taking exactly all of it is fine.
        region: the AWS region that the table is in.

    Returns:
        The balance that this withdrawal left, whatever others have done since.

    Raises:
        InsufficientFunds: there is less than `amount`; nothing is taken. Its `balance` is a plain number: the balance
            for which this withdrawal was refused, taken from that same request, and not from a second one, before which
            it may have changed. 0 for an account that does not exist; none is made.
    """
    # TODO 4: Lower the balance on condition that there is enough. If there is not, find out from the very same request
    # how much there is.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    try:
        answer = table.update_item(
            Key=key,
            UpdateExpression="SET balance = balance - :amount",
            ConditionExpression="balance >= :amount",
            ExpressionAttributeValues={":amount": with_exact_numbers(amount)},
            ReturnValues="UPDATED_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException as error:
        # boto3 converts answers, but not what comes with an error: that is {"N": "5"}, also here.
        account = error.response.get("Item", {"balance": {"N": "0"}})
        raise InsufficientFunds(TypeDeserializer().deserialize(account["balance"])) from error
    balance: Decimal = answer["Attributes"]["balance"]
    return balance
    ### END SOLUTION


def delete_if(
    table_name: str, key: dict[str, Any], attribute: str, expected: Any, region: str = DEFAULT_REGION
) -> bool:
    """Delete an item, but only while one of its attributes has a certain value.

    Args:
        table_name: a table whose key is `account_id`, a string.
        key: the item's key, such as `{"account_id": "a1"}`.
        attribute: the name of a top-level attribute. A dot is a part of the name.
        expected: the value that it must have, of any type: 5 is not "5" and True is not 1. None is the value NULL,
            which is not the same as a missing attribute.
        region: the AWS region that the table is in.

    Returns:
        True when the item is deleted.
        False when the attribute has another value or none, or there is no such item. Nothing is deleted then.
    """
    # TODO 5: Delete the item on condition that the attribute has the expected value. Answer whether it had.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    try:
        table.delete_item(
            Key=key,
            ConditionExpression="#attribute = :expected",
            ExpressionAttributeNames={"#attribute": attribute},
            ExpressionAttributeValues={":expected": with_exact_numbers(expected)},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
    ### END SOLUTION


def put_latest(table_name: str, item: dict[str, Any], region: str = DEFAULT_REGION) -> bool:
    """Store an item in the place of an older one, never of a newer one. News may arrive in any order.

    Args:
        table_name: a table whose key is `account_id`, a string.
        item: the item, `account_id` and `updated_at` among its attributes. It takes the place of the whole stored item.
            `updated_at` is text such as `2025-01-31T09:30:00Z`, always in this form: the later, the greater.
        region: the AWS region that the table is in.

    Returns:
        True when the item is stored: its `updated_at` is later than the stored one, or there was no item with that key,
        or one without `updated_at`.
        False when the stored item is as new, or newer. It stays as it is.
    """
    # TODO 6: Put the item on condition that what is stored is older, or has no date, or is not there.
    ### BEGIN SOLUTION
    table = table_of(table_name, region)
    try:
        table.put_item(
            Item=with_exact_numbers(item),
            ConditionExpression="attribute_not_exists(updated_at) OR updated_at < :updated_at",
            ExpressionAttributeValues={":updated_at": item["updated_at"]},
        )
    except table.meta.client.exceptions.ConditionalCheckFailedException:
        return False
    return True
    ### END SOLUTION


def ensure_table(table_name: str, region: str) -> None:
    """Make the table, paid by request, unless it exists already; come back once it is ACTIVE."""
    client = boto3.client("dynamodb", region_name=region)
    try:
        client.create_table(
            TableName=table_name,
            KeySchema=[{"AttributeName": "account_id", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "account_id", "AttributeType": "S"}],
            BillingMode="PAY_PER_REQUEST",
        )
    except client.exceptions.ResourceInUseException:
        print(f"Table {table_name} exists already and is used as it is.")
    client.get_waiter("table_exists").wait(TableName=table_name, WaiterConfig={"Delay": 2, "MaxAttempts": 60})


def with_deposit(account: dict[str, Any]) -> dict[str, Any]:
    """The account with 50 more in it: what main() has save_with_retry() do."""
    return {**account, "balance": account["balance"] + 50}


def refused_balance(table_name: str, key: dict[str, Any], amount: int, region: str) -> Any:
    """The balance for which a withdrawal is refused; None when it is not refused."""
    try:
        withdraw(table_name, key, amount, region=region)
    except InsufficientFunds as error:
        return error.balance
    return None


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Open an account, use it from several sides, and close it.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    """Lead one account, with a key that nobody else has, from its opening to its end; the table stays.

    Returns:
        The exit status: 0 when every step came out as it should, 1 otherwise.
    """
    options = parse_arguments()
    name, region = options.table_name, options.region
    ensure_table(name, region)

    key = {"account_id": f"demo-{uuid.uuid4()}"}
    account = {**key, "owner": "Ada", "balance": 100, "version": 1, "updated_at": "2025-01-31T09:30:00Z"}
    later = {**account, "updated_at": "2025-02-01T08:00:00Z"}
    print(f"Account {key['account_id']} in table {name}, {region}:")

    def changed(status: str) -> Any:
        return update_if_version(name, key, {"status": status}, 1, region=region)

    steps = {
        "it is opened": create_if_absent(name, account, region=region) is True,
        "it cannot be opened twice": create_if_absent(name, account, region=region) is False,
        "later news are stored": put_latest(name, later, region=region) is True,
        "older news that come after them are not": put_latest(name, account, region=region) is False,
        "who has read version 1 may change it": (changed("checked") or {}).get("version") == 2,
        "who comes second may not": changed("closed") is None,
        "50 are paid in": save_with_retry(name, key, with_deposit, region=region)["balance"] == 150,
        "120 are withdrawn": withdraw(name, key, 120, region=region) == 30,
        "40 more are refused: 30 are left": refused_balance(name, key, 40, region) == 30,
        "it is not deleted for a wrong owner": delete_if(name, key, "owner", "Bob", region=region) is False,
        "it is deleted for the right one": delete_if(name, key, "owner", "Ada", region=region) is True,
    }
    for step, succeeded in steps.items():
        print(f"{'yes' if succeeded else 'NO '}  {step}")
    return 0 if all(steps.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
