"""A criterion's cloud: empty at first, with values that follow from the seed and the criterion's name."""

from __future__ import annotations

import gc

import pytest
from boundary_client import Caller, users

from checks.harness.cloud.cloud import REGIONS, Cloud

pytest_plugins = ("cloud_fixtures",)


def drawn(cloud: Cloud, seed: int, criterion: str) -> list[str]:
    cloud.begin(seed, criterion)
    return [cloud.region, cloud.other_region, cloud.text(), cloud.fresh_name("Users"), str(cloud.random.random())]


def test_begin_empties_everything(cloud: Cloud, caller: Caller) -> None:
    came: list[str] = []
    cloud.create_table("id", name="Users", region="us-east-1", items=2)
    cloud.activation_time = float("inf")
    caller.ask("CreateTable", **users())
    cloud.deny("*")
    cloud.leave_unprocessed()
    cloud.between(None, None, do=lambda: came.append("somebody"), times=None)
    cloud.begin(1, "next")
    assert len(cloud.trace) == 0
    assert [cloud.table_names(region) for region in (*REGIONS, "us-east-1")] == [[]] * 10
    caller.ask("CreateTable", **users())
    cloud.clock.wait(8.0)
    batch = {"Users": [{"PutRequest": {"Item": {"id": {"S": "ada"}}}}]}
    assert caller.ask("BatchWriteItem", RequestItems=batch)["UnprocessedItems"] == {}
    assert [entry.answer for entry in cloud.trace] == ["ok", "ok"]
    assert came == []


def test_time_goes_on(cloud: Cloud) -> None:
    cloud.clock.wait(50.0)
    cloud.begin(1, "next")
    assert cloud.clock.now == 50.0


def test_values_are_the_same_for_the_same_seed_and_criterion(cloud: Cloud) -> None:
    assert drawn(cloud, 7, "TestUsers.test_key") == drawn(cloud, 7, "TestUsers.test_key")


@pytest.mark.parametrize(("seed", "criterion"), [(8, "TestUsers.test_key"), (7, "TestUsers.test_tag")])
def test_values_differ_for_another_seed_or_criterion(cloud: Cloud, seed: int, criterion: str) -> None:
    first, second = drawn(cloud, 7, "TestUsers.test_key"), drawn(cloud, seed, criterion)
    assert set(first[2:]).isdisjoint(second[2:])


def test_the_two_regions_differ_and_are_no_default(cloud: Cloud) -> None:
    pairs = []
    for number in range(100):
        cloud.begin(number, "")
        pairs.append((cloud.region, cloud.other_region))
    assert [pair for pair in pairs if pair[0] == pair[1] or "us-east-1" in pair] == []
    assert {region for pair in pairs for region in pair} == set(REGIONS)


def test_a_word_is_never_drawn_twice(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("checks.harness.cloud.cloud._LETTERS", "ab")
    words = [cloud.text() for _ in range(256)]
    assert len(set(words)) == 256, "there are 256 words of eight letters a or b"


def test_random_items_have_keys_that_differ(cloud: Cloud) -> None:
    table = cloud.create_table("id", "n", types={"n": "N"}, items=60)
    assert len({item["id"] for item in table.items()}) == 60


def test_two_hundred_criteria_leave_nothing_in_memory(cloud: Cloud) -> None:
    """moto remembers regions for its last 128 stores; more than those must not be there, whatever comes."""

    def objects_after(criteria: int) -> int:
        for number in range(criteria):
            cloud.begin(number, "criterion")
            cloud.create_table("id", items=20)
        cloud.boundary.reset()
        gc.collect()
        return len(gc.get_objects())

    settled = objects_after(130)
    assert objects_after(200) < 1.02 * settled


def test_many_tables_are_made_as_one_is(cloud: Cloud) -> None:
    one = cloud.create_table("id", name="Users-0")
    many = cloud.create_tables([f"Users-{number}" for number in range(1, 251)], "id")
    assert [table.name for table in many] == [f"Users-{number}" for number in range(1, 251)]
    assert cloud.table_names() == sorted(["Users-0", *(table.name for table in many)])
    last = many[-1]
    assert (last.status, last.key_schema, last.key_types) == ("ACTIVE", {"id": "HASH"}, {"id": "S"})
    assert (last.billing_mode, last.throughput, last.tags) == (one.billing_mode, one.throughput, {})
    last.put({"id": "ada"})
    assert [table.items() for table in (one, many[0], last)] == [[], [], [{"id": "ada"}]]
