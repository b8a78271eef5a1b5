"""Lab 05: read a whole table, and know what that costs.

Run it by hand:

    python scan_table.py --table-name SensorArchive --region us-east-1

Fill the TODOs from 1 to 7; `main()` is there already and uses all seven functions.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import boto3
from botocore.exceptions import ClientError

DEFAULT_REGION = "us-east-1"
DEFAULT_TABLE_NAME = "SensorArchive"


def scan_all(table_name: str, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    """Read every item of a table, with Scan.

    One answer of Scan holds at most 1 MB of data; a table can have much more.

    Args:
        table_name: the table to read.
        region: the AWS region that the table is in.

    Returns:
        All items, each once, as a list in any order. An item is a dict of plain Python values, never `{"S": "…"}`;
        numbers have exactly their value, as Decimal, int or float; binary values may be bytes or boto3's Binary.
        An empty list for a table without items.

    Errors to handle: none. A ClientError (no such table, no permission, …), also one in the middle of the table,
    leaves the function as it is.
    """
    # TODO 1: Scan the table, and ask again for as long as the answers say that there is more.
    raise NotImplementedError("TODO 1: scan_all")


def scan_where(
    table_name: str, attribute: str, minimum: float | Decimal, region: str = DEFAULT_REGION
) -> list[dict[str, Any]]:
    """The items whose attribute `attribute` is at least `minimum`, picked by AWS.

    Each Scan request has a FilterExpression that picks the items, so that no others are sent to you. (All of them are
    read and paid for.) An answer can be empty and still not be the last.

    Args:
        table_name: the table to read.
        attribute: the name of an attribute, just as the items have it: "temp.max" is one name and no path, and "level"
            is a name though DynamoDB's expressions have it reserved. Any characters may be in it.
        minimum: an int, a float or a Decimal; 19.99 means exactly 19.99. An item whose value is exactly that is one of
            them.
        region: the AWS region that the table is in.

    Returns:
        The items as a list of plain Python dicts (values as in scan_all), in any order. An empty list when there are
        none. An item without the attribute, or whose value is no number (the text "500", say), is not among them.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 2: Scan with a filter on the attribute, and ask again for as long as the answers say that there is more, even
    # if they are empty.
    raise NotImplementedError("TODO 2: scan_where")


