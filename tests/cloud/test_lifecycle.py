"""A table's life, each rule with the page of AWS's documentation that it follows.

C: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CreateTable.html
U: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
D: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
T: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html
"""

from __future__ import annotations

from typing import Any

import pytest
from botocore.exceptions import WaiterError
from boundary_client import Caller, boto3_client, users

from checks.harness.cloud.clock import LATENCY
from checks.harness.cloud.cloud import Cloud
from checks.harness.cloud.table_handle import TableHandle

pytest_plugins = ("cloud_fixtures",)

ITEM = {"id": {"S": "ada"}}
ITEM_REQUESTS: dict[str, dict[str, Any]] = {
    "PutItem": {"TableName": "Users", "Item": ITEM},
    "GetItem": {"TableName": "Users", "Key": ITEM},
    "UpdateItem": {"TableName": "Users", "Key": ITEM},
    "DeleteItem": {"TableName": "Users", "Key": ITEM},
    "Scan": {"TableName": "Users"},
    "Query": {
        "TableName": "Users",
        "KeyConditionExpression": "id = :i",
        "ExpressionAttributeValues": {":i": {"S": "ada"}},
    },
    "BatchWriteItem": {"RequestItems": {"Users": [{"PutRequest": {"Item": ITEM}}]}},
    "BatchGetItem": {"RequestItems": {"Users": {"Keys": [ITEM]}}},
    "TransactWriteItems": {"TransactItems": [{"Put": {"TableName": "Users", "Item": ITEM}}]},
    "TransactGetItems": {"TransactItems": [{"Get": {"TableName": "Users", "Key": ITEM}}]},
}
TO_PROVISIONED = {
    "BillingMode": "PROVISIONED",
    "ProvisionedThroughput": {"ReadCapacityUnits": 3, "WriteCapacityUnits": 4},
}


@pytest.fixture
def creating(cloud: Cloud, caller: Caller) -> TableHandle:
    """Users, CREATING for eight seconds."""
    cloud.activation_time = 8.0
    caller.ask("CreateTable", **users())
    return cloud.table("Users")


@pytest.fixture
def active(cloud: Cloud) -> TableHandle:
    """Users, with one item."""
    return cloud.create_table("id", name="Users", items=[{"id": "ada"}])


@pytest.fixture
def deleting(cloud: Cloud, caller: Caller, active: TableHandle) -> TableHandle:
    """Users, DELETING for four seconds."""
    cloud.deletion_time = 4.0
    caller.ask("DeleteTable", TableName="Users")
    return active


def test_a_new_table_is_creating(cloud: Cloud, caller: Caller) -> None:
    """C: "the table's status is CREATING"."""
    assert caller.ask("CreateTable", **users())["TableDescription"]["TableStatus"] == "CREATING"


def test_a_new_table_is_active_after_the_activation_time_and_not_before(
    cloud: Cloud, caller: Caller, creating: TableHandle
) -> None:
    cloud.clock.now = 7.99
    assert (caller.status("Users"), creating.status) == ("CREATING", "CREATING")
    cloud.clock.now = 8.0
    assert (caller.status("Users"), creating.status) == ("ACTIVE", "ACTIVE")


@pytest.mark.usefixtures("creating")
@pytest.mark.parametrize("name", ITEM_REQUESTS)
def test_items_are_out_of_reach_until_the_table_is_active(cloud: Cloud, caller: Caller, name: str) -> None:
    """C: "You can perform read and write operations only on an ACTIVE table"."""
    assert caller.code(name, **ITEM_REQUESTS[name]) == "ResourceNotFoundException"
    cloud.clock.wait(8.0)
    body = {**ITEM_REQUESTS[name], "UpdateExpression": "SET n = :n", "ExpressionAttributeValues": {":n": {"N": "1"}}}
    assert caller.code(name, **(body if name == "UpdateItem" else ITEM_REQUESTS[name])) == "ok"


@pytest.mark.usefixtures("creating")
@pytest.mark.parametrize(
    ("name", "body", "sentence"),
    [
        ("DeleteTable", {"TableName": "Users"}, "still in use: Table is being created: Users"),
        ("UpdateTable", {"TableName": "Users", **TO_PROVISIONED}, "still in use: Table is being created: Users"),
        ("CreateTable", users(), "Table already exists: Users"),
    ],
    ids=lambda value: value if value in ("DeleteTable", "UpdateTable", "CreateTable") else "",
)
def test_a_table_in_creation_cannot_be_changed(caller: Caller, name: str, body: dict[str, Any], sentence: str) -> None:
    """C, U and D: ResourceInUseException."""
    answer = caller.ask(name, **body)
    assert answer["__type"].endswith("#ResourceInUseException")
    assert sentence in answer["message"]
    assert caller.status("Users") == "CREATING"


