"""Checks that are prepared ahead, used once, and can be dropped at any moment."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from checks.harness.labs import ROOT, Lab
from checks.harness.report.model import Criterion, Result

MOST_SHARES = 4
"""More processes than this take longer to start than they save."""
_ANSWER_BYTES = 64 * 1024 * 1024


class NothingToCheck(Exception):
    """There is no script to check; the message says what was looked for."""


class CheckFailed(Exception):
    """The kit itself could not do its work."""


@dataclass(frozen=True, slots=True)
class Share:
    """What one of several processes found: a whole result, of which only some criteria were judged there."""

    result: Result
    places: frozenset[tuple[int, int]]
    """(line's number, place in it) of those that were."""


class PreparedRun:
    """The next check of one lab: processes that have everything ready and share the criteria among them."""

    def __init__(self, lab: Lab, processes: Sequence[asyncio.subprocess.Process], claims: Path) -> None:
        """`claims` is the folder in which the processes say which criteria are theirs."""
        self.lab = lab
        self._processes = processes
        self._claims = claims

    @classmethod
    async def start(
        cls, lab: Lab, submission: Path, *, count: int | None = None, seed: int | None = None
    ) -> PreparedRun:
        """Start the processes; they get ready by themselves. `count` is how many, by default one for each core."""
        seed = random.SystemRandom().randrange(10**6) if seed is None else seed
        count = count or max(1, min(os.cpu_count() or 1, MOST_SHARES))
        claims = Path(tempfile.mkdtemp(prefix="dynamodb-labs-"))
        settings = {"lab": lab.name, "root": str(lab.root), "submission": str(submission), "seed": seed}
        starting = [asyncio.ensure_future(_start({**settings, "claims": str(claims)})) for _ in range(count)]
        try:
            return cls(lab, await asyncio.shield(asyncio.gather(*starting)), claims)
        except asyncio.CancelledError:
            await cls(lab, await asyncio.gather(*starting), claims).drop()
            raise

    @property
    def usable(self) -> bool:
        """Whether all of it is still there."""
        return all(process.returncode is None for process in self._processes)

    async def result(self) -> Result:
        """Check now. Cancelled, it drops the check. Raises NothingToCheck or CheckFailed."""
        try:
            answers = await asyncio.gather(*(self._answer(process) for process in self._processes))
            return merged([_share(answer) for answer in answers])
        finally:
            await self.drop()

    async def drop(self) -> None:
        """End the processes, wherever they are."""
        for process in self._processes:
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        await asyncio.gather(*(process.wait() for process in self._processes))
        shutil.rmtree(self._claims, ignore_errors=True)

    @staticmethod
    async def _answer(process: asyncio.subprocess.Process) -> dict[str, Any]:
        assert process.stdin is not None
        assert process.stdout is not None
        with contextlib.suppress(ConnectionError):  # it has ended already; its answer says why
            process.stdin.write(b"go\n")
            await process.stdin.drain()
        line = await process.stdout.readline()
        if not line:
            raise CheckFailed("The process that checks has ended without a word. Is there enough memory and disk?")
        answer: dict[str, Any] = json.loads(line)
        return answer


async def _start(settings: dict[str, Any]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "checks.harness.loop.warm",
        json.dumps(settings),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=ROOT,
        limit=_ANSWER_BYTES,
    )


def _share(answer: dict[str, Any]) -> Share:
    if "nothing" in answer:
        raise NothingToCheck(answer["nothing"])
    if "fault" in answer:
        raise CheckFailed(answer["fault"])
    places = frozenset((int(number), int(place)) for number, place in answer["places"])
    return Share(Result.from_json(json.dumps(answer["result"])), places)


def merged(shares: Sequence[Share]) -> Result:
    """One result of several, each criterion from where it was judged. What nobody judged stays an error."""
    first = shares[0].result
    checklist = []
    for index, line in enumerate(first.checklist):
        criteria = list(line.criteria)
        for share in shares:
            for place, criterion in enumerate(share.result.checklist[index].criteria):
                if (line.number, place) in share.places:
                    criteria[place] = criterion
        checklist.append(replace(line, criteria=tuple(criteria)))
    seconds = max(share.result.seconds for share in shares)
    notes = dict.fromkeys(note for share in shares for note in share.result.notes)
    return replace(first, checklist=tuple(checklist), seconds=seconds, notes=tuple(notes))


def news(before: Result | None, now: Result) -> list[str]:
    """What is different from the last result, a sentence each: what is worse first, since it was just done."""
    if before is None or before.lab != now.lab:
        return []
    was = {(line.number, c.id): c for line in before.checklist for c in line.criteria}
    pairs = [(was.get((line.number, c.id)), c) for line in now.checklist for c in line.criteria]
    lost = [c for old, c in pairs if old is not None and old.status == "passed" and c.status != "passed"]
    won = [c for old, c in pairs if old is not None and old.status != "passed" and c.status == "passed"]
    told = []
    if lost:
        told.append(f"{_count(lost)} that passed before {'does' if len(lost) == 1 else 'do'} not any more.")
    if won:
        told.append(f"{len(won)} more passed.")
    return told or ["Nothing has changed."]


def _count(criteria: Sequence[Criterion]) -> str:
    return "1 requirement" if len(criteria) == 1 else f"{len(criteria)} requirements"
