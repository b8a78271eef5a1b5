"""What counts as a line of a solution, and where it is found."""

from __future__ import annotations

import pytest

from checks.harness.handout.leaks import Secrets, leaks_in, secrets_of
from checks.harness.labs import Lab

SCRIPT = '''
import boto3


def save(table, key):
    """Save it."""
    # TODO 1: Save it.
    ### BEGIN SOLUTION
    from decimal import Decimal
    client = boto3.client("dynamodb", region_name=region)
    names = sorted(key)
    found = "this"
    table.put_item(Item=key)
    answer = table.query(
        TableName=table_name,
        KeyConditions=[
            names,
        ],
        Limit=len(names),
    )
    for page in answer:
        try:
            return True
        except table.meta.client.exceptions.InternalServerError:
            continue
    totals = {name: sum(values) for name, values in pairs}
    ### END SOLUTION


def load(key):
    given = sorted(key, reverse=True)
    return given
'''
OTHER = '''
def other(key):
    """Another."""
    # TODO 1: Write it.
    ### BEGIN SOLUTION
    given = sorted(key, reverse=True)
    return given
    ### END SOLUTION
'''


@pytest.fixture(scope="module")
def secrets(tmp_path_factory: pytest.TempPathFactory) -> Secrets:
    labs = [Lab(name, tmp_path_factory.mktemp("kit")) for name in ("lab90_save", "lab91_other")]
    for lab, script in zip(labs, (SCRIPT, OTHER), strict=True):
        lab.solution.mkdir(parents=True)
        (lab.solution / "script.py").write_text(script, encoding="utf-8")
    return secrets_of(labs)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("    table.put_item(Item=key)\n", [1]),
        ("so: \n\ttable.put_item( Item = key )\n", [2]),
        ("Limit=len(names),", [1]),
        ("  except table.meta.client.exceptions.InternalServerError:", [1]),
        ("totals = {name: sum(values) for name, values in pairs}", [1]),
        ("names = sorted(key)\n\n  found = 'this'\n", [1, 3]),
        ("x\nnames = sorted(key)\nfound = 'this'\ntable.put_item(Item=key)\n", [2, 3, 4]),
    ],
)
def test_line_of_a_solution(secrets: Secrets, text: str, lines: list[int]) -> None:
    leaks = list(secrets.leaks("hints.md", text))
    assert [leak.line for leak in leaks] == lines
    assert str(leaks[0]) == f"hints.md:{lines[0]} is a line of the solution of lab90"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("names = sorted(key)", id="anybody writes that"),
        pytest.param("found = 'this'\nnames = sorted(key)", id="in another order"),
        pytest.param("names = sorted(key)\nx = 1\nfound = 'this'", id="not in a row"),
        pytest.param(
            "answer = table.query(\n    TableName=table_name,\n    KeyConditions=[", id="a call that only begins"
        ),
        pytest.param('client = boto3.client("dynamodb", region_name=region)', id="how every example begins"),
        pytest.param("try:\n    return True\n", id="short"),
        pytest.param("from decimal import Decimal\nnames = sorted(key)", id="an import"),
        pytest.param("given = sorted(key, reverse=True)\nreturn given", id="what another lab's stub gives"),
        pytest.param("import boto3\n\n\ndef save(table, key):", id="the stub's own"),
        pytest.param("table.put_item(Item=...)", id="another line"),
    ],
)
def test_no_line_of_a_solution(secrets: Secrets, text: str) -> None:
    assert list(secrets.leaks("hints.md", text)) == []


def test_files_of_any_kind_are_read(secrets: Secrets) -> None:
    files = {"picture.png": b"\x89PNG\xff\x00\n", "README.md": b"\xff\ntable.put_item(Item=key)\r\n", "empty": b""}
    assert [(leak.file, leak.line) for leak in leaks_in(files, secrets)] == [("README.md", 2)]
