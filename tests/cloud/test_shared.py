"""What is arranged once for a run: there for every criterion, and never with another's changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from boundary_client import Caller

from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.table_handle import TableHandle

pytest_plugins = ("cloud_fixtures",)


class Builder:
    """Makes a table with two items, and counts how often."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self, cloud: Cloud) -> TableHandle:
        self.times += 1
        return cloud.create_table("id", name=cloud.fresh_name("Large"), items=[{"id": "a"}, {"id": cloud.text()}])


@pytest.fixture
def build() -> Builder:
    return Builder()


def test_it_is_built_once_and_is_there_in_each_criterion(cloud: Cloud, build: Builder) -> None:
    seen = []
    for criterion in ("a", "b", "b2"):
        cloud.begin(1, criterion)
        table = cloud.shared("large", build)
        assert cloud.shared("large", build) is table
        asker = Caller(cloud, table.region)
        assert asker.ask("DescribeTable", TableName=table.name)["Table"]["TableStatus"] == "ACTIVE"
        seen.append((table.name, table.region, asker.ask("Scan", TableName=table.name)["Count"]))
    assert build.times == 1
    assert len(set(seen)) == 1
    assert seen[0][2] == 2


def test_it_is_not_there_for_a_criterion_that_does_not_ask(cloud: Cloud, build: Builder) -> None:
    table = cloud.shared("large", build)
    cloud.begin(1, "b")
    assert not table.exists


def test_it_leaves_no_trace_and_draws_nothing(cloud: Cloud, build: Builder) -> None:
    def drawn(*, with_it: bool) -> list[str]:
        cloud.begin(1, "c")
        if with_it:
            cloud.shared("large", build)
        return [cloud.region, cloud.other_region, cloud.text(), str(cloud.random.random())]

    assert drawn(with_it=True) == drawn(with_it=False)
    assert len(cloud.trace) == 0


def test_its_values_follow_from_the_seed(cloud: Cloud) -> None:
    def items(seed: int) -> object:
        fresh = Cloud(cloud.boundary.backend)
        fresh.begin(seed, "criterion")
        table = fresh.shared("large", Builder())
        return table.region, sorted(item["id"] for item in table.items())

    assert items(7) == items(7)
    assert items(7) != items(8)


CHANGES: dict[str, Callable[[Caller, str], object]] = {
    "PutItem": lambda caller, name: caller.ask("PutItem", TableName=name, Item={"id": {"S": "new"}}),
    "UpdateItem": lambda caller, name: caller.ask("UpdateItem", TableName=name, Key={"id": {"S": "new"}}),
    "DeleteItem": lambda caller, name: caller.ask("DeleteItem", TableName=name, Key={"id": {"S": "a"}}),
    "BatchWriteItem": lambda caller, name: caller.ask(
        "BatchWriteItem", RequestItems={name: [{"DeleteRequest": {"Key": {"id": {"S": "a"}}}}]}
    ),
    "TransactWriteItems": lambda caller, name: caller.ask(
        "TransactWriteItems", TransactItems=[{"Delete": {"TableName": name, "Key": {"id": {"S": "a"}}}}]
    ),
    "a check's own": lambda caller, name: caller.cloud.table(name, caller.region).put({"id": "new"}),
    "DeleteTable": lambda caller, name: caller.ask("DeleteTable", TableName=name),
    "vanish": lambda caller, name: caller.cloud.table(name, caller.region).vanish(),
}


@pytest.mark.parametrize("change", CHANGES)
def test_whoever_writes_to_it_leaves_nothing_to_the_next(cloud: Cloud, build: Builder, change: str) -> None:
    table = cloud.shared("large", build)
    CHANGES[change](Caller(cloud, table.region), table.name)
    cloud.clock.wait(60.0)
    cloud.begin(1, "next")
    table = cloud.shared("large", build)
    asker = Caller(cloud, table.region)
    assert asker.ask("DescribeTable", TableName=table.name)["Table"]["TableStatus"] == "ACTIVE"
    assert "a" in [item["id"]["S"] for item in asker.ask("Scan", TableName=table.name)["Items"]]
    assert asker.ask("Scan", TableName=table.name)["Count"] == 2


def test_changes_of_other_tables_do_not_count(cloud: Cloud, build: Builder) -> None:
    region = cloud.shared("large", build).region
    cloud.create_table("id", region=region, items=3)
    cloud.begin(1, "next")
    cloud.shared("large", build)
    assert build.times == 1


def test_a_region_of_the_checks_choosing(cloud: Cloud, build: Builder) -> None:
    before = cloud.region
    assert cloud.shared("large", build, region="us-east-1").region == "us-east-1"
    assert cloud.region == before
