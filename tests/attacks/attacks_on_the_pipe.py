"""Attacks on the channel between the two processes: rubbish, floods, and messages that were never meant."""

from __future__ import annotations

from attack import Attack, scripted

TOOLS = '''
import cbor2, gc, os, struct, time

def wire():
    """The worker's end of the pipe."""
    return next(thing for thing in gc.get_objects() if type(thing).__name__ == "Wire")

def pipes():
    """Every descriptor that is open, as /proc tells."""
    return [int(name) for name in os.listdir("/proc/self/fd") if int(name) > 2]

def raw(data):
    """Write to all of them."""
    for number in pipes():
        try:
            view = memoryview(data)
            while view: view = view[os.write(number, view):]
        except OSError: pass

def frame(**message):
    data = cbor2.dumps({"order": wire()._order, "at": 0.0, "threads": 0, **message})
    return struct.pack(">I", len(data)) + data

def say(**message): raw(frame(**message))

'''

_LARGE_INTEGER = "cbor2.CBORTag(65002, '9' * 3999)"


def forged(name: str, idea: str, code: str, *, anywhere: bool = False) -> Attack:
    return scripted(name, idea, TOOLS + code, anywhere=anywhere)


def once(line: str) -> str:
    """An attack in the first function alone: what it costs, it costs once."""
    return f"def save_note(*_, **__):\n    {line}\n"


PIPE = [
    forged("pipe_rubbish", "Rubbish down every descriptor.", once("raw(b'rubbish' * 99)"), anywhere=True),
    forged(
        "pipe_half_message",
        "Half a message, then silence.",
        once("raw(frame(**{'is': 'returned', 'value': True})[:-3]); time.sleep(9); os._exit(0)"),
    ),
    forged(
        "pipe_gigabyte",
        "A message that says it is two gigabytes long, and as much of it as is taken.",
        once("raw(struct.pack('>I', 2**31) + bytes(2**24))"),
        anywhere=True,
    ),
    forged(
        "pipe_messages_without_end",
        "Well-formed messages without an end.",
        once(
            "data = frame(**{'is': 'request', 'method': 'POST', 'url': 'https://x/', 'headers': {}, 'body': b''})\n"
            "    while True: raw(data)"
        ),
    ),
    forged(
        "forged_returned",
        "`returned True` is said before the function returns.",
        "def act(*_, **__): say(**{'is': 'returned', 'value': True}); return True",
        anywhere=True,
    ),
    forged(
        "forged_ahead",
        "Answers to calls that were not made yet.",
        "raw(99 * frame(**{'is': 'returned', 'value': True}))\ndef act(*_, **__): return True",
        anywhere=True,
    ),
    forged(
        "forged_exited",
        "`exited 0` is said by a program that did nothing.",
        "if __name__ == '__main__': say(**{'is': 'exited', 'status': 0})",
        anywhere=True,
    ),
    forged(
        "forged_kept",
        "`kept` for an object that is not there, of any number.",
        "def connect(**_): say(**{'is': 'kept', 'object': 2**63, 'type': 'DynamoDB', 'text': 'client'})",
        anywhere=True,
    ),
    forged(
        "forged_iterator",
        "An iterator that is not there, and values for it.",
        "def all_notes(*_, **__):\n"
        "    say(**{'is': 'returned', 'value': cbor2.CBORTag(65008, 7)}); say(**{'is': 'exhausted'})",
        anywhere=True,
    ),
    forged(
        "replayed_order",
        "The number of an order is kept and used for later ones.",
        """
old = []
def save_note(*_, **__):
    old.append(wire()._order)
    for number in old: say(**{"is": "returned", "value": True, "order": number})
    return True
read_note = save_note
""",
        anywhere=True,
    ),
    forged(
        "answering_thread",
        "A thread keeps answering while nothing is asked.",
        """
import threading
def forge():
    while True:
        try: say(**{"is": "returned", "value": True})
        except StopIteration: pass
threading.Thread(target=forge, daemon=True).start()
def act(*_, **__): return True
""",
    ),
    forged(
        "verdict_messages",
        "Messages that look as if they were the checker's verdict.",
        "def save_note(*_, **__): say(**{'is': 'passed', 'status': 'passed', 'points': 99, 'criterion': 'test_key'})",
        anywhere=True,
    ),
    forged(
        "time_far_off",
        "It says that it is the year 10^300, or no time at all.",
        "def save_note(*_, **__): say(**{'is': 'returned', 'value': True, 'at': 1e300})\n"
        "def read_note(*_, **__): say(**{'is': 'returned', 'value': True, 'at': float('nan')})",
    ),
    forged(
        "time_no_float",
        "It says a time of 4,000 digits, more than any float.",
        once(f"say(**{{'is': 'returned', 'value': True, 'at': {_LARGE_INTEGER}}})"),
    ),
    forged(
        "numbers_of_4000_digits",
        "Status, number and place of 4,000 digits.",
        f"big = {_LARGE_INTEGER}\n"
        "def change_note(*_, **__): say(**{'is': 'callback', 'number': big, 'args': [], 'kwargs': {}})\n"
        "if __name__ == '__main__': say(**{'is': 'exited', 'status': big})",
    ),
    forged(
        "sentences_of_megabytes",
        "What it says about a wrong signature is megabytes long.",
        once("say(**{'is': 'misfit', 'message': 'm' * 2**20, 'signature': '(x)' * 2**20})"),
    ),
    forged(
        "names_of_megabytes",
        "The names of the functions that it defines are megabytes long.",
        once("say(**{'is': 'missing', 'names': ['n' * 2**20] * 2})"),
    ),
    forged(
        "colliding_numbers",
        "Sets of numbers that were chosen to collide in the checker's hash tables.",
        once(
            "numbers = [cbor2.CBORTag(65002, str((k + 9) * (2**61 - 1))) for k in range(10_000)]\n"
            "    say(**{'is': 'returned', 'value': cbor2.CBORTag(65003, numbers)})"
        ),
    ),
    forged(
        "millions_of_lists",
        "A value of millions of empty lists.",
        once(
            "size = 2**20; head = frame(**{'is': 'returned', 'value': [0, 0]})[4:-3]\n"
            "    body = head + b'\\x9a' + struct.pack('>I', size) + b'\\x80' * size\n"
            "    raw(struct.pack('>I', len(body)) + body)"
        ),
    ),
    forged(
        "foreign_tags",
        "Values that the decoder might turn into cyclic lists, patterns and dates.",
        "def read_note(*_, **__):\n    say(**{'is': 'returned', 'value': cbor2.CBORTag(28, [cbor2.CBORTag(29, 0)])})",
    ),
    forged(
        "closed_pipe",
        "Every descriptor is closed, and it goes on.",
        once("os.closerange(3, 99); time.sleep(99); return True"),
    ),
]
