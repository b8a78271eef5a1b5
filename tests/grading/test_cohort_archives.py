"""Zip files that anybody may have made, and what is hostile in them."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile
import zlib
from pathlib import Path

import pytest
from class_builder import ONE, Class, folder, link, zipped

from checks.harness.grading.cohort import NoCohort
from checks.harness.grading.reading.allowance import Limits

pytest_plugins = ("class_fixtures",)

SMALL = Limits(entries=50, file_bytes=1024 * 1024, work_bytes=2 * 1024 * 1024, depth=5)


def test_a_zip_of_a_folder_a_student(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"ada/{ONE}": "hers", f"alan/lab01/{ONE}": "his", "__MACOSX/ada/x": ""})
    read = made.read(file)
    assert (read.script("ada"), read.script("alan")) == ("hers", "his")
    assert read.work("ada").origin == f"{file}: ada"
    assert read.notes == ""


def test_a_zip_of_the_folder_of_all(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {"class/": "", f"class/ada/{ONE}": "hers", f"class/alan/{ONE}": "his"})
    read = made.read(file)
    assert (read.ids, read.script("ada")) == (["ada", "alan"], "hers")
    assert read.work("ada").origin == f"{file}: class/ada"
    assert read.notes == f"{file} holds one folder: what is in class is the class."


def test_names_that_only_look_odd(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"./ada/{ONE}": "hers", f"ålan//{ONE}": "his"})
    read = made.read(file)
    assert (read.script("ada"), read.script("ålan")) == ("hers", "his")


def rename(file: Path, old: bytes, new: bytes) -> None:
    """Change a name within a zip, to one that no library writes."""
    assert len(old) == len(new)
    content = file.read_bytes()
    assert old in content
    file.write_bytes(content.replace(old, new))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ada/../alan/dynamodb_script.py", "it leads out of the folder"),
        ("ada/a/../../../../etc/cron.d/x", "it leads out of the folder"),
        ("ada\\..\\x.py", "its name is a trap on some systems"),
        ("ada/C:\\x.py", "its name is a trap on some systems"),
    ],
)
def test_a_member_that_leads_elsewhere_is_its_students_trouble(
    made: Class, tmp_path: Path, name: str, said: str
) -> None:
    file = zipped(tmp_path / "class.zip", {f"alan/{ONE}": "his", f"ada/{ONE}": "hers", name: "evil"})
    read = made.read(file)
    assert read.trouble("ada") == f"{name} in the zip is refused: {said}."
    assert read.script("alan") == "his"
    assert read.scripts("alan") == ["his"]


@pytest.mark.parametrize("name", ["../x.py", "/etc/x.py", "C:/x.py", "..", "C:\\x.py", "\\\\server\\x.py"])
def test_a_member_that_is_nobodys_is_a_note(made: Class, tmp_path: Path, name: str) -> None:
    read = made.read(zipped(tmp_path / "class.zip", {f"alan/{ONE}": "his", name: "evil"}))
    assert read.script("alan") == "his"
    assert f"{name} in the zip is refused: " in read.notes or "etc" in read.ids
    inside = [path for path in made.into.rglob("*") if path.is_file()]
    assert [path.read_text() for path in inside] == ["his"]


def test_a_nul_in_a_name(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"alan/{ONE}": "his", f"ada/{ONE}": "", "ada/x@.py": ""})
    rename(file, b"ada/x@.py", b"ada/x\0.py")
    read = made.read(file)
    assert "its name is a trap" in read.trouble("ada")
    assert read.script("alan") == "his"


def test_a_link_in_a_zip(made: Class, tmp_path: Path) -> None:
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(link(f"ada/{ONE}"), "/etc/passwd")
        archive.writestr(f"alan/{ONE}", "his")
    read = made.read(file)
    assert read.trouble("ada") == f"ada/{ONE} in the zip is refused: it is a link or a device."
    assert read.script("alan") == "his"


def test_two_members_of_one_name(made: Class, tmp_path: Path) -> None:
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, content in [(f"ada/{ONE}", "a"), (f"ada/{ONE}", "b"), (f"alan/{ONE}", "his")]:
            archive.writestr(name, content)
    read = made.read(file)
    assert read.trouble("ada") == f"ada/{ONE} in the zip is refused: there are two of the name."
    assert read.script("alan") == "his"


def test_a_file_that_is_a_folder_too(made: Class, tmp_path: Path) -> None:
    file = zipped(
        tmp_path / "class.zip", {"ada/x": "", f"ada/x/{ONE}": "", "alan": "", f"alan/{ONE}": "", f"grace/{ONE}": ""}
    )
    read = made.read(file)
    assert "x" in read.trouble("ada")
    assert read.trouble("alan") == "alan is both a file and a folder in the zip."
    assert read.script("grace") == ""


def test_an_encrypted_member(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"ada/{ONE}": "x", f"alan/{ONE}": "his"})
    content = bytearray(file.read_bytes())
    for mark, flags in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        content[content.index(mark) + flags] |= 1
    file.write_bytes(content)
    read = made.read(file)
    assert read.trouble("ada") == f"ada/{ONE} in the zip is refused: it is encrypted."
    assert read.script("alan") == "his"


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_rare_method(made: Class, tmp_path: Path, method: int) -> None:
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(f"ada/{ONE}", "x", compress_type=method)
        archive.writestr(f"alan/{ONE}", "his")
    read = made.read(file)
    assert read.trouble("ada") == f"ada/{ONE} in the zip is refused: it is packed by a rare method."
    assert read.script("alan") == "his"


# Bombs ---------------------------------------------------------------------------------------------------------------


def written(made: Class) -> int:
    return sum(path.stat().st_size for path in made.into.rglob("*") if path.is_file())


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ({"x.py": b"\0" * 50_000_000}, "x.py is larger than 1 MB."),
        ({f"{number}.py": b"\0" * 1_000_000 for number in range(40)}, "It holds more than 2 MB."),
        ({f"{number}.py": b"" for number in range(100)}, "It holds more than 50 files and folders."),
        ({"a/b/c/d/e/f.py": b""}, "It holds more than 5 folders within each other: a/b/c/d/e/f.py."),
    ],
)
def test_a_bomb(made: Class, tmp_path: Path, members: dict[str, bytes], said: str) -> None:
    files: dict[str, str | bytes] = {f"alan/{ONE}": "his"}
    files |= {f"ada/{name}": content for name, content in members.items()}
    read = made.read(zipped(tmp_path / "class.zip", files), limits=SMALL)
    assert read.trouble("ada") == said
    assert read.script("alan") == "his"
    assert written(made) == len("his")


def test_a_bomb_that_says_it_is_small(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"ada/{ONE}": b"\0" * 5_000_000, f"alan/{ONE}": "his"})
    content = bytearray(file.read_bytes())
    for mark, place in ((b"PK\3\4", 22), (b"PK\1\2", 24)):
        struct.pack_into("<L", content, content.index(mark) + place, 10)
    file.write_bytes(content)
    read = made.read(file, limits=SMALL)
    assert read.trouble("ada") != ""
    assert read.script("alan") == "his"
    assert written(made) == len("his")


def test_a_member_with_a_wrong_checksum(made: Class, tmp_path: Path) -> None:
    file = tmp_path / "class.zip"
    with zipfile.ZipFile(file, "w") as archive:  # stored, so that a byte can be changed
        archive.writestr(f"ada/{ONE}", "her own work")
        archive.writestr(f"alan/{ONE}", "his")
    rename(file, b"her own work", b"her own worx")
    read = made.read(file)
    assert read.trouble("ada").startswith("It cannot be unpacked: Bad CRC-32")
    assert read.script("alan") == "his"


def test_members_that_share_their_bytes(made: Class, tmp_path: Path) -> None:
    """https://www.bamsoftware.com/hacks/zipbomb/: every entry of the list points at the same compressed bytes."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    content = bytes(900_000)
    packed = packer.compress(content) + packer.flush()
    sizes = struct.pack("<LLL", zlib.crc32(content), len(packed), len(content))
    name = b"x000.py"
    body = b"PK\3\4" + struct.pack("<HHHHH", 20, 0, 8, 0, 0) + sizes + struct.pack("<HH", len(name), 0) + name + packed
    entries = b"".join(
        b"PK\1\2"
        + struct.pack("<HHHHHH", 20, 20, 0, 8, 0, 0)
        + sizes
        + struct.pack("<HHHHHLL", 7, 0, 0, 0, 0, 0, 0)
        + b"x%03d.py" % number
        for number in range(40)
    )
    end = b"PK\5\6" + struct.pack("<HHHHLLH", 0, 0, 40, 40, len(entries), len(body), 0)
    place = folder(tmp_path / "class", {f"alan/{ONE}": "his", "ada.zip": body + entries + end})
    read = made.read(place, limits=SMALL)
    assert "ada.zip cannot be used." in read.trouble("ada")
    assert read.script("alan") == "his"
    assert written(made) == len("his")


