"""The gate: is a lab complete, and do its checks judge rightly? What is missing is said so that an author can act."""

from __future__ import annotations

import ast
import random
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from checks.harness.authoring import attempts as attempts_module
from checks.harness.authoring import mutants as mutants_module
from checks.harness.authoring import source as sources
from checks.harness.authoring import stubs
from checks.harness.authoring.attempts import Attempt
from checks.harness.authoring.idle import VALUES, idle_script
from checks.harness.authoring.mutants import Mutant
from checks.harness.authoring.source import SourceError, SourceText
from checks.harness.authoring.stubs import Todo
from checks.harness.authoring.trial import Job, Trial, Trials
from checks.harness.labs import Lab
from checks.harness.loop.hints import HintsError, read_hints
from checks.harness.student.budget import Budget

WRONG_A_TODO, RIGHT_A_TODO = 3, 1
HINT_STEPS = 3

# A loop that has lost its end costs its whole budget; nothing in a lab that is right takes a tenth of this.
BUDGET = Budget(seconds=20, requests=500)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that an author has to put right."""

    about: str
    """What it is about: a file, an attempt, a mutant."""
    message: str

    def __str__(self) -> str:
        return f"{self.about}: {self.message}"


class Gate:
    """Holds one lab against everything that a lab must have."""

    def __init__(
        self,
        lab: Lab,
        *,
        seed: int,
        mutants: int | None,
        attempts: int | None = None,
        focused: bool = False,
        workers: int | None = None,
    ) -> None:
        """How many `mutants` and `attempts` are tried, `None` for all; `seed` draws values and samples.

        Attempts are run through all checks; `focused`, only through those that grade what an attempt changes.
        """
        self.lab = lab
        self._seed = seed
        self._mutants = mutants
        self._attempts_tried = attempts
        self._focused = focused
        self._trials = Trials(workers)
        self._graded: dict[str, set[str]] = {}
        """For each function the check classes that grade it, as the solution's trial shows."""
        self.tried = 0
        """Submissions that were run."""

    def findings(self) -> Iterator[Finding]:
        """Everything that is not as it should be, as it is found."""
        try:
            yield from self.text_findings()
            with self._trials:
                at_the_ends = list(self._ends())
                yield from at_the_ends
                if not at_the_ends:  # what attempts and mutants come to says something of sound checks only
                    yield from self._idle()
                    yield from self._attempts(attempts_module.read_attempts(self.lab.attempts))
                    yield from self._mutant_findings()
        except SourceError as error:
            yield Finding(f"{error.path}:{error.line}", error.message)
        except OSError as error:
            yield Finding(str(error.filename or self.lab.name), f"cannot be read: {error.strerror}")

    # Texts -------------------------------------------------------------------------------------------------------

    def text_findings(self) -> Iterator[Finding]:
        """What can be said without running anything: is all there, and does it agree? Raises SourceError."""
        source = stubs.read_source(self.lab.solution / self.lab.script)
        todos = stubs.todos_of(source, self.lab.script)
        yield from self._texts(source, todos)
        yield from self._coverage(todos, attempts_module.read_attempts(self.lab.attempts))

    def _texts(self, source: str, todos: list[Todo]) -> Iterator[Finding]:
        for stale in stubs.stale_stubs(self.lab.solution.parent, self.lab.stub.parent):
            if stale.is_relative_to(self.lab.stub):
                yield Finding(self._name(stale), "is not what the solution makes of it. Run python -m checks stubs.")
        for needed in (self.lab.stub / "README.md", self.lab.stub / "hints.md", self.lab.solution / "README.md"):
            if not needed.is_file():
                yield Finding(self._name(needed), "is missing.")
        yield from self._hints(todos)
        yield from self._leaks(source)

    def _hints(self, todos: list[Todo]) -> Iterator[Finding]:
        file = self.lab.stub / "hints.md"
        if not file.is_file():
            return
        sections = re.split(r"^## ", file.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
        for todo in todos:
            title = f"TODO {todo.number}: {todo.function}"
            section = next((text for text in sections if text.splitlines()[0].strip() == title), None)
            if section is None:
                yield Finding(self._name(file), f"has no section `## {title}`.")
            elif len(re.findall(r"^### \d", section, flags=re.MULTILINE)) != HINT_STEPS:
                yield Finding(self._name(file), f"`## {title}` needs {HINT_STEPS} steps, each under `### 1. …`.")

    def _leaks(self, source: str) -> Iterator[Finding]:
        """Three lines of a solution in a row, anywhere in what students get."""
        text = SourceText(source, self.lab.script)
        for block in stubs.blocks_of(text):
            lines = [line.strip() for line in text.lines[block.begin : block.end - 1] if line.strip()]
            for file in sorted(self.lab.stub.rglob("*")):
                if file.is_file():
                    given = [line.strip() for line in file.read_text(encoding="utf-8", errors="replace").splitlines()]
                    if _share_run(lines, [line for line in given if line], 3):
                        yield Finding(self._name(file), f"holds lines of the solution ({block.function}).")

    def _coverage(self, todos: list[Todo], attempts: list[Attempt]) -> Iterator[Finding]:
        functions = {todo.function.partition(".")[0] for todo in todos}
        touched = {attempt.name: _changed(attempt, self.lab.script) & functions for attempt in attempts}
        for todo in todos:
            name = todo.function.partition(".")[0]
            about = [attempt for attempt in attempts if name in touched[attempt.name]]
            wrong, right = sum(not a.right for a in about), sum(a.right for a in about)
            if wrong < WRONG_A_TODO:
                yield Finding(f"TODO {todo.number}", f"{name} has {wrong} wrong attempts; it needs {WRONG_A_TODO}.")
            if right < RIGHT_A_TODO:
                yield Finding(f"TODO {todo.number}", f"{name} has no right attempt in another style; it needs one.")

    # Verdicts ----------------------------------------------------------------------------------------------------

    def _ends(self) -> Iterator[Finding]:
        """The two ends: the stub has nothing, the solution has everything."""
        stub, solution = self._try([self._job(self.lab.stub), self._job(self.lab.solution)])
        self._learn(solution)
        if stub.trouble or solution.trouble:
            yield Finding(self._name(self.lab.checks), f"the checks cannot be run: {stub.trouble or solution.trouble}")
            return
        if stub.points != 0:
            got = sorted(name for name, status in stub.statuses.items() if status == "passed")
            yield Finding(
                "the stub", f"has {stub.points} points where it must have 0: {', '.join(got)} pass untouched."
            )
        for number, status in stub.lines.items():
            if status != "not started":
                yield Finding("the stub", f'line {number} is "{status}" where it must be "not started".\n{stub.told}')
        if solution.points != solution.max_points:
            missed = ", ".join(sorted(solution.unmet))
            yield Finding("the solution", f"has {solution.points} of {solution.max_points} points: {missed}")
        yield from self._checklist(solution)
        yield from self._special_hints(solution)

    def _checklist(self, solution: Trial) -> Iterator[Finding]:
        readme = self.lab.stub / "README.md"
        if not readme.is_file():
            return
        text = " ".join(readme.read_text(encoding="utf-8").split())
        if sorted(solution.lines) != list(range(1, len(solution.lines) + 1)):
            yield Finding(self._name(self.lab.checks), f"lines are numbered {sorted(solution.lines)}.")
        for line in solution.line_texts:
            if line not in text:
                yield Finding(self._name(readme), f'does not hold the checklist line "{line}".')

    def _special_hints(self, solution: Trial) -> Iterator[Finding]:
        """Each `### After …` names a criterion that grades the function it stands under."""
        file = self.lab.stub / "hints.md"
        if not file.is_file():
            return
        try:
            every = read_hints(self.lab)
        except HintsError as error:
            yield Finding("the hints", str(error))
            return
        for hints in every.values():
            function = hints.function.partition(".")[0]
            graded = {name for name, graded in solution.functions.items() if graded == function}
            known = graded | {name.partition(".")[2] for name in graded}
            for name in hints.special:
                if name not in known:
                    yield Finding(self._name(file), f"has `### After {name}`, which is no criterion of {function}.")

    def _idle(self) -> Iterator[Finding]:
        """Functions that do nothing and always answer the same have no points."""
        values = VALUES if self._attempts_tried is None else VALUES[:1]
        stub = (self.lab.stub / self.lab.script).read_text(encoding="utf-8")
        with tempfile.TemporaryDirectory() as place:
            folders = [Path(place) / str(number) for number in range(len(values))]
            for value, folder in zip(values, folders, strict=True):
                _write_script(self.lab, idle_script(stub, value), folder)
            for value, trial in zip(values, self._try([self._job(folder) for folder in folders]), strict=True):
                if trial.points or trial.trouble:
                    got = sorted(name for name, status in trial.statuses.items() if status == "passed")
                    why = trial.trouble or f"has {trial.points} points where it must have 0: {', '.join(got)} pass."
                    yield Finding(f"a script that does nothing but return {value}", why)

    def _attempts(self, attempts: list[Attempt]) -> Iterator[Finding]:
        if self._attempts_tried is not None and self._attempts_tried < len(attempts):
            attempts = random.Random(self._seed).sample(attempts, self._attempts_tried)  # noqa: S311 - to be repeatable
        with tempfile.TemporaryDirectory() as place:
            folders = [Path(place) / attempt.name for attempt in attempts]
            for attempt, folder in zip(attempts, folders, strict=True):
                attempts_module.build(attempt, self.lab.solution, folder)
            jobs = [
                self._job(folder, self._concerned(attempt) if self._focused else frozenset())
                for attempt, folder in zip(attempts, folders, strict=True)
            ]
            for attempt, trial in zip(attempts, self._try(jobs), strict=True):
                yield from judge_attempt(attempt, trial)

    def _concerned(self, attempt: Attempt) -> frozenset[str]:
        """The check classes that an attempt is about; none, so all, where it changes what no check grades by name."""
        groups = self._grading(_changed(attempt, self.lab.script))
        return groups and groups | {name.partition(".")[0] for name in attempt.fails}

    def _learn(self, solution: Trial) -> None:
        for name, function in solution.functions.items():
            if function is not None:
                self._graded.setdefault(function, set()).add(name.partition(".")[0])

    def _grading(self, functions: set[str]) -> frozenset[str]:
        """The check classes that grade these functions; none where one of them is graded by no check."""
        known = {name.partition(".")[0]: groups for name, groups in self._graded.items()}
        if not functions or not functions <= set(known):
            return frozenset()
        return frozenset().union(*(known[name] for name in functions))

    def mutant_findings(self) -> Iterator[Finding]:
        """Every mutant that is neither caught nor explained."""
        with self._trials:
            yield from self._mutant_findings()

    def _mutant_findings(self) -> Iterator[Finding]:
        source = stubs.read_source(self.lab.solution / self.lab.script)
        every = mutants_module.mutants_of(source, self.lab.script)
        listed = self.lab.checks / "mutants.toml"
        explained = mutants_module.read_equivalents(listed)
        for stale in mutants_module.stale_equivalents(explained, every):
            yield Finding(self._name(listed), f"{stale} is listed, but there is no such mutant any more. Take it out.")
        chosen = [mutant for mutant in every if mutant.id not in explained]
        if self._mutants is not None:
            chosen = mutants_module.sample(chosen, self._mutants, self._seed)
        if not self._graded:
            self._learn(*self._try([self._job(self.lab.solution)]))
        with tempfile.TemporaryDirectory() as place:
            folders = [_write_mutant(self.lab, mutant, Path(place) / str(n)) for n, mutant in enumerate(chosen)]
            for mutant, trial in self._survivors(list(zip(chosen, folders, strict=True))):
                why = trial.trouble or "passes every criterion. Add one that sees it, or explain it in mutants.toml"
                about = f"mutant {mutant.id}"
                yield Finding(about, f"line {mutant.line} of {mutant.function}, {mutant.description}: {why}")

    def _survivors(self, mutants: list[tuple[Mutant, Path]]) -> Iterator[tuple[Mutant, Trial]]:
        """Mutants that no criterion has seen: first the function's own are asked, and then all."""
        jobs = [self._job(folder, self._grading({mutant.function}), stop_early=True) for mutant, folder in mutants]
        first = zip(mutants, jobs, self._try(jobs), strict=True)
        left = [(mutant, job, trial) for mutant, job, trial in first if trial.trouble or not trial.unmet]
        again = [self._job(job.folder, stop_early=True) for _, job, _ in left if job.groups]
        second = iter(self._try(again))
        for (mutant, _), job, trial in left:
            final = next(second) if job.groups else trial
            if final.trouble or not final.unmet:
                yield mutant, final

    def _job(self, folder: Path, groups: frozenset[str] = frozenset(), *, stop_early: bool = False) -> Job:
        return Job(self.lab, folder, self._seed, BUDGET, stop_early, groups)

    def _try(self, jobs: list[Job]) -> list[Trial]:
        self.tried += len({job.folder for job in jobs})
        return list(self._trials.run(jobs))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.lab.root).as_posix() if path.is_relative_to(self.lab.root) else path.name