def test_its_global_indexes_are_creating_too(caller: Caller) -> None:
    """https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GlobalSecondaryIndexDescription.html"""
    index = {
        "IndexName": "by-id",
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "Projection": {"ProjectionType": "ALL"},
    }
    table = caller.ask("CreateTable", **users(GlobalSecondaryIndexes=[index]))["TableDescription"]
    assert [index["IndexStatus"] for index in table["GlobalSecondaryIndexes"]] == ["CREATING"]


@pytest.mark.usefixtures("active")
def test_a_changed_table_is_updating_for_a_while(cloud: Cloud, caller: Caller) -> None:
    """U: "While it's executing, the table status changes from ACTIVE to UPDATING"; meanwhile items are served."""
    answer = caller.ask("UpdateTable", TableName="Users", **TO_PROVISIONED)
    assert answer["TableDescription"]["TableStatus"] == "UPDATING"
    assert caller.code("GetItem", **ITEM_REQUESTS["GetItem"]) == "ok"
    for refused in ("UpdateTable", "DeleteTable"):
        body = {"TableName": "Users", **(TO_PROVISIONED if refused == "UpdateTable" else {})}
        assert caller.code(refused, **body) == "ResourceInUseException"
    cloud.clock.wait(5.0)
    assert caller.status("Users") == "ACTIVE"
    assert cloud.table("Users").throughput == (3, 4)


def test_a_refused_update_changes_nothing(caller: Caller, active: TableHandle) -> None:
    assert caller.code("UpdateTable", TableName="Users", BillingMode="FREE") == "ValidationException"
    assert active.status == "ACTIVE"


@pytest.mark.usefixtures("active")
def test_a_deleted_table_is_deleting_then_gone(cloud: Cloud, caller: Caller) -> None:
    """D: "the specified table is in the DELETING state until DynamoDB completes the deletion"."""
    cloud.deletion_time = 4.0
    assert caller.ask("DeleteTable", TableName="Users")["TableDescription"]["TableStatus"] == "DELETING"
    began = cloud.clock.now - LATENCY
    cloud.clock.now = began + 3.99
    assert caller.status("Users") == "DELETING"
    cloud.clock.now = began + 4.0
    assert caller.status("Users") == "ResourceNotFoundException"
    assert (cloud.table_names(), cloud.table("Users").status) == ([], None)


def test_a_second_deletion_is_no_error_and_begins_nothing_anew(
    cloud: Cloud, caller: Caller, deleting: TableHandle
) -> None:
    """D: "If table is already in the DELETING state, no error is returned"."""
    cloud.clock.wait(3.0)
    assert caller.ask("DeleteTable", TableName="Users")["TableDescription"]["TableStatus"] == "DELETING"
    cloud.clock.wait(1.0)
    assert caller.status("Users") == "ResourceNotFoundException"
    assert deleting.exists is False


@pytest.mark.usefixtures("deleting")
def test_items_are_served_while_the_table_is_deleted(caller: Caller) -> None:
    """D: "DynamoDB might continue to accept data read and write operations"."""
    assert caller.ask("GetItem", **ITEM_REQUESTS["GetItem"])["Item"] == ITEM
    assert caller.code("PutItem", **ITEM_REQUESTS["PutItem"]) == "ok"


@pytest.mark.usefixtures("deleting")
def test_its_name_is_free_only_when_it_is_gone(cloud: Cloud, caller: Caller) -> None:
    """C: ResourceInUseException."""
    assert caller.code("CreateTable", **users()) == "ResourceInUseException"
    assert caller.code("UpdateTable", TableName="Users", **TO_PROVISIONED) == "ResourceInUseException"
    cloud.clock.wait(4.0)
    assert caller.code("CreateTable", **users()) == "ok"
    assert (caller.status("Users"), cloud.table("Users").items()) == ("CREATING", [])


def test_deleting_what_is_not_there_is_refused(caller: Caller) -> None:
    """D: ResourceNotFoundException."""
    answer = caller.ask("DeleteTable", TableName="Users")
    assert answer["__type"].endswith("#ResourceNotFoundException")
    assert answer["message"] == "Requested resource not found: Table: Users not found"


def test_a_protected_table_stays(cloud: Cloud, caller: Caller) -> None:
    """https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html"""
    table = cloud.create_table("id", name="Users", DeletionProtectionEnabled=True)
    assert caller.code("DeleteTable", TableName="Users") == "ValidationException"
    assert table.status == "ACTIVE"
    caller.ask("UpdateTable", TableName="Users", DeletionProtectionEnabled=False)
    cloud.clock.wait(5.0)
    assert caller.code("DeleteTable", TableName="Users") == "ok"


