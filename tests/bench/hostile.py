"""A class in which one of ten hands in something hostile, or something that hangs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from textwrap import dedent

from .classroom import Classroom, right, student
from .grading import CORES
from .measured import Measured
from .processes import adopt_orphans, left
from .timing import on_cores

STUDENTS = 300
TENTH = 10

_LOOK = ("error", "refused")
"""What becomes of a work that somebody has to look at; the command's exit code is then 1."""

# None of the attacks ends well: a function that does nothing and returns would meet some criteria, such as to leave
# other tables alone.
_WHOLE = {
    "hangs from the start": """
        while True:
            pass
    """,
    "ends at once, and says that all is well": """
        import os
        os._exit(0)
    """,
    "equals everything": """
        import sys
        class Anything(str):
            __hash__ = str.__hash__
            def __eq__(self, other): return True
            def __ne__(self, other): return False
        def act(*args, **kwargs):
            [given.clear() for given in args if isinstance(given, dict)]
            return Anything()
        create_table = wait_for_table_creation = list_tables = insert_item = get_item = act
        if __name__ == "__main__":
            sys.exit(3)
    """,
}
"""Scripts."""

_ACTS = {
    "hangs in every function, whatever signals come": """
        import signal
        def act(*args, **kwargs):
            for number in set(signal.valid_signals()) - {signal.SIGKILL, signal.SIGSTOP}:
                signal.signal(number, signal.SIG_IGN)
            while True:
                pass
    """,
    "says on every channel that it has returned": """
        import os
        def act(*args, **kwargs):
            for number in range(3, 30):
                try:
                    os.write(number, b"\\0\\0\\0\\x14" + b"\\xa2bishreturnedevalue\\xf5")
                except OSError:
                    pass
            os._exit(3)
    """,
    "leaves a process behind": """
        import os
        def act(*args, **kwargs):
            if os.fork() == 0:
                os.setsid()
                if os.fork() == 0:
                    while True:
                        pass
            os._exit(3)
    """,
    "starts a hundred processes each time": """
        import os, signal
        def act(*args, **kwargs):
            for _ in range(100):
                if os.fork() == 0:
                    signal.pause()
            os._exit(3)
    """,
    "fills the memory": """
        import os
        def act(*args, **kwargs):
            held = []
            try:
                while True:
                    held.append(bytearray(2**26))
            finally:
                os._exit(3)
    """,
    "fills the disk": """
        import os
        def act(*args, **kwargs):
            try:
                with open("/tmp/filler", "wb") as filler:
                    while True:
                        filler.write(bytes(2**24))
            finally:
                os._exit(3)
    """,
    "prints without end": """
        def act(*args, **kwargs):
            while True:
                print("<script>" * 10_000)
    """,
}
"""What each function of a script does."""

_ENTRY = """
create_table = wait_for_table_creation = list_tables = insert_item = get_item = delete_table = act
if __name__ == "__main__":
    act()
"""
ATTACKS = {
    **{idea: dedent(script) for idea, script in _WHOLE.items()},
    **{idea: dedent(act) + _ENTRY for idea, act in _ACTS.items()},
}
"""The script by its idea."""


def hostile(place: Path, percent: int) -> Iterator[Measured]:
    """The class is graded without a hand, and everybody gets what they deserve."""
    count = max(TENTH, STUDENTS * percent // 100)
    attacks = {student(number): attack for number, attack in zip(range(0, count, TENTH), cycle(ATTACKS), strict=False)}
    scripts = {
        name: f"{ATTACKS[attacks[name]]}# by {name}\n" if name in attacks else right(number)
        for number, name in enumerate(map(student, range(count)))
    }
    adopt_orphans()
    with on_cores(CORES):
        graded = Classroom(place, scripts).grade()
    running = left()
    cheated = [name for name in attacks if graded.grades[name].points]
    robbed = [name for name in scripts if name not in attacks and name not in graded.full]
    documented = int(any(grade.state in _LOOK for grade in graded.grades.values()))
    said = ", ".join(sorted({attacks[name] for name in cheated})) or f"{graded.seconds:.0f} s for all {count}"
    yield Measured("hostile works with points", len(cheated), "works", 0, f"of {len(attacks)}: {said}")
    yield Measured("honest works without full points", len(robbed), "works", 0, f"of {count - len(attacks)}")
    yield Measured("processes left", len(running), "", 0, "of all that students have started")
    detail = f"{graded.status}; {documented} is documented"
    yield Measured("exit codes that are not as documented", int(graded.status != documented), "", 0, detail)
