"""The files that a grading leaves: gradebooks, feedback, the class report. Each is written whole or not at all.

```text
grades/
    class.html          the class on one page
    gradebook.csv       everybody's points; canvas.csv and moodle….csv are for those systems
    grades.json         the same for programs, and for --compare
    junit.xml           every criterion as a test
    feedback/           for each student what they may see: a page and the same as Markdown
    results/            for each student and lab everything that was found
    verdicts/           what was judged, by what it was judged from: the next grading takes it from here
```
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from checks.harness.files import write_whole
from checks.harness.report.canvas import canvas_csv
from checks.harness.report.class_report import class_report
from checks.harness.report.feedback_markdown import feedback_markdown
from checks.harness.report.feedback_page import feedback_html
from checks.harness.report.gradebook import Gradebook, Row
from checks.harness.report.gradebook_csv import gradebook_csv
from checks.harness.report.junit import junit_xml
from checks.harness.report.moodle import moodle_csvs

CLASS: Final = "class.html"

Made = tuple[Path, Callable[[], bytes]]
"""A file, and how to make what is in it: only then, so that one student's page is in the memory at a time."""


class Outputs:
    """Writes what is made of a gradebook into a folder, and removes what an earlier grading left there of its kind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.troubles: list[str] = []
        """Why something could not be written, a sentence each; the rest was."""

    def write(self, book: Gradebook, record: str) -> None:
        """Write everything."""
        earlier = self._earlier()
        for file, make in self._files(book, record):
            self._write(file, make)
            earlier.discard(file)
        for stale in sorted(earlier):
            try:
                stale.unlink()
            except OSError as error:
                self.troubles.append(f"{stale} is of an earlier grading and cannot be removed ({error.strerror}).")

    def _files(self, book: Gradebook, record: str) -> Iterator[Made]:
        yield self._folder / "grades.json", record.encode
        yield self._folder / "gradebook.csv", lambda: gradebook_csv(book)
        yield self._folder / "canvas.csv", lambda: canvas_csv(book)
        for name, content in moodle_csvs(book).items():
            yield self._folder / f"{name}.csv", partial(bytes, content)
        yield self._folder / "junit.xml", lambda: junit_xml(book)
        for row in book.rows:
            yield from self._of_student(row, book)
        yield self._folder / CLASS, lambda: class_report(book).encode()

    def _of_student(self, row: Row, book: Gradebook) -> Iterator[Made]:
        name = row.student.file
        grades = [(lab, row.grades[lab.name]) for lab in book.labs]
        yield self._folder / "feedback" / f"{name}.html", lambda: feedback_html(row.student, grades).encode()
        yield self._folder / "feedback" / f"{name}.md", lambda: feedback_markdown(row.student, grades).encode()
        for lab, grade in grades:
            result = grade.result
            if result is not None:
                yield self._folder / "results" / name / f"{lab.name}.json", result.to_json().encode

    def _write(self, file: Path, make: Callable[[], bytes]) -> None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(file, make())
        except OSError as error:
            self.troubles.append(f"{file} could not be written ({error.strerror}). What was there is as it was.")

    def _earlier(self) -> set[Path]:
        """Everything of the kinds that differ from class to class."""
        patterns = ("feedback/*.html", "feedback/*.md", "results/*/*.json", "moodle*.csv")
        return {file for pattern in patterns for file in self._folder.glob(pattern)}
