"""Which modules students get: what is imported by what they use, and no more."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from checks.harness.handout.modules import MissingModule, needed_modules

USED = "checks.harness.used"
GRADING = "checks.harness.grading.grade"


def names(root: Path, modules: Mapping[str, str]) -> set[str]:
    """The modules that `checks.start` needs, without the packages that they are in."""
    for name, text in {
        USED: "",
        GRADING: "import checks.harness.beyond",
        "checks.harness.beyond": "",
        **modules,
    }.items():
        file = root.joinpath(*name.split(".")).with_suffix(".py")
        file.parent.mkdir(parents=True, exist_ok=True)
        for package in (root / "checks", root / "checks/harness", file.parent):
            (package / "__init__.py").touch()
        file.write_text(text, encoding="utf-8")
    found = needed_modules(root, ["checks.start"])
    assert {"checks", "checks.harness"} & set(found)
    return {name for name, file in found.items() if file.name != "__init__.py"} - {"checks.start"}


@pytest.mark.parametrize(
    "text",
    [
        "import checks.harness.used",
        "from checks.harness import used",
        "from checks.harness.used import thing",
        "def later():\n    from checks.harness.used import thing",
        "try:\n    import checks.harness.used\nexcept ImportError:\n    pass",
        'command = ["-m", "checks.harness.used"]',
        'command = "from checks.harness.used import main; main()"',
    ],
)
def test_what_is_imported_is_needed(tmp_path: Path, text: str) -> None:
    assert names(tmp_path, {"checks.start": text}) == {USED}


def test_what_is_needed_needs_more(tmp_path: Path) -> None:
    modules = {"checks.start": "import checks.harness.one", "checks.harness.one": "import checks.harness.used"}
    assert names(tmp_path, modules) == {"checks.harness.one", USED}


@pytest.mark.parametrize(
    "text",
    [
        "import json, boto3",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from checks.harness.used import Thing",
        "def grade():\n    import checks.harness.grading.grade",
        "if whole_kit:\n    import checks.harness.grading.grade",
        "names = 'checks.harness.grading.grade', 'checks.nowhere', 'checks'",
    ],
)
def test_what_is_not_needed(tmp_path: Path, text: str) -> None:
    assert names(tmp_path, {"checks.start": text + "\nimport checks.harness"}) == set()


def test_two_modules_of_the_authors_are_given(tmp_path: Path) -> None:
    given = "checks.harness.authoring.stubs"
    modules = {"checks.start": f"import {given}\ndef gate():\n    import checks.harness.authoring.gate"}
    assert names(tmp_path, {**modules, given: "", "checks.harness.authoring.gate": ""}) == {given}


@pytest.mark.parametrize("text", ["import checks.harness.grading.grade", "class A:\n    import checks.harness.grading"])
def test_what_cannot_do_without_an_instructors_module(tmp_path: Path, text: str) -> None:
    with pytest.raises(MissingModule, match=r"checks\.start imports checks\.harness\.grading.*students do not get"):
        names(tmp_path, {"checks.start": text})
