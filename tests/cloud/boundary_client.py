"""Ways to the boundary: raw requests in wire form, and real boto3 clients whose HTTP goes there."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import boto3
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.config import Config
from botocore.exceptions import EndpointConnectionError

from checks.harness.cloud.boundary import Boundary
from checks.harness.cloud.cloud import Cloud
from checks.harness.exchange import HttpRequest, HttpResponse

JSON = dict[str, Any]

REGION = "eu-west-1"
KEY = "AKIASTUDENTOFTHELABS"


def raw_request(
    body: bytes,
    target: str | None = "DynamoDB_20120810.ListTables",
    *,
    region: str = REGION,
    key: str | None = KEY,
    attempt: int = 1,
    at: float = 0.0,
    method: str = "POST",
    url: str | None = None,
    content_type: str = "application/x-amz-json-1.0",
) -> HttpRequest:
    """A request as the student's side hands it over; `None` leaves a header out."""
    headers = {"content-type": content_type, "amz-sdk-request": f"attempt={attempt}; max=3"}
    if target is not None:
        headers["x-amz-target"] = target
    if key is not None:
        scope = f"Credential={key}/20260101/{region}/dynamodb/aws4_request"
        headers["authorization"] = f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host, Signature=00"
    return HttpRequest(method, url or f"https://dynamodb.{region}.amazonaws.com/", headers, body, at, "script.py:7")


class Caller:
    """Sends operations in wire form to a cloud, some virtual time after each other."""

    def __init__(self, cloud: Cloud, region: str | None = None) -> None:
        self.cloud = cloud
        self.region = region or cloud.region

    def http(self, name: str, body: JSON, **how: Any) -> HttpResponse:
        how = {"region": self.region, "at": self.cloud.clock.now, **how}
        return self.cloud.boundary.handle(raw_request(json.dumps(body).encode(), f"DynamoDB_20120810.{name}", **how))

    def ask(self, name: str, **body: Any) -> JSON:
        """The answer's body."""
        answer: JSON = json.loads(self.http(name, body).body)
        return answer

    def code(self, name: str, **body: Any) -> str:
        """`ok`, or the error code."""
        return str(self.ask(name, **body).get("__type", "ok")).rpartition("#")[2]

    def status(self, table: str) -> str:
        """The table's status as DescribeTable tells it, or the error code."""
        answer = self.ask("DescribeTable", TableName=table)
        return str(answer["Table"]["TableStatus"]) if "Table" in answer else answer["__type"].rpartition("#")[2]


def users(name: str = "Users", **more: Any) -> JSON:
    """Parameters of CreateTable."""
    return {
        "TableName": name,
        "KeySchema": [{"AttributeName": "id", "KeyType": "HASH"}],
        "AttributeDefinitions": [{"AttributeName": "id", "AttributeType": "S"}],
        "BillingMode": "PAY_PER_REQUEST",
        **more,
    }


def boto3_client(
    cloud: Cloud,
    service: str = "dynamodb",
    *,
    key: str = KEY,
    token: str | None = None,
    endpoint_url: str | None = None,
    **settings: Any,
) -> Any:
    """A real client of boto3's; its signatures, retries, parsers and waiters are the SDK's own, only HTTP is not."""
    client = _session(key, token).client(service, cloud.region, endpoint_url=endpoint_url, config=Config(**settings))
    client.meta.events.register("before-send", _Wire(cloud.boundary).send)
    return client


@cache
def _session(key: str, token: str | None) -> Any:
    return boto3.Session(key, "secret", token)  # it reads the service models, which takes its time


class _Wire:
    def __init__(self, boundary: Boundary) -> None:
        self._boundary = boundary

    def send(self, request: Any, **_: Any) -> AWSResponse:
        headers = {name.lower(): _text(value) for name, value in request.headers.items()}
        body = request.body if isinstance(request.body, bytes) else _all_of(request.body)
        sent = HttpRequest(request.method, request.url, headers, body, self._boundary.clock.now, "script.py:7")
        answer = self._boundary.handle(sent)
        if answer.status == 0:
            raise EndpointConnectionError(endpoint_url=request.url)
        return AWSResponse(request.url, answer.status, HTTPHeaders.from_dict(answer.headers), _Body(answer.body))


class _Body(io.BytesIO):
    """What botocore reads of urllib3's responses."""

    def stream(self, **_: Any) -> Iterator[bytes]:
        yield self.read()


def _text(value: Any) -> str:
    return value.decode() if isinstance(value, bytes) else str(value)


def _all_of(body: Any) -> bytes:
    if body is None:
        return b""
    return body.encode() if isinstance(body, str) else bytes(body.read())
