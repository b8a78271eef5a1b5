"""Single keys from a terminal, as they are pressed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

QUIT = "q"


@contextmanager
def listening(press: Callable[[str], None]) -> Iterator[None]:
    """Call `press` with each key, in the running event loop. Ctrl-C and the end of the input are `QUIT`."""
    from prompt_toolkit.input import create_input  # noqa: PLC0415 - only for people who watch
    from prompt_toolkit.keys import Keys  # noqa: PLC0415

    terminal = create_input()

    def read() -> None:
        for pressed in terminal.read_keys():
            key = pressed.key
            press(QUIT if key in (Keys.ControlC, Keys.ControlD) else key.value if isinstance(key, Keys) else key)
        if terminal.closed:
            press(QUIT)

    with terminal.raw_mode(), terminal.attach(read):
        yield
