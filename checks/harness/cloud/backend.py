"""Who really answers: moto in this process, or an emulator at an address."""

from __future__ import annotations

import atexit
import base64
import contextlib
import json
import os
import re
import time
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timezone
from functools import lru_cache
from typing import Any, Protocol
from urllib.parse import urlsplit

from botocore.awsrequest import AWSPreparedRequest, HeadersDict
from botocore.exceptions import BotoCoreError
from botocore.model import OperationNotFoundError

from checks.harness.cloud.answers import Answer, Refusal, refuse
from checks.harness.cloud.operation import CHECKERS_KEY, ITEM_OPERATIONS, Operation
from checks.harness.exchange import HttpRequest

TableAddress = tuple[str, str]
"""The region and the name of a table."""

_READS = frozenset({"GetItem", "Query", "Scan", "BatchGetItem", "TransactGetItems"})
"""DynamoDB's operations that leave everything as it is, besides those that list and describe."""

_HOST = "https://{service}.{region}.amazonaws.com"


class Unreachable(Exception):
    """The request went to a place that does not exist, such as a region that AWS does not have."""


class Crash(Exception):
    """The back end raised instead of answering; `__cause__` is what it raised."""


class NoEmulator(Exception):
    """Nothing answers at the address that was given for an emulator."""


class Backend(Protocol):
    """Answers an operation, without any of our rules."""

    simulated: bool
    """Whether time is virtual and the lifecycle is ours: false for an emulator, which has its own."""

    def answer(self, operation: Operation) -> Answer:
        """Carry out the operation. Raises Unreachable, or Crash."""
        ...

    def copy_table(self, name: str, region: str, copies: Sequence[str]) -> bool:
        """Make empty tables with the key of one that is there, hundreds at once; False where that can't be done."""
        ...

    def keep(self, tables: Iterable[TableAddress]) -> object | None:
        """These tables with all that is in them, for `put_back`; `None` where nothing can be kept.

        What was written to them until now does not count for `untouched`.
        """
        ...

    def put_back(self, kept: object) -> None:
        """Have tables there again that were kept, after a reset."""
        ...

    def untouched(self, tables: Iterable[TableAddress]) -> bool:
        """Whether nobody has written to any of these tables since the last reset, or since they were kept."""
        ...

    def reset(self) -> None:
        """Forget everything that is stored, where that is ours to do."""
        ...


