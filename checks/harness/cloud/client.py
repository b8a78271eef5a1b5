"""The checks' own way to the service: past the rules, the faults and the trace."""

from __future__ import annotations

import base64
import json
from typing import Any, cast

from boto3.dynamodb.types import Binary, TypeDeserializer, TypeSerializer

from checks.harness.cloud.backend import Backend, Crash
from checks.harness.cloud.operation import CHECKERS_KEY, Operation
from checks.harness.exchange import HttpRequest

JSON = dict[str, Any]

_serializer = TypeSerializer()
_deserializer = TypeDeserializer()


class ServiceError(Exception):
    """The service refused what a check asked of it."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code


class Client:
    """Sends DynamoDB operations in wire form straight to the back end."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def send(self, name: str, region: str, **parameters: Any) -> JSON:
        """Carry out an operation and give its result. Raises ServiceError when it is refused."""
        try:
            answer = self._backend.answer(own_operation(name, region, parameters))
        except Crash as crash:
            raise ServiceError("InternalServerError", str(crash)) from crash
        if not answer.ok:
            raise ServiceError(answer.error or str(answer.status), str(answer.body.get("message", "")))
        return answer.body


def own_operation(name: str, region: str, parameters: JSON) -> Operation:
    """An operation as a check sends it, signed as far as emulators look at it."""
    scope = f"Credential={CHECKERS_KEY}/20260101/{region}/dynamodb/aws4_request"
    request = HttpRequest(
        method="POST",
        url=f"https://dynamodb.{region}.amazonaws.com/",
        headers={
            "x-amz-target": f"DynamoDB_20120810.{name}",
            "content-type": "application/x-amz-json-1.0",
            "x-amz-date": "20260101T000000Z",
            "authorization": f"AWS4-HMAC-SHA256 {scope}, SignedHeaders=host;x-amz-date;x-amz-target, Signature=0",
        },
        body=json.dumps(parameters).encode(),
    )
    return Operation(
        service="dynamodb", name=name, region=region, body=parameters, http=request, access_key=CHECKERS_KEY
    )


def typed(item: JSON) -> JSON:
    """A plain item in wire form: `{"age": 30}` becomes `{"age": {"N": "30"}}`."""
    return {name: _encode(_serializer.serialize(value)) for name, value in item.items()}


def plain(item: JSON) -> JSON:
    """An item in wire form as plain Python values; numbers are `Decimal`, binary is `bytes`."""
    return {name: _unwrap(_deserializer.deserialize(_decode(value))) for name, value in item.items()}


def _encode(value: Any) -> Any:
    """boto3 leaves base64 to botocore's serialiser; in wire form bytes are base64 text."""
    return _each_binary(value, lambda raw: _base64(bytes(raw)))


def _decode(value: Any) -> Any:
    return _each_binary(value, _from_base64)


def _each_binary(value: JSON, change: Any) -> JSON:
    ((kind, content),) = value.items()
    if kind == "B":
        return {"B": change(content)}
    if kind == "BS":
        return {"BS": [change(member) for member in content]}
    if kind == "L":
        return {"L": [_each_binary(member, change) for member in content]}
    if kind == "M":
        return {"M": {name: _each_binary(member, change) for name, member in content.items()}}
    return value


def _base64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _from_base64(text: Any) -> bytes:
    return base64.b64decode(text) if isinstance(text, str) else bytes(text)


def _unwrap(value: Any) -> Any:
    """boto3's Binary as bytes, everywhere in a value."""
    if isinstance(value, Binary):
        return bytes(cast("Any", value).value)
    if isinstance(value, list):
        return [_unwrap(member) for member in value]
    if isinstance(value, set):
        return {_unwrap(member) for member in value}
    if isinstance(value, dict):
        return {name: _unwrap(member) for name, member in value.items()}
    return value
