"""Scripts whose functions do nothing but return, always the same: what asks nothing of AWS is worth no points."""

from __future__ import annotations

import ast
from typing import Final

VALUES: Final = ("None", "True", "False", "[]", "{}", "0")
"""What right functions may answer somewhere."""


def idle_script(stub: str, value: str) -> str:
    """The stub with `return VALUE` in place of every TODO that raises NotImplementedError."""
    lines = stub.splitlines(keepends=True)
    for node in ast.walk(ast.parse(stub)):
        if isinstance(node, ast.Raise) and "NotImplementedError" in ast.unparse(node):
            assert node.end_lineno is not None
            indent = lines[node.lineno - 1][: node.col_offset]
            lines[node.lineno - 1 : node.end_lineno] = [f"{indent}return {value}\n"] + ["\n"] * (
                node.end_lineno - node.lineno
            )
    return "".join(lines)
