"""Values over the pipe: every plain type arrives as itself, everything else as text, nothing as an object of theirs."""

from __future__ import annotations

import random
import time
from collections import OrderedDict, namedtuple
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum, IntEnum
from fractions import Fraction
from typing import Any

import cbor2
import pytest
from boto3.dynamodb.types import Binary
from scripted import Bench

from checks.harness.student.student import Student
from checks.harness.student.values import (
    MAX_DEPTH,
    MAX_KEYS,
    BadMessage,
    NotPlain,
    Opaque,
    describe,
    dumps,
    loads,
    to_wire,
)

Point = namedtuple("Point", "x y")


class Text(str):
    """A string that lies about itself."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        return True

    def __hash__(self) -> int:
        return 7

    def __str__(self) -> str:
        return "lie"


class Level(IntEnum):
    LOW = 1


class Colour(Enum):
    RED = "red"


class Plain(dict[str, Any]):
    pass


def sent(value: Any) -> Any:
    """The value as it arrives on the other side."""
    return loads(dumps(to_wire(value)))


def nested(depth: int, wrap: Any) -> Any:
    value: Any = 1
    for _ in range(depth):
        value = wrap(value)
    return value


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -1, 2**63 - 1, -(2**63), 2**63, -(2**200), 1.5, float("inf"), "", "né ☃ 𝄞", b"",
        b"\x00\xff",
        Decimal("1.10"), Decimal("-0"), Decimal("1E-130"), Decimal("Infinity"),
        [], [1, [2, [3]]], (), (1, (2,)), set(), {1, "a", None}, {(1, 2), (3, 4)}, {frozenset({1}), 2},
        {}, {"a": {"b": [1, {"c": None}]}}, {1: "a", None: "b", (1, 2): "c"},
        {Decimal(3): "d", b"k": "e", frozenset({1}): "f"},
        datetime(2024, 2, 29, 12, 30, 1, 5), datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=5, minutes=30))),
        date(2024, 2, 29),
    ],
    ids=lambda value: type(value).__name__,  # the repr of a set has no order of its own
)  # fmt: skip
def test_plain_values_arrive_as_they_were(value: Any) -> None:
    arrived = sent(value)
    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Text("a"), "a"),
        (Level.LOW, 1),
        (Plain(a=1), {"a": 1}),
        (OrderedDict(a=1), {"a": 1}),
        (Point(1, 2), (1, 2)),
        (frozenset({1}), {1}),
        (bytearray(b"x"), b"x"),
        (memoryview(b"x"), b"x"),
        (Binary(b"x"), b"x"),
        ({Text("k"): Text("v")}, {"k": "v"}),
        ("\ud800", "\\ud800"),
        ({"\udc00": 1}, {"\\udc00": 1}),
    ],
)
def test_subclasses_and_relatives_arrive_as_the_plain_type(value: Any, expected: Any) -> None:
    arrived = sent(value)
    assert repr(arrived) == repr(expected)
    assert type(arrived) is type(expected)


def test_decimal_keeps_its_digits() -> None:
    assert str(sent(Decimal("1.10"))) == "1.10"
    assert sent(Decimal("NaN")).is_nan()
    assert str(sent(Decimal("-0"))) == "-0"


def test_signalling_nan_is_shown_and_not_compared() -> None:
    assert sent(Decimal("sNaN")) == Opaque("Decimal", "sNaN")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (1 + 2j, Opaque("complex", "(1+2j)")),
        (Fraction(1, 3), Opaque("Fraction", "Fraction(1, 3)")),
        (Colour.RED, Opaque("Colour", "<Colour.RED: 'red'>")),
        (int, Opaque("type", "<class 'int'>")),
        (timedelta(1), Opaque("timedelta", "datetime.timedelta(days=1)")),
        ({"a": 1}.keys(), Opaque("dict_keys", "dict_keys(['a'])")),
        ([Fraction(1, 3)], [Opaque("Fraction", "Fraction(1, 3)")]),
    ],
)
def test_anything_else_arrives_as_type_and_repr(value: Any, expected: Any) -> None:
    assert sent(value) == expected


@pytest.mark.parametrize(
    "wrap", [lambda v: [v], lambda v: (v,), lambda v: {"k": v}, lambda v: {1: v}, lambda v: frozenset({v})]
)
def test_depth_has_a_limit_that_both_sides_know(wrap: Any) -> None:
    assert loads(dumps({"value": to_wire(nested(MAX_DEPTH, wrap))})) == {"value": nested(MAX_DEPTH, wrap)}
    with pytest.raises(NotPlain, match="nested more than 64 levels deep"):
        to_wire(nested(MAX_DEPTH + 1, wrap))


def test_what_holds_itself_is_refused() -> None:
    members: list[Any] = []
    members.append(members)
    with pytest.raises(NotPlain, match="or within itself"):
        to_wire(members)


@pytest.mark.parametrize(
    ("value", "sentence"),
    [
        (10**5000, "a number of about 4,98"),
        (Decimal("1" * 5000), "a number out of all proportion"),
        (Decimal("1E+20000"), "a number out of all proportion"),
        (set(range(MAX_KEYS + 1)), "a set of more than 10,000 members"),
        (dict.fromkeys(range(MAX_KEYS + 1)), "so many keys that are not text"),
    ],
    ids=["integer", "decimal", "exponent", "set", "keys"],
)
def test_size_out_of_all_proportion_is_refused_where_it_is_made(value: Any, sentence: str) -> None:
    with pytest.raises(NotPlain, match=sentence):
        to_wire(value)


def test_repr_that_raises_is_described() -> None:
    class Rude:
        def __repr__(self) -> str:
            raise SystemExit

    assert describe(Rude()) == "(its repr raised SystemExit)"
    assert describe("x" * 300, 10) == "'xxxxxxxx…"


TAG = cbor2.CBORTag


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x01\x02",                                        # two values
        b"\xf7", b"\xe5", b"\xf8\x64", b"\x82\x01\xf7", b"\xa1\x61a\xf7",   # "undefined", simple values
        b"\x9f\x01\xff", b"\x5f\x41a\xff", b"\xbf\xff",     # of indefinite length
        b"\xa2\x61a\x01\x61a\x02",                          # a key twice
        b"\xa1\x01\x02", b"\xa1\x81\x01\x02",               # keys that are not text
        b"\x9b\xff\xff\xff\xff\xff\xff\xff\xff", b"\x9a\x7f\xff\xff\xff", b"\x5b\x00\x00\x00\x7f\xff\xff\xff\xff",
        b"\xbb\x00\x00\x00\xff\xff\xff\xff\xff", b"\x7a\xff\xff\xff\xff",
        b"\x81" * 100_000 + b"\x01", b"\xd9\xfd\xec" * 10_000 + b"\x80",    # bombs of depth
        b"\xd8\x1c\x81\xd8\x1d\x00",                        # a list within itself
        b"\x61\xff", b"\x62\xed\xa0",                       # not UTF-8
        *(cbor2.dumps(TAG(tag, content)) for tag, content in [
            (0, "2024-01-01T00:00:00Z"), (2, b"\xff" * 100), (4, [10**9, 1]), (30, [1, 3]), (35, "(a+)+$"),
            (37, b"x" * 16),
            (258, [1]), (260, b"\x7f\x00\x00\x01"), (55799, 1), (4711, 1), (2**40, 1),
            (65001, "x"), (65001, "9" * 5000), (65001, "1E+999999999"), (65001, 1),
            (65002, "1.5"), (65002, "9" * 5000), (65002, 5),
            (65003, [[1]]), (65003, 1), (65003, "ab"), (65004, 7), (65004, "ab"),
            (65005, "yesterday"), (65005, 3), (65006, "2024-13-01"),
            (65007, ["a"]), (65007, [1, 2]), (65007, 5), (65008, "1"), (65008, 1.5),
            (65009, True), (65010, [[1]]), (65010, [[1, 2], [1, 3]]),
            (65010, [[[1], 2]]), (65010, 5),
        ]),
    ],
    ids=lambda data: data[:12].hex(),
)  # fmt: skip
def test_no_message_of_ours_is_refused_and_quickly(data: bytes) -> None:
    begin = time.process_time()
    with pytest.raises(BadMessage):
        loads(data)
    assert time.process_time() - begin < 1


def test_members_that_collide_are_refused_before_they_are_hashed() -> None:
    collide = [cbor2.CBORTag(65002, str(n * (2**61 - 1))) for n in range(MAX_KEYS + 1)]
    for message in (cbor2.CBORTag(65003, collide), cbor2.CBORTag(65010, [[member, 0] for member in collide])):
        with pytest.raises(BadMessage):
            loads(cbor2.dumps(message))


def test_rubbish_is_refused_or_read_and_never_anything_else() -> None:
    chance = random.Random(20240229)
    seed = dumps(
        to_wire({"a": [1, 2.5, None, Decimal("1.5"), {1, 2}, (3,), b"x", 2**80, {1: date(2024, 1, 1)}, Fraction(1)]})
    )
    plain = (dict, list, tuple, set, frozenset, str, bytes, int, float, bool, type(None), Decimal, date, Opaque)
    read = 0
    for _ in range(20_000):
        data = bytearray(seed if chance.random() < 0.8 else chance.randbytes(chance.randint(0, 40)))
        for _ in range(chance.randint(0, 3)):
            if data:
                data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            value = loads(bytes(data))
        except BadMessage:
            continue
        read += 1
        assert value is None or isinstance(value, plain) or type(value).__name__ == "Handle"
    assert read > 1000, "the fuzz has to reach the inside of the decoder, too"


SCRIPT = '''
import collections, sys
from boto3.dynamodb.types import Binary
from decimal import Decimal

class Everything:
    """Equal to everything."""
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __hash__(self): return 0
    def __bool__(self): return True
    def __repr__(self): return "True"

class Pretender:
    @property
    def __class__(self): return bool
    def __repr__(self): return "True"

class Explosive:
    def __getattribute__(self, name): raise RuntimeError("boom")
    def __repr__(self): return self.name

class ExplosiveClass:
    @property
    def __class__(self): raise RuntimeError("boom")
    def __repr__(self): return "me"

class Mapping(dict):
    def items(self): raise KeyError("boom")

class Text(str):
    def __eq__(self, other): return True
    def __hash__(self): raise RuntimeError("boom")
    def __str__(self): raise RuntimeError("boom")
    def encode(self, *a): raise RuntimeError("boom")

class Number(int):
    def __int__(self): return 5
    def __eq__(self, other): return True
    __hash__ = int.__hash__

def echo(value): return value
def everything(): return Everything()
def list_of_everything(): return [Everything()]
def pretender(): return Pretender()
def explosive(): return Explosive()
def explosive_class(): return ExplosiveClass()
def mapping(): return Mapping(a=1)
def text(): return [Text("x")]
def number(): return Number(3)
def binary(): return Binary(b"ab")
def module(): return sys
def counter(): return collections.Counter("aab")
def deep():
    value = []
    for _ in range(100): value = [value]
    return value
def huge(): return "x" * (25 * 2**20)
def long_number(): return 10**5000
'''


@pytest.fixture(scope="module")
def student(shared: Bench) -> Student:
    return shared.student(SCRIPT)


def test_arguments_arrive_and_come_back(student: Student) -> None:
    value = {"a": [1, Decimal("1.10"), {"x", "y"}, (b"z", None)], "b": {1: 2.5}}
    assert student.echo(value) == value


@pytest.mark.parametrize(
    ("function", "expected"),
    [
        ("everything", Opaque("Everything", "True")),
        ("list_of_everything", [Opaque("Everything", "True")]),
        ("explosive", Opaque("Explosive", "(its repr raised RuntimeError)")),
        ("explosive_class", Opaque("ExplosiveClass", "me")),
        ("pretender", Opaque("Pretender", "True")),
        ("text", ["x"]),
        ("number", 3),
        ("binary", b"ab"),
        ("counter", {"a": 2, "b": 1}),
    ],
)
def test_ill_behaved_objects_arrive_as_plain_data(student: Student, function: str, expected: Any) -> None:
    value = student.call(function)
    assert value == expected
    assert repr(value) == repr(expected)


@pytest.mark.parametrize("function", ["everything", "pretender", "module"])
def test_an_object_is_not_true(student: Student, function: str) -> None:
    assert (student.call(function) is True) is False


@pytest.mark.parametrize(
    ("function", "sentence"),
    [
        ("deep", "deep() returned a value nested more than 64 levels deep (or within itself)"),
        ("huge", "huge() returned a value larger than 24 MB"),
        ("long_number", "long_number() returned a value with a number of about 4,983 digits"),
        ("mapping", "mapping() returned a value that cannot be read: looking at it raised KeyError"),
    ],
)
def test_values_that_cannot_cross_are_told_in_a_sentence(student: Student, function: str, sentence: str) -> None:
    from checks.harness.student.failures import Unfit

    with pytest.raises(Unfit) as failure:
        student.call(function)
    assert failure.value.sentence == sentence
    assert student.echo(1) == 1
