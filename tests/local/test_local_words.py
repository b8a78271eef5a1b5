"""The lines of the requests, and what to type in which shell."""

from __future__ import annotations

import io

import pytest

from checks.harness.local.clock import RealClock
from checks.harness.local.lines import Line, Lines
from checks.harness.local.shells import exports, shell
from checks.harness.report.terminal import make_console

WINDOWS = {"COMSPEC": r"C:\Windows\system32\cmd.exe", "USERPROFILE": r"C:\Users\ada"}
ALL_USERS = r"C:\Program Files\WindowsPowerShell\Modules"


@pytest.mark.parametrize(
    ("environment", "kind"),
    [
        ({"SHELL": "/bin/bash"}, "sh"),
        ({"SHELL": "/bin/zsh"}, "sh"),
        ({}, "sh"),
        ({"SHELL": "/usr/bin/fish"}, "fish"),
        ({"SHELL": "/bin/bash", "PSModulePath": "/home/ada/.local/share/powershell/Modules"}, "powershell"),
        ({**WINDOWS, "PSModulePath": ALL_USERS}, "cmd"),
        ({**WINDOWS, "PSModulePath": rf"c:\users\ADA\Documents\PowerShell\Modules;{ALL_USERS}"}, "powershell"),
        ({**WINDOWS, "PSModulePath": ALL_USERS, "SHELL": "/usr/bin/bash"}, "sh"),
    ],
)
def test_the_shell_is_found_out(environment: dict[str, str], kind: str) -> None:
    assert shell(environment) == kind


@pytest.mark.parametrize(
    ("environment", "line"),
    [
        ({}, 'export AWS_ENDPOINT_URL="http://127.0.0.1:8000"'),
        ({"SHELL": "fish"}, 'set -gx AWS_ENDPOINT_URL "http://127.0.0.1:8000"'),
        ({"PSModulePath": "x"}, '$env:AWS_ENDPOINT_URL = "http://127.0.0.1:8000"'),
        (WINDOWS, "set AWS_ENDPOINT_URL=http://127.0.0.1:8000"),
    ],
)
def test_each_shell_has_its_syntax(environment: dict[str, str], line: str) -> None:
    assert exports("http://127.0.0.1:8000", environment)[0] == line


def shown(line: Line, encoding: str = "utf-8") -> str:
    """The line without its time."""
    raw = io.BytesIO()
    file = io.TextIOWrapper(raw, encoding=encoding)
    Lines(make_console(file, width=80)).show(line)
    file.flush()
    return raw.getvalue().decode(encoding)[10:].rstrip("\n")


def test_columns() -> None:
    line = Line("UpdateItem", "ok", ["Users"], write_units=1.5)
    assert shown(line) == "UpdateItem            Users                        1.5 WRU  ok"
    both = Line("TransactWriteItems", "ok", ["A", "B", "A"], read_units=2.0, write_units=4.0)
    assert shown(both) == "TransactWriteItems    A, B                      4 WRU, 2…  ok" or "4 WRU" in shown(both)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii"])
def test_nothing_in_a_line_is_obeyed(encoding: str) -> None:
    line = shown(Line("Put\nItem\x1b[31m", "ok\r\n", ["\u202eevil" * 50, "表" * 50]), encoding)
    assert line.isprintable()
    assert len(line) < 100


def test_lines_without_a_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    tried: list[str] = []
    monkeypatch.setattr("os.dup2", lambda *_: None)
    monkeypatch.setattr("sys.stdout", open(0, closefd=False))  # noqa: SIM115 - what has a number

    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            tried.append(text)
            raise BrokenPipeError

    lines = Lines(make_console(Gone()))
    lines.show(Line("PutItem", "ok"))
    lines.show(Line("PutItem", "ok"))
    assert len(tried) == 1


def test_real_time_never_goes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = RealClock()
    first = clock.real_time()
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert clock.real_time() >= first
    clock.move_to(first + 1000)
    assert clock.wait(0.01) == first + 1000
    clock.begin()
    assert clock.real_time() >= first + 1000
