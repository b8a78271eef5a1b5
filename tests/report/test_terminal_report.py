"""What a student reads, word for word, and that no text of theirs can do more than be read."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest
from result_builder import criterion, result, shown
from rich.cells import cell_len

from checks.harness.report.model import Criterion, Result, SentRequest
from checks.harness.report.terminal import make_console, render

GOLDEN = Path(__file__).parent / "golden"
ROOT = Path(__file__).parents[2]
CHECKLIST = (
    "Successfully create a DynamoDB table with the correct configuration",
    "Wait for the table to become active before proceeding",
    "List all tables in your account and confirm your new table exists",
    "Insert a sample item with the correct attribute types",
    "Retrieve the item and verify all attributes match what was inserted",
    "Delete the table when running with --cleanup flag",
    "Handle all error conditions gracefully",
    "Script runs without errors",
    "Try running with custom parameters",
)
# The TODO that each line of the untouched script ends at, with the function's name and its line.
FIRST_TODO = (1, 2, 3, 4, 5, 6, 1, 1, 1)
FUNCTIONS = ("create_table", "wait_for_table_creation", "list_tables", "insert_item", "get_item", "delete_table")


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE", "COLUMNS", "JUPYTER_COLUMNS"):
        monkeypatch.delenv(name, raising=False)


def stub() -> Result:
    untouched = [
        criterion("not started", todo=todo, function=FUNCTIONS[todo - 1], where=f"dynamodb_script.py:{11 + 20 * todo}")
        for todo in FIRST_TODO
    ]
    return result(*((text, [each]) for text, each in zip(CHECKLIST, untouched, strict=True)))


def complete() -> Result:
    return result(*((text, [criterion(points=2.25)]) for text in CHECKLIST))


def wrong_key() -> Criterion:
    return criterion(
        "failed",
        text="The partition key is `username`, a string.",
        points=0.75,
        where="dynamodb_script.py:41",
        call='create_table("Users-7f", region="eu-west-1")',
        expected="{'username': 'HASH'}",
        got="{'user': 'HASH'}",
        requests=(SentRequest("CreateTable", 0.0, "ok"),),
        output="Creating table Users-7f ...\n\nresponse: 200\n",
        advice="KeySchema names the attribute that every item is found by.",
    )


def endless_polls() -> Criterion:
    answers = ["ok"] * 3 + ["ThrottlingException"] * 27
    return criterion(
        "failed",
        text="A poll that is refused for ever ends with False, after max_attempts polls or at once.",
        call='wait_for_table_creation("Users-7f", region="eu-west-1", max_attempts=10)',
        message="wait_for_table_creation() asked DescribeTable 2,000 times over 3 hours without stopping",
        requests=tuple(SentRequest("DescribeTable", float(at), answer) for at, answer in enumerate(answers)),
        output="".join(f"still waiting, poll {n}\n" for n in range(2000)),
    )


def kit_fault() -> Criterion:
    return criterion("error", text="Every type is stored.", message="the check test_types ended with KeyError: 'Table'")


def mixed() -> Result:
    return result(
        (CHECKLIST[0], [criterion(points=2.25), wrong_key()]),
        (CHECKLIST[1], [endless_polls(), endless_polls()]),
        (CHECKLIST[2], [criterion("not started", todo=3, function="list_tables", where="dynamodb_script.py:80")]),
        (CHECKLIST[5], [criterion()]),
        notes=("The script was read as UTF-8.",),
    )


def faulty_kit() -> Result:
    return result((CHECKLIST[0], [criterion()]), (CHECKLIST[3], [kit_fault()]), (CHECKLIST[4], []))


def unparsed() -> Result:
    failed = criterion(
        "failed",
        where="dynamodb_script.py:12",
        message="The script does not parse: expected ':'\n    def create_table(name)\n                          ^",
        advice="Put this line right first: nothing can be judged before.",
    )
    return result(*((text, [failed] * 4) for text in CHECKLIST))


def hostile() -> Result:
    return result(
        criterion(
            "failed",
            text="Nothing that is printed is obeyed.",
            where="a\x1b]8;;http://evil\x07.py:1",
            message="\x1b[2J\x1b[31mPASS\x1b[0m [bold]x[/bold] :smile: \u202eevil\u202c\nPASS 1  Forged  1/1\r\x9b2K",
            call="f('\u200b\ufeff\ud800')",
            expected="'a\nb'",
            got="'a\x00b'",
            output="\x1b]0;title\x07\nloading 1%\rloading 2%\n[link=http://evil]here[/link]\n",
            advice="\x08\x7f",
        ),
        submission="ada\x1b[5m\nPASS",
        notes=("\x1b[1m",),
    )


@pytest.mark.parametrize(
    ("name", "made", "width", "encoding"),
    [
        ("stub", stub(), 80, "utf-8"),
        ("complete", complete(), 80, "utf-8"),
        ("mixed", mixed(), 80, "utf-8"),
        ("mixed_60", mixed(), 60, "utf-8"),
        ("mixed_40", mixed(), 40, "utf-8"),
        ("mixed_200", mixed(), 200, "utf-8"),
        ("mixed_ascii", mixed(), 60, "ascii"),
        ("error", faulty_kit(), 80, "utf-8"),
        ("unparsed", unparsed(), 80, "utf-8"),
        ("hostile", hostile(), 80, "utf-8"),
        ("empty", result(), 80, "utf-8"),
    ],
)
def test_the_report_reads_so(name: str, made: Result, width: int, encoding: str) -> None:
    expected = (GOLDEN / f"{name}.txt").read_text("utf-8")
    assert shown(made, width=width, encoding=encoding, next_step="nox -s lab02") == expected


def test_the_untouched_stub_fits_one_screen_with_noxs_own_four_lines() -> None:
    assert len(shown(stub()).splitlines()) <= 24 - 4


def test_the_last_lab_has_no_next_step() -> None:
    assert shown(complete()).splitlines()[-1] == "Well done, everything passes! (repeat this run: --seed 4711)"


LONG = "word " * 900
WORST = criterion(
    "failed",
    text=LONG,
    where="dynamodb_script.py:41",
    message=LONG,
    call=LONG,
    expected=LONG,
    got=LONG + "x",
    output=LONG.replace(" ", "\n"),
    requests=tuple(SentRequest(f"Operation{n}", 0, "Refused") for n in range(50)),
    advice=LONG,
)


@pytest.mark.parametrize("width", [1, 40, 60, 80, 200])
@pytest.mark.parametrize("worst", [[WORST], [WORST, WORST], [criterion(), WORST, WORST]], ids=len)
def test_a_criterion_takes_eight_lines_at_most(width: int, worst: list[Criterion]) -> None:
    report = shown(result(("Line", worst)), width=width)
    blocks = [block for block in report.split("\n\n") if block.startswith("FAIL ") and "word" in block]
    assert [len(block.splitlines()) for block in blocks] == [8]
    assert max(cell_len(line) for line in report.splitlines()) <= min(max(width, 30), 100)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437", "utf-8"])
def test_wide_characters_stay_within_the_width_in_every_encoding(encoding: str) -> None:
    made = result(criterion("failed", text="表" * 70, message="é✓👍" * 40, expected="'表'" * 60, got="'裏'" * 60))
    report = shown(made, width=60, encoding=encoding)
    assert max(cell_len(line) for line in report.splitlines()) <= 60


def test_the_place_where_long_values_differ_is_in_sight() -> None:
    same = "'" + "a" * 500
    report = shown(result(criterion("failed", expected=f"{same}1{same}", got=f"{same}2{same}")))
    expected, got = (next(line for line in report.splitlines() if label in line) for label in ("expected ", "got "))
    assert expected == "        expected  'aaaaaaaaaaaaaa…aaaaaaa1'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"
    assert got == "        got       'aaaaaaaaaaaaaa…aaaaaaa2'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…"


def test_values_of_which_one_is_only_longer_do_not_look_alike() -> None:
    report = shown(result(criterion("failed", expected=f"'{'a' * 1_000_000}'", got=f"'{'a' * 1_000_001}'")))
    expected, got = (next(line for line in report.splitlines() if label in line) for label in ("expected ", "got "))
    assert expected == "        expected  'aaaaaaaaaaaaaa…" + "a" * 44 + "'"
    assert got == "        got       'aaaaaaaaaaaaaa…" + "a" * 45 + "'"


def test_criteria_that_fail_for_one_reason_are_told_once() -> None:
    said = "insert_item() raised KeyError: 'id'"
    first = criterion("failed", text="First.", message=said, where="script.py:7")
    second = criterion("failed", text="Second.", message=said, where="script.py:7")
    report = shown(result(("One", [first, criterion()]), ("Two", [second, criterion(), criterion()])))
    assert report.count("KeyError") == 1
    assert "also      1 more, in line 2" in report


def test_criteria_without_a_message_are_each_told() -> None:
    report = shown(result(("One", [criterion("failed", text="First."), criterion("failed", text="Second.")])))
    assert ("First." in report, "Second." in report) == (True, True)


def test_what_was_sent_is_left_out_where_the_values_say_it_all() -> None:
    assert "sent " not in shown(result(wrong_key(), criterion()))
    assert "sent      DescribeTable x 3, DescribeTable x 27 (ThrottlingException)" in shown(mixed())


# The escape sequences of the report's own: bold, dim and the colours of the states.
OWN_STYLES = ("[0m", "[1m", "[2m", "[1;31m", "[36m")


def on_a_terminal(made: Result) -> str:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    file = Terminal()
    render(made, make_console(file, width=80))
    return file.getvalue()


def test_colour_comes_on_a_terminal_and_never_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    assert "\x1b[36mPASS\x1b[0m" in on_a_terminal(complete())
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[36m" not in on_a_terminal(complete())
    assert "PASS 1  Successfully" in on_a_terminal(complete()).replace("\x1b[0m", "")


def test_no_escape_of_the_students_reaches_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    report = on_a_terminal(hostile())
    assert [part for part in report.split("\x1b")[1:] if not part.startswith(OWN_STYLES)] == []
    assert not {"\r", "\x07", "\x08", "\x7f", "\x9b", "\u202e", "\u200b", "\ufeff"} & set(report)


def test_importing_the_report_loads_neither_boto3_nor_pytest_nor_moto() -> None:
    libraries = "{'boto3', 'botocore', 'moto', 'pytest'}"
    script = f"import sys, checks.harness.report.terminal; print(sorted({libraries} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
