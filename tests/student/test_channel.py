"""Messages over a pipe: whole ones are read, everything else is a BadMessage."""

from __future__ import annotations

import io
import struct

import pytest

from checks.harness.student.channel import read_frame, read_message, write_message
from checks.harness.student.values import MAX_BYTES, BadMessage, NotPlain


def written(*messages: object) -> bytes:
    pipe = io.BytesIO()
    for message in messages:
        write_message(pipe, message)
    return pipe.getvalue()


def test_messages_are_read_one_by_one_to_the_end() -> None:
    pipe = io.BytesIO(written({"a": 1}, [2], "three"))
    assert [read_message(pipe) for _ in range(3)] == [{"a": 1}, [2], "three"]
    assert read_frame(pipe) is None


@pytest.mark.parametrize("length", [1, 3, 4, 5, len(written({"a": 1})) - 1])
def test_a_message_that_breaks_off_is_none(length: int) -> None:
    with pytest.raises(BadMessage, match="breaks off"):
        read_frame(io.BytesIO(written({"a": 1})[:length]))


def test_a_giant_length_is_refused_before_anything_is_read() -> None:
    pipe = io.BytesIO(struct.pack(">I", 2**32 - 1) + b"x" * 100)
    with pytest.raises(BadMessage, match=r"a message of 4,294,967,295 bytes"):
        read_frame(pipe)
    assert pipe.tell() == 4


def test_an_empty_message_is_none() -> None:
    with pytest.raises(BadMessage):
        read_message(io.BytesIO(b"\0\0\0\0"))


def test_a_message_too_large_is_not_sent_at_all() -> None:
    pipe = io.BytesIO()
    with pytest.raises(NotPlain, match="larger than 24 MB"):
        write_message(pipe, b"x" * (MAX_BYTES + 1))
    assert pipe.getvalue() == b""
