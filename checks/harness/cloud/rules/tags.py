"""Tags of a table.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
"""

from __future__ import annotations

import re

from checks.harness.cloud.answers import Refusal
from checks.harness.cloud.operation import Operation
from checks.harness.cloud.tables import Tables

MAX_TAGS = 50
_RESERVED_PREFIX = "aws:"
_TABLE_ARN = re.compile(r"arn:[^:]+:dynamodb:[^:]+:\d+:table/(?P<name>[^/]{3,})")


def tags_are_right(operation: Operation, _tables: Tables) -> None:
    """At most 50 tags, and none whose key begins with `aws:`, which AWS keeps for itself."""
    tags = operation.body.get("Tags") or []
    if len(tags) > MAX_TAGS:
        raise Refusal.validation(
            f"One or more parameter values were invalid: Too many tags: {len(tags)}, a resource has at most {MAX_TAGS}"
        )
    for tag in tags:
        if tag["Key"].startswith(_RESERVED_PREFIX):
            raise Refusal.validation(
                "One or more parameter values were invalid: "
                f"The tag key {tag['Key']} begins with {_RESERVED_PREFIX}, which is reserved for AWS"
            )


def tags_are_given(operation: Operation, _tables: Tables) -> None:
    """TagResource and UntagResource need something to do."""
    member, word = ("Tags", "Tag") if operation.name == "TagResource" else ("TagKeys", "Tag Key")
    if not operation.body[member]:
        raise Refusal.validation(f"Atleast one {word} needs to be provided as Input.")  # AWS's spelling


def tagged_table_is_there(operation: Operation, tables: Tables) -> None:
    """`ResourceArn` is the ARN of a table of this region."""
    arn = operation.body["ResourceArn"]
    match = _TABLE_ARN.fullmatch(arn)
    if match is None:
        raise Refusal.validation(f"Invalid TableArn: Invalid ResourceArn provided as input {arn}")
    table = tables.find(match["name"], operation.region)
    if table is None or table.description.get("TableArn", arn) != arn:
        raise Refusal("ResourceNotFoundException", f"Requested resource not found: ResourcArn: {arn} not found")
