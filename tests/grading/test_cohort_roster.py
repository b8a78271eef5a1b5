"""A roster: who is in the class, and whose a hand-in is."""

from __future__ import annotations

from pathlib import Path

import pytest
from class_builder import ONE, Class, folder

from checks.harness.grading.cohort import NoCohort

pytest_plugins = ("class_fixtures",)

CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Lab 01 (4711)
,,,,,Manual Posting
    Points Possible,,,,,20.00
"Lovelace, Ada",10,S10,alovelace,A,
"Turing, Alan Mathison",11,S11,aturing,A,
"O'Neil, Grace",12,S12,goneil,A,
"Student, Test",99,,abc,A,
"""
MOODLE = """\
Identifier,Full name,Email address,Status,Grade,Maximum grade
Participant 7,Ada Lovelace,ada@example.org,Submitted,,20
Participant 8,Ada Lovelace,ada2@example.org,Submitted,,20
Participant 9,Grace O'Neil,grace@example.org,No submission,,20
"""
GRADESCOPE = """\
First Name,Last Name,SID,Email,Role
Ada,Lovelace,007,ada@example.org,Student
Alan,Turing,8,ALAN@example.org,Student
Grace,Hopper,9,grace@example.org,Instructor
Katherine,Johnson,10,kj@example.org,TA
"""
GITHUB = """\
"identifier","github_username","github_id","name"
"ada@example.org","ada-l","1","Ada Lovelace"
"alan@example.org","","",""
"""


def test_canvas_gradebook(made: Class, tmp_path: Path) -> None:
    files = {f"lovelaceada_10_1_{ONE}": "a", f"turingalanmathison_77_2_{ONE}": "b", f"zedzoe_13_3_{ONE}": "c"}
    place = folder(tmp_path / "export", files)
    read = made.read(place, roster=CANVAS)
    assert [member.student.name for member in read.cohort.members] == [
        "Ada Lovelace",
        "Alan Mathison Turing",
        "Grace O'Neil",
        "zedzoe",
    ]
    assert read.ids == ["alovelace", "aturing", "goneil", "13"]
    assert [read.scripts(person) for person in read.ids] == [["a"], ["b"], [], ["c"]]
    assert read.member("alovelace").student.columns == {
        "Student": "Lovelace, Ada",
        "ID": "10",
        "SIS User ID": "S10",
        "SIS Login ID": "alovelace",
        "Section": "A",
        "Lab 01 (4711)": "",
        "canvas_id": "10",
    }
    assert read.notes == f"{place}/zedzoe_13_3_{ONE} matches no student of {tmp_path}/roster.csv, and is kept apart."


def test_a_number_of_canvas_is_no_other_number(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "export", {f"xy_8_1_{ONE}": ""})
    assert made.read(place, roster=GRADESCOPE).scripts("8") == []


def test_moodle_worksheet(made: Class, tmp_path: Path) -> None:
    files = {
        f"Ada Lovelace_7_assignsubmission_file/{ONE}": "7",
        f"Ada Lovelace_8_assignsubmission_file/{ONE}": "8",
        f"Grace ONeil_9_assignsubmission_file/{ONE}": "9",  # as Moodle writes the name of a file
    }
    read = made.read(folder(tmp_path / "export", files), roster=MOODLE)
    assert read.ids == ["ada2@example.org", "ada@example.org", "grace@example.org"]
    assert [read.script(person) for person in read.ids] == ["8", "7", "9"]
    assert read.member("grace@example.org").student.columns["Identifier"] == "Participant 9"
    assert read.notes == ""


def test_moodle_blind(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "export", {f"Participant_9_assignsubmission_file/{ONE}": "9"})
    assert made.read(place, roster=MOODLE).script("grace@example.org") == "9"


def test_a_group_of_moodles_is_not_the_student_of_its_number(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "export", {f"Group A_9_assignsubmission_file/{ONE}": "theirs"})
    read = made.read(place, roster=MOODLE)
    assert read.scripts("grace@example.org") == []
    assert "Group A_9_assignsubmission_file matches no student" in read.notes


def test_gradescope_roster(made: Class, tmp_path: Path) -> None:
    metadata = "s1: {':submitters': [{':name': X, ':sid': '007'}, {':name': Y, ':email': alan@EXAMPLE.org}]}\n"
    place = folder(tmp_path / "export", {"submission_metadata.yml": metadata, f"s1/{ONE}": "both"})
    read = made.read(place, roster=GRADESCOPE)
    assert read.ids == ["007", "8"], "instructors and assistants are no students"
    assert [read.script(person) for person in read.ids] == ["both", "both"]
    assert read.member("007").student.name == "Ada Lovelace"


def test_github_roster(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "lab01-submissions", {f"lab01-Ada-L/{ONE}": "a", f"lab01-zed/{ONE}": "z"})
    for clone in place.iterdir():
        folder(clone / ".git", {"HEAD": ""})
    read = made.read(place, roster=GITHUB)
    assert read.ids == ["ada@example.org", "alan@example.org", "zed"]
    assert [read.scripts(person) for person in read.ids] == [["a"], [], ["z"]]


@pytest.mark.parametrize(
    "name", ["007", "Ada Lovelace", "Lovelace, Ada", "ADA@example.org", "ada   lovelace", "lovelaceada"]
)
def test_folders_by_any_name(made: Class, tmp_path: Path, name: str) -> None:
    place = folder(tmp_path / "class", {f"{name}/{ONE}": "hers"})
    assert made.read(place, roster=GRADESCOPE).script("007") == "hers"


def test_forms_of_accents_are_one_name(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"Zoe\u0308/{ONE}": "hers"})
    assert made.read(place, roster="name\nZoë\n").script("Zoë") == "hers"


def test_who_could_be_several_is_kept_apart(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"Ada Lovelace/{ONE}": "whose"})
    read = made.read(place, roster=MOODLE)
    assert read.script("Ada Lovelace") == "whose"
    assert [read.scripts(f"{name}@example.org") for name in ("ada", "ada2")] == [[], []]
    assert "class/Ada Lovelace could be of several students of" in read.notes


def test_letter_case_tells_where_it_is_all_that_differs(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "small", f"Ada/{ONE}": "large", f"ADA/{ONE}": "whose"})
    read = made.read(place, roster="username\nada\nAda\n")
    assert (read.script("ada"), read.script("Ada"), read.script("ADA")) == ("small", "large", "whose")
    assert "class/ADA could be of several" in read.notes


def test_two_hand_ins_of_one_student_are_attempts(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"007/{ONE}": "1", f"Ada Lovelace/{ONE}": "2"})
    assert made.read(place, roster=GRADESCOPE).scripts("007") == ["1", "2"]


def test_somebody_who_is_not_on_the_roster_with_an_id_of_it(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "whose"})
    read = made.read(place, roster="name,email\nada,a@example.org\nada,b@example.org\n,ada\n")
    assert sorted(read.ids) == ["a@example.org", "ada", "ada (2)", "b@example.org"]
    assert read.script("ada (2)") == "whose"


def test_an_id_twice(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"grace/{ONE}": ""})
    read = made.read(place, roster="id,name\nada,Ada L\nada,Ada M\ngrace,Grace\n")
    assert read.ids == ["ada", "ada (2)", "grace"]
    assert f"{tmp_path}/roster.csv has several rows of ada: they are kept apart." in read.notes


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_delimiters_and_encodings(made: Class, tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [["Login", "Name", "Note"], ["zoe", '"Zoë ""Z"" Müller"', '"a\r\nb, c; d"']]
    text = "".join(delimiter.join(row) + "\r\n" for row in rows)
    place = folder(tmp_path / "class", {f"zoe/{ONE}": ""})
    student = made.read(place, roster=text.encode(encoding)).member("zoe").student
    assert student.name == 'Zoë "Z" Müller'
    assert student.columns["Note"] == "a\r\nb, c; d"


def test_rows_of_any_length(made: Class, tmp_path: Path) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": ""})
    read = made.read(place, roster="id,name,section\nada\n\ngrace,Grace,A,more,and more\n,,\n")
    assert read.ids == ["ada", "grace"]
    assert read.member("ada").student.columns == {"id": "ada", "name": "", "section": ""}


@pytest.mark.parametrize("value", ["=cmd()", "../../x", "\x1b[2J", "-rf", "\u202eevil", "<script>", "a" * 100_000])
def test_hostile_values(made: Class, tmp_path: Path, value: str) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": ""})
    read = made.read(place, roster=f"id,name\nada,Ada\n{value},{value}\n")
    student = read.member(value).student
    assert student.columns == {"id": value, "name": value}
    assert len(student.file) < 100
    assert student.file.replace("-", "").replace("_", "").replace(".", "").isalnum()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "has no column that says who somebody is. It is empty. Known are sis login id, login,"),
        (b"colour,size\nred,1\n", "has no column that says who somebody is. It has colour, size."),
        (b"id,name\n", "roster.csv holds no student."),
        (b"Student,ID\n    Points Possible,\n", "roster.csv holds no student."),
        (b"id\n\0\n", "roster.csv is no text. Save it as CSV in UTF-8."),
        (b"\xff\xfeab\0", "roster.csv is no text."),
        (b"id,name\nada," + b"x" * 200_000 + b"\n", "roster.csv is no CSV file: field larger than field limit"),
    ],
)
def test_a_roster_that_cannot_be_used(made: Class, tmp_path: Path, content: bytes, said: str) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": ""})
    with pytest.raises(NoCohort) as raised:
        made.read(place, roster=content)
    assert said in str(raised.value)
    assert not made.into.exists()


def test_no_such_roster(made: Class, tmp_path: Path) -> None:
    from checks.harness.grading.reading.collect import read_cohort

    with pytest.raises(NoCohort, match=r"The roster .*none\.csv cannot be read: No such file or directory\."):
        read_cohort([folder(tmp_path / "class", {f"ada/{ONE}": ""})], made.into, roster=tmp_path / "none.csv")
    with pytest.raises(NoCohort, match=r"The roster .*class is no file\."):
        read_cohort([tmp_path / "class"], made.into, roster=tmp_path / "class")
