"""Keeping the student process off the network, and within its means.

This is the `process` tier: it keeps honest code from reaching anything by mistake. The kernel's walls are put up where
they can be had (Linux: a network namespace of its own, which holds for every subprocess as well). Elsewhere Python's
audit hook closes sockets, and other programs are not started at all, since nothing would hold them.

What it cannot do, and the `bubblewrap` tier can: keep the script from the files and processes of the same user, end
a program that has left the process group (`setsid`) and outlives the checker's call, hold code that goes round
Python's audit hook (`ctypes`) off sockets in the file system, or off the network where the kernel gives no namespace.
"""

from __future__ import annotations

import errno
import os
import sys
from typing import Any

_NETWORK = {
    "socket.connect",
    "socket.bind",
    "socket.sendto",
    "socket.sendmsg",
    "socket.getaddrinfo",
    "socket.gethostbyname",
    "socket.gethostbyaddr",
    "socket.getnameinfo",
}
_PROGRAMS = {"subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile", "pty.spawn"}
_SOCKET_FILE = "socket.py"
_AROUND = {"RLIMIT_AS": 2048 * 2**20, "RLIMIT_NOFILE": 512}
"""Tighter limits for scripts that nobody trusts."""
_PROCESSES = 64
"""Processes and threads of such a script: more would take the machine from the others that are judged."""
_OPEN_TO_ALL = ("/home/student", "/tmp", "/dev/shm")  # noqa: S108 - made for this process alone

_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38
_SIGKILL = 9


def put_up(*, around: bool = False, user: int | None = None) -> None:
    """Close the network, limit the process, and see to it that it dies with its parent.

    With `around` there are walls already that the process was started in. With `user` it is root that put them up:
    this process becomes that user, for good.
    """
    if user is not None:
        _become(user)
    _limit(_AROUND if around else {})
    if around:
        _limit_processes()
    alone = around or (_leave_the_network() if sys.platform == "linux" else False)

    def watch(event: str, args: tuple[Any, ...]) -> None:
        if event in _NETWORK and not _is_socketpair(event, args):
            raise PermissionError(
                errno.EACCES,
                "the check keeps this script off the network: requests of boto3 are answered by the simulated cloud, "
                "and there is nothing else to reach",
            )
        if event in _PROGRAMS and not alone:
            raise PermissionError(
                errno.EACCES, "the check does not let this script start other programs on this system"
            )

    sys.addaudithook(watch)


def _is_socketpair(event: str, args: tuple[Any, ...]) -> bool:
    """Windows has no socketpair: Python's stand-in, which every asyncio loop needs, connects to itself on loopback."""
    if os.name != "nt" or event not in ("socket.connect", "socket.bind"):
        return False
    caller = sys._getframe(2)
    host = args[1][0] if len(args) > 1 and isinstance(args[1], tuple) else None
    return host in ("127.0.0.1", "::1") and os.path.basename(caller.f_code.co_filename) == _SOCKET_FILE  # noqa: PTH119


def _limit(more: dict[str, int]) -> None:
    """Limits that hold for the process and its children; systems that lack one do without it."""
    try:
        import resource  # noqa: PLC0415 - POSIX only
    except ImportError:
        return
    megabyte = 2**20
    for name, limit in (
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", 64 * megabyte),
        ("RLIMIT_AS", 4096 * megabyte),
        ("RLIMIT_CPU", 600),
        *more.items(),
    ):
        if hasattr(resource, name):
            _, hard = resource.getrlimit(getattr(resource, name))
            wanted = limit if hard == resource.RLIM_INFINITY else min(limit, hard)
            try:
                resource.setrlimit(getattr(resource, name), (wanted, wanted))
            except (OSError, ValueError):
                continue


def _become(user: int) -> None:
    """Become an unprivileged user who can write where a script may; nothing leads back."""
    for place in _OPEN_TO_ALL:
        os.chmod(place, 0o1777)  # noqa: PTH101, S103 - pathlib is not imported yet; nobody else is here
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def _limit_processes() -> None:
    """Limit processes and threads, if that leaves this one able to start any.

    Before Linux 5.14 the kernel counts those of the same user outside, who may have more by themselves.
    """
    import resource  # noqa: PLC0415 - POSIX only, as are these walls
    import threading  # noqa: PLC0415

    _, hard = resource.getrlimit(resource.RLIMIT_NPROC)
    resource.setrlimit(resource.RLIMIT_NPROC, (_PROCESSES, hard))
    try:
        thread = threading.Thread(target=int)
        thread.start()
        thread.join()
    except RuntimeError:
        resource.setrlimit(resource.RLIMIT_NPROC, (hard, hard))
    else:
        resource.setrlimit(resource.RLIMIT_NPROC, (_PROCESSES, _PROCESSES))


def _leave_the_network() -> bool:
    """Move into a network namespace without any way out, and die with the parent; False where the kernel forbids it."""
    import ctypes  # noqa: PLC0415 - a hundredth of a second that only Linux needs

    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    apart = _own_network(libc)
    libc.prctl(_PR_SET_PDEATHSIG, _SIGKILL, 0, 0, 0)  # last: new credentials would clear it
    return apart


def _own_network(libc: Any) -> bool:
    uid, gid = os.getuid(), os.getgid()
    if libc.unshare(_CLONE_NEWNET) == 0:
        return True
    if libc.unshare(_CLONE_NEWUSER | _CLONE_NEWNET) != 0:
        return False
    # Keep the same user inside the new namespace: files and `getpass.getuser()` look as they did.
    for file, line in (("setgroups", "deny"), ("uid_map", f"{uid} {uid} 1"), ("gid_map", f"{gid} {gid} 1")):
        try:
            with open(f"/proc/self/{file}", "w") as handle:  # noqa: PTH123 - pathlib is not imported yet
                handle.write(line)
        except OSError:
            continue
    return True
