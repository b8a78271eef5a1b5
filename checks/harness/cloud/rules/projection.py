"""Projection expressions: which parts of an item come back.

https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
"""

from __future__ import annotations

from typing import Any

from checks.harness.cloud.rules.evaluation import find
from checks.harness.cloud.rules.expressions import Path, Placeholders, Reader, path_text

JSON = dict[str, Any]


def read_projection(text: str, placeholders: Placeholders) -> list[Path]:
    """Read a `ProjectionExpression`.

    Raises:
        Refusal: `ValidationException`, when AWS would not accept the expression.
    """
    reader = Reader("ProjectionExpression", text, placeholders)
    paths = [reader.path()]
    while reader.accept(","):
        paths.append(reader.path())
    reader.finish()
    check_overlaps(reader, paths)
    return paths


def project(item: JSON, paths: list[Path]) -> JSON:
    """The parts of an item (wire form) that lie under the paths; a list keeps only the elements asked for, in order."""
    tree: dict[str | int, Any] = {}
    for path in paths:
        found = find(item, path)
        if found is None:
            continue
        branch = tree
        for part in path[:-1]:
            branch = branch.setdefault(part, {})
        branch[path[-1]] = _Leaf(found)
    return dict(_grown(tree)["M"]) if tree else {}


class _Leaf:
    def __init__(self, value: JSON) -> None:
        self.value = value


def _grown(node: dict[str | int, Any] | _Leaf) -> JSON:
    if isinstance(node, _Leaf):
        return node.value
    if all(isinstance(part, int) for part in node):
        return {"L": [_grown(node[position]) for position in sorted(node, key=int)]}
    return {"M": {name: _grown(branch) for name, branch in node.items()}}


def check_overlaps(reader: Reader, paths: list[Path]) -> None:
    """No path of an expression may lie within another, or take for a list what another takes for a map.

    Raises:
        Refusal: two of the paths do.
    """
    for later, second in enumerate(paths):
        for first in paths[:later]:
            if problem := _problem(first, second):
                raise reader.refusal(
                    f"Two document paths {problem} with each other; must remove or rewrite one of these paths; "
                    f"path one: {path_text(first)}, path two: {path_text(second)}"
                )


def _problem(first: Path, second: Path) -> str | None:
    for one, other in zip(first, second, strict=False):
        if type(one) is not type(other):
            return "conflict"
        if one != other:
            return None
    return "overlap"


def pick(item: JSON, names: list[str]) -> JSON:
    """The attributes of these names, as the older `AttributesToGet` asks for them."""
    return {name: item[name] for name in names if name in item}


def cut(item: JSON, paths: list[Path] | None, names: list[str] | None) -> JSON:
    """An item as a `ProjectionExpression` or the older `AttributesToGet` asks for it; whole, where neither is there."""
    if paths is not None:
        return project(item, paths)
    return pick(item, names) if names else item
