"""What goes wrong on order: refusals and batches that are taken in part."""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import ClientError
from boundary_client import Caller, boto3_client

from checks.harness.cloud.answers import Answer
from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.faults import Faults, Partial
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.table_handle import TableHandle
from checks.harness.exchange import HttpRequest

pytest_plugins = ("cloud_fixtures",)

THROTTLED = "ProvisionedThroughputExceededException"


@pytest.fixture
def table(cloud: Cloud) -> TableHandle:
    return cloud.create_table("id", name="Users")


@pytest.fixture
def client(cloud: Cloud, table: TableHandle, virtual_sleep: None) -> Any:
    return boto3_client(cloud, retries={"mode": "standard"})


def item(word: str) -> dict[str, Any]:
    return {"id": {"S": word}}


def put(word: str) -> dict[str, Any]:
    return {"PutRequest": {"Item": item(word)}}


def names(table: TableHandle) -> list[str]:
    return sorted(found["id"] for found in table.items())


# Refusals ------------------------------------------------------------------------------------------------------------


def test_the_sdk_hides_a_throttling_that_passes(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.throttle("PutItem", times=2)
    client.put_item(TableName="Users", Item=item("ada"))
    assert [(entry.attempt, entry.answer) for entry in cloud.trace] == [(1, THROTTLED), (2, THROTTLED), (3, "ok")]
    assert names(table) == ["ada"]


@pytest.mark.parametrize(("mode", "attempts"), [("standard", 3), ("legacy", 10)])
def test_a_throttling_for_ever_surfaces(
    cloud: Cloud, table: TableHandle, virtual_sleep: None, mode: str, attempts: int
) -> None:
    cloud.throttle("PutItem")
    retries = {"mode": mode, "total_max_attempts": attempts}
    with pytest.raises(ClientError, match=THROTTLED) as raised:
        boto3_client(cloud, retries=retries).put_item(TableName="Users", Item=item("ada"))
    assert raised.value.response["ResponseMetadata"]["RetryAttempts"] == attempts - 1
    assert [entry.attempt for entry in cloud.trace] == list(range(1, attempts + 1))
    assert min(cloud.trace.pauses()) >= 0.0
    assert names(table) == []


@pytest.mark.parametrize(
    ("operation", "body", "code"),
    [
        ("PutItem", {"TableName": "Users", "Item": item("ada")}, THROTTLED),
        ("BatchGetItem", {"RequestItems": {"Users": {"Keys": [item("ada")]}}}, THROTTLED),
        ("ListTables", {}, "ThrottlingException"),
        ("DeleteTable", {"TableName": "Users"}, "ThrottlingException"),
    ],
)
def test_items_and_tables_are_throttled_by_different_codes(
    caller: Caller, table: TableHandle, operation: str, body: dict[str, Any], code: str
) -> None:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html"""
    caller.cloud.throttle("*")
    assert caller.code(operation, **body) == code
    assert table.status == "ACTIVE"


def test_a_denied_request_says_what_was_denied(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.deny("PutItem", "DeleteTable")
    with pytest.raises(ClientError) as raised:
        client.put_item(TableName="Users", Item=item("ada"))
    assert raised.value.response["Error"]["Code"] == "AccessDeniedException"
    assert raised.value.response["Error"]["Message"] == (
        "User: arn:aws:iam::123456789012:user/student is not authorized to perform: dynamodb:PutItem "
        f"on resource: arn:aws:dynamodb:{cloud.region}:123456789012:table/Users "
        "because no identity-based policy allows the dynamodb:PutItem action"
    )
    assert client.get_item(TableName="Users", Key=item("ada"))["ResponseMetadata"]["HTTPStatusCode"] == 200
    assert [(entry.operation, entry.attempt) for entry in cloud.trace] == [("PutItem", 1), ("GetItem", 1)]
    assert names(table) == []


def test_everything_may_be_denied(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    cloud.deny("*")
    answer = caller.ask("ListTables")
    assert "is not authorized to perform: dynamodb:ListTables because" in answer["message"]
    assert table.items() == [], "a check's own look is not refused"


def test_another_service_is_denied_in_its_own_language(cloud: Cloud) -> None:
    cloud.deny("GetCallerIdentity")
    with pytest.raises(ClientError) as raised:
        boto3_client(cloud, "sts").get_caller_identity()
    assert raised.value.response["Error"]["Code"] == "AccessDeniedException"
    assert "perform: sts:GetCallerIdentity because" in raised.value.response["Error"]["Message"]


def test_a_fault_of_ones_own_for_one_table(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    cloud.create_table("id", name="Orders")
    arn = table.description["TableArn"]
    cloud.fail("*", "InternalServerError", "Try again", times=3, table="Users")
    assert caller.code("GetItem", TableName="Orders", Key=item("ada")) == "ok"
    assert caller.code("GetItem", TableName="Users", Key=item("ada")) == "InternalServerError"
    assert caller.code("GetItem", TableName=arn, Key=item("ada")) == "InternalServerError"
    assert caller.code("BatchWriteItem", RequestItems={"Users": [put("ada")]}) == "InternalServerError"
    assert caller.code("GetItem", TableName="Users", Key=item("ada")) == "ok"


def test_faults_come_in_the_order_in_which_they_were_asked_for(
    cloud: Cloud, caller: Caller, table: TableHandle
) -> None:
    cloud.throttle("GetItem", times=1)
    cloud.fail("GetItem", "InternalServerError", "", times=1)
    cloud.throttle("*", times=1)
    codes = [caller.code("GetItem", TableName="Users", Key=item("ada")) for _ in range(4)]
    assert codes == [THROTTLED, "InternalServerError", THROTTLED, "ok"]


# Batches -------------------------------------------------------------------------------------------------------------


def test_only_the_first_of_a_batch_are_written(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed(keep=2)
    answer = client.batch_write_item(RequestItems={"Users": [put(word) for word in "abcd"]})
    assert answer["UnprocessedItems"] == {"Users": [put("c"), put("d")]}
    assert names(table) == ["a", "b"]


def test_a_batch_over_two_tables_is_cut_at_one_place(cloud: Cloud, client: Any, table: TableHandle) -> None:
    orders = cloud.create_table("id", name="Orders")
    cloud.leave_unprocessed(keep=3)
    answer = client.batch_write_item(
        RequestItems={"Users": [put("a"), put("b")], "Orders": [put("c"), {"DeleteRequest": {"Key": item("d")}}]}
    )
    assert answer["UnprocessedItems"] == {"Orders": [{"DeleteRequest": {"Key": item("d")}}]}
    assert (names(table), names(orders)) == (["a", "b"], ["c"])


def test_so_many_batches_are_cut_and_no_more(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed(keep=1, times=2)
    requests: dict[str, Any] = {"Users": [put(word) for word in "abcd"]}
    rest = []
    while requests:
        requests = client.batch_write_item(RequestItems=requests)["UnprocessedItems"]
        rest.append(len(requests.get("Users", [])))
    assert rest == [3, 2, 0]
    assert names(table) == ["a", "b", "c", "d"]


def test_boto3s_batch_writer_fills_up(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed(keep=5, times=3)
    requests: dict[str, Any] = {"Users": [put(f"{number:02}") for number in range(20)]}
    while requests:
        requests = client.batch_write_item(RequestItems=requests)["UnprocessedItems"]
    assert len(table.items()) == 20
    assert len(cloud.trace) == 4


def test_all_may_be_held_back(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed()
    written = client.batch_write_item(RequestItems={"Users": [put("a")]})
    read = client.batch_get_item(RequestItems={"Users": {"Keys": [item("a")]}})
    assert written["UnprocessedItems"] == {"Users": [put("a")]}
    assert (read["Responses"], read["UnprocessedKeys"]) == ({}, {"Users": {"Keys": [item("a")]}})
    assert names(table) == []


def test_nothing_is_held_back_of_a_batch_that_fits(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed(keep=2)
    assert client.batch_write_item(RequestItems={"Users": [put("a"), put("b")]})["UnprocessedItems"] == {}
    assert names(table) == ["a", "b"]


def test_hopeless_requests_are_never_taken(cloud: Cloud, client: Any, table: TableHandle) -> None:
    cloud.leave_unprocessed(keep=25, never=lambda request: request == put("b"))
    for _ in range(2):
        answer = client.batch_write_item(RequestItems={"Users": [put("a"), put("b"), put("c")]})
        assert answer["UnprocessedItems"] == {"Users": [put("b")]}
    assert names(table) == ["a", "c"]


def test_a_read_keeps_its_projection(cloud: Cloud, client: Any, table: TableHandle) -> None:
    table.put_all({"id": word, "city": word.upper(), "age": 30} for word in "ab")
    cloud.leave_unprocessed(keep=1)
    how = {"ProjectionExpression": "#c", "ExpressionAttributeNames": {"#c": "city"}, "ConsistentRead": True}
    answer = client.batch_get_item(RequestItems={"Users": {"Keys": [item("a"), item("b")], **how}})
    assert answer["Responses"] == {"Users": [{"city": {"S": "A"}}]}
    assert answer["UnprocessedKeys"] == {"Users": {"Keys": [item("b")], **how}}
    again = client.batch_get_item(RequestItems=answer["UnprocessedKeys"])
    assert again["Responses"] == {"Users": [{"city": {"S": "B"}}]}


def test_other_requests_are_not_cut(cloud: Cloud, caller: Caller, table: TableHandle) -> None:
    cloud.leave_unprocessed()
    assert caller.code("PutItem", TableName="Users", Item=item("a")) == "ok"
    assert names(table) == ["a"]


@pytest.mark.usefixtures("table")
def test_a_batch_for_a_missing_table_is_refused_even_if_all_of_it_is_held_back(cloud: Cloud, caller: Caller) -> None:
    cloud.leave_unprocessed(keep=1)
    batch = {"Users": [put("a")], "Orders": [put("b")]}
    assert caller.code("BatchWriteItem", RequestItems=batch) == "ResourceNotFoundException"


@pytest.mark.parametrize("entries", [None, 3, [], {"Users": None}, {"Users": {"Keys": 3}}, {"Users": "ada"}])
def test_what_is_no_batch_is_passed_on_as_it_is(entries: Any) -> None:
    """An emulator has its own words for it; against moto the rules have refused it before."""
    body = {"RequestItems": entries}
    operation = Operation("dynamodb", "BatchWriteItem", "eu-west-1", body, HttpRequest("POST", "", {}, b""))
    faults = cutting_faults()
    assert faults.hold_back(operation) == {}
    assert operation.body is body


def test_what_the_service_left_over_itself_comes_back_as_well() -> None:
    faults = cutting_faults(keep=2)
    body = {"RequestItems": {"Users": [put("a"), put("b"), put("c")], "Orders": [put("d")]}}
    operation = Operation("dynamodb", "BatchWriteItem", "eu-west-1", body, HttpRequest("POST", "", {}, b""))
    held = faults.hold_back(operation)
    answer = Answer(200, {"UnprocessedItems": {"Users": [put("b")]}})
    faults.give_back(operation, answer, held)
    assert answer.body["UnprocessedItems"] == {"Users": [put("b"), put("c")], "Orders": [put("d")]}


def cutting_faults(keep: int = 0) -> Faults:
    faults = Faults()
    faults.leave_unprocessed(Partial(keep))
    return faults
