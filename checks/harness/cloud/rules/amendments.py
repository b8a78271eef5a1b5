"""Answers that moto gives differently from AWS, put right."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from checks.harness.cloud.answers import Answer, Refusal, refuse
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.rules.projection import cut
from checks.harness.cloud.rules.translation import NOTE
from checks.harness.cloud.rules.usage import expressions_of
from checks.harness.cloud.tables import Tables

JSON = dict[str, Any]

_MESSAGE = re.compile(rb"<Message>(.*?)</Message>", re.DOTALL)

MAX_TABLE_NAMES = 100
"""Table names that one answer has. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html"""


def amend(operation: Operation, answer: Answer, _tables: Tables) -> None:
    """Put moto's answer to a translated operation right, in place."""
    if not answer.ok:
        _name_access_denied(answer)
        _name_missing_table(operation, answer)
    elif NOTE in operation.notes:
        _put_own_answer(operation, answer.body)
    elif operation.name in _AMENDMENTS:
        _AMENDMENTS[operation.name](operation, answer.body)


def _put_own_answer(operation: Operation, body: JSON) -> None:
    """The answer of an operation that the rules carried out; what other stages have put in stays in."""
    own = operation.notes[NOTE]
    kept = {name: body[name] for name in ("ConsumedCapacity",) if name in body}
    if held := body.get("UnprocessedKeys"):
        kept["UnprocessedKeys"] = _joined(own["UnprocessedKeys"], held)
    body.clear()
    body.update(own, **kept)


def _joined(own: JSON, held: JSON) -> JSON:
    tables = {**own, **held}
    return {
        name: {**request, "Keys": [*own.get(name, {}).get("Keys", ()), *held.get(name, {}).get("Keys", ())]}
        for name, request in tables.items()
    }


def _name_access_denied(answer: Answer) -> None:
    # moto's IAM answers in XML, in which an SDK that expects JSON finds nothing but the status, 403.
    # https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    if answer.status != 403 or answer.raw is None or b"<Code>AccessDenied</Code>" not in answer.raw:
        return
    message = _MESSAGE.search(answer.raw)
    refused = refuse(Refusal("AccessDeniedException", message[1].decode() if message else ""))
    answer.status, answer.body, answer.raw = refused.status, refused.body, None


def _name_missing_table(operation: Operation, answer: Answer) -> None:
    # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
    if operation.name == "DeleteTable" and answer.error == "ResourceNotFoundException" and operation.table:
        answer.body = refuse(Refusal.no_such_table(operation.table)).body


def _get_item(operation: Operation, body: JSON) -> None:
    if "Item" not in body:
        return
    body["Item"] = cut(body["Item"], expressions_of(operation).projection, operation.body.get("AttributesToGet"))


def _list_tables(operation: Operation, body: JSON) -> None:
    after, limit = operation.body.get("ExclusiveStartTableName") or "", operation.body.get("Limit") or MAX_TABLE_NAMES
    names = sorted(name for name in body["TableNames"] if name > after)
    body["TableNames"] = names[:limit]
    body.pop("LastEvaluatedTableName", None)
    if len(names) > limit:
        body["LastEvaluatedTableName"] = names[limit - 1]


def _delete_table(_operation: Operation, body: JSON) -> None:
    # https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
    body["TableDescription"]["TableStatus"] = "DELETING"


_AMENDMENTS: dict[str, Callable[[Operation, JSON], None]] = {
    "GetItem": _get_item,
    "ListTables": _list_tables,
    "DeleteTable": _delete_table,
}
