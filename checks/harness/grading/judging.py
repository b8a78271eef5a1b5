"""A class's work, judged: what has a verdict already keeps it, the rest is judged now, the same work once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from checks.harness.grading.cohort import Cohort, Work
from checks.harness.grading.crew import Crew, Outcome
from checks.harness.grading.jobs import Job, digest_of, seed_for
from checks.harness.grading.outline import outline
from checks.harness.grading.rules import Rules
from checks.harness.grading.verdicts import Verdicts
from checks.harness.labs import Lab
from checks.harness.report.model import Result
from checks.harness.stopping import held_back


@dataclass(frozen=True, slots=True)
class Judged:
    """What one attempt came to."""

    work: Work
    result: Result | None
    trouble: str = ""
    """Why there is no result, where there is none."""
    reused: bool = False
    """Whether the verdict was there before."""


class Judging:
    """The attempts that can become somebody's grade, and what they come to."""

    def __init__(self, cohort: Cohort, rules: Rules, verdicts: Verdicts) -> None:
        """Look at all work, and at what is known of it."""
        self._rules = rules
        self._verdicts = verdicts
        self._jobs: dict[int, Job] = {}
        """By the identity of the attempt."""
        self._found: dict[str, Result] = {}
        self._outcomes: dict[str, Outcome] = {}
        """Both by the key of the job: the verdicts of before, and those of now."""
        self.unsaved: list[str] = []
        """Why a verdict could not be kept, a sentence each."""
        for lab in cohort.labs:
            for member in cohort.members:
                for work in self.counting(member.works.get(lab.name, ())):
                    self._take_in(lab, work)

    def counting(self, works: Sequence[Work]) -> Sequence[Work]:
        """Those of a student's attempts that can become the grade."""
        return works[-1:] if self._rules.attempts == "latest" else works

    def _take_in(self, lab: Lab, work: Work) -> None:
        if work.folder is None:
            return
        digest = digest_of(work.folder)
        job = Job(
            lab=lab,
            folder=work.folder,
            work=digest,
            seed=seed_for(digest, self._rules.seed),
            isolation=self._rules.isolation,
            last=self._rules.settings.of(lab).hidden(outline(lab)),
        )
        self._jobs[id(work)] = job
        found = self._verdicts.find(job.key)
        if found is not None:
            self._found[job.key] = found

    @property
    def todo(self) -> list[Job]:
        """What has to be judged."""
        known = {*self._found, *self._outcomes}
        return list({job.key: job for job in self._jobs.values() if job.key not in known}.values())

    def judge(self, workers: int, tell: Callable[[Outcome], None]) -> None:
        """Judge what has to be judged; each verdict is kept as it comes. Raises KeyboardInterrupt."""

        def take(outcome: Outcome) -> None:
            self._outcomes[outcome.job.key] = outcome
            self._keep(outcome)
            tell(outcome)

        with held_back() as tell_of_signals:
            asyncio.run(_until_stopped(Crew(self.todo, take), workers, tell_of_signals))

    def _keep(self, outcome: Outcome) -> None:
        try:
            if outcome.result is not None:
                self._verdicts.keep(outcome.job.key, outcome.result)
        except OSError as error:
            short = outcome.job.lab.short
            self.unsaved.append(f"A verdict on {short} could not be kept ({error.strerror}); it is in the grades.")

    def of(self, work: Work) -> Judged:
        """What an attempt came to."""
        job = self._jobs.get(id(work))
        if job is None:
            return Judged(work, None, work.trouble)
        if job.key in self._found:
            return Judged(work, self._found[job.key], reused=True)
        outcome = self._outcomes[job.key]
        return Judged(work, outcome.result, outcome.trouble)

    def digest(self, work: Work) -> str:
        """The digest of everything in a work; empty for one that cannot be read."""
        job = self._jobs.get(id(work))
        return job.work if job else ""


async def _until_stopped(crew: Crew, workers: int, tell_of_signals: Callable[[Callable[[], None]], None]) -> None:
    loop = asyncio.get_running_loop()
    working = asyncio.ensure_future(crew.work(workers))

    def stop() -> None:
        loop.call_soon_threadsafe(working.cancel)

    tell_of_signals(stop)
    try:
        await working
    except asyncio.CancelledError:
        return  # the signal is raised anew when nobody holds it back any more
