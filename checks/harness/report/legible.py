"""Text of unknown origin, made fit to be shown: nothing in it is obeyed, all of it can be written, it is short."""

from __future__ import annotations

from dataclasses import dataclass

from rich.cells import cell_len

_AMPLE = 4000
"""Characters of one text that are looked at: more than any screen shows, few enough to stay quick on a flood."""


def visible(text: str, encoding: str = "utf-8") -> str:
    r"""The text with every character spelt out that a terminal would obey or could not show.

    Escape sequences, control characters, marks that turn the direction of reading, characters without a width and
    halves of surrogate pairs become `\x1b`, `\u202e` and the like; so does what the encoding lacks. Tabs become
    spaces; line ends stay.
    """
    lines = text.replace("\r\n", "\n").expandtabs(4).split("\n")
    shown = "\n".join("".join(each if each.isprintable() else _spelt(each) for each in line) for line in lines)
    return shown.encode(encoding, "backslashreplace").decode(encoding)


def _spelt(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")


@dataclass(frozen=True, slots=True)
class Legible:
    """Shows texts on a terminal of one encoding; widths are counted in its cells (a Chinese character fills two)."""

    encoding: str

    def or_ascii(self, text: str, ascii_text: str) -> str:
        """Text of the kit's own where the encoding has its characters, otherwise the ASCII form of it."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return ascii_text
        return text

    @property
    def ellipsis(self) -> str:
        return self.or_ascii("…", "...")

    def text(self, text: str) -> str:
        """The text with its line ends, of which a flood is cut off."""
        return visible(text if len(text) <= _AMPLE else f"{text[:_AMPLE]}{self.ellipsis}", self.encoding)

    def line(self, text: str, width: int) -> str:
        """The text on one line: line ends are spelt out, and the middle of a long one is left out."""
        return self._shortened(self._one_line(text, 0), width)

    def pair(self, expected: str, got: str, width: int) -> tuple[str, str]:
        """Two texts that differ, each on one line, with the place where they first differ in sight in both."""
        raw = _first_difference(expected, got)
        one, other = self._one_line(expected, raw), self._one_line(got, raw)
        place = _first_difference(one, other)
        if max(cell_len(one), cell_len(other)) <= width or cell_len(one[:place]) < width // 2:
            return self._shortened(one, width), self._shortened(other, width)
        # The same characters are left out of both, so that what differs stands in the same column of both.
        head = _start(one, width // 4)
        longer = max(one, other, key=len)
        end = _end(longer, width - cell_len(head) - cell_len(self.ellipsis))
        resumed = max(len(head), min(place - width // 8, len(longer) - len(end)))
        return self._without(one, len(head), resumed, width), self._without(other, len(head), resumed, width)

    def cut(self, line: str, width: int) -> str:
        """The start of a line, with an ellipsis that says that it went on."""
        return _start(line, width - cell_len(self.ellipsis)).rstrip() + self.ellipsis

    def _one_line(self, text: str, place: int) -> str:
        """The text made visible; of a flood, its start and what is around the place."""
        if len(text) > 2 * _AMPLE:
            skipped = max(_AMPLE, place - _AMPLE // 2)
            around, after = text[skipped : skipped + _AMPLE], text[skipped + _AMPLE :]
            text = f"{text[:_AMPLE]}{self.ellipsis}{around}{self.ellipsis if after else ''}"
        return visible(text.replace("\n", "\\n"), self.encoding)

    def _shortened(self, line: str, width: int) -> str:
        """At most so wide: two thirds of its start, one third of its end."""
        if cell_len(line) <= width:
            return line
        room = width - cell_len(self.ellipsis)
        return _start(line, room - room // 3) + self.ellipsis + _end(line, room // 3)

    def _without(self, line: str, stopped: int, resumed: int, width: int) -> str:
        """At most so wide: an ellipsis in place of what stands between two places, and of what is too much after."""
        if cell_len(line) <= width:
            return line
        shown = line[:stopped] + self.ellipsis + line[resumed:]
        return shown if cell_len(shown) <= width else self.cut(shown, width)


def _first_difference(one: str, other: str) -> int:
    differing = (index for index, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def _start(text: str, width: int) -> str:
    """As much of the start of a text as fills no more than so many cells."""
    filled = 0
    for index, character in enumerate(text):
        filled += cell_len(character)
        if filled > width:
            return text[:index]
    return text


def _end(text: str, width: int) -> str:
    """As much of the end of a text as fills no more than so many cells."""
    return _start(text[::-1], width)[::-1]
