"""Keep short notes in a DynamoDB table."""

import argparse
import sys

import boto3

DEFAULT_REGION = "us-east-1"


def save_note(table_name: str, note_id: str, text: str, region: str = DEFAULT_REGION) -> bool:
    """Save a note in the table, whose key is `note_id` (a string).

    Args:
        table_name: The table, which is there already.
        note_id: The note's key.
        text: What the note says; stored in the attribute `text`.
        region: The AWS region of the table.

    Returns:
        True when the note is saved; False, with a printed message that says why, when AWS answers with an error.
    """
    # TODO 1: Save the note, and answer whether that worked.
    #   An error of AWS is no reason to stop: say what it was.
    raise NotImplementedError("TODO 1: save_note")


def read_note(table_name: str, note_id: str, region: str = DEFAULT_REGION) -> str | None:
    """Read a note's text.

    Args:
        table_name: The table.
        note_id: The note's key.
        region: The AWS region of the table.

    Returns:
        The text, or None when there is no such note. An error of AWS leaves the function as it is.
    """
    # TODO 2: Read the note, and give its text.
    raise NotImplementedError("TODO 2: read_note")


def main() -> int:
    """Save a note and read it back. Returns the exit status: 0, or 1 when the note was not saved."""
    parser = argparse.ArgumentParser(description="Save a note in DynamoDB and read it back.")
    parser.add_argument("--table-name", default="Notes")
    parser.add_argument("--region", default=DEFAULT_REGION)
    arguments = parser.parse_args()
    if not save_note(arguments.table_name, "first", "Hello, DynamoDB", region=arguments.region):
        return 1
    print(read_note(arguments.table_name, "first", region=arguments.region))
    return 0


if __name__ == "__main__":
    sys.exit(main())
