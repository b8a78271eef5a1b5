"""Stubs are made from solutions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from checks.harness.authoring.source import SourceError
from checks.harness.authoring.stubs import Todo, stale_stubs, stub_of, todos_of, without_markers, write_stubs

TOY = Path(__file__).parents[1] / "toy" / "solutions"

SOLUTION = '''\
"""A script."""

import boto3

### BEGIN SOLUTION
import time

### END SOLUTION

TEXT = """
### BEGIN SOLUTION of a text, which is no marker
"""


class Box:
    def put(self, item):
        """Put an item."""
        # TODO 2: Put the item
        #   into the table.

        # TODO 2: Say whether it worked.
        ### BEGIN SOLUTION
        with self.lock:
            self.table.put_item(Item=item)
        return True
        ### END SOLUTION


def wait(seconds):  # given
    """Wait."""
    if seconds > 0:
        # TODO 1: Wait for so long.
        ### BEGIN SOLUTION

        # a comment first
        time.sleep(seconds)
        ### END SOLUTION
    return seconds
'''

STUB = '''\
"""A script."""

import boto3

TEXT = """
### BEGIN SOLUTION of a text, which is no marker
"""


class Box:
    def put(self, item):
        """Put an item."""
        # TODO 2: Put the item
        #   into the table.

        # TODO 2: Say whether it worked.
        raise NotImplementedError("TODO 2: Box.put")


def wait(seconds):  # given
    """Wait."""
    if seconds > 0:
        # TODO 1: Wait for so long.
        raise NotImplementedError("TODO 1: wait")
    return seconds
'''


def function(*body: str, name: str = "save") -> str:
    return "\n".join([f"def {name}(item):", *(f"    {line}" for line in body)]) + "\n"


def solved(number: int = 1, name: str = "save") -> str:
    return function(f"# TODO {number}: Do it.", "### BEGIN SOLUTION", "return item", "### END SOLUTION", name=name)


def test_stub_keeps_everything_but_the_solution() -> None:
    assert stub_of(SOLUTION) == STUB


def test_stub_of_a_stub_without_blocks_and_todos_is_the_file_itself() -> None:
    assert stub_of("LIMIT = 25\n\n\n\n") == "LIMIT = 25\n\n\n\n"


def test_module_level_block_takes_the_doubled_blank_lines_with_it() -> None:
    helper = "LIMIT = 1\n\n\n### BEGIN SOLUTION\ndef helper():\n    return 1\n\n\n### END SOLUTION\n\n\n"
    assert stub_of(helper + solved()).startswith("LIMIT = 1\n\n\ndef save(item):\n")


def test_block_at_the_end_leaves_no_blank_lines() -> None:
    assert stub_of(solved() + "\n\n### BEGIN SOLUTION\nX = 1\n### END SOLUTION\n").endswith('("TODO 1: save")\n')


def test_todos_by_number_from_solution_and_stub() -> None:
    expected = [("wait", "Wait for so long."), ("Box.put", "Put the item into the table. Say whether it worked.")]
    assert [(todo.function, todo.text) for todo in todos_of(SOLUTION)] == expected
    assert [(todo.function, todo.text) for todo in todos_of(STUB)] == expected
    assert todos_of(STUB)[0] == Todo(1, "wait", "Wait for so long.", 23)


def test_without_markers_is_what_a_student_might_hand_in() -> None:
    script = without_markers(SOLUTION)
    assert "    ### " not in script
    assert ast.dump(ast.parse(script)) == ast.dump(ast.parse(SOLUTION))


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        (function("# TODO 1: Do it.", "### BEGIN SOLUTION", "return 1"), 3, "never ends"),
        (function("# TODO 1: Do it.", "return 1", "### END SOLUTION"), 4, "never began"),
        (
            function("### BEGIN SOLUTION", "### BEGIN SOLUTION", "return 1", "### END SOLUTION"),
            3,
            "within the one from line 2",
        ),
        (function("### BEGIN SOLUTION: one call", "return 1", "### END SOLUTION"), 2, "nothing else in its line"),
        (function("## begin solution", "return 1", "### END SOLUTION"), 2, "a marker is spelt `### BEGIN SOLUTION`"),
        (function("item = 1  ### BEGIN SOLUTION", "return 1", "### END SOLUTION"), 2, "a marker is spelt"),
        (function("### BEGIN SOLUTION", "return 1", "### END SOLUTION"), 2, "the solution of save has no TODO"),
        (function("# TODO 1: Do it.", "return 1"), 2, "TODO 1 of save has no solution after it"),
        (solved() + function("# TODO 2: Do more.", "pass", name="more"), 7, "TODO 2 of more has no solution after it"),
        (solved(1) + solved(1, name="read"), 7, "TODO 1 is save's already, in line 2. Give read another"),
        (solved(1) + solved(3, name="read"), 7, "the TODOs are numbered 1, 3. Number them 1 to 2"),
        (solved(2), 2, "the TODOs are numbered 2. Number them 1,"),
        (function("# TODO: Do it.", "pass"), 2, "write a TODO as `# TODO 3: what to do`"),
        (function("return 1  # TODO 1: Do it."), 2, "in a line of its own"),
        ("# TODO 1: Do it.\nX = 1\n", 1, "this TODO is in no function"),
        (function("### BEGIN SOLUTION", "# TODO 1: Do it.", "return 1", "### END SOLUTION"), 3, "inside the solution"),
        (function("# TODO 1: Do it.", "### BEGIN SOLUTION", "# later", "### END SOLUTION", "return 1"), 3, "is empty"),
        (
            function(
                "# TODO 1: Call table.put_item(Item=item).",
                "### BEGIN SOLUTION",
                "table.put_item(Item=item)",
                "### END SOLUTION",
            ),
            2,
            "tells the solution's line 4",
        ),
        (solved() + "    # item is enough here\n\n\nX = 1\n", 6, "no code that it speaks of"),
        (
            function(
                "x = [  ", "    # TODO 1: Fill it.", "    ### BEGIN SOLUTION", "    1,", "    ### END SOLUTION", "]"
            ),
            4,
            "whole statements",
        ),
        ("class Box:\n    ### BEGIN SOLUTION\n    x = 1\n    ### END SOLUTION\n\n\n" + solved(), 2, "whole statements"),
        ("def save(:\n", 1, "this is not valid Python"),
        ("X = '\0'\n", 1, "this is not valid Python"),
    ],
)
def test_error_says_where_and_what_to_do(source: str, line: int, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        stub_of(source, "script.py")
    assert str(caught.value).startswith(f"script.py:{line}: ")
    assert words in str(caught.value)


def test_comment_of_given_code_after_a_block_is_no_leak() -> None:
    source = solved() + "    # Said once.\n    print(item)\n\n\n# Below: more\nX = 1\n"
    assert stub_of(source).endswith("    # Said once.\n    print(item)\n\n\n# Below: more\nX = 1\n")


def test_write_stubs_writes_what_is_stale_and_nothing_else(tmp_path: Path) -> None:
    lab = tmp_path / "solutions" / "lab01_x"
    (lab / "data").mkdir(parents=True)
    (lab / "script.py").write_text(solved())
    (lab / "helper.py").write_text("LIMIT = 25\n")
    (lab / "data" / "items.bin").write_bytes(b"\r\n\xff")
    (lab / "README.md").write_text("Why it is written so.")
    (lab / "__pycache__").mkdir()
    (lab / "__pycache__" / "script.pyc").write_bytes(b"")
    labs = tmp_path / "labs"
    written = [labs / "lab01_x" / name for name in ("data/items.bin", "helper.py", "script.py")]

    assert stale_stubs(tmp_path / "solutions", labs) == written
    assert write_stubs(tmp_path / "solutions", labs) == written
    assert (labs / "lab01_x" / "script.py").read_text() == stub_of(solved())
    assert (labs / "lab01_x" / "data" / "items.bin").read_bytes() == b"\r\n\xff"
    assert sorted(file.name for file in (labs / "lab01_x").iterdir()) == ["data", "helper.py", "script.py"]
    assert stale_stubs(tmp_path / "solutions", labs) == []
    assert write_stubs(tmp_path / "solutions", labs) == []

    (labs / "lab01_x" / "script.py").write_bytes(b"\xff")
    assert stale_stubs(tmp_path / "solutions", labs) == [labs / "lab01_x" / "script.py"]


def test_solution_without_todos_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lab01_x").mkdir()
    (tmp_path / "lab01_x" / "script.py").write_text("X = 1\n")
    with pytest.raises(SourceError, match="no Python file of this folder has a `# TODO 1"):
        write_stubs(tmp_path, tmp_path / "labs")


def test_solution_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lab01_x").mkdir()
    (tmp_path / "lab01_x" / "script.py").write_bytes("X = 'ä'\n".encode("latin-1"))
    with pytest.raises(SourceError, match=r"script.py:1: this is not UTF-8 .* Save it as UTF-8"):
        write_stubs(tmp_path, tmp_path / "labs")


def test_toy_stub_holds_nothing_of_the_solution(tmp_path: Path) -> None:
    [script] = write_stubs(TOY, tmp_path)
    stub = script.read_text()
    assert 'raise NotImplementedError("TODO 2: read_note")' in stub
    assert "put_item" not in stub
    assert "ClientError" not in stub
    assert [todo.function for todo in todos_of(stub)] == ["save_note", "read_note"]
