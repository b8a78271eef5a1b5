"""A cold check of each lab."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from checks.harness.labs import all_labs

from .measured import Measured
from .timing import ROOT, best_of, timed

FIRST = "lab01"

# What the lab is compared with: one test as people write it without the kit.
PLAIN_TEST = """
import boto3
from moto import mock_aws


@mock_aws
def test_put_and_get():
    client = boto3.client("dynamodb", region_name="eu-west-1")
    client.create_table(
        TableName="Users",
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    client.put_item(TableName="Users", Item={"username": {"S": "ada"}})
    assert client.get_item(TableName="Users", Key={"username": {"S": "ada"}})["Item"] == {"username": {"S": "ada"}}
"""


def whole_checks(place: Path) -> Iterator[Measured]:
    """A cold check of each lab's solution against one plain test."""
    plain = plain_test(place)
    labs = [lab.short for lab in all_labs()]
    test, *checks = best_of(lambda: timed(plain, place), *(partial(timed, check_of(lab), ROOT) for lab in labs))
    for lab, check in zip(labs, checks, strict=True):
        goal = 2.5 if lab == FIRST else 3
        yield Measured(
            f"a cold check of {lab} / one plain test", check / test, "times", goal, f"{check:.2f} s / {test:.2f} s"
        )


def plain_test(place: Path) -> tuple[str, ...]:
    """Write the plain test into a folder; how Python runs it."""
    (place / "test_plain.py").write_text(PLAIN_TEST)
    return ("-m", "pytest", "-q", "-p", "no:cacheprovider", str(place / "test_plain.py"))


def check_of(lab: str) -> tuple[str, ...]:
    return ("-m", "checks", "check", lab, "--submission", "solutions")