class MotoBackend:
    """moto, called directly: no patching, no network."""

    simulated = True

    def __init__(self) -> None:
        # moto uses boto3 itself, which would read the person's own settings: they may be broken, or name nothing.
        for name in [name for name in os.environ if name.startswith("AWS_")]:
            del os.environ[name]
        for name in ("AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE"):
            os.environ[name] = os.devnull
        # The slow imports of the checker happen here, so that they can run while the student process starts.
        from moto.core.request import Request  # noqa: PLC0415

        self._request: Any = Request
        self._dynamodb: Any = _dynamodb_handler()
        self._touched: set[TableAddress] = set()

    def answer(self, operation: Operation) -> Answer:
        if operation.name not in _READS and not operation.name.startswith(("Describe", "List")):
            self._touched.update((operation.region, name) for name in operation.tables)
        try:
            if operation.service == "dynamodb" and "x-amz-target" in operation.http.headers:
                return self._ask_dynamodb(operation)
            return self._ask_any(operation)
        except Unreachable:
            raise
        except Exception as error:
            if _unknown_region(error, operation.region):
                raise Unreachable(operation.region) from error
            raise Crash(f"{type(error).__name__}: {error}") from error

    def copy_table(self, name: str, region: str, copies: Sequence[str]) -> bool:
        # 250 requests would take a tenth of a whole run of lab 01.
        tables = self._stored(region)
        like = tables.get_table(name)
        for copy in copies:
            tables.create_table(
                name=copy,
                schema=like.schema,
                throughput=like.throughput,
                attr=like.attr,
                global_indexes=None,
                indexes=None,
                streams=None,
                billing_mode=str(like.billing_mode),
                sse_specification=None,
                tags=[],
                deletion_protection_enabled=False,
                warm_throughput=None,
            )
        return True

    def keep(self, tables: Iterable[TableAddress]) -> object | None:
        self._touched.difference_update(tables)
        return {(region, name): self._stored(region).get_table(name) for region, name in tables}

    def put_back(self, kept: object) -> None:
        assert isinstance(kept, dict)
        for (region, name), table in kept.items():
            self._stored(region).tables[name] = table

    def untouched(self, tables: Iterable[TableAddress]) -> bool:
        return self._touched.isdisjoint(tables)

    @staticmethod
    def _stored(region: str) -> Any:
        """What moto holds of a region."""
        from moto.core.models import DEFAULT_ACCOUNT_ID  # noqa: PLC0415
        from moto.dynamodb.models import dynamodb_backends  # noqa: PLC0415

        return dynamodb_backends[DEFAULT_ACCOUNT_ID][region]

    def _ask_dynamodb(self, operation: Operation) -> Answer:
        """The direct way to moto's DynamoDB, which saves a fifth of the time: every lab goes here all the time."""
        url = _HOST.format(service="dynamodb", region=operation.region) + "/"
        headers = {
            "host": urlsplit(url).netloc,
            "x-amz-target": f"DynamoDB_20120810.{operation.name}",
            "content-type": "application/x-amz-json-1.0",
            "authorization": operation.http.headers.get("authorization", ""),
        }
        request = self._request.from_primitives("POST", url, headers, json.dumps(operation.body).encode())
        status, answered, body = self._dynamodb.dispatch(request, url, request.headers)
        return _read(int(status), answered, body)

    def _ask_any(self, operation: Operation) -> Answer:
        """Any other service, found by its address as moto does."""
        from moto.core.models import botocore_stubber  # noqa: PLC0415

        http = operation.http
        answer = botocore_stubber.process_request(_prepared(http, _aws_url(operation), http.headers))
        if answer is None:
            raise Unreachable(http.url)
        status, headers, body = answer
        return Answer(int(status), {}, {str(k): str(v) for k, v in headers.items()}, _bytes(body))

    def reset(self) -> None:
        from moto.core.base_backend import BackendDict  # noqa: PLC0415
        from moto.core.model_instances import reset_model_data  # noqa: PLC0415

        self._touched.clear()
        BackendDict.reset()
        reset_model_data()  # moto keeps a list of every item that it ever made


@lru_cache(maxsize=1)
def _dynamodb_handler() -> Any:
    """moto's DynamoDB without the detours that take most of its time; its answers are the same.

    moto reads and writes every value by the service model. For items and for descriptions of tables the wire form is
    what it has already, binary and dates apart.
    """
    from moto.core import responses  # noqa: PLC0415
    from moto.dynamodb.responses import DynamoHandler  # noqa: PLC0415

    # moto looks up its own class's methods by inspection for each request; they don't change.
    module: Any = responses
    module.method_names_from_class = lru_cache(maxsize=None)(module.method_names_from_class)

    class Handler(DynamoHandler):  # type: ignore[misc, unused-ignore]
        use_raw_body = True  # moto would look for a form's fields in the JSON

        def parse_parameters(self, request: Any) -> None:
            if self._get_action() in ITEM_OPERATIONS and not _BINARY.search(request.data):
                self.params: Any = _given(json.loads(request.data))
            else:
                super().parse_parameters(request)

        def serialized(self, action_result: Any) -> Any:
            result = action_result.result
            if self._get_action() not in _IN_WIRE_FORM or not isinstance(result, dict):
                return super().serialized(action_result)
            body = json.dumps(_all_given(result), default=_as_json)
            return 200, {"Content-Type": "application/x-amz-json-1.0"}, body

        @staticmethod
        def _enrich_response(headers: Any, body: Any) -> Any:
            return headers, body  # with a random request id, which takes as long as all else; nobody reads it

    return Handler


