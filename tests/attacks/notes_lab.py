"""A lab for the attacks: a criterion for each way in which a check can ask, none of which is met by doing nothing."""

from __future__ import annotations

NAME = "lab91_notes"
HIDDEN_VALUE = "value-of-a-hidden-criterion"
SETTINGS = '[labs.lab91]\nhide = ["2.test_hidden"]\n'

CHECKS = f'''"""The notes lab: what is graded."""

# SENTINEL of the checks

from checks.harness.checklist import todo


@todo(1, points=2)
class TestSave:
    """Save a note"""

    def test_note_is_stored(self, student, cloud):
        """The note is in the table, and the answer is True."""
        table, note = cloud.create_table("note_id"), cloud.text()
        answer = student.save_note(table.name, note, region=cloud.region)
        assert table.items() == [{{"note_id": note}}], "exactly this note must be in the table"
        assert answer is True, "the answer is True"


@todo(2, points=4)
class TestRead:
    """Read a note"""

    def test_text_comes_back(self, student, cloud):
        """The answer is the note's text."""
        note = {{"note_id": cloud.text(), "text": cloud.text()}}
        table = cloud.create_table("note_id", items=[note])
        assert student.read_note(table.name, note["note_id"], region=cloud.region) == note["text"]

    def test_hidden(self, student, cloud):
        """A note whose text nobody may know in advance."""
        note = {{"note_id": "{HIDDEN_VALUE}", "text": cloud.text("{HIDDEN_VALUE}")}}
        table = cloud.create_table("note_id", items=[note])
        assert student.read_note(table.name, note["note_id"], region=cloud.region) == note["text"]


@todo(3, points=2)
class TestAll:
    """Give all notes"""

    def test_every_note(self, student, cloud):
        """Each note's id is given once."""
        table = cloud.create_table("note_id", items=3)
        ids = sorted(item["note_id"] for item in table.items())
        given = student.all_notes(table.name, region=cloud.region)
        assert isinstance(given, list) or hasattr(given, "__next__"), "the ids one after the other"
        assert sorted(str(each) for each, _ in zip(given, range(9))) == ids


@todo(4, points=2)
class TestConnect:
    """Make a client"""

    def test_client_works(self, student, cloud):
        """The client asks the region that it is for."""
        table, note = cloud.create_table("note_id"), cloud.text()
        client = student.keep("connect", region=cloud.region)
        assert client.get("meta.region_name") == cloud.region
        client.call("put_item", TableName=table.name, Item={{"note_id": {{"S": note}}}})
        assert table.items() == [{{"note_id": note}}]


@todo(5, points=2)
class TestChange:
    """Change a note"""

    def test_change_is_asked_for(self, student, cloud):
        """The text is what `change` makes of the one before."""
        note, other = {{"note_id": cloud.text(), "text": cloud.text()}}, cloud.text()
        table = cloud.create_table("note_id", items=[note])
        student.change_note(table.name, note["note_id"], change=lambda text: text + other, region=cloud.region)
        assert table.items() == [{{"note_id": note["note_id"], "text": note["text"] + other}}]


@todo(6, points=2)
class TestProgram:
    """Run the script"""

    def test_program(self, student, cloud):
        """It saves the note that the command line names."""
        table, note = cloud.create_table("note_id"), cloud.text()
        ended = student.run("--table", table.name, "--note", note, "--region", cloud.region)
        assert ended.status == 0
        assert table.items() == [{{"note_id": note}}]
'''

RIGHT = '''"""Notes."""

# SENTINEL of another submission

import argparse

import boto3


def connect(region="us-east-1"):
    return boto3.client("dynamodb", region_name=region)


def save_note(table, note, region="us-east-1"):
    connect(region).put_item(TableName=table, Item={"note_id": {"S": note}})
    print("saved", note)
    return True


def read_note(table, note, region="us-east-1"):
    answer = connect(region).get_item(TableName=table, Key={"note_id": {"S": note}}, ConsistentRead=True)
    return answer["Item"]["text"]["S"]


def all_notes(table, region="us-east-1"):
    for page in connect(region).get_paginator("scan").paginate(TableName=table):
        yield from (item["note_id"]["S"] for item in page["Items"])


def change_note(table, note, change, region="us-east-1"):
    text = change(read_note(table, note, region))
    connect(region).put_item(TableName=table, Item={"note_id": {"S": note}, "text": {"S": text}})


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    for name in ("--table", "--note", "--region"):
        parser.add_argument(name)
    given = parser.parse_args()
    save_note(given.table, given.note, given.region)
'''

PARTIAL = RIGHT.replace('return answer["Item"]["text"]["S"]', "return answer").replace("return True", "return None")

STUB = '''"""Notes."""


def save_note(table, note, region="us-east-1"):
    raise NotImplementedError("TODO 1: save_note")


def read_note(table, note, region="us-east-1"):
    raise NotImplementedError("TODO 2: read_note")


def all_notes(table, region="us-east-1"):
    raise NotImplementedError("TODO 3: all_notes")


def connect(region="us-east-1"):
    raise NotImplementedError("TODO 4: connect")


def change_note(table, note, change, region="us-east-1"):
    raise NotImplementedError("TODO 5: change_note")


if __name__ == "__main__":
    raise NotImplementedError("TODO 6: main")
'''

HONEST = {"ada": RIGHT, "grace": PARTIAL, "zz-alan": RIGHT.replace('"""Notes."""', '"""My notes."""')}
"""Handed in among the attacks: judged before, between and after them."""
UNTOUCHED = "hedy"