def test_a_check_cannot_drop_a_protected_table_either(cloud: Cloud) -> None:
    table = cloud.create_table("id", DeletionProtectionEnabled=True)
    with pytest.raises(Exception, match="ValidationException"):
        table.drop()
    assert table.status == "ACTIVE"


def test_a_table_may_never_become_active(cloud: Cloud, caller: Caller) -> None:
    cloud.activation_time = float("inf")
    caller.ask("CreateTable", **users())
    cloud.clock.wait(1e9)
    assert caller.status("Users") == "CREATING"


def test_a_table_may_be_active_at_once(cloud: Cloud, caller: Caller) -> None:
    cloud.activation_time = 0.0
    assert caller.ask("CreateTable", **users())["TableDescription"]["TableStatus"] == "ACTIVE"


def test_a_table_may_vanish_between_two_polls(cloud: Cloud, caller: Caller, creating: TableHandle) -> None:
    cloud.after("DescribeTable", times=2, do=creating.vanish)
    assert [caller.status("Users") for _ in range(3)] == ["CREATING", "CREATING", "ResourceNotFoundException"]
    assert caller.ask("CreateTable", **users())["TableDescription"]["TableStatus"] == "CREATING"


def test_a_dropped_table_is_deleting(cloud: Cloud, caller: Caller, active: TableHandle) -> None:
    active.drop()
    assert (caller.status("Users"), active.exists) == ("DELETING", False)


@pytest.mark.usefixtures("creating")
def test_an_arn_stands_for_the_name(cloud: Cloud, caller: Caller) -> None:
    """C: "The name of the table … You can also provide the Amazon Resource Name (ARN)"."""
    arn = cloud.table("Users").description["TableArn"]
    assert caller.status(arn) == "CREATING"
    assert caller.code("GetItem", TableName=arn, Key=ITEM) == "ResourceNotFoundException"
    assert caller.code("DeleteTable", TableName=arn) == "ResourceInUseException"
    cloud.clock.wait(8.0)
    assert caller.code("GetItem", TableName=arn, Key=ITEM) == "ok"
    assert caller.ask("DeleteTable", TableName=arn)["TableDescription"]["TableStatus"] == "DELETING"
    assert caller.status("Users") == "DELETING"


@pytest.mark.usefixtures("creating")
def test_tables_of_one_name_in_two_regions_live_their_own_lives(cloud: Cloud, caller: Caller) -> None:
    there = Caller(cloud, cloud.other_region)
    assert there.status("Users") == "ResourceNotFoundException"
    cloud.clock.wait(5.0)
    there.ask("CreateTable", **users())
    cloud.clock.wait(3.0)
    assert (caller.status("Users"), there.status("Users")) == ("ACTIVE", "CREATING")
    caller.ask("DeleteTable", TableName="Users")
    cloud.clock.wait(8.0)
    assert (caller.status("Users"), there.status("Users")) == ("ResourceNotFoundException", "ACTIVE")


@pytest.mark.parametrize("arranged", [True, False], ids=["by a check", "by the student"])
def test_a_table_was_created_at_the_virtual_time(cloud: Cloud, caller: Caller, arranged: bool) -> None:
    """T: CreationDateTime, "in UNIX epoch time format"."""
    cloud.clock.wait(3600.0)
    if arranged:
        cloud.create_table("id", name="Users")
    else:
        caller.ask("CreateTable", **users())
    described = caller.ask("DescribeTable", TableName="Users")["Table"]
    assert described["CreationDateTime"] == 1_800_003_600.0
    assert cloud.table("Users").description["CreationDateTime"] == 1_800_003_600.0


@pytest.mark.usefixtures("virtual_sleep")
def test_the_sdks_waiters_work_on_the_virtual_clock(cloud: Cloud) -> None:
    cloud.activation_time, cloud.deletion_time = 50.0, 30.0
    client = boto3_client(cloud)
    client.create_table(**users())
    client.get_waiter("table_exists").wait(TableName="Users")
    polls = cloud.trace.of("DescribeTable")
    assert len(polls) == 4
    assert cloud.trace.pauses("DescribeTable") == [20.0, 20.0, 20.0]
    client.delete_table(TableName="Users")
    client.get_waiter("table_not_exists").wait(TableName="Users")
    assert cloud.clock.now == pytest.approx(100.0, abs=0.2)


@pytest.mark.usefixtures("virtual_sleep")
def test_a_waiter_gives_up_on_a_table_that_never_becomes_active(cloud: Cloud) -> None:
    cloud.activation_time = float("inf")
    client = boto3_client(cloud)
    client.create_table(**users())
    with pytest.raises(WaiterError, match="Max attempts exceeded"):
        client.get_waiter("table_exists").wait(TableName="Users", WaiterConfig={"Delay": 3, "MaxAttempts": 4})
    assert cloud.trace.pauses("DescribeTable") == [3.0, 3.0, 3.0]
