"""The stub comes back, and nothing of the student's is ever lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from kit_copy import TOY, Kit

from checks.harness.labs import Lab
from checks.harness.loop import reset as reset_module
from checks.harness.loop.reset import CannotReset, reset_function, reset_lab

LAB = "lab90_toy"
SCRIPT = "toy_script.py"
STUB = (TOY / "labs" / LAB / SCRIPT).read_text()

MINE = '''#!/usr/bin/env python3
"""My notes."""
import json\t# mine
from functools import wraps

# before


def noisy(function):
    @wraps(function)
    def call(*a, **k):
        return function(*a, **k)
    return call


@noisy   # my decorator
def save_note(table_name,
              note_id, text, region="us-east-1"): # head
    x = {"a":1}

    return x  # tail
    # left over

# between "é" and 表
async def other(): pass
def read_note(table_name, note_id, region="us-east-1"):
    return json.dumps([table_name])


if __name__ == "__main__":
    print(save_note("a", "b", "c"))
'''


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    return Lab(LAB, tmp_path / "toy")


def write(lab: Lab, content: str | bytes) -> Path:
    file = lab.stub / SCRIPT
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def stub_function(name: str) -> str:
    """The stub's text of a function, from `def` to its NotImplementedError."""
    start = STUB.index(f"def {name}(")
    end = STUB.index("\n", STUB.index("raise NotImplementedError", start)) + 1
    return STUB[start:end]


def files(lab: Lab) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in lab.stub.iterdir()}


# The command ---------------------------------------------------------------------------------------------------------


def test_commands(tmp_path: Path) -> None:
    kit = Kit.copied_to(tmp_path)
    kit.take_lab(TOY, "lab90")
    lab = Lab(LAB, kit.root)
    file = write(lab, MINE)
    one = kit.checks("reset", "lab90", "2")
    assert (one.status, one.err) == (0, "")
    assert one.out.splitlines() == [
        f"TODO 2 of {SCRIPT} is the stub again.",
        f"Your old file is kept beside it as {SCRIPT}.before-reset-1.",
    ]
    whole = kit.checks("reset", "lab90")
    assert whole.out.splitlines() == [
        f"{SCRIPT} is the stub again.",
        f"Your old file is kept beside it as {SCRIPT}.before-reset-2.",
    ]
    assert file.read_text() == STUB
    again = kit.checks("reset", "90")
    assert (again.status, again.out) == (0, f"{SCRIPT} is the stub already: nothing had to be done.\n")
    wrong = kit.checks("reset", "lab90", "5")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.splitlines() == ["lab90 has no TODO '5'. These are its TODOs:", "  1  save_note", "  2  read_note"]
    assert sorted(files(lab)) == sorted(
        ["README.md", "hints.md", SCRIPT, f"{SCRIPT}.before-reset-1", f"{SCRIPT}.before-reset-2"]
    )


# All of it -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [MINE.encode(), b"", b"\x00\xff rubbish", b"def (:\r\n"])
def test_whole_stub(lab: Lab, content: bytes) -> None:
    write(lab, content)
    done = reset_lab(lab)
    assert files(lab)[SCRIPT].decode() == STUB
    assert done.kept is not None
    assert done.kept.read_bytes() == content


def test_each_reset_keeps_its_own_file(lab: Lab) -> None:
    for number in (1, 2, 3):
        write(lab, f"# try {number}\n")
        reset_lab(lab)
    kept = [(lab.stub / f"{SCRIPT}.before-reset-{number}").read_text() for number in (1, 2, 3)]
    assert kept == ["# try 1\n", "# try 2\n", "# try 3\n"]


def test_missing_script_comes_back(lab: Lab) -> None:
    (lab.stub / SCRIPT).unlink()
    assert reset_lab(lab).kept is None
    assert files(lab)[SCRIPT].decode() == STUB
    shutil.rmtree(lab.stub)
    reset_lab(lab)
    assert files(lab)[SCRIPT].decode() == STUB


