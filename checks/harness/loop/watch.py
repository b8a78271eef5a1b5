"""`watch`: the checklist again after each save, and the next hint a key away."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rich.console import Console

from checks.harness.labs import ROOT, Lab, NoSuchLab, all_labs
from checks.harness.loop.hints import HintsError, render_hint, todo_of
from checks.harness.loop.keys import QUIT, listening
from checks.harness.loop.progress import Progress, render_progress
from checks.harness.loop.runs import CheckFailed, NothingToCheck, PreparedRun, news
from checks.harness.loop.saves import Saves
from checks.harness.loop.screen import Screen, is_terminal
from checks.harness.loop.solution import may_see_solution, render_solution
from checks.harness.report.lines import problem_lines, shown_path, summary
from checks.harness.report.model import Result
from checks.harness.report.terminal import render
from checks.harness.student.submission import NoSubmission, find

_POLL = 0.06
"""Real seconds between two looks at the files."""
_SLOW = 1.0
"""Seconds after which it is said that a check is still running."""


@dataclass(frozen=True, slots=True)
class _Saved:
    lab: Lab


@dataclass(frozen=True, slots=True)
class _Checked:
    lab: Lab
    result: Result


@dataclass(frozen=True, slots=True)
class _Unchecked:
    lab: Lab
    why: str


@dataclass(frozen=True, slots=True)
class _Pressed:
    key: str


_Event = _Saved | _Checked | _Unchecked | _Pressed
"""Everything that happens, in the order in which it happened."""


class Watch:
    """Follows the work on one lab after the other."""

    def __init__(self, screen: Screen, lab: Lab | None = None, *, lines: bool = False, root: Path = ROOT) -> None:
        """With a `lab` only that one is followed, until the key for the next; else the one that was saved last.

        With `lines` what is not met is told in a line each, as editors read them.
        """
        self._screen = screen
        self._lines = lines
        self._labs = all_labs(root)
        self._root = root
        self._progress = Progress.read(root)
        self._chosen = lab is not None
        self._lab = lab or self._first_unfinished()
        self._events: asyncio.Queue[_Event] = asyncio.Queue()
        self._prepared: PreparedRun | None = None
        self._running: asyncio.Task[None] | None = None
        self._last: dict[str, Result] = {}
        self._asked = False
        """Whether the next key answers the question if the solution is to be shown."""

    async def run(self, tell_of_signals: Callable[[Callable[[], None]], None]) -> None:
        """Watch until somebody quits, or a signal comes (`stopping.held_back`)."""
        loop = asyncio.get_running_loop()

        def stop() -> None:
            loop.call_soon_threadsafe(self._events.put_nowait, _Pressed(QUIT))

        tell_of_signals(stop)
        reading = listening(lambda key: self._events.put_nowait(_Pressed(key)))
        with reading if is_terminal() else nullcontext():
            looking = asyncio.create_task(self._look())
            try:
                await self._check()
                while (event := await self._events.get()) != _Pressed(QUIT):
                    await self._handle(event)
            finally:
                looking.cancel()
                await self._drop()
                if self._prepared is not None:
                    await self._prepared.drop()

    async def _look(self) -> None:
        saves = Saves(self._labs)
        while True:
            await asyncio.sleep(_POLL)
            for lab in saves.poll():
                self._events.put_nowait(_Saved(lab))

    async def _handle(self, event: _Event) -> None:
        if isinstance(event, _Saved):
            if event.lab == self._lab or not self._chosen:
                self._lab = event.lab
                await self._check()
        elif isinstance(event, _Pressed):
            await self._press(event.key)
        elif event.lab == self._lab:
            if isinstance(event, _Checked):
                self._show_result(event.result)
            elif self._lines:
                self._screen.say(f"{event.lab.short}: {event.why}", whole=True)
            else:
                self._screen.show([event.why], lambda _console: None)
            await self._prepare()

    # Checking ----------------------------------------------------------------------------------------------------

    async def _check(self) -> None:
        """Check the lab now; a check that is still running is for an older text, and dropped."""
        await self._drop()
        if self._lines:
            self._screen.say(f"Checking {self._lab.short}")
        self._running = asyncio.create_task(self._carry_out(self._lab))

    async def _carry_out(self, lab: Lab) -> None:
        slow = asyncio.get_running_loop().call_later(
            _SLOW, self._screen.say, "Still checking (a loop without an end is stopped after some seconds) ..."
        )
        try:
            find(self._root / "labs", lab.name, lab.script)
            run = await self._take(lab)
            self._events.put_nowait(_Checked(lab, await run.result()))
        except (NoSubmission, NoSuchLab, NothingToCheck, CheckFailed) as error:
            self._events.put_nowait(_Unchecked(lab, str(error)))
        finally:
            slow.cancel()

    async def _drop(self) -> None:
        running, self._running = self._running, None
        if running is not None:
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)

    async def _take(self, lab: Lab) -> PreparedRun:
        """The run that was prepared for this lab, or a new one."""
        prepared, self._prepared = self._prepared, None
        if prepared is not None and prepared.lab == lab and prepared.usable:
            return prepared
        if prepared is not None:
            await prepared.drop()
        return await PreparedRun.start(lab, self._root / "labs")

    async def _prepare(self) -> None:
        if self._prepared is None:
            self._prepared = await PreparedRun.start(self._lab, self._root / "labs")

    # Showing -----------------------------------------------------------------------------------------------------

    def _show_result(self, result: Result) -> None:
        told = news(self._last.get(result.lab), result)
        self._last[result.lab] = result
        self._progress.record(result)
        if self._lines:
            script = shown_path(self._lab.stub / self._lab.script)
            for line in [*problem_lines(result, script, self._screen.console.encoding), summary(result)]:
                self._screen.say(line, whole=True)
            return
        following = self._following()
        onward = f"press n for {following.short}" if following else None
        self._show(lambda console: render(result, console, onward), *told)

    def _show(self, draw: Callable[[Console], None], *heading: str) -> None:
        notes, self._progress.notes = self._progress.notes, []
        self._screen.show([*notes, *heading], draw)

    async def _press(self, key: str) -> None:
        asked, self._asked = self._asked, False
        if asked and key in ("y", "Y"):
            self._show(partial(render_solution, self._lab))
        elif asked:
            self._show_last()
        elif key == "h":
            self._hint()
        elif key == "s":
            self._solution()
        elif key == "l":
            self._show(partial(render_progress, self._labs, self._progress))
        elif key == "m":
            self._screen.more()
        elif key == "n":
            self._lab, self._chosen = self._following() or self._labs[0], True
            await self._check()
        elif key == "r":
            await self._check()

    def _show_last(self) -> None:
        result = self._last.get(self._lab.name)
        if result is not None:
            self._show(lambda console: render(result, console))

    def _hint(self) -> None:
        try:
            todo = todo_of(self._lab, self._last.get(self._lab.name))
        except HintsError as error:
            self._screen.say(str(error))
            return
        if todo is None:
            self._screen.say("Nothing is left to do here: no hint is needed.")
        else:
            self._progress.open_hint(self._lab, todo)
            draw = partial(render_hint, another="Press h again.", solution="Press s for the solution.")
            self._show(partial(draw, self._lab, todo, self._progress))

    def _solution(self) -> None:
        allowed = may_see_solution(self._lab, self._progress)
        if allowed.refusal:
            self._screen.say(allowed.refusal)
        elif allowed.question:
            self._asked = True
            self._screen.say(f"{allowed.question} [y/N]")
        else:
            self._show(partial(render_solution, self._lab))

    def _first_unfinished(self) -> Lab:
        return next((lab for lab in self._labs if not self._progress.complete(lab)), self._labs[-1])

    def _following(self) -> Lab | None:
        later = self._labs[self._labs.index(self._lab) + 1 :]
        return later[0] if later else None
