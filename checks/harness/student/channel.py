"""Messages over a pipe: four bytes of length, then one CBOR value."""

from __future__ import annotations

import struct
from typing import IO, Any

from checks.harness.student.values import MAX_BYTES, BadMessage, NotPlain, dumps, loads

_LENGTH = struct.Struct(">I")


def write_message(pipe: IO[bytes], message: Any) -> None:
    """Send a message. Raises NotPlain when it is too large, OSError when nobody reads any more."""
    data = dumps(message)
    if len(data) > MAX_BYTES:
        raise NotPlain(f"larger than {MAX_BYTES // 2**20} MB")
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def read_frame(pipe: IO[bytes]) -> bytes | None:
    """The bytes of the next message; `None` at the end of the pipe. Raises BadMessage for an impossible length."""
    header = pipe.read(_LENGTH.size)
    if not header:
        return None
    if len(header) < _LENGTH.size:
        raise BadMessage("the message breaks off")
    (length,) = _LENGTH.unpack(header)
    if length > MAX_BYTES:
        raise BadMessage(f"a message of {length:,} bytes")
    data = pipe.read(length)
    if len(data) < length:
        raise BadMessage("the message breaks off")
    return data


def read_message(pipe: IO[bytes]) -> Any:
    """The next message; `None` at the end of the pipe. Raises BadMessage for anything else."""
    frame = read_frame(pipe)
    return None if frame is None else loads(frame)
