"""What the script sees of the machine: dummy credentials, a home of its own, and no way out."""

from __future__ import annotations

from typing import Any

import pytest
from scripted import Bench, ScriptedService

from checks.harness.student.student import Student

SCRIPT = """
import boto3, ctypes, os, pathlib, socket, subprocess, sys, tempfile, urllib.request
from botocore.config import Config

EARLY = boto3.client("dynamodb")

def ask(client):
    return client.list_tables()["TableNames"]

def clients():
    session = boto3.session.Session(region_name="eu-west-1")
    return [ask(client) for client in (
        EARLY, boto3.client("dynamodb"), session.client("dynamodb"),
        boto3.client("dynamodb", endpoint_url="http://localhost:8000"),
        boto3.client("dynamodb", aws_access_key_id="AKIAREAL", aws_secret_access_key="real", aws_session_token="t"),
        boto3.client("dynamodb", config=Config(proxies={"https": "http://127.0.0.1:9"}, retries={"mode": "adaptive"})),
        boto3.resource("dynamodb").meta.client, boto3.client("dynamodb", use_ssl=False, verify=False),
    )]

def credentials():
    found = boto3.Session().get_credentials()
    return found.access_key, found.token, boto3.Session().region_name, boto3.Session().available_profiles

def profile():
    boto3.Session(profile_name="work").client("dynamodb").list_tables()

def environment():
    return dict(os.environ)

def places():
    home = os.path.expanduser("~")
    return {"home": home, "cwd": os.getcwd(), "tmp": tempfile.gettempdir(), "files": os.listdir(home)}

def path():
    kit = [name for name in sys.modules if name.split(".")[0] in ("checks", "moto", "pytest")]
    return [place for place in sys.path if place], kit

def connect(): socket.create_connection(("127.0.0.1", PORT), timeout=1)
def udp(): socket.socket(type=socket.SOCK_DGRAM).sendto(b"x", ("127.0.0.1", PORT))
def listen(): socket.create_server(("127.0.0.1", 0))
def lookup(): socket.gethostbyname("localhost")
def web(): urllib.request.urlopen(f"http://127.0.0.1:{PORT}/")

def unix():
    socket.socket(socket.AF_UNIX).connect("/nowhere")

def program():
    code = "import socket, sys; socket.create_connection(('127.0.0.1', int(sys.argv[1])), 1)"
    try:
        return subprocess.run([sys.executable, "-c", code, str(PORT)], capture_output=True).returncode
    except PermissionError as error:
        return error.strerror

def by_c_library():
    libc = ctypes.CDLL(None, use_errno=True)
    address = b"\\x02\\x00" + PORT.to_bytes(2, "big") + bytes([127, 0, 0, 1]) + bytes(8)
    return libc.connect(libc.socket(2, 1, 0), address, 16)

def set_port(port):
    global PORT
    PORT = port

def own_pair():
    import asyncio
    left, right = socket.socketpair()
    left.send(b"x")
    return right.recv(1), asyncio.run(asyncio.sleep(0, "done"))

def user():
    import getpass
    return getpass.getuser(), os.getuid()
"""
OFF = "the check keeps this script off the network"


@pytest.fixture(scope="module")
def service() -> ScriptedService:
    return ScriptedService(lambda _operation, _body: {"TableNames": ["a"]})


@pytest.fixture(scope="module")
def student(shared: Bench, service: ScriptedService) -> Student:
    return shared.student(SCRIPT, service=service)


def test_every_client_goes_down_the_pipe(student: Student, service: ScriptedService) -> None:
    assert student.clients() == [["a"]] * 8
    assert {request.url for request in service.requests} == {
        "https://dynamodb.us-east-1.amazonaws.com/",
        "http://dynamodb.us-east-1.amazonaws.com/",
        "https://dynamodb.eu-west-1.amazonaws.com/",
        "http://localhost:8000/",
    }


def test_nothing_of_the_persons_own_settings_gets_in(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write("usercustomize.py", "raise SystemExit('customised')")
    bench.write("startup.py", "raise SystemExit('started')")
    settings = {
        "AWS_PROFILE": "work",
        "AWS_ACCESS_KEY_ID": "AKIAREALREALREALREAL",
        "AWS_SECRET_ACCESS_KEY": "real",
        "AWS_SESSION_TOKEN": "real",
        "AWS_DEFAULT_REGION": "ap-south-1",
        "AWS_REGION": "ap-south-1",
        "AWS_ENDPOINT_URL": "http://127.0.0.1:9",
        "AWS_CONFIG_FILE": str(bench.write("config", "[profile work]\nregion = ap-south-1\n")),
        "HTTP_PROXY": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "PYTHONPATH": str(bench.folder),
        "PYTHONSTARTUP": str(bench.folder / "startup.py"),
        "PYTHONDONTWRITEBYTECODE": "",
        "GITHUB_TOKEN": "secret",
        "HOME": str(bench.folder),
    }
    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    student = bench.student(SCRIPT, service=ScriptedService(lambda _operation, _body: {"TableNames": ["a"]}), cold=True)
    seen = student.environment()
    ours = {"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "HOME"}
    assert {name for name in settings if name in seen} == ours
    assert not set(settings.values()) & set(seen.values())
    assert student.credentials() == ("AKIASTUDENTOFTHELABS", None, "us-east-1", [])
    assert student.clients() == [["a"]] * 8


def test_profile_of_the_persons_own_is_not_there(student: Student) -> None:
    assert (
        student.error_of("profile").sentence
        == "profile() raised ProfileNotFound: The config profile (work) could not be found"
    )


def test_home_is_a_scratch_folder(student: Student) -> None:
    places = student.places()
    assert places["home"] == places["cwd"] == places["tmp"]
    assert "dynamodb-labs-" in places["home"]
    assert places["files"] == []


def test_the_kit_is_not_to_be_imported(student: Student, shared: Bench) -> None:
    path, modules = student.path()
    assert path[0] == str(shared.folder)
    assert modules == []


@pytest.mark.parametrize("function", ["connect", "udp", "listen", "lookup", "unix", "web"])
def test_sockets_are_closed_with_a_sentence(student: Student, function: str) -> None:
    student.set_port(9)
    error = student.error_of(function)
    assert error.types[0] in ("PermissionError", "URLError")
    assert OFF in error.sentence


def test_programs_get_no_way_out_either(student: Student, unused_listener: int) -> None:
    student.set_port(unused_listener)
    assert student.program() in (1, "the check does not let this script start other programs on this system")


def test_the_c_library_gets_no_way_out_where_the_kernel_has_walls(student: Student, unused_listener: int) -> None:
    student.set_port(unused_listener)
    if student.program() != 1:
        pytest.skip("this kernel gives no network namespace: see walls.py")
    assert student.by_c_library() == -1


def test_what_needs_no_network_works(student: Student) -> None:
    assert student.own_pair() == (b"x", "done")


def test_the_user_is_the_same(student: Student) -> None:
    import getpass
    import os

    assert student.user() == (getpass.getuser(), os.getuid())


@pytest.fixture
def unused_listener() -> Any:
    """The port of a server on this machine, which must not be reached."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0)
        yield server.getsockname()[1]
        with pytest.raises(BlockingIOError):
            server.accept()