_BINARY = re.compile(rb'"BS?"')
_IN_WIRE_FORM = ITEM_OPERATIONS | {"CreateTable", "DescribeTable", "DeleteTable", "ListTables"}


def _given(members: dict[str, Any]) -> dict[str, Any]:
    """The members that have a value."""
    return {name: value for name, value in members.items() if value is not None}


def _all_given(value: Any) -> Any:
    """A value without the members, however deep, that have none themselves."""
    if isinstance(value, dict):
        return {name: _all_given(member) for name, member in value.items() if member is not None}
    return [_all_given(member) for member in value] if isinstance(value, list) else value


def _as_json(value: Any) -> Any:
    """Binary values are base64 in JSON, and dates (moto's are UTC and say so nowhere) are seconds since 1970."""
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=value.tzinfo or timezone.utc)
        return int(moment.timestamp()) + moment.microsecond // 1000 / 1000  # AWS cuts off, it does not round
    return base64.b64encode(value).decode()


class EndpointBackend:
    """An emulator such as DynamoDB Local at an address; requests are relayed to it as they are.

    What a run creates there is deleted when its criterion is over: the rest is the emulator's owner's.
    """

    simulated = False

    def __init__(self, url: str, patience: float = 30.0) -> None:
        """`url` is like `http://127.0.0.1:8000`; `patience` is the real seconds that it may take for a table."""
        from botocore.httpsession import URLLib3Session  # noqa: PLC0415

        self.url = url.rstrip("/")
        self._patience = patience
        self._session: Any = URLLib3Session(timeout=30)
        self._created: dict[tuple[str, str], Operation] = {}
        atexit.register(self.leave)

    def answer(self, operation: Operation) -> Answer:
        answer = self._relay(operation)
        if answer.ok and operation.name == "CreateTable" and operation.table:
            self._created[operation.region, operation.table] = operation
            arranged = operation.access_key == CHECKERS_KEY
            # A table that a check arranges is ready at once; one of a student's is theirs to wait for.
            if arranged and answer.body["TableDescription"]["TableStatus"] != "ACTIVE":
                self._wait(operation, until="ACTIVE")
        return answer

    def reset(self) -> None:
        """Delete the tables that were created since the last time."""
        created, self._created = self._created, {}
        for operation in [operation for operation in created.values() if self._delete(operation)]:
            self._wait(operation, until=None)

    def _wait(self, operation: Operation, until: str | None) -> None:
        """Look at a table until its status is `until`, or it is gone."""
        deadline = time.monotonic() + self._patience
        while True:
            answer = self._relay(_about(operation, "DescribeTable"))
            status = answer.body["Table"]["TableStatus"] if answer.ok else None
            if status in (until, None) or time.monotonic() > deadline:
                return
            time.sleep(_POLL)

    def _delete(self, operation: Operation) -> bool:
        """Delete a table, which may have to become ACTIVE first; whether it is on its way out then."""
        answer = self._relay(_about(operation, "DeleteTable"))
        if answer.error == "ResourceInUseException":
            self._wait(operation, until="ACTIVE")
            answer = self._relay(_about(operation, "DeleteTable"))
        return answer.ok

    def copy_table(self, name: str, region: str, copies: Sequence[str]) -> bool:  # noqa: ARG002
        return False

    def keep(self, tables: Iterable[TableAddress]) -> object | None:  # noqa: ARG002
        return None

    def put_back(self, kept: object) -> None:
        raise NotImplementedError("an emulator's tables cannot be kept")

    def untouched(self, tables: Iterable[TableAddress]) -> bool:  # noqa: ARG002
        return False

    def reach(self) -> None:
        """See whether there is an emulator. Raises NoEmulator."""
        from checks.harness.cloud.client import own_operation  # noqa: PLC0415 - the client is built on this module

        self._relay(own_operation("ListTables", "us-east-1", {}))

    def leave(self) -> None:
        """Clean up at the end, also where a run was broken off."""
        with contextlib.suppress(NoEmulator):  # it went before us, with all its tables
            self.reset()

    def _relay(self, operation: Operation) -> Answer:
        http = operation.http
        headers = {name: value for name, value in http.headers.items() if name not in _HOP_BY_HOP}
        if operation.access_key:
            # Some emulators keep a store for each key; the checks look at what the student's code has stored.
            own = f"Credential={CHECKERS_KEY}/"
            headers["authorization"] = headers.get("authorization", "").replace(
                f"Credential={operation.access_key}/", own
            )
        address = urlsplit(http.url)
        url = self.url + (address.path or "/") + (f"?{address.query}" if address.query else "")
        try:
            response = self._session.send(_prepared(http, url, headers))
        except BotoCoreError as error:
            raise NoEmulator(f"Nothing answers at {self.url}: is the emulator running there? ({error})") from error
        return _read(response.status_code, dict(response.headers), response.content)


