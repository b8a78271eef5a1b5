"""A folder a student: what is found in it, whatever its name."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

import pytest
from class_builder import LAB01, LAB02, ONE, TWO, Class, folder

pytest_plugins = ("class_fixtures",)

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def test_a_folder_a_student(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"alan/{ONE}": "alan's", "alan/notes.py": "", f"ada/{ONE}": "ada's"})
    read = made.read(place)
    assert read.ids == ["ada", "alan"]
    assert (read.script("ada"), read.script("alan")) == ("ada's", "alan's")
    assert read.work("ada").origin == f"{place}/ada"
    assert read.work("ada").when is None
    assert not read.work("ada").late
    assert [lab.name for lab in read.cohort.labs] == [LAB01.name]


@pytest.mark.parametrize(
    "where",
    ["", "lab01_table_automation/", "lab01/", "homework/", "labs/lab01_table_automation/", "a/b/lab01/", "my/own/way/"],
)
def test_where_a_script_may_be(made: Class, tmp_path: Path, where: str) -> None:
    place = folder(tmp_path / "class", {f"ada/{where}{ONE}": "hers", f"ada/{where}helper.py": ""})
    read = made.read(place)
    assert read.script("ada") == "hers"
    copied = read.work("ada").folder
    assert copied is not None
    assert sorted(file.name for file in copied.iterdir()) == [ONE, "helper.py"]


def test_the_script_that_belongs_there_comes_before_others_of_its_name(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/lab01/{ONE}": "hers", f"ada/old/{ONE}": "old", f"ada/older/{ONE}": ""})
    assert made.read(place).script("ada") == "hers"


def test_several_scripts_of_which_none_is_where_it_belongs(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/one/{ONE}": "", f"ada/two/{ONE}": "", f"alan/{ONE}": ""})
    assert made.read(place).trouble("ada") == (f"It holds 2 files {ONE}, none where it belongs: one/{ONE}, two/{ONE}.")


def test_one_folder_serves_several_labs(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "1", f"ada/{TWO}": "2", f"alan/lab02/{TWO}": "3"})
    read = made.read(place, labs=())
    assert [lab.name for lab in read.cohort.labs] == [LAB01.name, LAB02.name]
    assert (read.script("ada", LAB01), read.script("ada", LAB02), read.script("alan", LAB02)) == ("1", "2", "3")
    assert read.works("alan", LAB01) == []


def test_only_the_labs_that_were_asked_for(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "1", f"ada/{TWO}": "2", f"alan/{TWO}": "2"})
    read = made.read(place, labs=(LAB01,))
    assert [lab.name for lab in read.cohort.labs] == [LAB01.name]
    assert list(read.member("ada").works) == [LAB01.name]
    assert dict(read.member("alan").works) == {}


def test_a_copy_of_the_whole_kit_is_the_work_in_labs(made: Class, tmp_path: Path) -> None:
    kit = {
        f"ada/labs/lab01_table_automation/{ONE}": "hers",
        f"ada/checks/lab01_table_automation/stub/{ONE}": "stub",
        "ada/noxfile.py": "",
    }
    read = made.read(folder(tmp_path / "class", kit))
    assert read.script("ada") == "hers"
    copied = [path.relative_to(made.into).as_posix() for path in made.into.rglob("*") if path.is_file()]
    assert copied == [f"00001/labs/lab01_table_automation/{ONE}"]


def test_no_script_says_what_is_there(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {"ada/main.py": "", "ada/notes.txt": "", f"alan/{ONE}": "", "grace/a.txt": ""})
    read = made.read(place)
    assert read.trouble("ada") == f"There is no {ONE} in it. It holds main.py."
    assert read.trouble("grace") == f"There is no {ONE} in it. It holds a.txt."


def test_a_folder_of_the_lab_without_its_script(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {"ada/lab01/main.py": "", f"ada/lab02/{TWO}": "2"})
    read = made.read(place, labs=(LAB01, LAB02))
    assert read.trouble("ada", LAB01) == f"There is no {ONE} in it. It holds lab01/main.py."
    assert read.script("ada", LAB02) == "2"


def test_an_empty_folder(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": ""})
    (place / "alan").mkdir()
    assert made.read(place).trouble("alan") == f"There is no {ONE} in it. It is empty."


def test_what_nobody_can_tell_is_for_the_lab_of_the_place(made: Class, tmp_path: Path) -> None:
    first = folder(tmp_path / "first", {f"ada/{ONE}": "1", f"alan/{ONE}": "1"})
    second = folder(tmp_path / "second", {"ada/wrong.py": "", f"alan/{TWO}": "2"})
    read = made.read(first, second, labs=())
    assert read.script("ada", LAB01) == "1"
    assert "wrong.py" in read.trouble("ada", LAB02)


def test_what_can_be_for_no_lab_is_a_note(made: Class, tmp_path: Path) -> None:
    first = folder(tmp_path / "first", {f"ada/{ONE}": "1", f"ada/{TWO}": "2"})
    second = folder(tmp_path / "second", {"ada/wrong.py": "", f"alan/{TWO}": "2", f"alan/{ONE}": "2"})
    read = made.read(first, second, labs=())
    assert (read.script("ada", LAB01), read.script("ada", LAB02)) == ("1", "2")
    assert f"{second}/ada: There is no script of a lab" in read.notes


def test_attempts_are_in_the_order_of_the_places(made: Class, tmp_path: Path) -> None:
    late = folder(tmp_path / "a-late", {f"ada/{ONE}": "later"})
    early = folder(tmp_path / "z-early", {f"ada/{ONE}": "earlier", f"alan/{ONE}": ""})
    assert made.read(early, late).scripts("ada") == ["earlier", "later"]


# Names ----------------------------------------------------------------------------------------------------------------

STRANGE = [
    "x..",
    "-rf",
    "=cmd()|'!A0'",
    "new\nline",
    "\x1b[2J",
    "con",
    "Ada",
    "ada",
    "\u202eevil",
    "名前",
    "a" * 200,
    " ",
    "a..",
]


@posix_only
def test_strange_names(made: Class, tmp_path: Path) -> None:
    names = [*STRANGE, os.fsdecode(b"\xff\xfe")]
    place = tmp_path / "class"
    for name in names:
        folder(place / name, {ONE: name if name.isascii() else "x"})
    read = made.read(place)
    assert len(read.ids) == len(names)
    assert set(STRANGE) <= set(read.ids)
    assert "\\udcff\\udcfe" in read.ids
    files = [member.student.file for member in read.cohort.members]
    assert len({file.lower() for file in files}) == len(names)
    assert all(re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?", file) for file in files)
    assert all("\n" not in read.work(person).origin and "\x1b" not in read.work(person).origin for person in read.ids)
    assert (read.script("Ada"), read.script("ada")) == ("Ada", "ada")


@posix_only
def test_strange_names_of_files(made: Class, tmp_path: Path) -> None:
    place = folder(
        tmp_path / "class", {f"ada/{ONE}": "hers", "ada/a\\..\\b.py": "", "ada/\x1b[2J\n.py": "", "ada/-x": ""}
    )
    (place / "ada" / os.fsdecode(b"\xff.py")).write_text("")
    (place / "alan").mkdir()
    (place / "alan" / os.fsdecode(b"\xff.py")).write_text("")
    read = made.read(place)
    assert read.script("ada") == "hers"
    assert read.trouble("alan") == f"There is no {ONE} in it. It holds \\udcff.py."
