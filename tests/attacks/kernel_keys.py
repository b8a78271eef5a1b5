"""The kernel's keyrings, which no namespace holds apart. https://man7.org/linux/man-pages/man7/keyrings.7.html"""

from __future__ import annotations

import ctypes
import platform
from pathlib import Path

_ADD, _KEYCTL = (248, 250) if platform.machine() == "x86_64" else (217, 219)
_JOIN, _SESSION = 1, -3


def give_own(secret: str) -> bool:
    """Put a key `instructor` into a new session keyring of this thread and all that it starts; whether that works."""
    libc = ctypes.CDLL(None)
    content = secret.encode()
    joined: int = libc.syscall(_KEYCTL, _JOIN, None)
    added: int = libc.syscall(_ADD, b"user", b"instructor", content, len(content), _SESSION)
    return joined > 0 and added > 0


def left(token: str) -> list[str]:
    """The keys that bear the token."""
    try:
        return [line for line in Path("/proc/keys").read_text().splitlines() if token in line]
    except OSError:
        return []
