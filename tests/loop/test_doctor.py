"""What is wrong with a machine is said in words, with what to do; what is secret is never said."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from kit_copy import ROOT, TOY, Kit

from checks.harness.loop import doctor
from checks.harness.loop.doctor import Look, State, render_look, render_sum
from checks.harness.report.terminal import make_console
from checks.harness.student.process import StartFailed

SECRET = "wJalrXUtnFEMIsecret"


@pytest.fixture(scope="module")
def kit(tmp_path_factory: pytest.TempPathFactory) -> Kit:
    kit = Kit.copied_to(tmp_path_factory.mktemp("kit"))
    kit.take_lab(TOY, "lab90")
    shutil.copy(ROOT / "requirements.txt", kit.root)
    return kit


def outcome(look: Look) -> tuple[State, str]:
    return look.state, look.sentence


# The command ---------------------------------------------------------------------------------------------------------


def test_sound_machine(kit: Kit, tmp_path: Path) -> None:
    quiet = {"AWS_CONFIG_FILE": str(tmp_path / "no"), "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none")}
    ended = kit.checks("doctor", COLUMNS="60", PYTHONIOENCODING="utf-8", **quiet)
    lines = ended.out.splitlines()
    assert (ended.status, ended.err) == (0, ""), ended.out
    assert max(map(len, lines)) <= 60
    assert [line for line in lines if not re.match(r"(OK  |WARN)  \S|      |The labs work here\.", line)] == []
    for word in ("Python", "boto3", "moto", "kit folder", "pipe", "network", "bubblewrap", "AWS keys", "disk, kit"):
        assert [line for line in lines if line[6:].startswith(f"{word}:")], word
    assert "OK pipe: A script made a table, stored an item and read it back." in " ".join(ended.out.split())


def test_troubled_machine(kit: Kit, tmp_path: Path) -> None:
    (kit.root / "requirements.txt").write_text("boto3>=1.40,<2\nno-such-package-of-ours>=1  # why\nclick<1\n")
    (tmp_path / "credentials").write_text(f"[work]\naws_secret_access_key = {SECRET}\n")
    ended = kit.checks(
        "doctor",
        PYTHONIOENCODING="ascii",
        AWS_SECRET_ACCESS_KEY=SECRET,
        AWS_PROFILE="work",
        AWS_ENDPOINT_URL=f"http://user:{SECRET}@127.0.0.1:8000/{SECRET}",
        AWS_SHARED_CREDENTIALS_FILE=str(tmp_path / "credentials"),
        AWS_CONFIG_FILE=str(tmp_path / "none"),
    )
    shutil.copy(ROOT / "requirements.txt", kit.root)
    said = " ".join(ended.out.split())
    assert (ended.status, ended.err) == (1, "")
    assert ended.out.isascii()
    assert SECRET not in ended.out
    assert "FAIL no-such-package-of-ours: is not installed. > " in said
    assert re.search(r"FAIL click: 8\S+ is installed; the labs need <1\. > ", said)
    assert "WARN AWS keys: The environment holds AWS_PROFILE, AWS_SECRET_ACCESS_KEY." in said
    assert "WARN AWS profiles: There are profiles in credentials: work." in said
    assert "WARN AWS endpoint: AWS_ENDPOINT_URL leads to http://127.0.0.1:8000." in said
    assert "OK pipe: " in said, "none of that reaches a script that is checked"
    assert re.search(r"2 to put right, \d to know about\.$", said)


# Each look -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("version", "state"),
    [((3, 9, 18), "FAIL"), ((3, 10, 0), "OK"), ((3, 14, 2), "OK"), ((3, 15, 0), "WARN"), ((4, 0, 0), "WARN")],
)
def test_python(version: tuple[int, ...], state: State) -> None:
    look = doctor.python(version)
    assert look.state == state
    assert (look.advice == "") == (state == "OK")


def test_requirements_that_cannot_be_read(tmp_path: Path) -> None:
    (look,) = doctor.packages(tmp_path / "requirements.txt")
    sentence = "requirements.txt cannot be read (No such file or directory): what is needed is not known."
    assert outcome(look) == ("WARN", sentence)


def test_requirement_that_cannot_be_understood(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("-r other.txt\n\n# boto3\nclick\n")
    first, second = doctor.packages(tmp_path / "requirements.txt")
    assert outcome(first) == ("WARN", "requirements.txt has a line that cannot be understood: -r other.txt")
    assert (second.about, second.state) == ("click", "OK")


def test_folder_that_cannot_be_written_to(tmp_path: Path) -> None:
    look = doctor.folder(tmp_path)
    assert outcome(look) == ("FAIL", f"Nothing can be written to {tmp_path / 'labs'} (No such file or directory).")
    (tmp_path / "labs").mkdir()
    assert outcome(doctor.folder(tmp_path)) == ("OK", "can be written to.")


def test_student_process_that_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> tuple[bool, Look]:
        raise StartFailed("Python could not be started for the student's script: no answer")

    monkeypatch.setattr(doctor, "_probed", fail)
    (look,) = doctor.pipe()
    assert look.state == "FAIL"
    assert look.sentence.startswith("A script could not write and read: Python could not be started")
    assert look.advice


def test_wrong_answer_of_the_probe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "_probed", lambda: (False, Look("network", "OK", "")))
    assert outcome(next(doctor.pipe())) == ("FAIL", "A script read back something else than it had stored.")


@pytest.mark.skipif(not Path("/proc/self/ns/net").exists(), reason="network namespaces are Linux's")
def test_network() -> None:
    mine = str(Path("/proc/self/ns/net").readlink())
    assert doctor._network("net:[1]").state == "OK"
    assert doctor._network(mine).state == "WARN"
    assert doctor._network(None).state == "OK"


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="needs bubblewrap")
def test_bubblewrap() -> None:
    assert doctor.bubblewrap().state == "OK"


@pytest.mark.parametrize("program", [None, shutil.which("false")])
def test_bubblewrap_that_is_not_there_or_does_not_work(monkeypatch: pytest.MonkeyPatch, program: str | None) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: program)
    look = doctor.bubblewrap()
    assert (look.state, look.sentence) == ("WARN", "cannot be used. Only grading needs it.")


@pytest.mark.parametrize(
    "name",
    ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN", "AWS_PROFILE", "AWS_DEFAULT_PROFILE",
     "AWS_WEB_IDENTITY_TOKEN_FILE", "AWS_CONTAINER_CREDENTIALS_FULL_URI", "AWS_BEARER_TOKEN_BEDROCK"],
)  # fmt: skip
def test_keys_are_named_and_never_told(name: str) -> None:
    look = doctor.variables({name: SECRET})
    assert (look.state, name in look.sentence) == ("WARN", True)
    assert SECRET not in look.sentence + look.advice


def test_harmless_variables() -> None:
    harmless = {
        "AWS_REGION": "eu-west-1",
        "AWS_DEFAULT_REGION": "eu-west-1",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ACCESS_KEY_ID": "",
        "AWS_SHARED_CREDENTIALS_FILE": "somewhere",
        "MY_AWS_SECRET": "x",
    }
    assert outcome(doctor.variables(harmless)) == ("OK", "The environment holds none.")


def test_profiles_are_named_and_their_values_never_told(tmp_path: Path) -> None:
    config, credentials = tmp_path / "config", tmp_path / "credentials"
    config.write_bytes(b"\xef\xbb\xbf[default]\nregion=eu-west-1\n[profile two words]\n[sso-session x]\n")
    credentials.write_text(f"[work]\naws_secret_access_key={SECRET}\n  x = [{SECRET}]\n[work]\n[broken\n")
    look = doctor.profiles({"AWS_CONFIG_FILE": str(config), "AWS_SHARED_CREDENTIALS_FILE": str(credentials)})
    assert look.state == "WARN"
    assert "There are profiles in config: default, two words; credentials: work." in look.sentence
    assert SECRET not in look.sentence + look.advice


def test_no_profiles(tmp_path: Path) -> None:
    nowhere = {"AWS_CONFIG_FILE": str(tmp_path), "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "none")}
    assert outcome(doctor.profiles(nowhere)) == ("OK", "There are none.")


@pytest.mark.parametrize(
    ("url", "place"),
    [
        ("http://localhost:8000", "http://localhost:8000"),
        (f"https://me:{SECRET}@db.example/{SECRET}?{SECRET}", "https://db.example"),
        (SECRET, "something that is no address"),
        ("http://[::1", "something that is no address"),
        ("http://x:port", "something that is no address"),
    ],
)
def test_endpoint(url: str, place: str) -> None:
    look = doctor.endpoint({"AWS_ENDPOINT_URL_DYNAMODB": url})
    assert outcome(look) == ("WARN", f"AWS_ENDPOINT_URL_DYNAMODB leads to {place}.")


def test_no_endpoint() -> None:
    assert doctor.endpoint({}).state == "OK"


@pytest.mark.parametrize(("free", "state"), [(10, "FAIL"), (100, "WARN"), (5000, "OK")])
def test_disk(free: int, state: State) -> None:
    assert doctor.free_disk("disk, kit", free).state == state


def test_disk_that_is_not_there(tmp_path: Path) -> None:
    (look,) = doctor.disk({"kit": tmp_path / "none"})
    assert outcome(look) == ("WARN", "How much is free cannot be told (No such file or directory).")


@pytest.mark.parametrize(
    ("encoding", "state"), [("utf-8", "OK"), ("cp1252", "OK"), ("ascii", "WARN"), ("cp437", "WARN"), ("odd", "WARN")]
)
def test_console(encoding: str, state: State) -> None:
    assert doctor.console_encoding(encoding).state == state


# On the console ------------------------------------------------------------------------------------------------------


def test_what_it_comes_to() -> None:
    def summed(*states: State) -> str:
        file = io.StringIO()
        render_sum([Look("x", state, "") for state in states], make_console(file, width=60))
        return file.getvalue().strip()

    assert summed("OK", "OK") == "The labs work here."
    assert summed("OK", "WARN") == "The labs work here. 1 to know about."
    assert summed("FAIL", "WARN", "FAIL") == "2 to put right, 1 to know about."


def test_a_look_is_shown_with_what_to_do() -> None:
    file = io.StringIO()
    render_look(
        Look("pipe", "FAIL", "No way\x1b[2J through.", "Try again, and again, and again."), make_console(file, width=30)
    )
    assert file.getvalue().splitlines() == [
        r"FAIL  pipe: No way\x1b[2J",
        "      through.",
        "      > Try again, and again,",
        "        and again.",
    ]
