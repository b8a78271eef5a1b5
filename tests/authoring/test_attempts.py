"""Attempts are read, laid over a solution and built as submissions."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from checks.harness.authoring.attempts import Attempt, apply, build, read_attempts
from checks.harness.authoring.overlay import overlay
from checks.harness.authoring.source import SourceError, SourceText

TOY = Path(__file__).parents[1] / "toy"

SCRIPT = '''\
"""A script."""

from __future__ import annotations

import boto3

LIMIT = 25
FIRST, SECOND = 1, 2
CLIENT: object = boto3.client("dynamodb")


@traced
def save(item):
    return item


# About reading.
def read(key):
    return key


if __name__ == "__main__":
    save(1)
'''


def laid_over(changes: str, script: str = SCRIPT) -> str:
    return overlay(SourceText(changes, "wrong_x.py"), SourceText(script, "script.py"))


def names(source: str) -> list[str]:
    """The top-level statements of a script, each by what it begins with."""
    return [ast.unparse(statement).splitlines()[0] for statement in ast.parse(source).body]


def attempt_in(folder: Path, name: str, docstring: str, body: str = "X = 1\n") -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f'"""{docstring}"""\n\n{body}', encoding="utf-8")
    return file


def test_function_takes_the_place_of_the_one_with_its_name_decorators_included() -> None:
    result = laid_over('"""Story."""\n\n\n@cached\ndef save(item):\n    return None  # ä\n')
    before, after = SCRIPT.split("@traced\ndef save(item):\n    return item\n")
    assert result == f"{before}@cached\ndef save(item):\n    return None  # ä\n{after}"


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ("LIMIT = 100", 3),
        ("LIMIT: int = 100", 3),
        ("FIRST, SECOND = 3, 4", 4),
        ("CLIENT = None", 5),
        ("async def read(key):\n    return key", 7),
        ("class read:\n    pass", 7),
        ("read = save", 7),
        ("if __name__ == '__main__':\n    read(1)", 8),
    ],
)
def test_definitions_of_every_kind_replace(change: str, place: int) -> None:
    expected = names(SCRIPT)
    expected[place] = names(change)[0]
    assert names(laid_over(change)) == expected
    assert change in laid_over(change)


def test_several_statements_of_one_name_stay_together_in_their_order() -> None:
    result = names(laid_over("def read(key):\n    return 1\n\n\nread = traced(read)\n"))
    assert result[-3:] == ["def read(key):", "read = traced(read)", "if __name__ == '__main__':"]


def test_new_things_stand_before_the_first_definition_that_is_replaced() -> None:
    result = names(
        laid_over("PAUSE = 2\n\n\ndef read(key):\n    return helper(PAUSE)\n\n\ndef helper(n):\n    return n\n")
    )
    assert result[-4:] == ["PAUSE = 2", "def helper(n):", "def read(key):", "if __name__ == '__main__':"]


def test_statements_that_run_on_import_stand_before_the_main_guard() -> None:
    assert names(laid_over("import os\n\nos._exit(0)\n"))[-2:] == ["os._exit(0)", "if __name__ == '__main__':"]
    without_guard = SCRIPT.partition("if __name__")[0]
    assert names(laid_over("boto3.client = None", without_guard))[-1] == "boto3.client = None"


def test_imports_stand_with_the_imports() -> None:
    changes = "from __future__ import generator_stop\n\nimport time\n\n\ndef read(key):\n    return time.time()\n"
    assert names(laid_over(changes))[1:6] == [
        "from __future__ import generator_stop",
        "from __future__ import annotations",
        "import boto3",
        "import time",
        "LIMIT = 25",
    ]


def test_import_replaces_a_definition_that_it_brings_in() -> None:
    result = names(laid_over("from helper import fetch as read\n"))
    assert "from helper import fetch as read" in result
    assert "def read(key):" not in result


def test_del_takes_a_name_out() -> None:
    result = laid_over("del read, LIMIT\n")
    assert "def read" not in result
    assert "LIMIT" not in result
    assert len(names(result)) == len(names(SCRIPT)) - 2


def test_last_line_without_line_end() -> None:
    script = "def read(key):\n    return key"
    assert laid_over("def read(key):\n    return 1", script) == "def read(key):\n    return 1\n"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ('"""Story."""\n', "wrong_x.py:1: this changes nothing in script.py"),
        ("import time\n", "wrong_x.py:1: this changes nothing in script.py"),
        ("def raed(key):\n    return raed\n", "wrong_x.py:1: script.py has no raed, and nothing uses this one"),
        ("PAUSE = 2\n\n\ndef read(key):\n    return key\n", "wrong_x.py:1: script.py has no PAUSE"),
        ("del raed\n", "wrong_x.py:1: script.py defines no raed to remove"),
        ("FIRST = 3\n", "wrong_x.py:1: script.py:8 defines SECOND in the same statement"),
        ("LIMIT = 1; CLIENT = 2\n", "wrong_x.py:1: two statements share this line"),
        ("def read(:\n", "wrong_x.py:1: this is not valid Python"),
    ],
)
def test_overlay_error_says_where_and_what_is_wrong(changes: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        laid_over(changes)
    assert str(caught.value).startswith(words)


def test_new_definition_with_a_decorator_or_a_dunder_name_counts_as_used() -> None:
    changes = "@atexit.register\ndef leave():\n    pass\n\n\ndef __getattr__(name):\n    return 1\n"
    assert names(laid_over(changes))[-3:-1] == ["@atexit.register", "def __getattr__(name):"]


def test_read_attempts(tmp_path: Path) -> None:
    wrong = attempt_in(
        tmp_path,
        "wrong_key.py",
        "The key is a number: as if\nthere were no text.\n\n"
        "fails: TestA.test_x, TestA.test_y,\n    TestB.test_z\nfails: TestC.test_z[1]\n"
        "says: expected S, got N\nsays: username\n",
    )
    right = attempt_in(tmp_path / "right_module", "script.py", "A module: fine.").parent
    attempt_in(tmp_path, "__init__.py", "")
    helper = right / "helper.py"
    helper.write_text("X = 1\n")
    assert read_attempts(tmp_path) == [
        Attempt("right_module", True, "A module: fine.", frozenset(), (), right, (helper, right / "script.py")),
        Attempt(
            "wrong_key",
            False,
            "The key is a number: as if there were no text.",
            frozenset({"TestA.test_x", "TestA.test_y", "TestB.test_z", "TestC.test_z[1]"}),
            ("expected S, got N", "username"),
            wrong,
            (wrong,),
        ),
    ]


def test_no_folder_no_attempts(tmp_path: Path) -> None:
    assert read_attempts(tmp_path / "attempts") == []


@pytest.mark.parametrize(
    ("name", "docstring", "words"),
    [
        ("attempt.py", "Story.", "an attempt is called wrong_… or right_…"),
        ("right_x.py", "", "has no docstring"),
        ("right_x.py", "Story.\n\nfails: TestA.test_x", "a right attempt fails nothing"),
        ("right_x.py", "Story.\n\nsays: words", "a right attempt fails nothing"),
        ("wrong_x.py", "Story.\n\nsays: words", "a wrong attempt names what it fails"),
        ("wrong_x.py", "Story.\n\nfails: TestA.test_x", "a wrong attempt names words"),
        ("wrong_x.py", "Story.\n\nfails: TestA.test_x\nsays:", "a wrong attempt names words"),
        ("wrong_x.py", "Story.\n\nfails: test_x\nsays: words", "`test_x` is no criterion"),
        ("wrong_x.py", "fails: TestA.test_x\nsays: words", "no sentence that says what the attempt shows"),
        ("wrong_x.py", "Story.\n\nfails: TestA.test_x\nsay: words", "`say: words` comes after fails: or says:"),
    ],
)
def test_unclear_attempt_is_refused(tmp_path: Path, name: str, docstring: str, words: str) -> None:
    file = attempt_in(tmp_path, name, docstring)
    with pytest.raises(SourceError) as caught:
        read_attempts(tmp_path)
    assert str(caught.value).startswith(f"{file}:1: ")
    assert words in str(caught.value)


def test_file_and_folder_of_one_name_are_refused(tmp_path: Path) -> None:
    attempt_in(tmp_path, "right_x.py", "Story.")
    attempt_in(tmp_path / "right_x", "script.py", "Story.")
    with pytest.raises(SourceError, match="right_x is a file and a folder as well"):
        read_attempts(tmp_path)


def test_apply_leaves_no_markers() -> None:
    source = (TOY / "solutions" / "lab90_toy" / "toy_script.py").read_text()
    missing = next(a for a in toy_attempts() if a.name == "wrong_read_function_missing")
    result = apply(missing, source)
    assert "SOLUTION" not in result
    assert "def read_note" not in result
    assert "client.put_item" in result


@pytest.mark.parametrize("name", ["right_helper_module", "right_resource", "wrong_save_ignores_region"])
def test_build_writes_a_whole_submission(tmp_path: Path, name: str) -> None:
    attempt = next(a for a in toy_attempts() if a.name == name)
    script = build(attempt, TOY / "solutions" / "lab90_toy", tmp_path / "built")
    assert script == tmp_path / "built" / "toy_script.py"
    compile(script.read_text(), "toy_script.py", "exec")
    helpers = {"notes.py"} if name == "right_helper_module" else set()
    assert {file.name for file in (tmp_path / "built").iterdir()} == {"toy_script.py"} | helpers


def test_every_toy_attempt_builds(tmp_path: Path) -> None:
    attempts = toy_attempts()
    assert len([a for a in attempts if a.right]) == 2
    assert len([a for a in attempts if not a.right]) == 7
    for attempt in attempts:
        script = build(attempt, TOY / "solutions" / "lab90_toy", tmp_path / attempt.name)
        assert "def main() -> int:" in script.read_text()


def test_data_files_come_along_and_an_attempt_may_replace_them(tmp_path: Path) -> None:
    solution = tmp_path / "lab01_x"
    solution.mkdir()
    (solution / "script.py").write_text(
        "def save():\n    # TODO 1: Do it.\n    ### BEGIN SOLUTION\n    pass\n    ### END SOLUTION\n"
    )
    (solution / "limits.py").write_text("LIMIT = 25\n")
    (solution / "items.json").write_text("[1]")
    (solution / "more.json").write_text("[2]")
    (solution / "README.md").write_text("Why.")
    attempt_in(tmp_path / "attempts" / "right_x", "script.py", "Story.", "def save():\n    return 1\n")
    (tmp_path / "attempts" / "right_x" / "items.json").write_text("[3]")
    build(read_attempts(tmp_path / "attempts")[0], solution, tmp_path / "built")
    built = {file.name: file.read_text() for file in (tmp_path / "built").iterdir()}
    assert built.keys() == {"script.py", "limits.py", "items.json", "more.json"}
    assert built["items.json"] == "[3]"
    assert built["more.json"] == "[2]"
    assert built["limits.py"] == "LIMIT = 25\n"


def test_folder_without_the_script_is_refused(tmp_path: Path) -> None:
    attempt_in(tmp_path / "right_x", "scirpt.py", "Story.")
    with pytest.raises(SourceError, match=r"none of its files is called toy_script.py"):
        build(read_attempts(tmp_path)[0], TOY / "solutions" / "lab90_toy", tmp_path / "built")


def test_solution_without_one_script_is_refused(tmp_path: Path) -> None:
    attempt_in(tmp_path / "attempts", "right_x.py", "Story.")
    (tmp_path / "lab01_x").mkdir()
    with pytest.raises(SourceError, match="0 files of this solution have TODOs"):
        build(read_attempts(tmp_path / "attempts")[0], tmp_path / "lab01_x", tmp_path / "built")


def toy_attempts() -> list[Attempt]:
    return read_attempts(TOY / "checks" / "lab90_toy" / "attempts")