def scan_attributes(table_name: str, names: list[str], region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    """Some attributes of every item. No other attribute leaves the server.

    Each Scan request has a ProjectionExpression with exactly these names. What an item has besides (its key, too, if
    that is not among the names) is read and paid for, but not sent to you.

    Args:
        table_name: the table to read.
        names: the names of one or more attributes, none twice, just as the items have them: "temp.max" is one name and
            no path, and "level" is a name though DynamoDB's expressions have it reserved. Any characters may be in
            them. The list is not changed.
        region: the AWS region that the table is in.

    Returns:
        A list with a dict for every item of the table, in any order: the item's values by these names, as plain Python
        values. A name that an item does not have is not in its dict; an item that has none of them is an empty dict.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 3: Scan with a projection on these attributes, however many answers that takes.
    raise NotImplementedError("TODO 3: scan_attributes")


def count_items(table_name: str, region: str = DEFAULT_REGION) -> int:
    """How many items a table has at this moment, counted by AWS.

    Each Scan request asks for the count alone (`Select` is `COUNT`): no item leaves the server. The `ItemCount` of
    DescribeTable won't do, it is up to six hours old. One answer counts 1 MB of data at most.

    Args:
        table_name: the table to count.
        region: the AWS region that the table is in.

    Returns:
        The number of items, 0 for a table without items.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 4: Scan for the count alone, and add up the counts of all answers.
    raise NotImplementedError("TODO 4: count_items")


def scan_pages(table_name: str, page_size: int, region: str = DEFAULT_REGION) -> Iterator[list[dict[str, Any]]]:
    """A table's items page by page, for a caller who may not want all of them.

    It is lazy: a page is asked for when the caller takes it, with one Scan request, and not before. Whoever takes two
    pages and stops has sent two requests and paid for two pages.

    Every call begins at the beginning; what an earlier one has left off at plays no part.

    Args:
        table_name: the table to read.
        page_size: how many items a page holds at most, 1 or more.
        region: the AWS region that the table is in.

    Returns:
        An iterator (a generator, say), whose every step gives a page: a list of plain Python dicts. All pages together
        hold each item once, in any order. A page has `page_size` items, fewer only at the end or where 1 MB of data
        makes a page; an empty last page is fine.

    Errors to handle: none. A ClientError leaves the iterator in the step that meets it.
    """
    # TODO 5: Give one page after the other: ask for at most page_size items, hand them out, and go on after them when
    # the caller wants more.
    raise NotImplementedError("TODO 5: scan_pages")


def parallel_scan(table_name: str, segments: int, region: str = DEFAULT_REGION) -> list[dict[str, Any]]:
    """Read every item of a table, in several segments side by side.

    DynamoDB cuts the table into `segments` parts, numbered from 0 (`Segment`, `TotalSegments`). Each is scanned in a
    thread of its own, however many answers it has, so that none waits for another.

    Args:
        table_name: the table to read.
        segments: how many, 1 or more.
        region: the AWS region that the table is in.

    Returns:
        All items, each once, as a list of plain Python dicts in any order. A segment may have no items at all.

    Errors to handle: none. When a segment meets a ClientError, it leaves the function as it is: a list without that
    segment's items is no answer.
    """
    # TODO 6: Scan each segment in a thread of its own, to its end, and put together what they find.
    raise NotImplementedError("TODO 6: parallel_scan")


def compare_cost(
    table_name: str, key_name: str, key_value: str | int | Decimal, region: str = DEFAULT_REGION
) -> dict[str, float]:
    """What it costs to find the items of one partition key, with Scan and with Query.

    Both find all items whose partition key `key_name` is `key_value`, with eventually consistent reads, over all
    answers; without `Limit` and without segments, so that an answer is as large as AWS makes it. AWS itself says what
    each answer took, when a request asks for that (`ReturnConsumedCapacity`).

    Args:
        table_name: the table to read. It may have a sort key or none.
        key_name: the name of its partition key. It may be a reserved word, and any characters may be in it.
        key_value: the value to look for, a str, an int or a Decimal. There may be no such item.
        region: the AWS region that the table is in.

    Returns:
        `{"scan": units, "query": units}`: the capacity units of all answers together, as numbers.

    Errors to handle: none. A ClientError leaves the function as it is.
    """
    # TODO 7: Find the items once with Scan and a filter, once with Query, and add up what the answers of each say that
    # they took.
    raise NotImplementedError("TODO 7: compare_cost")


def sample_readings() -> list[dict[str, Any]]:
    """What main() stores in a new table: 24 readings of six sensors, 1.2 MB together, more than one answer holds."""
    return [
        {
            "sensor_id": f"bridge-{sensor}",
            "taken_at": f"2024-0{month}-01T06:00",
            "level": Decimal(f"{sensor}.{month}5"),
            "temp.max": 5 * month - sensor,
            "raw": "0" * 50_000,
        }
        for sensor in range(1, 7)
        for month in range(1, 5)
    ]


def make_archive(table_name: str, region: str) -> None:
    """Make a table with the sample readings; one of that name that is there already is used as it is."""
    resource = boto3.resource("dynamodb", region_name=region)
    try:
        table = resource.create_table(
            TableName=table_name,
            KeySchema=[
                {"AttributeName": "sensor_id", "KeyType": "HASH"},
                {"AttributeName": "taken_at", "KeyType": "RANGE"},
            ],
            AttributeDefinitions=[
                {"AttributeName": "sensor_id", "AttributeType": "S"},
                {"AttributeName": "taken_at", "AttributeType": "S"},
            ],
            BillingMode="PAY_PER_REQUEST",
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
        print("There is one of that name already: it is used.")
        return
    table.wait_until_exists(WaiterConfig={"Delay": 2, "MaxAttempts": 100})
    with table.batch_writer() as batch:
        for reading in sample_readings():
            batch.put_item(Item=reading)


def use_table(name: str, region: str) -> None:
    """Read the table in every way there is, and print what comes of it."""
    print(f"Items, counted by AWS:        {count_items(name, region=region)}")
    print(f"Items, read one by one:       {len(scan_all(name, region=region))}")
    print(f"... in four segments:         {len(parallel_scan(name, 4, region=region))}")
    print(f"... with a level of 4 m up:   {len(scan_where(name, 'level', 4.0, region=region))}")
    print("The first two pages of three readings each:")
    for number, page in enumerate(scan_pages(name, 3, region=region), start=1):
        print(f"  {number}: {', '.join(reading['sensor_id'] for reading in page)}")
        if number == 2:
            break
    warmest = max((each.get("temp.max", 0) for each in scan_attributes(name, ["temp.max"], region=region)), default=0)
    print(f"The warmest day had:          {warmest} degrees")
    cost = compare_cost(name, "sensor_id", "bridge-1", region=region)
    print(f"Finding what bridge-1 has:    {cost['scan']} units with Scan, {cost['query']} with Query")


def parse_arguments() -> argparse.Namespace:
    """What the person at the command line asks for."""
    parser = argparse.ArgumentParser(description="Read a whole DynamoDB table, in every way there is.")
    parser.add_argument("--table-name", default=DEFAULT_TABLE_NAME, help="name of the table (default: %(default)s)")
    parser.add_argument("--region", default=DEFAULT_REGION, help="AWS region (default: %(default)s)")
    return parser.parse_args()


def main() -> int:
    """Make the table with its sample readings, or use the one that exists, and show all functions at work.

    Returns:
        The exit status: 1 when AWS refused something, 0 otherwise.
    """
    options = parse_arguments()
    name, region = options.table_name, options.region
    try:
        print(f"Creating table {name} in {region} ...")
        make_archive(name, region)
        use_table(name, region)
    except ClientError as error:
        print(f"AWS refused: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
