"""DynamoDB requests in wire form, straight to moto or through the kit's rules: no client, no network."""

from __future__ import annotations

import json
from typing import Any

import moto.backends
from moto.core.request import Request
from moto.dynamodb.responses import DynamoHandler

from checks.harness.cloud.answers import Answer, Refusal, refuse
from checks.harness.cloud.cost import consumed, put_consumed
from checks.harness.cloud.operation import Operation, read
from checks.harness.cloud.rules import amend, refusal_of_crash, refuse_what_aws_refuses, translate
from checks.harness.cloud.tables import Table
from checks.harness.exchange import HttpRequest

JSON = dict[str, Any]
REGION = "eu-west-1"


def forget_everything() -> None:
    """Begin with no tables."""
    moto.backends.get_backend("dynamodb").reset()


def operation(name: str, body: JSON, region: str = REGION) -> Operation:
    """The operation as the boundary reads it from a request."""
    return read(_http(name, body, region))


def bare(name: str, body: JSON, region: str = REGION) -> Answer:
    """Moto's own answer.

    Raises:
        Exception: whatever moto raises instead of answering.
    """
    http = _http(name, body, region)
    request = Request.from_primitives(http.method, http.url, http.headers, http.body)
    status, headers, raw = DynamoHandler.dispatch(request, http.url, dict(http.headers))
    if raw.startswith("<"):
        return Answer(status, {}, dict(headers), raw.encode())
    return Answer(status, json.loads(raw or "{}"))


def ruled(name: str, body: JSON, region: str = REGION) -> Answer:
    """The answer with the rules around moto, in the order in which the boundary applies them."""
    asked, tables = operation(name, body, region), BareTables()
    try:
        refuse_what_aws_refuses(asked, tables)
        questions = translate(asked, tables)
        before = _stored(asked, tables)
    except Refusal as refusal:
        return refuse(refusal)
    answer = Answer(500, {})
    for question, parameters in questions:
        try:
            answer = bare(question, parameters, region)
        except Exception as crash:  # noqa: BLE001 - whatever moto raises is what is turned into a refusal here
            return refuse(refusal_of_crash(asked, crash))
        if not answer.ok:
            break
    amend(asked, answer, tables)
    put_consumed(asked, answer, consumed(asked, answer, tables, before))
    return answer


class BareTables:
    """`Tables` that are looked up in moto."""

    def find(self, name: str, region: str) -> Table | None:
        answer = bare("DescribeTable", {"TableName": name}, region)
        return Table.read(answer.body["Table"]) if answer.ok else None

    def item(self, name: str, region: str, key: JSON) -> JSON | None:
        item: JSON | None = bare("GetItem", {"TableName": name, "Key": key}, region).body.get("Item")
        return item


def _stored(asked: Operation, tables: BareTables) -> JSON | None:
    if asked.name not in ("PutItem", "DeleteItem"):
        return None
    table = tables.find(str(asked.table), asked.region)
    if table is None:
        return None
    given = asked.body.get("Key") or asked.body["Item"]
    return tables.item(table.name, asked.region, {name: given[name] for name in table.keys})


def _http(name: str, body: JSON, region: str) -> HttpRequest:
    headers = {
        "authorization": (
            f"AWS4-HMAC-SHA256 Credential=testing/20300101/{region}/dynamodb/aws4_request, "
            "SignedHeaders=host, Signature=0"
        ),
        "content-type": "application/x-amz-json-1.0",
        "host": f"dynamodb.{region}.amazonaws.com",
        "x-amz-target": f"DynamoDB_20120810.{name}",
    }
    return HttpRequest("POST", f"https://dynamodb.{region}.amazonaws.com/", headers, json.dumps(body).encode())
