"""One hostile submission: what its idea is, and how its files come to be."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from textwrap import dedent

SCRIPT = "script.py"

ENTRY = """

def __getattr__(name):
    if name.startswith("__"): raise AttributeError(name)
    return act
if __name__ == "__main__":
    act()
"""
"""Makes the attack's `act` of everything that the checks of any lab call."""

GUARD = 'assert __import__("os").uname().nodename == "lab", "for the sandbox alone"'
"""First of all in what could do harm: it does nothing where a broken kit has put up no walls."""

OWNED = "owned-by-an-attack-on-lab91"
"""A file in /tmp, made by code that nobody may run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Where everything is. Every attacker is told, as if somebody had talked."""

    cohort: str
    out: str
    kit: str
    instructor: str
    """A folder of the instructor's, with secrets in it."""
    port: int
    """Somebody listens there on this machine, by TCP and UDP."""
    token: str
    """Names what the attacks start and write, so that it is found again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attack:
    """A hand-in that must not get what it wants."""

    name: str
    idea: str
    build: Callable[[Path, Scene], None]
    """Writes the hand-in into a folder that is there."""
    folder: str = ""
    """What the folder is called; as the attack where nothing is said."""
    state: str = "graded"
    """What becomes of it: `graded`, with no points, or `refused`."""
    anywhere: bool = False
    """Whether it must fail at the tier `process`, too."""
    is_script: bool = False
    """Whether the idea is in what a script does."""

    @property
    def student(self) -> str:
        """The id that is made of the folder's name: text that can be written anywhere."""
        return self.handed_in_as.encode("utf-8", "backslashreplace").decode()

    @property
    def handed_in_as(self) -> str:
        return self.folder or self.name


def scripted(
    name: str,
    idea: str,
    code: str,
    files: Mapping[str, str | bytes] | None = None,
    *,
    folder: str = "",
    anywhere: bool = False,
) -> Attack:
    """An attack by a script, with other files beside it where there are any."""

    def build(place: Path, scene: Scene) -> None:
        end = ENTRY if "def act(" in code else ""
        guard = "" if anywhere else GUARD
        text = f'"""{idea}"""\n{guard}\nSCENE = {asdict(scene)!r}\n{dedent(code)}{end}'
        write(place, {SCRIPT: text, **(files or {})})

    return Attack(
        name=name,
        idea=idea,
        build=build,
        folder=folder,
        anywhere=anywhere,
        is_script=True,
    )


def handed_in(name: str, idea: str, build: Callable[[Path, Scene], None], *, state: str = "graded") -> Attack:
    """An attack by what is handed in, whatever is in its files."""
    return Attack(name=name, idea=idea, build=build, state=state)


def write(place: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files by their paths within a folder."""
    for name, content in files.items():
        file = place / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
