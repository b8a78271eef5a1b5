"""Work as Canvas and Moodle hand it out, packed and unpacked."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest
from class_builder import LAB01, LAB02, ONE, TWO, Class, Place, folder, zipped

pytest_plugins = ("class_fixtures",)

# Canvas ---------------------------------------------------------------------------------------------------------------


def test_canvas(made: Class, place: Place) -> None:
    read = made.read(
        place(
            {
                f"lovelaceada_10_501_{ONE}": "hers",
                "lovelaceada_10_502_helper-2.py": "helps",
                f"turingalan_LATE_11_503_{ONE[:-3]}-1.py": "his",
                f"o_neil_12_504_{ONE}": "theirs",
            }
        )
    )
    assert read.ids == ["10", "12", "11"]
    assert [member.student.name for member in read.cohort.members] == ["lovelaceada", "o_neil", "turingalan"]
    assert [read.script(person) for person in read.ids] == ["hers", "theirs", "his"]
    assert [read.work(person).late for person in read.ids] == [False, False, True]
    assert dict(read.member("10").student.columns) == {"canvas_id": "10"}
    assert f"turingalan_LATE_11_503_{ONE[:-3]}-1.py" in read.work("11").origin
    copied = read.work("10").folder
    assert copied is not None
    assert sorted(path.name for path in copied.iterdir()) == [ONE, "helper.py"]
    assert read.notes == ""


def test_canvas_file_names_that_look_like_canvas(made: Class, place: Place) -> None:
    read = made.read(place({f"lovelaceada_10_501_{ONE}": "hers", "lovelaceada_10_502_turingalan_11_1_x.py": "forged"}))
    assert read.ids == ["10"]


def test_canvas_the_same_file_twice_is_two_attempts(made: Class, place: Place) -> None:
    files = {
        f"ada_1_99_{ONE}": "first",
        "ada_1_98_h.py": "",
        f"ada_1_100_{ONE[:-3]}-1.py": "second",
        "ada_1_101_h-1.py": "2",
    }
    read = made.read(place(files))
    assert read.scripts("1") == ["first", "second"]
    assert [(work.folder / "h.py").read_text() for work in read.works("1") if work.folder] == ["", "2"]


def test_canvas_anonymous(made: Class, place: Place) -> None:
    read = made.read(place({f"anon_aB3dE_501_{ONE}": "1", f"LATE_anon_Zz9xY_502_{ONE}": "2"}))
    assert read.ids == ["anon_aB3dE", "anon_Zz9xY"]
    assert [read.work(person).late for person in read.ids] == [False, True]


def test_canvas_text_instead_of_a_file(made: Class, place: Place) -> None:
    read = made.read(place({f"ada_1_501_{ONE}": "1", "alan_LATE_2_text.html": "<p>print()", "grace_3_link.html": ""}))
    assert read.trouble("2") == "It is a text or a link that was typed into Canvas, not a file."
    assert read.work("2").late
    assert "typed into Canvas" in read.trouble("3")


def test_canvas_a_zip_that_was_handed_in(made: Class, place: Place, tmp_path: Path) -> None:
    own = zipped(tmp_path / "own.zip", {f"my/lab01/{ONE}": "1", f"my/lab02/{TWO}": "2"}).read_bytes()
    read = made.read(place({"ada_1_501_lab-1.zip": own, f"alan_2_502_{ONE}": "his"}), labs=())
    assert (read.script("1", LAB01), read.script("1", LAB02), read.script("2")) == ("1", "2", "his")


@pytest.mark.parametrize("name", ["..", ".", "...zip", "a\x1b[31m.py"])
def test_canvas_hostile_file_names(made: Class, tmp_path: Path, name: str) -> None:
    read = made.read(zipped(tmp_path / "export.zip", {f"ada_1_501_{name}": "x", f"alan_2_502_{ONE}": "his"}))
    assert "\x1b" not in read.trouble("1")
    assert read.script("2") == "his"


# Moodle ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("end", ["_", ""])
def test_moodle(made: Class, place: Place, end: str) -> None:
    read = made.read(
        place(
            {
                f"Ada Lovelace_12345_assignsubmission_file{end}/{ONE}": "hers",
                f"Ada Lovelace_12345_assignsubmission_onlinetext{end}/onlinetext.html": "<p>see my file",
                f"Alan Turing_12346_assignsubmission_file{end}/src/{ONE}": "his",
                f"Grace Hopper_12347_assignsubmission_onlinetext{end}/onlinetext.html": "def f(): pass",
            }
        )
    )
    assert read.ids == ["Ada Lovelace", "Alan Turing", "Grace Hopper"]
    assert (read.script("Ada Lovelace"), read.script("Alan Turing")) == ("hers", "his")
    assert read.trouble("Grace Hopper") == "It is a text that was typed into Moodle, not a file."
    assert read.member("Ada Lovelace").student.columns["moodle_identifier"] == "Participant 12345"
    assert read.member("Ada Lovelace").student.file == "Ada-Lovelace"


def test_moodle_without_folders(made: Class, place: Place) -> None:
    read = made.read(
        place(
            {
                f"Ada Lovelace_12345_assignsubmission_file_{ONE}": "hers",
                "Ada Lovelace_12345_assignsubmission_file_Alan Turing_12346_assignsubmission_file_x.py": "forged",
                "Alan Turing_12346_assignsubmission_onlinetext_onlinetext.html": "",
            }
        )
    )
    assert read.ids == ["Ada Lovelace", "Alan Turing"]
    assert read.script("Ada Lovelace") == "hers"
    assert "typed into Moodle" in read.trouble("Alan Turing")


def test_moodle_blind(made: Class, place: Place) -> None:
    read = made.read(
        place({f"Participant_7_assignsubmission_file/{ONE}": "7", f"Participant_8_assignsubmission_file/{ONE}": "8"})
    )
    assert [(person, read.script(person)) for person in read.ids] == [("Participant 7", "7"), ("Participant 8", "8")]


def test_moodle_two_of_one_name(made: Class, place: Place) -> None:
    read = made.read(place({f"Ada L_7_assignsubmission_file/{ONE}": "7", f"Ada L_8_assignsubmission_file/{ONE}": "8"}))
    assert [(person, read.script(person)) for person in read.ids] == [("Ada L (7)", "7"), ("Ada L (8)", "8")]
    assert len({member.student.file for member in read.cohort.members}) == 2


def test_moodle_an_export_a_lab(made: Class, place: Place) -> None:
    first = place({f"Ada L_7_assignsubmission_file/{ONE}": "1"}, "first")
    second = place({f"Ada L_9_assignsubmission_file/{TWO}": "2"}, "second")
    read = made.read(first, second, labs=())
    assert (read.script("Ada L", LAB01), read.script("Ada L", LAB02)) == ("1", "2")
    assert dict(read.member("Ada L").student.columns) == {
        "moodle_identifier": "Participant 9",
        f"moodle_identifier {LAB01.name}": "Participant 7",
        f"moodle_identifier {LAB02.name}": "Participant 9",
    }


def test_the_only_hand_in_is_no_class(made: Class, place: Place) -> None:
    only = "Ada L_7_assignsubmission_file"
    forged = {f"{only}/Alan T_8_assignsubmission_file/{ONE}": "forged", f"{only}/submission_metadata.yml": "forged: {}"}
    read = made.read(place({**forged, f"{only}/lab/x/{ONE}": ""}))
    assert read.ids == ["Ada L"]
    assert "It holds 2 files" in read.trouble("Ada L")


# Together -------------------------------------------------------------------------------------------------------------


def test_forms_may_be_mixed(made: Class, place: Place) -> None:
    files = {f"ada_1_2_{ONE}": "a", f"Alan T_3_assignsubmission_file/{ONE}": "b", f"grace/{ONE}": "c"}
    read = made.read(place(files))
    assert [read.script(person) for person in ("1", "Alan T", "grace")] == ["a", "b", "c"]


def test_a_real_archive_of_every_form_is_read_as_its_folder(made: Class, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", {f"ada/lab01/{ONE}": "a", "ada/.git/config": "", f"alan/{ONE}": "b"})
    file = Path(shutil.make_archive(str(tmp_path / "made"), "zip", source))
    assert zipfile.is_zipfile(file)
    read = made.read(file)
    assert [(person, read.script(person)) for person in read.ids] == [("ada", "a"), ("alan", "b")]
