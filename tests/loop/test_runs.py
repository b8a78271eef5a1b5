"""Prepared runs: side by side they come to what one alone comes to, and they leave nothing."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from kit_copy import TOY, Kit

from checks.harness.labs import Lab
from checks.harness.loop.runs import CheckFailed, NothingToCheck, PreparedRun, news
from checks.harness.report.model import Criterion, Line, Result

LAB = Lab("lab90_toy", TOY)
ATTEMPTS = TOY / "checks" / "lab90_toy" / "attempts"


def checked(submission: Path, count: int, lab: Lab = LAB) -> Result:
    async def check() -> Result:
        return await (await PreparedRun.start(lab, submission, count=count, seed=7)).result()

    return asyncio.run(check())


def told(result: Result) -> list[Criterion]:
    """The criteria without what differs from process to process."""
    return [replace(criterion, output="") for criterion in result.criteria]


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    return kit


@pytest.mark.parametrize(("submission", "count"), [("solutions", 3), ("labs", 1)])
def test_shares_come_to_the_same_result(kit: Kit, submission: str, count: int) -> None:
    result = checked(TOY / submission, count)
    alone = kit.result("lab90", "--submission", submission, "--seed", "7")
    assert told(result) == told(alone)
    assert (result.points, result.status, result.seed) == (alone.points, alone.status, alone.seed)


def test_more_processes_than_criteria() -> None:
    assert checked(TOY / "solutions", 6).status == "passed"


def test_nothing_to_check(tmp_path: Path) -> None:
    with pytest.raises(NothingToCheck, match=r"There is no toy_script\.py"):
        checked(tmp_path, 2)


def test_checks_that_are_broken(tmp_path: Path) -> None:
    (tmp_path / "checks" / "lab91_broken").mkdir(parents=True)
    shutil.copy(TOY / "checks" / "conftest.py", tmp_path / "checks")
    (tmp_path / "checks" / "lab91_broken" / "test_checklist.py").write_text("import nowhere\n")
    (tmp_path / "labs" / "lab91_broken").mkdir(parents=True)
    (tmp_path / "labs" / "lab91_broken" / "script.py").touch()
    with pytest.raises(CheckFailed, match="No module named 'nowhere'"):
        checked(tmp_path / "labs", 1, Lab("lab91_broken", tmp_path))


def in_a_loop(act: Callable[[PreparedRun], Awaitable[Any]]) -> Any:
    async def start() -> Any:
        return await act(await PreparedRun.start(LAB, TOY / "solutions", count=2))

    return asyncio.run(start())


def test_a_run_is_used_once() -> None:
    async def use(run: PreparedRun) -> list[bool]:
        before = run.usable
        await run.result()
        return [before, run.usable]

    assert in_a_loop(use) == [True, False]


def test_a_run_that_is_dropped_ends_at_once(tmp_path: Path) -> None:
    async def drop(run: PreparedRun) -> bool:
        checking = asyncio.create_task(run.result())
        await asyncio.sleep(0)
        checking.cancel()
        await asyncio.gather(checking, return_exceptions=True)
        return run.usable

    assert in_a_loop(drop) is False


def test_a_process_that_was_killed() -> None:
    async def kill(run: PreparedRun) -> None:
        await run.drop()
        with pytest.raises(CheckFailed, match="has ended without a word"):
            await run.result()

    in_a_loop(kill)


def result_of(*statuses: str, lab: str = "lab01") -> Result:
    criteria = tuple(
        Criterion(id=f"test_{n}", function="f", text="A requirement.", status=status, max_points=1)  # type: ignore[arg-type]
        for n, status in enumerate(statuses)
    )
    digests = {"checks": "c", "submission": "s", "kit": "k"}
    return Result(
        lab=lab, submission="ada", seed=1, isolation="process", seconds=1, digests=digests,
        checklist=(Line(1, "A line", criteria),),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("before", "now", "sentences"),
    [
        (None, ("passed",), []),
        (("failed", "not started"), ("passed", "passed"), ["2 more passed."]),
        (("passed", "failed"), ("passed", "failed"), ["Nothing has changed."]),
        (("passed",), ("failed",), ["1 requirement that passed before does not any more."]),
        (
            ("passed", "passed", "failed"),
            ("failed", "error", "passed"),
            ["2 requirements that passed before do not any more.", "1 more passed."],
        ),
    ],
)
def test_news(before: tuple[str, ...] | None, now: tuple[str, ...], sentences: list[str]) -> None:
    assert news(result_of(*before) if before else None, result_of(*now)) == sentences


def test_no_news_of_another_lab() -> None:
    assert news(result_of("passed", lab="lab02"), result_of("failed")) == []
