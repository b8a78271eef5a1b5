"""Surroundings of a check's choosing, and objects that stay in the student's process."""

from __future__ import annotations

from typing import Any

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.failures import Died, NotLoaded, Raised, StudentFailure, Unfit
from checks.harness.student.student import Student

SCRIPT = """
import os
import boto3
import helper

FOUND_AT_IMPORT = boto3.Session().region_name

def make_client(region, profile=None):
    session = boto3.Session(profile_name=profile) if profile else boto3
    return session.client("dynamodb", region_name=region)

def make_resource(region):
    return boto3.resource("dynamodb", region_name=region)

def nothing():
    return None

def found():
    credentials = boto3.Session().get_credentials()
    return FOUND_AT_IMPORT, helper.REGION, credentials and (credentials.access_key, credentials.token)

def variables():
    return {name: value for name, value in os.environ.items() if name.startswith("AWS_")}

def litter():
    os.environ["AWS_PROFILE"] = "left behind"
    helper.REGION = "left behind"

def todo(region):
    raise NotImplementedError("TODO 1: todo")

def end():
    os._exit(3)
"""
HELPER = "import boto3\nREGION = boto3.Session().region_name\n"
KEYS = {"AWS_ACCESS_KEY_ID": "AKIAENVIRONMENT", "AWS_SECRET_ACCESS_KEY": "s", "AWS_SESSION_TOKEN": "token"}
PROFILES = {
    "config": "[default]\nregion = eu-west-1\n[profile work]\nregion = eu-west-3\n",
    "credentials": "[default]\naws_access_key_id = AKIADEFAULT\naws_secret_access_key = d\n"
    "[work]\naws_access_key_id = AKIAWORK\naws_secret_access_key = w\n",
}


@pytest.fixture
def service() -> ScriptedService:
    return ScriptedService(lambda _operation, _body: {"TableNames": ["Users"]})


@pytest.fixture
def student(bench: Bench, service: ScriptedService) -> Student:
    bench.write("helper.py", HELPER)
    return bench.student(SCRIPT, service=service)


def key_of(service: ScriptedService) -> str:
    return service.requests[-1].headers["authorization"].partition("Credential=")[2].partition("/")[0]


USUAL = ("us-east-1", "us-east-1", ("AKIASTUDENTOFTHELABS", None))


def test_nothing_but_what_is_asked_for(student: Student) -> None:
    assert student.found() == USUAL
    student.surround()
    assert student.found() == (None, None, None)
    assert student.variables() == {"AWS_EC2_METADATA_DISABLED": "true"}


def test_variables(student: Student) -> None:
    student.surround({**KEYS, "AWS_DEFAULT_REGION": "sa-east-1"})
    assert student.found() == ("sa-east-1", "sa-east-1", ("AKIAENVIRONMENT", "token"))


def test_files(student: Student) -> None:
    student.surround(files=PROFILES)
    assert student.found() == ("eu-west-1", "eu-west-1", ("AKIADEFAULT", None))
    student.surround({"AWS_PROFILE": "work"}, PROFILES)
    assert student.found() == ("eu-west-3", "eu-west-3", ("AKIAWORK", None))
    student.surround()
    assert student.found() == (None, None, None)


def test_they_end_with_the_criterion(student: Student) -> None:
    student.surround(KEYS, PROFILES)
    student.litter()
    student.begin()
    assert student.found() == USUAL
    assert "AWS_PROFILE" not in student.variables()


def test_a_fresh_process_has_them_too(student: Student) -> None:
    student.surround(KEYS, PROFILES)
    with pytest.raises(Died):
        student.end()
    assert student.found() == ("eu-west-1", "eu-west-1", ("AKIAENVIRONMENT", "token"))


def test_script_that_cannot_be_imported_there_only(bench: Bench) -> None:
    student = bench.student("import boto3\nCLIENT = boto3.client('dynamodb')\ndef f(): return 1")
    assert student.f() == 1
    student.surround()
    for _ in range(2):
        with pytest.raises(NotLoaded, match="NoRegionError"):
            student.f()
    student.begin()
    assert student.f() == 1


def test_object_is_asked_where_it_is(student: Student, service: ScriptedService) -> None:
    student.surround(KEYS, PROFILES)
    client = student.keep("make_client", "sa-east-1", profile="work")
    assert client.get("meta.region_name") == "sa-east-1"
    assert client.type == "DynamoDB"
    assert "DynamoDB" in repr(client)
    assert client.call("list_tables", Limit=3)["TableNames"] == ["Users"]
    assert key_of(service) == "AKIAWORK"
    assert student.calls[0].text == "make_client('sa-east-1', profile='work')"
    assert {call.function for call in student.calls} == {"make_client"}


def test_objects_of_objects(student: Student, service: ScriptedService) -> None:
    table = student.keep("make_resource", "sa-east-1").keep("Table", "Users")
    table.call("put_item", Item={"id": "a", "n": 1})
    assert service.operations == ["PutItem"]
    assert table.get("name") == "Users"


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (
            lambda s: s.keep("nothing").call("list_tables"),
            "returned an object of type NoneType, which has no list_tables",
        ),
        (
            lambda s: s.keep("make_client", "sa-east-1").get("meta.nowhere"),
            "of type DynamoDB, which has no meta.nowhere",
        ),
        (lambda s: s.keep("make_client"), "cannot be called as the lab does"),
        (lambda s: s.keep("absent"), "has no function absent"),
    ],
)
def test_objects_that_do_not_fit(student: Student, ask: Any, sentence: str) -> None:
    with pytest.raises(Unfit) as caught:
        ask(student)
    assert sentence in caught.value.sentence


def test_what_a_method_raises(student: Student) -> None:
    client = student.keep("make_client", "sa-east-1")
    with pytest.raises(Raised) as caught:
        client.call("get_item", TableName="Users")
    assert "ParamValidationError" in caught.value.sentence


def test_not_started(student: Student) -> None:
    with pytest.raises(StudentFailure, match="TODO 1: todo"):
        student.keep("todo", "sa-east-1")


def test_object_of_a_process_that_has_ended(student: Student) -> None:
    client = student.keep("make_client", "sa-east-1")
    with pytest.raises(Died):
        student.end()
    with pytest.raises(Died, match="had to be ended"):
        client.get("meta")
