"""Lines of a solution in what students get.

A solution's line is one between its markers that no stub holds. Much of it is Python that anybody writes (`return
False`), so a line counts by itself where it could hardly be there by chance: it calls the service, names a request's
parameter or a refusal, or is long. Any other counts where two stand in a row as they do in the solution.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import Final

import botocore.session
from botocore import xform_name

from checks.harness.authoring.source import SourceText
from checks.harness.authoring.stubs import blocks_of, read_source, stub_of
from checks.harness.labs import Lab

_SHORT: Final = 12
"""Characters, blanks aside, below which a line says nothing (`return True`, `else:`)."""
_LONG: Final = 40
"""Characters from which on nobody writes the same line by chance."""
_BEYOND_OPERATIONS: Final = ("batch_writer", "get_paginator", "get_waiter", "paginate")
_ARGUMENT = re.compile(r"(\w+)=(\w+),")
_PARAMETER_OR_REFUSAL = re.compile(r"\b[A-Z]\w+=(?!=)|\.exceptions\.[A-Z]")


@dataclass(frozen=True, slots=True)
class Leak:
    """A line of a solution where it must not be."""

    file: str
    line: int
    """From 1."""
    lab: str
    """Whose solution it is: `lab01`."""

    def __str__(self) -> str:
        return f"{self.file}:{self.line} is a line of the solution of {self.lab}"


@dataclass(frozen=True, slots=True)
class Secrets:
    """What the solutions hold and no stub gives, each with its lab."""

    telling: dict[str, str] = field(default_factory=dict)
    """Lines that count by themselves."""
    pairs: dict[tuple[str, str], str] = field(default_factory=dict)

    def leaks(self, file: str, text: str) -> Iterator[Leak]:
        """The lines of a text that are a solution's."""
        lines = [(number, _plain(line)) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
        found = {number: self.telling[line] for number, line in lines if line in self.telling}
        for (first, line), (second, following) in pairwise(lines):
            lab = self.pairs.get((line, following))
            if lab is not None:
                found.update({first: lab, second: lab})
        for number, lab in sorted(found.items()):
            yield Leak(file, number, lab)


def secrets_of(labs: Iterable[Lab]) -> Secrets:
    """What the solutions of the labs keep from students. Raises SourceError, OSError."""
    sources = {lab: read_source(lab.solution / lab.script) for lab in labs}
    given = {_plain(line) for lab, source in sources.items() for line in stub_of(source, lab.script).splitlines()}
    secrets = Secrets()
    for lab, source in sources.items():
        for lines in _blocks(source, lab.script):
            kept = [line if _says_something(line) and line not in given else None for line in lines]
            secrets.telling.update({line: lab.short for line in kept if line is not None and _is_telling(line)})
            secrets.pairs.update({(a, b): lab.short for a, b in pairwise(kept) if a is not None and b is not None})
    return secrets


def leaks_in(files: Mapping[str, bytes], secrets: Secrets) -> list[Leak]:
    """Every line of a solution in files, which are given by their names."""
    return [leak for name, content in files.items() for leak in secrets.leaks(name, content.decode(errors="replace"))]


def _blocks(source: str, name: str) -> Iterator[list[str]]:
    text = SourceText(source, name)
    for block in blocks_of(text):
        yield [_plain(line) for line in text.lines[block.begin : block.end - 1] if line.strip()]


def _plain(line: str) -> str:
    """A line without what may differ though it says the same: blanks and the kind of quotes."""
    return "".join(line.split()).replace("'", '"')


def _says_something(line: str) -> bool:
    """Not so an import, a new client, a call or a list that only begins, and `TableName=table_name,`."""
    if len(line) < _SHORT or line.startswith(("import", "from")) or line.endswith(("(", "[", "{")):
        return False
    if "=boto3." in line:  # how every example of boto3 begins
        return False
    argument = _ARGUMENT.fullmatch(line)
    return argument is None or xform_name(argument[1]) != argument[2]


def _is_telling(line: str) -> bool:
    return len(line) >= _LONG or bool(_PARAMETER_OR_REFUSAL.search(line) or _calls().search(line))


@cache
def _calls() -> re.Pattern[str]:
    """A call of boto3: an operation by its Python name, or what boto3 adds to them."""
    model = botocore.session.get_session().get_service_model("dynamodb")
    names = [*(xform_name(operation) for operation in model.operation_names), *_BEYOND_OPERATIONS]
    return re.compile(rf"\.(?:{'|'.join(names)})\(")
