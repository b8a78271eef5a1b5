"""The list of a class: who is in it, and whose a hand-in is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args

from checks.harness.grading.reading.handin import Kind, Person
from checks.harness.grading.reading.names import canvas_key, first_last, listed, normal

_KINDS: Final[tuple[Kind, ...]] = get_args(Kind)
_ANY: Final[tuple[Kind, ...]] = ("canvas", "sid", "login", "email", "github", "moodle")

TITLES: Final[Mapping[str, tuple[Kind, ...]]] = {
    "sis login id": ("login",),
    "login": ("login",),
    "login id": ("login",),
    "username": ("login",),
    "user name": ("login",),
    "user": ("login",),
    "sid": ("sid",),
    "sis user id": ("sid",),
    "student id": ("sid",),
    "student number": ("sid",),
    "id number": ("sid",),
    "identifier": (*_ANY, "name"),
    "roster identifier": (*_ANY, "name"),
    "id": _ANY,
    "email": ("email",),
    "email address": ("email",),
    "e-mail": ("email",),
    "mail": ("email",),
    "github username": ("github",),
    "github user": ("github",),
    "github": ("github",),
    "full name": ("name",),
    "student name": ("name",),
    "student": ("name",),
    "name": ("name",),
}
"""What columns of these titles hold. The first that has a value is the student's id.

Canvas's gradebook has `Student`, `ID`, `SIS User ID`, `SIS Login ID`, `Section`; Moodle's worksheet `Identifier`,
`Full name`, `Email address`; Gradescope's roster `First Name`, `Last Name`, `SID`, `Email`, `Role`; GitHub Classroom's
`identifier`, `github_username`, `github_id`, `name`.
"""
FIRST: Final = ("first name", "firstname", "first", "given name")
LAST: Final = ("last name", "lastname", "last", "surname", "family name")
_NO_STUDENTS: Final = frozenset({"points possible", "student, test"})
"""Names in Canvas's gradebook: the row of the assignments' points, and what "Student View" hands in."""
_ROLES: Final = ("role", "roles")
_STAFF: Final = frozenset(
    {"instructor", "ta", "reader", "teacher", "non-editing teacher", "teaching assistant", "manager", "course creator"}
)
_PARTICIPANT: Final = "participant "
"""What Moodle's identifiers begin with: they are another in each assignment, so that they name nobody for long."""


@dataclass(frozen=True, slots=True)
class Row:
    """A student of the roster."""

    id: str
    name: str
    columns: Mapping[str, str]
    """The row as it is, by the titles as they are."""
    known_as: Sequence[tuple[Kind, str]]


class Roster:
    """The students of the roster, in its order."""

    def __init__(self, rows: Iterable[Mapping[str, str]], origin: str) -> None:
        """Take the rows of a table, by title."""
        taken = list(_students(rows))
        self.origin = origin
        self.rows = list(_distinct(taken))
        again = [before.id for before, row in zip(taken, self.rows, strict=True) if before.id != row.id]
        self.notes = [f"{origin} has several rows of {listed(again)}: they are kept apart."] if again else []
        self._index: dict[tuple[Kind, str], set[int]] = {}
        for number, row in enumerate(self.rows):
            for kind, value in row.known_as:
                self._index.setdefault((kind, normal(value)), set()).add(number)

    def find(self, person: Person) -> tuple[int | None, bool]:
        """The number of the row that is this person's, and whether several could be.

        The first of the person's names that is one row's alone tells; letter case counts where it is all that differs.
        """
        several = False
        for kind, value in person.known_as:
            rows = self._of(kind, value)
            if len(rows) > 1:
                several = True
                rows = {number for number in rows if any(known == value for _, known in self.rows[number].known_as)}
            if len(rows) == 1:
                return rows.pop(), False
        return None, several

    def _of(self, kind: Kind | None, value: str) -> set[int]:
        kinds = _KINDS if kind is None else (kind,)
        return set().union(*(self._index.get((each, normal(value)), ()) for each in kinds))


def plain_title(title: str) -> str:
    """A column's title in the form in which it is looked up."""
    return " ".join(title.casefold().replace("_", " ").split())


def is_known(title: str) -> bool:
    """Whether a column of this title says who somebody is."""
    return plain_title(title) in {*TITLES, *FIRST, *LAST}


def _students(rows: Iterable[Mapping[str, str]]) -> Iterator[Row]:
    for columns in rows:
        cells = {plain_title(title): value for title, value in columns.items()}
        is_staff = any(cells.get(title, "").casefold() in _STAFF for title in _ROLES)
        is_none = any(cells.get(title, "").strip().casefold() in _NO_STUDENTS for title in ("student", "name"))
        row = _row(columns, cells)
        if row.id and not is_staff and not is_none:
            yield row


def _row(columns: Mapping[str, str], cells: Mapping[str, str]) -> Row:
    first = next((cells[title] for title in FIRST if cells.get(title)), "")
    last = next((cells[title] for title in LAST if cells.get(title)), "")
    names = [f"{last}, {first}" if first and last else first or last]
    names += [cells.get(title, "") for title, kinds in TITLES.items() if kinds == ("name",)]
    names = [name for name in names if name]
    ids = [cells.get(title, "") for title, kinds in TITLES.items() if kinds != ("name",)]
    lasting = [value for value in ids if value and not value.casefold().startswith(_PARTICIPANT)]
    known: list[tuple[Kind, str]] = [
        (kind, value) for title, kinds in TITLES.items() if (value := cells.get(title, "")) for kind in kinds
    ]
    numbers = [value for kind, value in known if kind == "moodle"]
    for name in names:
        known += [("name", name), ("name", first_last(name)), ("canvas key", canvas_key(name))]
        known += [("moodle", f"{number} {first_last(name)}") for number in numbers]
    name = first_last(names[0]) if names else ""
    return Row(next(iter([*lasting, name, *ids]), ""), name, columns, tuple(known))


def _distinct(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows, the second of an id and further ones with a number."""
    often: Counter[str] = Counter()
    for row in rows:
        often[row.id] += 1
        yield row if often[row.id] == 1 else replace(row, id=f"{row.id} ({often[row.id]})")
