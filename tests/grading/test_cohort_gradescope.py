"""Work as Gradescope hands it out, packed and unpacked."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from class_builder import ONE, Class, Files, Place

pytest_plugins = ("class_fixtures",)

METADATA = """\
submission_101:
  :submitters:
  - :name: Ada Lovelace
    :sid: '007'
    :email: ada@example.org
  - :name: Alan Turing
    :sid: 8
    :email: alan@example.org
  :created_at: 2026-03-01 10:00:00.123456000 Z
  :score: 0.0
  :status: processed
  :history: []
submission_102:
  :submitters:
  - :name: Grace Hopper
    :sid:
    :email: grace@example.org
  :created_at: 2026-03-02 10:00:00.000000000 -05:00
submission_103:
  :submitters:
  - :name: Katherine Johnson
    :sid: '9'
    :email:
"""


def gradescope(metadata: str | bytes = METADATA) -> Files:
    top = "assignment_42_export"
    return {
        f"{top}/submission_metadata.yml": metadata,
        f"{top}/submission_101/{ONE}": "together",
        f"{top}/submission_102/lab/{ONE}": "hers",
        f"{top}/submission_104/{ONE}": "whose",
    }


def test_gradescope(made: Class, place: Place) -> None:
    read = made.read(place(gradescope()))
    assert read.ids == ["ada@example.org", "alan@example.org", "grace@example.org", "9", "submission_104"]
    assert [read.script(person) for person in read.ids if person != "9"] == ["together", "together", "hers", "whose"]
    assert read.trouble("9") == "The export has no folder submission_103."
    assert read.work("ada@example.org").when == datetime(2026, 3, 1, 10, 0, 0, 123456, tzinfo=timezone.utc)
    assert read.work("grace@example.org").when == datetime(2026, 3, 2, 10, tzinfo=timezone(timedelta(hours=-5)))
    ada, alan = (read.member(f"{name}@example.org").student for name in ("ada", "alan"))
    assert (ada.name, dict(ada.columns)) == ("Ada Lovelace", {"SID": "007", "Email": "ada@example.org"})
    assert alan.columns["SID"] == "8"
    assert read.work(ada.id).folder != read.work(alan.id).folder
    assert "submission_104 is not in submission_metadata.yml" in read.notes


def test_gradescope_attempts_are_in_the_order_of_their_times(made: Class, place: Place) -> None:
    times = {"submission_1": "2026-03-03", "submission_2": "2026-03-01", "submission_3": "2026-03-02"}
    metadata = "".join(
        f"{name}:\n  :submitters: [{{':email': ada@example.org}}]\n  :created_at: {day} 10:00:00 Z\n"
        for name, day in times.items()
    )
    files = {"submission_metadata.yml": metadata, **{f"{name}/{ONE}": day for name, day in times.items()}}
    assert made.read(place(files)).scripts("ada@example.org") == ["2026-03-01", "2026-03-02", "2026-03-03"]


@pytest.mark.parametrize(
    "metadata",
    [
        b"\xff\xfe\0",
        "[" * 5000,
        "\n".join(" " * depth + "- a:" for depth in range(2000)),
        "a: &a [x, x]\nb: *c",
        "just text",
        "- a\n- b",
        "!!python/object/apply:os.system ['false']",
        "a: !ruby/object:X {}",
    ],
)
def test_gradescope_metadata_that_cannot_be_used(made: Class, place: Place, metadata: str | bytes) -> None:
    read = made.read(place(gradescope(metadata)))
    assert read.ids == ["submission_101", "submission_102", "submission_104"]
    assert "submission_metadata.yml cannot be used, so that folders stand for students." in read.notes


def test_gradescope_metadata_of_other_shapes(made: Class, place: Place) -> None:
    odd = "submission_101: {':submitters': [1, {}], ':created_at': soon}\n"
    odd += "submission_102: {':submitters': 7}\nsubmission_104: 3\n"
    read = made.read(place(gradescope(odd)))
    assert read.ids == ["submission_101", "submission_102", "submission_104"]


def test_gradescope_names_that_multiply(made: Class, place: Place) -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    read = made.read(place(gradescope("\n".join(lines))))
    assert read.ids == ["submission_101", "submission_102", "submission_104"]


def test_metadata_in_a_students_folder_says_nothing(made: Class, place: Place) -> None:
    files = {
        f"ada/{ONE}": "",
        "ada/submission_metadata.yml": METADATA,
        f"ada/submission_101/{ONE}": "",
        f"alan/{ONE}": "",
    }
    assert made.read(place(files)).ids == ["ada", "alan"]
