"""One request of a student's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .measured import Measured
from .timing import best_of, printed

REQUESTS = 400

# The same loop for both: in the student process, and beside moto.
SCRIPT = f"""
import boto3

CLIENT = boto3.client("dynamodb", region_name="eu-west-1")


def put_many(table):
    for number in range({REQUESTS}):
        CLIENT.put_item(TableName=table, Item={{"username": {{"S": f"user-{{number}}"}}, "age": {{"N": "7"}}}})
"""
ON_BARE_MOTO = """
import sys
import time

import boto3
from moto import mock_aws

sys.path.insert(0, sys.argv[1])
with mock_aws():
    from script import put_many

    boto3.client("dynamodb", region_name="eu-west-1").create_table(
        TableName="Users",
        KeySchema=[{"AttributeName": "username", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "username", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    began = time.perf_counter()
    put_many("Users")
    print(time.perf_counter() - began)
"""
THROUGH_THE_PIPE = """
import sys
import time
from pathlib import Path

from checks.harness.cloud.cloud import Cloud
from checks.harness.student.student import Student
from checks.harness.student.submission import find

cloud = Cloud()
student = Student(find(Path(sys.argv[1]), "bench", "script.py"), cloud.boundary)
student.load()
table = cloud.create_table("username", region="eu-west-1")
began = time.perf_counter()
student.put_many(table.name)
print(time.perf_counter() - began)
student.close()
"""


def one_request(place: Path) -> Iterator[Measured]:
    """A PutItem of a student's against the same on bare moto."""
    (place / "script.py").write_text(SCRIPT)
    ours, bare = best_of(lambda: printed(THROUGH_THE_PIPE, place), lambda: printed(ON_BARE_MOTO, place))
    detail = f"{ours / REQUESTS * 1000:.2f} ms / {bare / REQUESTS * 1000:.2f} ms"
    yield Measured("a request through pipe and rules / on bare moto", ours / bare, "times", 1.5, detail)
