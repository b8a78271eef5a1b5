"""What students get, made as an instructor makes it and used as a student uses it."""

from __future__ import annotations

import ast
import base64
import importlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from kit_copy import ROOT, Ended, Kit

from checks.harness.authoring.source import SourceText
from checks.harness.authoring.stubs import blocks_of, read_source, stub_of, without_markers
from checks.harness.handout.place import FOLDER
from checks.harness.labs import Lab, all_labs, find_lab

FIRST = "lab01_table_automation"
SCRIPT = f"labs/{FIRST}/dynamodb_script.py"
WORKFLOW = ".github/workflows/classroom.yml"


@pytest.fixture(scope="module")
def all_of_it(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handout of all labs."""
    place = tmp_path_factory.mktemp("instructor") / "all"
    ended = Kit(ROOT).checks("handout", place)
    assert (ended.status, ended.err) == (0, "")
    return place


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A handout of one lab, for GitHub Classroom, in a folder with a name of a person's."""
    place = tmp_path_factory.mktemp("instructor") / "for my class é"
    ended = Kit(ROOT).checks("handout", place, "lab01", "--github-classroom")
    assert (ended.status, ended.err) == (0, "")
    assert f"{place}: lab01, in {len(names_in(place)) - 1} files. No line of a solution is in it." in ended.out
    assert "feedback. For grades, run `nox -s grade` over the clones." in ended.out
    return place


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Kit:
    """A student's own copy of it."""
    shutil.copytree(made, tmp_path / "copy")
    return Kit(tmp_path / "copy")


def names_in(folder: Path) -> set[str]:
    return {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file()}


# What is in it -------------------------------------------------------------------------------------------------------


def test_nothing_of_the_authors_is_in_it(all_of_it: Path) -> None:
    unwanted = re.compile(
        r"(^|/)(solutions|attempts|tests|grading|handout|mutants\.toml|gate\.py|bench\.py|__pycache__|\.git|\.ci)(/|$)"
    )
    assert [name for name in names_in(all_of_it) if unwanted.search(name)] == []


def test_every_lab_is_whole(all_of_it: Path) -> None:
    for lab in all_labs():
        stub = stub_of(read_source(lab.solution / lab.script), lab.script)
        for place in (f"labs/{lab.name}", f"checks/{lab.name}/stub"):
            assert (all_of_it / place / lab.script).read_text("utf-8") == stub
        for name in ("README.md", "hints.md"):
            assert (all_of_it / "labs" / lab.name / name).read_bytes() == (lab.stub / name).read_bytes()
        assert Lab(lab.name, all_of_it).digest() == lab.digest()


def solution_lines() -> Iterator[str]:
    """All lines of all solutions that no stub gives, without blanks and whatever the quotes."""
    given = {plain(line) for lab in all_labs() for line in (lab.stub / lab.script).read_text("utf-8").splitlines()}
    for lab in all_labs():
        text = SourceText(read_source(lab.solution / lab.script), lab.script)
        for block in blocks_of(text):
            yield from {plain(line) for line in text.lines[block.begin : block.end - 1]} - given


def plain(line: str) -> str:
    return re.sub(r"\s", "", line).replace("'", '"')


def test_no_line_of_a_solution_is_in_it(all_of_it: Path) -> None:
    """In what students read, no line of 20 characters or more; in the checks' own Python, none of DynamoDB's."""
    secret = {line for line in solution_lines() if len(line) >= 20 and not line.startswith(("import", "from"))}
    assert len(secret) > 150, "there is something to look for"
    dynamodb = {line for line in secret if re.search(r"boto3|client|table|[Ii]tem|Expression|Key|[A-Z]\w+=", line)}
    found = [
        (name, line)
        for name in names_in(all_of_it)
        for line in (all_of_it / name).read_text("utf-8").splitlines()
        if plain(line) in (dynamodb if name.startswith("checks/") else secret)
    ]
    assert found == []


def test_zip_is_the_folder(made: Path, tmp_path: Path) -> None:
    ended = Kit(ROOT).checks("handout", tmp_path / "class.zip", "1", "--github-classroom")
    assert ended.status == 0
    with zipfile.ZipFile(tmp_path / "class.zip") as archive:
        members = {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}
    assert members == {name: (made / name).read_bytes() for name in names_in(made)}


def test_links_lead_somewhere(all_of_it: Path, made: Path) -> None:
    for folder in (all_of_it, made):
        for file in folder.rglob("*.md"):
            for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", file.read_text("utf-8")):
                assert (file.parent / link).exists(), f"{file}: {link}"


def test_readme_speaks_of_the_labs_that_are_there(all_of_it: Path, made: Path) -> None:
    rows = [
        re.findall(r"^\| \[(\d\d) .*\|$", (place / "README.md").read_text("utf-8"), re.MULTILINE)
        for place in (all_of_it, made)
    ]
    assert rows == [[lab.short.removeprefix("lab") for lab in all_labs()], ["01"]]
    assert "nox -s lab01" in (made / "README.md").read_text("utf-8")
    assert "GitHub Classroom shows after a push are feedback" in " ".join(
        (made / "README.md").read_text("utf-8").split()
    )
    assert "GitHub" not in (all_of_it / "README.md").read_text("utf-8")


def test_requirements_are_the_students(made: Path) -> None:
    students, mark, instructors = (ROOT / "requirements.txt").read_text("utf-8").partition("# For instructors")
    assert mark
    given = (made / "requirements.txt").read_text("utf-8").splitlines()
    assert given[1:] == [line for line in students.splitlines() if line and not line.startswith("#")]
    assert not set(given) & set(instructors.split())


# Used as a student does ----------------------------------------------------------------------------------------------


def test_stub_then_solution_then_reset(copy: Kit) -> None:
    untouched = copy.python("-m", "nox", "-s", "lab01")
    lines = untouched.out.splitlines()
    assert (untouched.status, lines[0].endswith("0 of 20 points")) == (1, True)
    assert "not complete yet; the report above says where to go on" in untouched.err
    assert [line[:6] for line in lines[2:11]] == [f"TODO {number}" for number in range(1, 10)]

    lab = find_lab("lab01")
    stub = (copy.root / SCRIPT).read_bytes()
    (copy.root / SCRIPT).write_text(without_markers(read_source(lab.solution / lab.script)), encoding="utf-8")
    complete = copy.checks("check", "lab01")
    assert complete.status == 0
    assert complete.out.splitlines()[0].endswith("20 of 20 points")
    assert "lab01 table automation: 9 of 9 lines" in copy.checks("progress").out

    assert copy.checks("reset", "lab01", "4").out.startswith("TODO 4 of dynamodb_script.py is the stub again.")
    assert copy.checks("reset", "lab01").status == 0
    assert (copy.root / SCRIPT).read_bytes() == stub


def test_hints_do_not_promise_a_solution(copy: Kit) -> None:
    said = [copy.checks("hint", "lab01", "1") for _ in range(3)]
    assert [ended.status for ended in said] == [0, 0, 0]
    assert "Still stuck? Ask your instructor" in " ".join(said[-1].out.split())
    refused = copy.checks("solution", "lab01")
    assert (refused.status, refused.out) == (1, "")
    assert "There are no solutions in this copy of the labs." in refused.err


def test_doctor_is_content(copy: Kit) -> None:
    ended = copy.checks("doctor")
    assert ended.status == 0, ended
    assert "FAIL" not in ended.out


def test_sessions(copy: Kit) -> None:
    ended = copy.python("-m", "nox", "-l")
    listed = [line.split()[1] for line in ended.out.splitlines() if line.startswith("- ") and " -> " in line]
    assert listed == ["lab01", "watch", "hint", "progress", "reset", "doctor", "local"]


def test_instructors_commands_are_not_there(copy: Kit) -> None:
    for command in ("gate", "mutants", "stubs", "handout", "grade"):
        ended = copy.checks(command)
        assert (ended.status, f"No such command '{command}'" in ended.err) == (2, True)


def test_plain_pytest(copy: Kit) -> None:
    ended = copy.python("-m", "pytest", "-q", "-k", "TestCreateTable")
    assert re.search(r"\b[1-9]\d* not started in ", ended.out), ended


def test_every_module_can_be_imported(made: Path, copy: Kit) -> None:
    files = [name for name in names_in(made) if name.startswith("checks/") and "/stub/" not in name]
    modules = [
        name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in files if name.endswith(".py")
    ]
    code = "import importlib, sys\nfor name in sys.argv[1:]: importlib.import_module(name)"
    ended = copy.python("-c", code, *sorted(modules))
    assert (ended.status, ended.err) == (0, "")


def test_nothing_imports_what_is_not_there(made: Path) -> None:
    importers = {
        file.relative_to(made).as_posix()
        for file in made.glob("checks/**/*.py")
        for node in ast.walk(ast.parse(file.read_bytes()))
        if isinstance(node, ast.ImportFrom) and f"{node.module}.".startswith("checks.")
        for place in [made.joinpath(*f"{node.module}".split("."))]
        if not place.is_dir() and not place.with_suffix(".py").is_file()
    }
    assert importers == set()


# GitHub Classroom ----------------------------------------------------------------------------------------------------


def workflow(place: Path) -> Any:
    yaml = importlib.import_module("yaml")  # comes with moto, its types do not
    return yaml.safe_load((place / WORKFLOW).read_text("utf-8"))


def test_workflow_only_where_it_is_asked_for(all_of_it: Path) -> None:
    assert not any(name.startswith(".github") for name in names_in(all_of_it))


def test_workflow_says_what_its_points_are(made: Path) -> None:
    text = " ".join((made / WORKFLOW).read_text("utf-8").replace("#", " ").split())
    assert "They are feedback, not grades" in text
    assert "can change this file and the checks as well" in text


def test_workflow_asks_for_no_more_than_it_needs(made: Path) -> None:
    data = workflow(made)
    assert data["permissions"] == {"contents": "read"}
    (job,) = data["jobs"].values()
    assert job["if"] == "github.actor != 'github-classroom[bot]'", "or the commit that begins the repository is graded"
    assert job["timeout-minutes"] <= 60
    assert set(data["on"]) >= {"push"}


def test_reporter_gets_each_labs_output(made: Path) -> None:
    """`main.js` of the reporter: for each of `runners`, the variable <RUNNER>_RESULTS."""
    (job,) = workflow(made)["jobs"].values()
    reporter = job["steps"][-1]
    assert reporter["uses"] == "classroom-resources/autograding-grading-reporter@v1"
    runners = reporter["with"]["runners"].split(",")
    assert runners == [step["id"] for step in job["steps"] if "id" in step] == ["lab01"]
    assert re.fullmatch(r"([a-zA-Z0-9]+,)*[a-zA-Z0-9]+", ",".join(runners)), "as the reporter wants them"
    assert reporter["env"] == {f"{each.upper()}_RESULTS": f"${{{{ steps.{each}.outputs.result }}}}" for each in runners}


def run_step(kit: Kit) -> dict[str, Any]:
    """Run the lab's step as GitHub's runner does on Linux, and give what the reporter reads of its output."""
    (job,) = workflow(kit.root)["jobs"].values()
    (script,) = [step["run"] for step in job["steps"] if step.get("id") == "lab01"]
    output = kit.root.parent / "output"
    environment = {"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "HOME": str(kit.root)}
    ended = subprocess.run(
        ["bash", "-e", "-c", script],
        cwd=kit.root,
        env={**environment, "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(kit.root.parent)},
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert ended.returncode == 0, ended
    name, _, value = output.read_text("ascii").removesuffix("\n").partition("=")
    assert (name, "\n" in value) == ("result", False)
    data: dict[str, Any] = json.loads(base64.b64decode(value, validate=True))
    return data


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_step_of_a_lab(copy: Kit) -> None:
    data = run_step(copy)
    assert (data["status"], data["max_score"], len(data["tests"])) == ("fail", 20, 9)
    assert sum(test["score"] for test in data["tests"]) == 0


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_step_of_a_lab_whose_check_makes_no_result(copy: Kit) -> None:
    shutil.rmtree(copy.root / "labs" / FIRST)
    data = run_step(copy)
    assert (data["status"], data["max_score"]) == ("error", 20)
    assert [test["score"] for test in data["tests"]] == [0]


# What cannot be handed out -------------------------------------------------------------------------------------------


@pytest.fixture
def authors(tmp_path: Path) -> Kit:
    """A copy of the whole kit, with one lab."""
    kit = Kit.copied_to(tmp_path / "kit", "lab01")
    for name in ("LICENSE", "README.md", "requirements.txt", ".gitignore"):
        shutil.copy(ROOT / name, kit.root)
    for name in (".devcontainer", ".vscode"):
        shutil.copytree(ROOT / name, kit.root / name)
    return kit


def refused(kit: Kit) -> Ended:
    ended = kit.checks("handout", kit.root.parent / "out")
    assert (ended.status, ended.out) == (2, "")
    assert not (kit.root.parent / "out").exists()
    return ended


def test_line_of_a_solution_is_refused(authors: Kit) -> None:
    with (authors.root / "labs" / FIRST / "hints.md").open("a", encoding="utf-8") as hints:
        hints.write('\nfor page in client.get_paginator("list_tables").paginate():\n')
    last = len((authors.root / "labs" / FIRST / "hints.md").read_text("utf-8").splitlines())
    said = refused(authors).err
    assert said.startswith("Students would get lines of a solution. Say them in other words:\n")
    assert f"  labs/{FIRST}/hints.md:{last} is a line of the solution of lab01\n" in said


def test_missing_file_is_named(authors: Kit) -> None:
    (authors.root / "labs" / FIRST / "hints.md").unlink()
    assert refused(authors).err == f"labs/{FIRST}/hints.md cannot be read (No such file or directory).\n"


def test_solution_that_makes_no_stub(authors: Kit) -> None:
    solution = authors.root / "solutions" / FIRST / "dynamodb_script.py"
    solution.write_text(solution.read_text("utf-8").replace("### END SOLUTION", "", 1), encoding="utf-8")
    assert re.search(r"dynamodb_script\.py:\d+: a block begins within the one from line \d+", refused(authors).err)


def test_work_in_labs_is_not_handed_out(authors: Kit) -> None:
    solution = authors.root / "solutions" / FIRST / "dynamodb_script.py"
    shutil.copy(solution, authors.root / SCRIPT)
    (authors.root / f"{SCRIPT}.before-reset-1").touch()
    assert authors.checks("handout", authors.root.parent / "out").status == 0
    given = names_in(authors.root.parent / "out" / "labs")
    assert given == {f"{FIRST}/{name}" for name in ("README.md", "dynamodb_script.py", "hints.md")}
    assert "NotImplementedError" in (authors.root.parent / "out" / SCRIPT).read_text("utf-8")


def test_unknown_lab(tmp_path: Path) -> None:
    ended = Kit(ROOT).checks("handout", tmp_path / "out", "lab77")
    assert ended.status == 2
    assert "There is no lab 'lab77'. These are the labs:" in ended.err