_HOP_BY_HOP = ("host", "content-length", "connection", "expect")
_POLL = 0.02
"""Real seconds between two looks at a table."""


def _about(operation: Operation, name: str) -> Operation:
    """Another operation on the table of `operation`."""
    from checks.harness.cloud.client import own_operation  # noqa: PLC0415 - the client is built on this module

    return own_operation(name, operation.region, {"TableName": operation.table})


def _prepared(http: HttpRequest, url: str, headers: Mapping[str, str]) -> Any:
    """The request for another address, as botocore's HTTP client and moto take it."""
    prepared: Any = AWSPreparedRequest  # what stubs say of its headers' type is not what botocore gives it
    return prepared(http.method, url, HeadersDict(headers), http.body, False)


def _aws_url(operation: Operation) -> str:
    """The address of the service that the request is signed for, by which moto finds who answers.

    Where the request was sent to says little: an endpoint of the caller's own stands for AWS's, and a script may name
    one service and sign for another. Names of S3's buckets are part of its addresses.
    """
    address = urlsplit(operation.http.url)
    if operation.service == "s3" and (address.hostname or "").endswith(".amazonaws.com"):
        return operation.http.url
    service = "streams.dynamodb" if operation.service == "dynamodbstreams" else operation.service
    query = f"?{address.query}" if address.query else ""
    return _HOST.format(service=service, region=operation.region) + (address.path or "/") + query


def _read(status: int, headers: dict[str, str], body: bytes | str | None) -> Answer:
    """An answer of DynamoDB; one that is no JSON object is passed on as it is."""
    raw = _bytes(body)
    try:
        read = json.loads(raw) if raw else {}
    except ValueError:
        read = None
    return Answer(status, read) if isinstance(read, dict) else Answer(status, {}, headers, raw)


def _bytes(body: bytes | str | None) -> bytes:
    return body.encode() if isinstance(body, str) else body or b""


def _unknown_region(error: Exception, region: str) -> bool:
    """moto looks a region up in a dict of those that exist."""
    return isinstance(error, KeyError) and error.args == (region,)


def crash_answer(operation: Operation, crash: Crash) -> Answer:
    """What AWS answers where the back end broke: unknown operations by their own code, all else by the rules.

    Raises:
        Refusal: the same, for a service that is not DynamoDB.
    """
    from checks.harness.cloud.rules import refusal_of_crash  # noqa: PLC0415 - the rules do not need the back end

    cause = crash.__cause__
    if isinstance(cause, (NotImplementedError, OperationNotFoundError, ImportError)):
        raise Refusal("UnknownOperationException", f"{operation.name} is not simulated by this kit")
    if operation.service != "dynamodb":
        raise Refusal("InternalFailure", f"{operation.name} cannot be simulated: {crash}", status=500)
    return refuse(refusal_of_crash(operation, cause if isinstance(cause, Exception) else crash))