def test_a_list_of_files_that_is_too_long_to_be_read(made: Class, tmp_path: Path) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for number in range(12_000):
            archive.writestr(f"{number:040}.py", "")
    place = folder(tmp_path / "class", {f"alan/{ONE}": "his", "ada.zip": file.getvalue()})
    read = made.read(place)
    assert "The zip lists more files than anybody hands in." in read.trouble("ada")
    assert read.script("alan") == "his"


# A student's own zip within a hand-in --------------------------------------------------------------------------------


def packed(files: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return file.getvalue()


def test_a_zip_in_a_zip_is_opened_once(made: Class, tmp_path: Path) -> None:
    inner = packed({f"x/{ONE}": "hers", "x/more.zip": packed({ONE: "not seen"})})
    read = made.read(zipped(tmp_path / "class.zip", {"ada/lab.zip": inner, f"alan/{ONE}": "his"}))
    assert read.script("ada") == "hers"
    copied = read.work("ada").folder
    assert copied is not None
    assert sorted(path.name for path in copied.iterdir()) == [ONE, "more.zip"]


def test_nothing_but_a_zip_in_a_zip_in_a_zip(made: Class, tmp_path: Path) -> None:
    inner = packed({"more.zip": packed({ONE: "not seen"})})
    read = made.read(zipped(tmp_path / "class.zip", {"ada/lab.zip": inner, f"alan/{ONE}": "his"}))
    assert read.trouble("ada") == f"There is no {ONE} in it. It holds lab/more.zip."


def test_a_kit_in_a_students_zip(made: Class, tmp_path: Path) -> None:
    kit = packed({f"kit/labs/lab01_table_automation/{ONE}": "hers", f"kit/checks/lab01/stub/{ONE}": "stub"})
    assert made.read(folder(tmp_path / "class", {"ada/kit.zip": kit, f"alan/{ONE}": ""})).script("ada") == "hers"


@pytest.mark.parametrize(
    "content", [b"", b"no zip", b"PK\5\6", packed({"../x.py": ""}), packed({ONE: b"\0" * 20_000_000})]
)
def test_a_bad_zip_beside_good_work_is_a_note(made: Class, tmp_path: Path, content: bytes) -> None:
    place = folder(tmp_path / "class", {f"ada/{ONE}": "hers", "ada/backup.zip": content, "alan/lab.zip": content})
    read = made.read(place, limits=SMALL)
    assert read.script("ada") == "hers"
    assert f"{place}/ada: backup.zip cannot be used." in read.notes
    assert "lab.zip cannot be used." in read.trouble("alan")


@pytest.mark.parametrize("name", ["...zip", ".zip", "con.zip", "lab01.zip", "labs.zip", "-.zip", "\x1b[2J.zip"])
def test_the_name_of_a_zip_harms_nothing(made: Class, tmp_path: Path, name: str) -> None:
    place = folder(tmp_path / "class", {f"ada/{name}": packed({ONE: "hers"}), "ada/lab01": "", "ada/con/x": ""})
    assert made.read(place).script("ada") == "hers"
    assert [path.name for path in made.into.iterdir()] == ["00001"]


# Places that are no zip ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"", b"no zip at all", packed({"a": "b"})[:-5]])
def test_a_place_that_is_no_zip(made: Class, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "class.zip"
    file.write_bytes(content)
    with pytest.raises(NoCohort, match=r"class\.zip is no place to grade\. It is no zip file that can be read: "):
        made.read(file)


def test_a_zip_of_one_students_work(made: Class, tmp_path: Path) -> None:
    with pytest.raises(NoCohort, match=r"one student's work, .* To check it, unpack it, then: nox -s lab01 -- --sub"):
        made.read(zipped(tmp_path / "ada.zip", {ONE: ""}))


def test_a_thousand_students_in_a_zip(made: Class, tmp_path: Path) -> None:
    file = zipped(tmp_path / "class.zip", {f"s{number:03}/{ONE}": str(number) for number in range(1000)})
    read = made.read(file)
    assert len(read.ids) == 1000
    assert read.script("s999") == "999"
