"""The filter of system calls, run as the kernel runs it: also for a machine that this is not."""

from __future__ import annotations

import errno
import struct

import pytest

from checks.harness.student import seccomp

X86_64, AARCH64 = 0xC000003E, 0xC00000B7
ALLOWED, REFUSED, UNKNOWN = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.ENOSYS
THREAD, CHILD, NEW_USER = 0x3D0F00, 17, 0x10000000 | 17
"""Flags of clone() as threads and fork() have them, and one that asks for a namespace of users."""


def decision(machine: str, number: int, argument: int = 0, *, architecture: int | None = None) -> int:
    """What the filter says to a call. https://www.kernel.org/doc/html/latest/networking/filter.html"""
    named = {"x86_64": X86_64, "aarch64": AARCH64}[machine] if architecture is None else architecture
    data = struct.pack("=IIQ6Q", number, named, 0, argument, 0, 0, 0, 0, 0)
    instructions = list(struct.iter_unpack("=HBBI", seccomp.program(machine)))
    place = accumulator = 0
    while True:
        code, true, false, operand = instructions[place]
        if code == 0x06:
            return int(operand)
        if code == 0x20:
            (accumulator,) = struct.unpack_from("=I", data, operand)
            place += 1
            continue
        met = {0x15: accumulator == operand, 0x35: accumulator >= operand, 0x45: accumulator & operand != 0}[code]
        place += 1 + (true if met else false)


@pytest.mark.parametrize(
    ("machine", "allowed", "clone"),
    [("x86_64", (0, 1, 9, 41, 59, 202, 257, 436), 56), ("aarch64", (29, 56, 63, 64, 98, 221, 222, 436), 220)],
)
def test_what_programs_need_is_allowed(machine: str, allowed: tuple[int, ...], clone: int) -> None:
    assert {decision(machine, number) for number in allowed} == {ALLOWED}
    assert {decision(machine, clone, flags) for flags in (THREAD, CHILD)} == {ALLOWED}


@pytest.mark.parametrize(
    ("machine", "refused", "clone"),
    [
        ("x86_64", (29, 101, 155, 165, 166, 248, 249, 250, 272, 298, 304, 308, 310, 311, 319, 321, 323, 425, 447), 56),
        ("aarch64", (39, 40, 41, 97, 117, 194, 217, 218, 219, 241, 265, 268, 270, 271, 279, 280, 282, 425, 447), 220),
    ],
)
def test_what_leads_around_the_walls_is_refused(machine: str, refused: tuple[int, ...], clone: int) -> None:
    assert {decision(machine, number) for number in refused} == {REFUSED}
    assert decision(machine, clone, NEW_USER) == REFUSED
    assert decision(machine, 435) == UNKNOWN, "clone3: the C library tries clone() then"


def test_calls_by_the_rules_of_another_machine_are_refused() -> None:
    i386 = 0x40000003
    assert decision("x86_64", 1, architecture=i386) == REFUSED
    assert decision("x86_64", 0x40000001) == REFUSED, "x32"
    assert decision("aarch64", 64, architecture=0x40000028) == REFUSED
