"""System calls that no script of a lab needs, and that lead around the walls: the kernel refuses them with EPERM.

The filter is a program for the kernel's packet filter, in the form that bubblewrap takes it.
https://docs.kernel.org/userspace-api/seccomp_filter.html
"""

from __future__ import annotations

import errno
import platform
import struct
from typing import Final

_X86_64, _AARCH64 = "x86_64", "aarch64"

_ARCHITECTURES: Final = {_X86_64: 0xC000003E, _AARCH64: 0xC00000B7}
"""As the kernel names them: AUDIT_ARCH_X86_64, AUDIT_ARCH_AARCH64."""

MACHINES: Final = " and ".join(_ARCHITECTURES)

_REFUSED: Final[dict[str, dict[str, int]]] = {
    # Namespaces and mounts of its own: root within, and memory that nobody counts.
    "unshare": {_X86_64: 272, _AARCH64: 97},
    "setns": {_X86_64: 308, _AARCH64: 268},
    "mount": {_X86_64: 165, _AARCH64: 40},
    "umount2": {_X86_64: 166, _AARCH64: 39},
    "pivot_root": {_X86_64: 155, _AARCH64: 41},
    "open_tree": {_X86_64: 428, _AARCH64: 428},
    "move_mount": {_X86_64: 429, _AARCH64: 429},
    "fsopen": {_X86_64: 430, _AARCH64: 430},
    "fsmount": {_X86_64: 432, _AARCH64: 432},
    "open_by_handle_at": {_X86_64: 304, _AARCH64: 265},
    # The kernel's keyrings, which namespaces share.
    "add_key": {_X86_64: 248, _AARCH64: 217},
    "request_key": {_X86_64: 249, _AARCH64: 218},
    "keyctl": {_X86_64: 250, _AARCH64: 219},
    # Memory that no limit of a process counts.
    "memfd_create": {_X86_64: 319, _AARCH64: 279},
    "memfd_secret": {_X86_64: 447, _AARCH64: 447},
    "shmget": {_X86_64: 29, _AARCH64: 194},
    # Other processes, and the kernel's own machinery.
    "ptrace": {_X86_64: 101, _AARCH64: 117},
    "process_vm_readv": {_X86_64: 310, _AARCH64: 270},
    "process_vm_writev": {_X86_64: 311, _AARCH64: 271},
    "bpf": {_X86_64: 321, _AARCH64: 280},
    "perf_event_open": {_X86_64: 298, _AARCH64: 241},
    "userfaultfd": {_X86_64: 323, _AARCH64: 282},
    "io_uring_setup": {_X86_64: 425, _AARCH64: 425},
}
_CLONE: Final = {_X86_64: 56, _AARCH64: 220}
_CLONE3: Final = 435
_CLONE_NEWUSER: Final = 0x10000000
_X32: Final = 0x40000000
"""Numbers from here on are the same calls of x86_64 by another convention."""

_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16
_ALLOW: Final = 0x7FFF0000
_REFUSE: Final = 0x00050000

_Instruction = tuple[int, int, int, int]
"""The code, how many to leave out if it is true, how many if it is false, and its operand."""


def machine() -> str | None:
    """This machine's name, if there is a filter for it."""
    name = platform.machine()
    return name if name in _ARCHITECTURES else None


def program(name: str) -> bytes:
    """The filter for a machine, `x86_64` or `aarch64`."""
    instructions: list[_Instruction] = [
        (_LOAD, 0, 0, _ARCHITECTURE),
        (_EQUAL, 1, 0, _ARCHITECTURES[name]),
        (_RETURN, 0, 0, _REFUSE | errno.EPERM),  # a call by the rules of another machine
        (_LOAD, 0, 0, _NUMBER),
    ]
    if name == _X86_64:
        instructions += _refused_if(_AT_LEAST, _X32)
    for numbers in _REFUSED.values():
        instructions += _refused_if(_EQUAL, numbers[name])
    # Its flags are in memory, where no filter can look: the C library tries clone() then.
    instructions += [(_EQUAL, 0, 1, _CLONE3), (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)]
    instructions += [
        (_EQUAL, 0, 3, _CLONE[name]),
        (_LOAD, 0, 0, _FIRST_ARGUMENT),
        (_ANY_BIT, 0, 1, _CLONE_NEWUSER),
        (_RETURN, 0, 0, _REFUSE | errno.EPERM),
        (_RETURN, 0, 0, _ALLOW),
    ]
    return b"".join(struct.pack("=HBBI", *instruction) for instruction in instructions)


def _refused_if(comparison: int, number: int) -> list[_Instruction]:
    return [(comparison, 0, 1, number), (_RETURN, 0, 0, _REFUSE | errno.EPERM)]
