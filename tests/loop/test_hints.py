"""Hints come one at a time, stay open, and begin with the mistake that the last check saw."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from kit_copy import ROOT, TOY, Kit

from checks.harness.authoring.gate import Gate
from checks.harness.labs import Lab
from checks.harness.loop.hints import HintsError, Page, read_hints, render_hint, todo_of
from checks.harness.loop.progress import FILE, Progress
from checks.harness.report.model import Criterion, Line, Result, Status
from checks.harness.report.terminal import make_console

LAB = "lab90_toy"
SPECIAL = """
### After TestSaveNote.test_error_is_told

Say what AWS has answered.

### After test_note_is_stored

Look at the name of the attribute.

## TODO 2: read_note
"""


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    """A copy of the toy lab, with special hints for its first TODO."""
    shutil.copytree(TOY, tmp_path / "toy", ignore=shutil.ignore_patterns("__pycache__"))
    lab = Lab(LAB, tmp_path / "toy")
    change(lab, "\n## TODO 2: read_note\n", SPECIAL)
    return lab


def change(lab: Lab, old: str, new: str) -> None:
    file = lab.stub / "hints.md"
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def result(*verdicts: tuple[str, str | None, Status], todo: int | None = None) -> Result:
    criteria = tuple(
        Criterion(id=name, function=function, text="It does so.", status=status, max_points=1, todo=todo)
        for name, function, status in verdicts
    )
    return Result(
        lab=LAB,
        submission="labs",
        seed=1,
        isolation="process",
        seconds=0.1,
        digests={"checks": "c", "submission": "s", "kit": "k"},
        checklist=(Line(1, "Line", criteria),),
    )


def shown(lab: Lab, progress: Progress, todo: int = 1, *, width: int = 60, encoding: str = "utf-8") -> str:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        render_hint(lab, todo, progress, make_console(file, width=width))
        file.flush()
        return raw.getvalue().decode(encoding)


# The command ---------------------------------------------------------------------------------------------------------


def test_hints_open_one_at_a_time_before_the_first_try(kit: Kit) -> None:
    first = kit.checks("hint", "lab90", "1")
    assert (first.status, first.err) == (0, "")
    assert first.out.splitlines() == [
        "lab90, TODO 1: save_note, 1 of 3 hints",
        "",
        "1. Where to look",
        "",
        "The list of a client's methods in the boto3 documentation.",
        "",
        "Try again first. Still stuck? nox -s hint -- lab90 1",
    ]
    second = kit.checks("hint", "90", "save_note").out
    assert ["1. Where" in second, "2. Which" in second, "3. Almost" in second] == [True, True, False]
    third = kit.checks("hint", "lab90", "1").out
    assert ["1. Where" in third, "2. Which" in third, "3. Almost" in third] == [True, True, True]
    assert third.splitlines()[-1] == "That was the last hint. Still stuck? nox -s solution -- lab90"
    narrow = kit.checks("hint", "lab90", "1", COLUMNS="60", PYTHONIOENCODING="ascii").out
    assert (narrow.isascii(), narrow.split()) == (True, third.split())
    assert max(len(line) for line in narrow.splitlines()) <= 60


@pytest.mark.parametrize("todo", ["3", "0", "-1", "store_note", "", "1 2", "x" * 200])
def test_no_such_todo(lab: Lab, todo: str) -> None:
    from checks.harness.loop.hints import hints_of

    with pytest.raises(HintsError) as raised:
        hints_of(lab, todo)
    assert str(raised.value) == f"lab90 has no TODO {todo!r}. These are its TODOs:\n  1  save_note\n  2  read_note"


def test_bad_input_opens_nothing(kit: Kit) -> None:
    before = (kit.root / FILE).read_bytes() if (kit.root / FILE).exists() else None
    ended = kit.checks("hint", "lab90", "7")
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.startswith("lab90 has no TODO '7'. These are its TODOs:\n  1  save_note\n")
    ended = kit.checks("hint", "lab17", "1")
    assert ended.status == 2
    assert "There is no lab 'lab17'. These are the labs:\n  lab90  lab90_toy" in ended.err
    assert before == ((kit.root / FILE).read_bytes() if (kit.root / FILE).exists() else None)


# The first hint ------------------------------------------------------------------------------------------------------


def first_hint(lab: Lab, *verdicts: tuple[str, str | None, Status]) -> str:
    progress = Progress.read(lab.root)
    progress.record(result(*verdicts))
    progress.open_hint(lab, 1)
    return shown(lab, progress).splitlines()[4]


WHERE = "The list of a client's methods in the boto3 documentation."


def test_the_first_hint_is_chosen_by_the_mistake(lab: Lab) -> None:
    told, stored = ("test_error_is_told", "save_note"), ("test_note_is_stored", "save_note")
    assert first_hint(lab, (*told, "failed")) == "Say what AWS has answered."
    assert first_hint(lab, (*stored, "failed"), (*told, "failed")) == "Look at the name of the attribute."
    assert first_hint(lab, (*stored, "passed"), (*told, "failed")) == "Say what AWS has answered."
    assert first_hint(lab, (*stored, "not started")) == WHERE, "no mistake yet"
    assert first_hint(lab, (*stored, "error")) == WHERE, "no mistake of the student's"
    assert first_hint(lab, ("test_error_is_told", "read_note", "failed")) == WHERE, "another function's"
    assert first_hint(lab, ("test_error_is_told", None, "failed")) == WHERE
    assert first_hint(lab, ("test_other", "save_note", "failed")) == WHERE


def test_special_hint_says_what_it_is_about(lab: Lab) -> None:
    progress = Progress.read(lab.root)
    progress.record(result(("test_error_is_told", "save_note", "failed")))
    for _ in range(3):
        progress.open_hint(lab, 1)
    heads = [line for line in shown(lab, progress).splitlines() if line[:3] in ("1. ", "2. ", "3. ")]
    assert heads == ["1. What the last check saw (test_error_is_told)", "2. Which call", "3. Almost there"]


def test_hints_that_are_not_open_are_not_shown(lab: Lab) -> None:
    assert shown(lab, Progress.read(lab.root)).splitlines() == [
        "lab90, TODO 1: save_note, 0 of 3 hints",
        "",
        "None is open yet. The first: nox -s hint -- lab90 1",
    ]


def test_the_next_todo_to_help_with(lab: Lab) -> None:
    assert todo_of(lab, None) == 1
    assert todo_of(lab, result(("test_a", "save_note", "passed"))) is None
    assert todo_of(lab, result(("test_a", "read_note", "failed"))) == 2
    assert todo_of(lab, result(("test_a", "main", "not started"), todo=2)) == 2
    with pytest.raises(HintsError, match=r"^What is not passed yet is outside of the TODOs"):
        todo_of(lab, result(("test_a", "main", "failed")))


# Files that are not as they have to be -------------------------------------------------------------------------------

MALFORMED = [
    ("### 2. Which call\n\n`get_", "`get_", "`### 3. Almost there` under `## TODO 2: read_note` is out of place."),
    ("### 3. Almost there\n\n`client.get", "`client.get", "`## TODO 2: read_note` has 2 steps; it needs 3."),
    ("## TODO 2: read_note", "## TODO two", "`## TODO two` is not of the form `## TODO 1: function`."),
    ("### After test_note", "### After some time", None),
    ("### After test_note_is_stored", "### After TestSaveNote.test_error_is_told", None),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), MALFORMED, ids=[new for _, new, _ in MALFORMED])
def test_malformed_hints(lab: Lab, old: str, new: str, message: str | None) -> None:
    change(lab, old, new)
    with pytest.raises(HintsError) as raised:
        read_hints(lab)
    assert str(raised.value).startswith(f"labs/{LAB}/hints.md: ")
    assert message is None or str(raised.value) == f"labs/{LAB}/hints.md: {message}"


def test_two_sections_for_a_todo(lab: Lab) -> None:
    change(lab, "## TODO 2: read_note", "## TODO 1: read_note")
    with pytest.raises(HintsError, match="has two sections for TODO 1; it needs one"):
        read_hints(lab)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"# Hints\n", "has no hints: no section begins with"),
        (b"\xff\xff", "cannot be read: it is not UTF-8."),
        (None, f"There are no hints for lab90: labs/{LAB}/hints.md is not there."),
    ],
)
def test_no_hints(lab: Lab, content: bytes | None, message: str) -> None:
    file = lab.stub / "hints.md"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(HintsError) as raised:
        read_hints(lab)
    assert message in str(raised.value)


def test_folder_in_the_place_of_hints(lab: Lab) -> None:
    (lab.stub / "hints.md").unlink()
    (lab.stub / "hints.md").mkdir()
    with pytest.raises(HintsError, match=r"hints.md cannot be read: Is a directory\."):
        read_hints(lab)


def test_code_is_no_heading(lab: Lab) -> None:
    change(lab, "`get_item`, with", "```python\n## TODO 3: nothing\n### 9. nothing\n```\n`get_item`, with")
    assert "## TODO 3: nothing" in read_hints(lab)[2].steps[1].text


# The gate ------------------------------------------------------------------------------------------------------------


def test_the_gate_knows_the_criteria(lab: Lab) -> None:
    gate = Gate(lab, seed=1, mutants=0, workers=1)
    (solution,) = gate._try([gate._job(lab.solution)])

    def found() -> list[str]:
        return [str(finding) for finding in gate._special_hints(solution)]

    assert found() == []
    change(lab, "After test_note_is_stored", "After test_text_comes_back")
    change(lab, "After TestSaveNote.", "After TestSaveNotes.")
    assert found() == [
        f"labs/{LAB}/hints.md: has `### After TestSaveNotes.test_error_is_told`, which is no criterion of save_note.",
        f"labs/{LAB}/hints.md: has `### After test_text_comes_back`, which is no criterion of save_note.",
    ]
    change(lab, "### After test_text_comes_back", "### Afterwards")
    (finding,) = found()
    assert finding.endswith("`### Afterwards` under `## TODO 1: save_note` is out of place.")


@pytest.mark.parametrize("name", sorted(folder.parent.name for folder in (ROOT / "labs").glob("lab*/hints.md")))
def test_hints_of_the_kit_are_well_formed(name: str) -> None:
    assert read_hints(Lab(name, ROOT))


# The page ------------------------------------------------------------------------------------------------------------

TEXT = """A *word*, a **bold `x`** one, `2*x` and 2*x, 3 * 4, and
[a
link](https://example.com/very/long/address/that/is/wider/than/the/page/itself).

- one
- two, which goes on and on until it needs a second line of its own

| what | why |
| --- | --- |
| `this` | since **so** |

```python
names = [x for x in page["Items"]]

  ### no heading
```
"""


def page_of(text: str, encoding: str) -> str:
    raw = io.BytesIO()
    with io.TextIOWrapper(raw, encoding=encoding, newline="") as file:
        page = Page(make_console(file, width=40))
        page.markdown(text)
        page.show()
        file.flush()
        return raw.getvalue().decode(encoding)


def test_markdown_reads_as_plain_text() -> None:
    assert page_of(TEXT, "ascii").splitlines() == [
        "A word, a bold `x` one, `2*x` and 2*x, 3",
        "* 4, and a link.",
        "    https://example.com/very/long/address/that/is/wider/than/the/page/itself",
        "",
        "- one",
        "- two, which goes on and on until it",
        "  needs a second line of its own",
        "",
        "- `this`",
        "  why: since so",
        "",
        '    names = [x for x in page["Items"]]',
        "",
        "      ### no heading",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_every_console(encoding: str) -> None:
    text = page_of("Call `put_item(…)` → 表 \x1b[31m½ [bold] :smile:", encoding)
    assert "\x1b" not in text
    assert "put_item(...)" in text.replace("…", "...")
    assert "[bold] :smile:" in " ".join(text.split())
