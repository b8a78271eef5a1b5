"""One request to AWS, read from its HTTP form."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from checks.harness.exchange import HttpRequest

_CREDENTIAL = re.compile(r"Credential=(?P<key>[^/]+)/\d+/(?P<region>[^/]+)/(?P<service>[^/]+)/")
_TABLE_ARN = re.compile(r"arn:[^:]+:dynamodb:[^:]+:\d+:table/(?P<name>[^/]+)")
_ATTEMPT = re.compile(r"attempt=(\d+)")
_XML_SERVICES = ("s3", "s3control", "route53", "cloudfront")
"""Services that answer in XML though their requests are no forms."""

JSON = dict[str, Any]

ITEM_OPERATIONS = frozenset(
    {"PutItem", "GetItem", "UpdateItem", "DeleteItem", "Query", "Scan", "BatchGetItem", "BatchWriteItem"}
    | {"TransactGetItems", "TransactWriteItems"}
)
"""What reads and writes items, and so needs the table to be there and ready."""

_LONGEST = 100
"""Characters of an operation's name: no operation of AWS has so many, and the trace keeps what it is told."""

CHECKERS_KEY = "AKIACHECKEROFTHELABS"
"""The access key of the checks' own requests."""


@dataclass(slots=True)
class Operation:
    """An API operation as a student's code (or the checks' own client) asked for it."""

    service: str
    """The name that the request was signed for: `dynamodb`, `sts`, …; DynamoDB's streams are `dynamodbstreams`."""
    name: str
    """The operation, such as `PutItem`. For a REST service: the method and path, `GET /2015-03-31/functions`."""
    region: str
    body: JSON
    """The request's parameters in wire form (`{"TableName": …, "Item": {"id": {"S": …}}}`)."""
    http: HttpRequest
    attempt: int = 1
    """1 for the first try, 2 and up for the SDK's own retries."""
    access_key: str = ""
    """Empty for a request that is not signed."""
    readable: bool = True
    """Whether the body is what the service reads: a JSON object, or a form."""
    notes: JSON = field(default_factory=dict)
    """What the stages of the boundary tell each other about this request."""

    @property
    def at(self) -> float:
        """Virtual seconds at which the request was sent."""
        return self.http.at

    @property
    def table(self) -> str | None:
        """The table's name, also where the request gives an ARN."""
        name = self.body.get("TableName")
        return table_name(name) if isinstance(name, str) else None

    @property
    def tables(self) -> list[str]:
        """Every table that the request names, those of a batch or a transaction included."""
        if self.table is not None:
            return [self.table]
        batch = self.body.get("RequestItems")
        if isinstance(batch, dict):
            return [table_name(name) for name in batch]
        actions = self.body.get("TransactItems")
        parts = [
            part
            for action in (actions if isinstance(actions, list) else [])
            for part in (action.values() if isinstance(action, dict) else [])
        ]
        names = [part.get("TableName") for part in parts if isinstance(part, dict)]
        return [table_name(name) for name in names if isinstance(name, str)]

    @property
    def speaks_xml(self) -> bool:
        """Whether the service answers in XML, as those do whose requests are forms."""
        return _is_form(self.http) or self.service in _XML_SERVICES


def table_name(name_or_arn: str) -> str:
    """The plain name of a table that is given by name or by ARN."""
    match = _TABLE_ARN.match(name_or_arn)
    return match["name"] if match else name_or_arn


@lru_cache(maxsize=256)
def _scope(authorization: str) -> tuple[str, str, str]:
    match = _CREDENTIAL.search(authorization)
    return (match["key"], match["region"], match["service"]) if match else ("", "", "")


def read(request: HttpRequest) -> Operation:
    """Read the operation, region and parameters from an HTTP request signed by any AWS SDK."""
    authorization = request.headers.get("authorization") or _presigned(request.url)
    # The signature changes with each request; the credential scope before it hardly ever does.
    key, region, service = _scope(authorization.partition(", SignedHeaders")[0])
    target = request.headers.get("x-amz-target", "")
    parameters = _parameters(request)
    body = parameters or {}
    address = urlsplit(request.url)
    action = body.get("Action") or parse_qs(address.query).get("Action", [""])[0]
    name = target.rpartition(".")[2] or action or f"{request.method} {address.path}"
    attempt = _ATTEMPT.search(request.headers.get("amz-sdk-request", ""))
    return Operation(
        service=_OWN_SERVICES.get(target.partition("_")[0], service),
        name=str(name)[:_LONGEST],
        region=region,
        body=body,
        http=request,
        attempt=int(attempt[1]) if attempt else 1,
        access_key=key,
        readable=parameters is not None,
    )


# Both are signed for `dynamodb`; only the target tells them apart.
_OWN_SERVICES = {"DynamoDB": "dynamodb", "DynamoDBStreams": "dynamodbstreams"}


def _presigned(url: str) -> str:
    """The credential scope of a URL that carries its signature, in the form that the header has."""
    _, found, scope = url.partition("X-Amz-Credential=")
    return f"Credential={unquote(scope.partition('&')[0])}" if found else ""


def _parameters(request: HttpRequest) -> JSON | None:
    """The request's parameters; `None` for a body that is neither a JSON object nor a form."""
    if _is_form(request):
        return {name: values[-1] for name, values in parse_qs(request.body.decode("utf-8", "replace")).items()}
    try:
        body = json.loads(request.body, parse_constant=_refuse_constant) if request.body else {}
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number of JSON")


def _is_form(request: HttpRequest) -> bool:
    content_type = request.headers.get("content-type", "")
    return content_type.startswith("application/x-www-form-urlencoded") and "x-amz-target" not in request.headers