def test_link_stays_a_link(lab: Lab, tmp_path: Path) -> None:
    (lab.stub / SCRIPT).rename(tmp_path / "elsewhere.py")
    (lab.stub / SCRIPT).symlink_to(tmp_path / "elsewhere.py")
    (tmp_path / "elsewhere.py").write_text("# mine\n")
    reset_lab(lab)
    assert (lab.stub / SCRIPT).is_symlink()
    assert (tmp_path / "elsewhere.py").read_text() == STUB
    assert (lab.stub / f"{SCRIPT}.before-reset-1").read_text() == "# mine\n"


def test_handout_carries_its_stub(lab: Lab) -> None:
    shutil.rmtree(lab.solution)
    (lab.stub / "a_helper.py").write_text("# the student's own\n")
    write(lab, MINE)
    with pytest.raises(CannotReset, match="This copy of the labs holds no stub of lab90"):
        reset_lab(lab)
    (lab.checks / "stub").mkdir()
    (lab.checks / "stub" / SCRIPT).write_text(STUB)
    reset_function(lab, "1")
    assert stub_function("save_note") in files(lab)[SCRIPT].decode()
    reset_lab(lab)
    assert files(lab)[SCRIPT].decode() == STUB


# One function --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("todo", ["1", "save_note", "TODO1"])
def test_all_else_stays_byte_for_byte(lab: Lab, end: str, mark: bytes, todo: str) -> None:
    write(lab, mark + MINE.replace("\n", end).encode())
    done = reset_function(lab, todo)
    start = MINE.index("def save_note(")
    rest = MINE.index("    # left over")
    expected = MINE[:start] + stub_function("save_note") + MINE[rest:]
    assert files(lab)[SCRIPT] == mark + expected.replace("\n", end).encode()
    assert done.kept is not None
    assert done.kept.read_bytes() == mark + MINE.replace("\n", end).encode()


def test_last_function_of_a_file_without_an_end(lab: Lab) -> None:
    write(lab, "import os\ndef read_note(a): return 1")
    reset_function(lab, "2")
    assert files(lab)[SCRIPT].decode() == "import os\n" + stub_function("read_note").rstrip("\n")


def test_of_two_definitions_the_one_that_counts(lab: Lab) -> None:
    write(lab, "def read_note(a):\n    return 1\n\n\ndef read_note(a):\n    return 2\n")
    reset_function(lab, "2")
    assert files(lab)[SCRIPT].decode() == "def read_note(a):\n    return 1\n\n\n" + stub_function("read_note")


def test_another_encoding(lab: Lab) -> None:
    before = '# coding: latin-1\nWORD = "é"\n\n\ndef read_note(a):\n    return 1\n'
    write(lab, before.encode("latin-1"))
    reset_function(lab, "2")
    expected = before[: before.index("def")] + stub_function("read_note")
    assert files(lab)[SCRIPT] == expected.encode("latin-1")


GUARD = '# run\nif __name__ == "__main__":\n    pass\n'


@pytest.mark.parametrize(
    ("before", "behind", "after"),
    [
        ("import os\n", "", "import os\n\n\n{}"),
        ("import os", "", "import os\n\n\n{}"),
        ("import os\n\n\n\n", "", "import os\n\n\n\n{}"),
        ("", "", "{}"),
        ("x = 1\n", GUARD, "x = 1\n\n\n{}\n\n" + GUARD),
        ("x = 1\r\n", "", "x = 1\r\n\r\n\r\n{}"),
    ],
)  # fmt: skip
def test_missing_function_is_added(lab: Lab, before: str, behind: str, after: str) -> None:
    write(lab, before + behind)
    reset_function(lab, "2")
    function = stub_function("read_note").replace("\n", "\r\n" if "\r" in before else "\n")
    assert files(lab)[SCRIPT].decode() == after.format(function)


def test_function_that_is_the_stub_already(lab: Lab) -> None:
    before = files(lab)
    assert reset_function(lab, "1").changed is False
    assert files(lab) == before


# Methods -------------------------------------------------------------------------------------------------------------

