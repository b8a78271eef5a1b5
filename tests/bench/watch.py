"""The loop of a student: from a save to the verdict."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from pathlib import Path

from .checks import FIRST, plain_test
from .measured import Measured
from .processes import processor_seconds
from .timing import ROOT, best_of, timed

READY = 3
"""Seconds in which `watch` gets the next run ready, while a student types."""
IDLE = 10
"""Seconds over which it is looked what `watch` takes for itself."""


def watched(place: Path) -> Iterator[Measured]:
    """From a save to the verdict on the screen of `watch`, against one plain test; and what it takes while idle."""
    import pexpect

    sys.path.append(str(ROOT / "tests" / "shared"))
    from kit_copy import Kit

    kit = Kit.copied_to(place / "kit", FIRST)
    (script,) = (kit.root / "labs").glob(f"{FIRST}_*/*.py")
    right = next((kit.root / "solutions").glob(f"{FIRST}_*/*.py")).read_text(encoding="utf-8")
    wrong = right.replace("return True", "return None", 1)
    plain = plain_test(place)
    terminal = pexpect.spawn(
        sys.executable, ["-m", "checks", "watch", FIRST], cwd=str(kit.root), dimensions=(60, 100), timeout=60
    )
    terminal.expect("q quit")

    def undisturbed_test() -> float:
        time.sleep(READY)  # until `watch` has got its next run ready
        return timed(plain, place)

    def save(text: str) -> float:
        time.sleep(READY)
        began = time.perf_counter()
        script.write_text(text, encoding="utf-8")
        terminal.expect("of 20 points")
        terminal.expect("q quit")
        return time.perf_counter() - began

    test, *saves = best_of(undisturbed_test, lambda: save(right), lambda: save(wrong))
    for what, seconds in zip(("lab 01's solution", "one function wrong"), saves, strict=True):
        detail = f"{seconds:.2f} s / {test:.2f} s"
        yield Measured(f"save to verdict, {what} / one plain test", seconds / test, "times", 0.5, detail)
    time.sleep(READY)
    before = processor_seconds(terminal.pid)
    time.sleep(IDLE)
    share = (processor_seconds(terminal.pid) - before) / IDLE * 100
    yield Measured("watch while nothing happens, of one core", share, "%", 1, f"over {IDLE} s")
    terminal.send("q")
    terminal.expect(pexpect.EOF)
