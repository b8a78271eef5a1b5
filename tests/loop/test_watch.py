"""`watch` as a person uses it: in a real terminal, with real saves and real keys."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kit_copy import PATIENCE, TOY, Kit

if sys.platform == "win32":
    pytest.skip("the pseudo-terminal of these tests is POSIX's", allow_module_level=True)

import pexpect

LAB = "lab90_toy"
SCRIPT = "toy_script.py"
ENDLESS = "\ndef save_note(*arguments, **more):\n    while True:\n        pass\n"
CLEAR = "\x1b[2J"


class Terminal:
    """A kit with the toy lab, and `watch` in a terminal on it."""

    def __init__(self, kit: Kit, temp: Path) -> None:
        self.kit = kit
        self.temp = temp
        self.script = kit.root / "labs" / LAB / SCRIPT
        self.solution = (kit.root / "solutions" / LAB / SCRIPT).read_text()
        self.spawned: Any = None

    def watch(self, *arguments: str, columns: int = 80, rows: int = 40, **environment: str) -> Terminal:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        self.spawned = pexpect.spawn(
            sys.executable,
            ["-m", "checks", "watch", *arguments],
            cwd=str(self.kit.root),
            env={**kept, "TERM": "xterm-256color", "TMPDIR": str(self.temp), **environment},
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
        )
        return self

    def sees(self, *texts: str) -> str:
        """Wait until all of these were shown, in this order. Gives what was shown on the way, without its styles."""
        shown = ""
        for text in texts:
            self.spawned.expect(re.escape(text))
            shown += self.spawned.before + self.spawned.after
        return re.sub(r"\x1b\[[0-9;]*m", "", shown)

    def press(self, keys: str) -> None:
        self.spawned.send(keys)

    def save(self, text: str) -> None:
        """As editors do: a new file in the place of the old one."""
        other = self.script.with_name("4913")
        other.write_text(text)
        other.replace(self.script)

    def ended(self) -> int:
        self.spawned.expect(pexpect.EOF)
        self.spawned.close()
        status = self.spawned.exitstatus
        return int(status if status is not None else -self.spawned.signalstatus)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Terminal]:
    kit = Kit.copied_to(tmp_path / "kit")
    kit.take_lab(TOY, "lab90")
    (tmp_path / "temp").mkdir()
    terminal = Terminal(kit, tmp_path / "temp")
    yield terminal
    if terminal.spawned is not None:
        terminal.spawned.close(force=True)


def test_from_the_stub_to_done(terminal: Terminal) -> None:
    terminal.watch().sees("0 of 5 points", "TODO 1, save_note", "q quit")
    terminal.save(terminal.solution)
    shown = terminal.sees("more passed.", "5 of 5 points", "Well done", "q quit")
    assert CLEAR in shown
    terminal.press("q")
    assert terminal.ended() == 0
    assert list(terminal.temp.iterdir()) == []


def test_what_got_worse_comes_first(terminal: Terminal) -> None:
    terminal.save(terminal.solution)
    terminal.watch().sees("5 of 5 points", "q quit")
    terminal.save(terminal.solution.replace("return True", "return None"))
    terminal.sees("1 requirement that passed before does not any more.", "FAIL 1", "q quit")
    terminal.save(terminal.solution.replace("return True", "return None") + "\n")
    terminal.sees("Nothing has changed.", "q quit")


def test_keys(terminal: Terminal) -> None:
    terminal.watch().sees("q quit")
    terminal.press("h")
    terminal.sees("Where to look", "Press h again.", "q quit")
    terminal.press("l")
    terminal.sees("lab90", "q quit")
    terminal.press("s")
    terminal.sees("hint")
    terminal.press("r")
    terminal.sees("Nothing has changed.", "q quit")
    terminal.press("n")
    terminal.sees("0 of 5 points", "q quit")
    terminal.press("\x03")
    assert terminal.ended() == 0


def test_solution_after_the_lab_is_complete(terminal: Terminal) -> None:
    terminal.save(terminal.solution.replace("    client = ", "    own = client = "))
    terminal.watch().sees("5 of 5 points", "q quit")
    terminal.press("s")
    terminal.sees("own = client", "q quit")


def test_save_while_a_check_runs(terminal: Terminal) -> None:
    terminal.save(terminal.solution + ENDLESS)
    terminal.watch().sees("Still checking")
    terminal.save(terminal.solution)
    terminal.sees("5 of 5 points", "q quit")
    terminal.press("q")
    assert terminal.ended() == 0
    assert list(terminal.temp.iterdir()) == []


def test_file_that_goes_and_comes_back(terminal: Terminal) -> None:
    text = terminal.script.read_text()
    terminal.watch().sees("0 of 5 points", "q quit")
    terminal.script.unlink()
    terminal.sees("There is no toy_script.py", "q quit")
    terminal.save(text)
    terminal.sees("0 of 5 points", "q quit")


def test_script_that_does_not_parse(terminal: Terminal) -> None:
    terminal.watch().sees("q quit")
    terminal.save("def save_note(:\n")
    terminal.sees("The script does not parse", "q quit")
    terminal.save(terminal.solution)
    terminal.sees("more passed.", "5 of 5 points", "q quit")


def test_long_reports_are_cut_to_the_screen(terminal: Terminal) -> None:
    terminal.save(terminal.solution.replace("return", "return None and"))
    terminal.watch(rows=16).sees("FAIL 1", "more lines: m)", "q quit")
    terminal.press("m")
    terminal.sees("FAIL 2", "Start at", "q quit")


def test_accessible(terminal: Terminal) -> None:
    terminal.watch(ACCESSIBLE="1", NO_COLOR="1").sees("0 of 5 points", "q quit")
    terminal.save(terminal.solution)
    assert "\x1b[" not in terminal.sees("more passed.", "5 of 5 points", "q quit")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_consoles_that_know_few_letters(terminal: Terminal, encoding: str) -> None:
    terminal.watch(PYTHONIOENCODING=f"{encoding}:strict", PYTHONUTF8="0").sees("0 of 5 points", "q quit")
    terminal.press("h")
    terminal.sees("Press h again.", "q quit")
    terminal.press("l")
    terminal.sees("lab90", "q quit")
    terminal.script.unlink()
    terminal.sees("There is no toy_script.py", "q quit")
    terminal.save(terminal.solution + ENDLESS)
    terminal.sees("Still checking")
    terminal.save(terminal.solution)
    terminal.sees("5 of 5 points", "q quit")
    terminal.press("s")
    terminal.sees("solution", "q quit")


def test_narrow_window(terminal: Terminal) -> None:
    terminal.watch(columns=40).sees("0 of 5 points", "h s n r l q")


def test_lines_for_editors(terminal: Terminal) -> None:
    terminal.watch("lab90", "--lines")
    terminal.sees("Checking lab90", f"labs/{LAB}/{SCRIPT}:", ": info: TODO 1", "lab90: 0 of 5 points")
    terminal.script.unlink()
    terminal.sees("Checking lab90", "lab90: There is no")


def test_no_terminal(terminal: Terminal) -> None:
    with terminal.kit.started("-m", "checks", "watch", TMPDIR=str(terminal.temp)) as process:
        assert process.stdout is not None
        shown = b""
        while b"Begin with" not in shown:
            line = process.stdout.readline()
            assert line, process.communicate()
            shown += line
        assert b"\x1b" not in shown
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=PATIENCE)
    assert (process.returncode, errors.split()) == (130, [b"Stopped."])
    assert list(terminal.temp.iterdir()) == []


def test_the_lab_that_was_saved_last_is_followed(terminal: Terminal) -> None:
    other = second_lab(terminal)
    terminal.watch().sees("lab90_toy", "0 of 5 points", "q quit")
    other.write_text(terminal.solution)
    terminal.sees("lab91_toy", "5 of 5 points", "q quit")


def test_a_lab_that_was_named_is_stayed_with(terminal: Terminal) -> None:
    other = second_lab(terminal)
    terminal.watch("90").sees("lab90_toy", "0 of 5 points", "q quit")
    other.write_text(terminal.solution)
    terminal.save(terminal.solution)
    assert "lab91" not in terminal.sees("5 of 5 points")


def second_lab(terminal: Terminal) -> Path:
    """Another toy lab, and its script."""
    for part in ("labs", "solutions", "checks"):
        shutil.copytree(TOY / part / LAB, terminal.kit.root / part / "lab91_toy")
    return terminal.kit.root / "labs" / "lab91_toy" / SCRIPT
