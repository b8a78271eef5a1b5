"""The toy lab: what is graded."""

from __future__ import annotations

from checks.harness.checklist import todo


@todo(1, points=3)
class TestSaveNote:
    """Save a note in the table"""

    def test_note_is_stored(self, student, cloud):
        """The note is stored in the region asked for, in the attribute `text`; the answer is True."""
        table, words = cloud.create_table("note_id"), cloud.text()
        answer = student.save_note(table.name, "n-1", words, region=cloud.region)
        assert table.items() == [{"note_id": "n-1", "text": words}], "exactly this note must be in the table"
        assert answer is True, "save_note() must answer True: the caller cannot tell that it worked"

    def test_error_is_told(self, student, cloud):
        """An error of AWS gives False, with a message that says what it was."""
        answer = student.save_note(cloud.fresh_name("Notes"), "n-1", "Hello", region=cloud.region)
        assert answer is False, "there is no such table, so nothing was saved"
        assert "ResourceNotFoundException" in student.output, "no message says why nothing was saved"


@todo(2, points=2)
class TestReadNote:
    """Read the note back"""

    def test_text_comes_back(self, student, cloud):
        """The answer is the note's text."""
        note = {"note_id": cloud.text(), "text": cloud.text()}
        table = cloud.create_table("note_id", items=[{"note_id": "other", "text": "another"}, note])
        answer = student.read_note(table.name, note["note_id"], region=cloud.region)
        assert answer == note["text"], "read_note() gives the text itself"
        assert student.read_note(table.name, "other", region=cloud.region) == "another", "the key decides"

    def test_missing_note(self, student, cloud):
        """A note that is not there gives None."""
        table = cloud.create_table("note_id", items=1)
        assert student.read_note(table.name, cloud.text(), region=cloud.region) is None
