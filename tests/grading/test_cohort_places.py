"""Places that are no class, and zip files of students in one that is."""

from __future__ import annotations

from pathlib import Path

import pytest
from class_builder import LAB01, ONE, TWO, Class, folder, zipped

from checks.harness.grading.cohort import NoCohort
from checks.harness.labs import Lab

pytest_plugins = ("class_fixtures",)


def refusal(made: Class, *places: Path, labs: tuple[Lab, ...] = (LAB01,)) -> str:
    with pytest.raises(NoCohort) as raised:
        made.read(*places, labs=labs)
    return str(raised.value)


def test_no_such_place(made: Class, tmp_path: Path) -> None:
    said = refusal(made, tmp_path / "nowhere")
    assert said.startswith(f"There is no {tmp_path}/nowhere. Name a folder that holds a folder a student, or a zip")


def test_no_place(made: Class) -> None:
    assert refusal(made) == "No place was named where work was handed in."


def test_an_empty_place(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {"readme.txt": ""})
    assert refusal(made, place).endswith(f"Nobody has handed in anything at {place}.")


@pytest.mark.parametrize("where", ["", "lab01/", "lab01_table_automation/"])
def test_one_students_work_is_no_class(made: Class, tmp_path: Path, where: str) -> None:
    place = folder(tmp_path / "ada", {f"{where}{ONE}": "", f"old/{ONE}": ""})
    said = refusal(made, place)
    assert said.startswith(
        f"{place} is one student's work, for it holds {ONE}. To check it: nox -s lab01 -- --submission {place}."
    )


def test_a_folder_a_lab_is_no_class(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"lab01/ada/{ONE}": "", f"lab02/ada/{TWO}": ""})
    assert refusal(made, place) == (
        f"{place} holds a folder a lab. Name these folders themselves: nox -s grade -- {place}/lab01 and the like."
    )


def test_no_work_for_any_lab(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {"ada/a.py": "", "alan/b.py": ""})
    said = refusal(made, place, labs=())
    assert said.startswith("None of the 2 hand-ins holds a lab's script (connect.py, dynamodb_script.py,")
    assert "It holds a.py." in said


def test_a_class_in_one_more_folder(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"export/ada/{ONE}": "", f"export/alan/{ONE}": ""})
    read = made.read(place)
    assert read.ids == ["ada", "alan"]
    assert read.notes == f"{place} holds one folder: what is in export is the class."


def test_a_class_of_one_is_not_taken_for_one_more_folder(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/homework/{ONE}": "", "ada/alan/x.py": ""})
    assert made.read(place).ids == ["ada"]


# Zip files of students ------------------------------------------------------------------------------------------------


def test_a_zip_a_student(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"alan/{ONE}": ""})
    zipped(place / "ada.zip", {f"homework/{ONE}": "hers", "homework/helper.py": ""})
    zipped(place / "Grace.ZIP", {ONE: "hers, too"})
    read = made.read(place)
    assert read.ids == ["ada", "alan", "Grace"]
    assert (read.script("ada"), read.script("Grace")) == ("hers", "hers, too")


def test_a_class_in_a_students_zip_counts_for_nobody_else(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"alan/{ONE}": "his"})
    zipped(place / "ada.zip", {f"alan/{ONE}": "forged", f"grace/{ONE}": "forged"})
    read = made.read(place)
    assert read.ids == ["ada", "alan"]
    assert read.scripts("alan") == ["his"]
    assert "It holds 2 files" in read.trouble("ada")


def test_a_thousand_students(made: Class, tmp_path: Path) -> None:
    place = tmp_path / "class"
    for number in range(1000):
        folder(place / f"s{number:03}", {ONE: str(number)})
    read = made.read(place)
    assert read.ids == [f"s{number:03}" for number in range(1000)]
    assert read.script("s999") == "999"