def judge_attempt(attempt: Attempt, trial: Trial) -> Iterator[Finding]:
    """Hold what the checks made of an attempt against what it says of itself."""
    if trial.trouble:
        yield Finding(attempt.name, f"could not be judged: {trial.trouble}")
        return
    unknown = attempt.fails - set(trial.statuses)
    if unknown:
        yield Finding(attempt.name, f"names criteria that there are not: {', '.join(sorted(unknown))}")
    broken = sorted(name for name, status in trial.statuses.items() if status == "error")
    if broken:
        yield Finding(attempt.name, f"makes the checks themselves fail in {', '.join(broken)}: {trial.told}")
    missed = sorted(attempt.fails - unknown - trial.unmet)
    if missed:
        yield Finding(attempt.name, f"passes {', '.join(missed)}, which it should fail.")
    surplus = sorted(trial.unmet - attempt.fails - set(broken))
    if surplus:
        yield Finding(attempt.name, f"fails {', '.join(surplus)} as well, which it should pass:\n{trial.told}")
    for words in attempt.says:
        if words not in trial.told:
            yield Finding(attempt.name, f'the student is not told "{words}", but:\n{trial.told}')


def _write_mutant(lab: Lab, mutant: Mutant, folder: Path) -> Path:
    return _write_script(lab, stubs.without_markers(mutant.source), folder)


def _write_script(lab: Lab, script: str, folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / lab.script).write_text(script, encoding="utf-8")
    return folder


def _changed(attempt: Attempt, script: str) -> set[str]:
    """The names at top level that an attempt's script defines anew, takes from a helper module, or deletes."""
    file = attempt.path if attempt.path.is_file() else attempt.path / script
    names: set[str] = set()
    for node in ast.parse(stubs.read_source(file)).body:
        if isinstance(node, sources.Definition):
            names.add(node.name)
        elif isinstance(node, ast.ImportFrom):
            names |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.Delete):
            names |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return names


def _share_run(one: list[str], other: list[str], length: int) -> bool:
    """Whether two texts have so many lines in a row in common."""
    runs = {tuple(one[n : n + length]) for n in range(len(one) - length + 1)}
    return any(tuple(other[n : n + length]) in runs for n in range(len(other) - length + 1))
