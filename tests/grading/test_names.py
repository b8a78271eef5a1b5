"""Names of people as names of files, and their spellings."""

from __future__ import annotations

import pytest

from checks.harness.grading.reading.names import (
    canvas_key,
    common_start,
    file_names,
    first_last,
    listed,
    normal,
    shown,
    writable,
)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("ada", "ada"),
        ("Ada Lovelace", "Ada-Lovelace"),
        ("ada@example.org", "ada-example.org"),
        ("Zoë Müller", "Zoe-Muller"),
        ("../../etc", "etc"),
        ("-rf", "rf"),
        ("=cmd()", "cmd"),
        ("a\nb", "a-b"),
    ],
)
def test_a_name_that_stays(name: str, file: str) -> None:
    assert file_names([("id", name)]) == [file]


@pytest.mark.parametrize(
    "name", ["", "..", "名前", "con", "CON.txt", "nul", "com1", "x" * 61, "🙂", "Ada 名", "a-0123456789ab"]
)
def test_a_name_that_needs_more(name: str) -> None:
    (file,) = file_names([("id", name)])
    assert file.endswith("-a56145270ce6"), "the digest of the id"
    assert len(file) <= 80


def test_names_that_only_differ_where_some_file_systems_do_not_look() -> None:
    files = file_names([("1", "Ada"), ("2", "ada"), ("3", "a.d.a"), ("4", "ADA"), ("5", "ada?")])
    assert files[2] == "a.d.a"
    assert len({file.lower() for file in files}) == 5
    assert all(file.lower().startswith("ada-") for file in (*files[:2], *files[3:]))


def test_a_name_with_the_digest_of_another() -> None:
    one, other = file_names([("1", "Ada"), ("2", "ada")])
    assert len({file.lower() for file in file_names([("1", "Ada"), ("2", "ada"), ("x", one), ("y", other)])}) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [("Ada", "aDA"), ("a  b", " a b "), ("Zoë", "Zoe\u0308"), ("O'Neil", "ONeil"), ("straße", "STRASSE")],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Lovelace, Ada", "lovelaceada"),
        ("Ada Lovelace", "lovelaceada"),
        ("de la Cruz, Ana-María", "delacruzanamaría"),
        ("Prince", "prince"),
    ],
)
def test_canvas_keys(name: str, key: str) -> None:
    assert canvas_key(name) == key


@pytest.mark.parametrize(
    ("name", "other"), [("Lovelace, Ada", "Ada Lovelace"), ("Ada", "Ada"), ("a, b, c", "a, b, c"), ("Ada,", "Ada,")]
)
def test_first_and_last(name: str, other: str) -> None:
    assert first_last(name) == other


def test_what_a_sentence_holds() -> None:
    assert shown("a\x1b[31m\nb\u202e") == "a\\x1b[31m\\nb\\u202e"
    assert len(shown("x" * 10_000)) == 100
    assert listed(["a", "b", "c"], most=2) == "a, b and 1 more"
    writable("\udcff").encode()


def test_common_starts() -> None:
    assert common_start([]) == 0
    assert common_start(["abc", "abd", "ab"]) == 2
    assert common_start([("a", "b"), ("a", "c")]) == 1