CLASS = '''
class Notes:
    def __init__(self):
        self.all = []

    @staticmethod
    def save(text):
        """Save a text."""
        # TODO 1: Save it.
        ### BEGIN SOLUTION
        return text
        ### END SOLUTION


LAST = 1
'''
SAVE = '''    @staticmethod
    def save(text):
        """Save a text."""
        # TODO 1: Save it.
        raise NotImplementedError("TODO 1: Notes.save")
'''


@pytest.mark.parametrize(
    ("script", "after"),
    [
        (
            "class Notes:\n    @staticmethod\n    def save(text): return 1\n    x = 1\n",
            f"class Notes:\n{SAVE}    x = 1\n",
        ),
        ("class Notes:\n    def save(text): return 1\n    x = 1\n", f"class Notes:\n{SAVE}    x = 1\n"),
        ("class Notes:\n    x = 1\nLAST = 1\n", f"class Notes:\n    x = 1\n\n{SAVE}\nLAST = 1\n"),
    ],
)
def test_method(lab: Lab, script: str, after: str) -> None:
    (lab.solution / SCRIPT).write_text(CLASS)
    write(lab, script)
    reset_function(lab, "1")
    assert files(lab)[SCRIPT].decode() == after


def test_method_of_a_class_that_is_not_there(lab: Lab) -> None:
    (lab.solution / SCRIPT).write_text(CLASS)
    write(lab, "x = 1\n")
    refused(lab, "Your script has no class Notes. Nothing was changed.")


def test_method_that_does_not_fit(lab: Lab) -> None:
    (lab.solution / SCRIPT).write_text(CLASS)
    write(lab, "class Notes:\n\tdef save(text):\n\t\treturn 1\n\tx = 1\n")
    refused(lab, "Notes.save cannot be put back alone, as your script is written. Nothing was changed.")


# Refused -------------------------------------------------------------------------------------------------------------

OFFER = "For the whole stub again: nox -s reset -- lab90 (your file is kept aside)."


def refused(lab: Lab, start: str, todo: str = "1") -> None:
    before = files(lab)
    with pytest.raises(CannotReset) as raised:
        reset_function(lab, todo)
    assert str(raised.value).startswith(start)
    assert str(raised.value).endswith(OFFER)
    assert files(lab) == before


PARSE = "Your script does not parse, so its functions cannot be told apart. Nothing was changed."
TEXT = "Your script is not the text that it says it is"


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"def save_note(:\n", f"{PARSE}\n{SCRIPT}:1: this is not valid Python ("),
        (b"x = '\x00'\n", PARSE),
        (b"(" * 5000, PARSE),
        (b"x = '\xff'\n", TEXT),
        (b"# coding: no-such-thing\n", TEXT),
        (b"try:\n    def save_note(): return 1\nexcept E:\n    pass\n", "save_note cannot be put back alone"),
    ],
)
def test_script_that_cannot_be_taken_apart(lab: Lab, content: bytes, start: str) -> None:
    write(lab, content)
    refused(lab, start)


def test_no_script(lab: Lab) -> None:
    (lab.stub / SCRIPT).unlink()
    refused(lab, f"There is no {SCRIPT} in labs/{LAB}.")


def test_folder_in_the_place_of_the_script(lab: Lab) -> None:
    (lab.stub / SCRIPT).unlink()
    (lab.stub / SCRIPT).mkdir()
    with pytest.raises(CannotReset, match=r"toy_script.py cannot be read \(Is a directory\)\. Nothing was changed\."):
        reset_lab(lab)


def test_full_disk(lab: Lab, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    write(lab, MINE)
    before = files(lab)
    monkeypatch.setattr(reset_module, "write_whole", full)
    with pytest.raises(CannotReset, match=r"could not be written \(No space left on device\)\. It is as it was\."):
        reset_lab(lab)
    assert files(lab)[SCRIPT] == before[SCRIPT]
    monkeypatch.setattr("os.fsync", full)
    (lab.stub / f"{SCRIPT}.before-reset-1").unlink()
    with pytest.raises(CannotReset):
        reset_lab(lab)
    assert files(lab) == before, "no half copy is left"
