"""What students are told of their grades: all that is theirs to see, and nothing that is not."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import replace
from hashlib import sha256
from typing import Any

import pytest
from golden import agrees_with_golden
from gradebooks import HOSTILE, LAB01, LAB02, MADE, SECRET, gradebook, hidden
from html_outline import Outline, faults, outline
from markdown_it import MarkdownIt
from result_builder import criterion, result

from checks.harness.report.feedback_markdown import feedback_markdown
from checks.harness.report.feedback_page import feedback_html
from checks.harness.report.gradebook import Grade, GradedLab, Row, Student
from checks.harness.report.model import Criterion, Line, Result, SentRequest, Status

Form = Callable[[Student, Sequence[tuple[GradedLab, Grade]]], str]
in_both_forms = pytest.mark.parametrize("form", [feedback_html, feedback_markdown])
ROWS = {row.student.id: row for row in gradebook().rows}
ADA = Student(id="ada", name="Ada Lovelace", file="ada")


def graded(made: Result, **members: Any) -> Grade:
    return Grade(state="graded", max_points=made.max_points, result=made, **members)


def page_of(row: Row, form: Form = feedback_html) -> str:
    return form(row.student, [(lab, row.grades[lab.name]) for lab in (LAB01, LAB02)])


def told(grade: Grade, form: Form = feedback_markdown) -> str:
    """What a student reads of one lab, without any marks and all on one line."""
    text = form(ADA, [(LAB01, grade)])
    body = next(read(text, form).all("main")).text
    return " ".join(body.split())


def read(text: str, form: Form) -> Outline:
    return outline(text if form is feedback_html else f"<main>{markdown(text)}</main>")


def markdown(text: str) -> str:
    """As a reader renders it that obeys HTML and knows tables."""
    return str(MarkdownIt("commonmark", {"html": True}).enable("table").render(text))


# What it says ---------------------------------------------------------------------------------------------------------


def test_the_markdown_reads_so() -> None:
    assert agrees_with_golden("feedback.md", page_of(ROWS["grace"], feedback_markdown).encode())


@in_both_forms
def test_everything_known_of_a_failure_is_told(form: Form) -> None:
    failed = criterion(
        "failed",
        text="The key is `username`.",
        message="The key is another.",
        where="dynamodb_script.py:41",
        call="create_table('Users-7f')",
        expected="'HASH'",
        got="'RANGE'",
        output="creating\n\ndone\n",
        requests=(SentRequest("CreateTable", 0, "ok"), SentRequest("PutItem", 1, "AccessDeniedException")),
        advice="Look at KeySchema.",
    )
    text = told(graded(result(("Create", [failed, criterion()]), ("Again", [replace(failed), criterion()]))), form)
    for part in (
        "FAIL 1 Create 1/2",
        "The key is username.",
        "The key is another.",
        "dynamodb_script.py:41",
        "call create_table('Users-7f')",
        "expected 'HASH'",
        "got 'RANGE'",
        "printed creating done",
        "sent CreateTable, PutItem (AccessDeniedException)",
        "also 1 more, in line 2",
        "advice Look at KeySchema.",
        "2 of 4 points",
        "Start at dynamodb_script.py:41, then check again with nox -s lab01.",
    ):
        assert part in text
    assert text.count("The key is another.") == 1


@in_both_forms
def test_todos_stand_in_the_order_to_write_them_in(form: Form) -> None:
    second = criterion("not started", todo=2, function="wait", where="dynamodb_script.py:50")
    first = criterion("not started", todo=1, function="create", where="dynamodb_script.py:24")
    text = told(graded(result(second, first, first)), form)
    assert text.index("TODO 1, create, dynamodb_script.py:24") < text.index("TODO 2, wait, dynamodb_script.py:50")
    assert text.count("TODO 1, create") == 1
    assert "Write the first function that is not started" in text


@in_both_forms
def test_one_cause_of_most_failures_is_told_once(form: Form) -> None:
    failed = criterion("failed", where="dynamodb_script.py:12", message="The script does not parse: expected ':'")
    text = told(graded(result(*[failed] * 36)), form)
    assert "This one cause fails 36 requirements." in text
    assert text.count("does not parse") == 1


@in_both_forms
@pytest.mark.parametrize(
    ("made", "says"),
    [
        (result(criterion()), "Well done, everything passes!"),
        (result(criterion("error", message="the check ended")), "ERROR is a fault of the checks, not of your code."),
        (result(), "Nothing was checked"),
        (result(criterion("failed", where="<b>.py:1")), "Start at the first FAIL above"),
        (result(criterion(), notes=("Read as UTF-8.",)), "Note: Read as UTF-8."),
        (result(criterion("failed", points=0.75), criterion(points=2.25)), "2.25 of 3 points"),
        (result(criterion()), "1 of 1 point "),
    ],
)
def test_what_a_result_comes_to_is_said(made: Result, says: str, form: Form) -> None:
    assert says in told(graded(made), form)


@in_both_forms
def test_a_line_of_which_no_check_has_run_is_an_error_unless_it_is_hidden(form: Form) -> None:
    unjudged = result(("Create", [criterion()]), (SECRET, []))
    text = told(graded(unjudged), form)
    assert "No check of this line has run." in text
    assert "ERROR is a fault of the checks" in text
    assert SECRET not in told(graded(unjudged, hidden=frozenset({(2, "test_hidden")})), form)


@in_both_forms
@pytest.mark.parametrize(
    ("members", "says"),
    [
        ({"late": True, "keeps": 80}, "It came late, so 80 % of its points count: 1.6 points."),
        ({"late": True}, "It came late; all of its points count."),
        ({"keeps": 50}, "Of it, 50 % of its points count: 1 point."),
        ({"attempt": 2, "attempts": 3}, "This is attempt 2 of your 3."),
        ({"handed_in": MADE}, "It was handed in on 2026-03-02 at 18:30 UTC+01:00."),
        ({"handed_in": MADE.replace(tzinfo=None)}, "It was handed in on 2026-03-02 at 18:30."),
    ],
)
def test_how_work_was_handed_in_is_said(members: dict[str, Any], says: str, form: Form) -> None:
    assert says in told(graded(result(criterion(points=2)), **members), form)


@in_both_forms
@pytest.mark.parametrize(
    ("state", "says"),
    [
        ("missing", "Nothing was handed in for this lab."),
        ("refused", "Please ask your instructor what to hand in again."),
        ("error", "That is not your fault"),
    ],
)
def test_work_without_a_result_is_told_kindly_and_without_the_instructors_remark(
    state: Any, says: str, form: Form
) -> None:
    grade = Grade(state=state, max_points=6, remark="bomb.zip in /srv/uploads unpacks to 20 GB.")
    text = told(grade, form)
    assert says in text
    assert "bomb" not in text
    assert "point" not in text
    counted = told(replace(grade, without=0), form)
    assert ("0 points" in counted, "6" in counted) == (True, False)  # of how many would tell how many are hidden


# What it does not say -------------------------------------------------------------------------------------------------

VISIBLE = (
    Line(1, "Create", (criterion("failed", id="test_key", message="No.", points=2), criterion(id="test_region"))),
    Line(2, "Wait", (criterion(id="test_waits"),)),
)
HIDDEN = frozenset({(1, "test_hidden"), (2, "test_hidden"), (3, "test_hidden")})


def secretive(*secrets: tuple[int, Criterion], **members: Any) -> Grade:
    """The visible criteria, and hidden ones in these lines."""
    lines = [*VISIBLE, Line(3, f"Hold against {SECRET}", ())]
    for number, secret in secrets:
        line = lines[number - 1]
        lines[number - 1] = replace(line, criteria=(*line.criteria, secret))
    made = replace(result(criterion()), checklist=tuple(line for line in lines if line.criteria), **members)
    return graded(made, hidden=HIDDEN, late=True, keeps=80)


STATUSES: tuple[Status, ...] = ("passed", "failed", "not started", "error")


@in_both_forms
@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("lines", [(1,), (3,), (1, 2, 3)])
def test_feedback_is_the_same_whatever_is_hidden(lines: tuple[int, ...], status: Status, form: Form) -> None:
    secret = replace(hidden("test_hidden", status), max_points=17.31, requests=(SentRequest(SECRET, 0, SECRET),))
    members = {"seed": 918273, "notes": (f"Left out: {SECRET}",), "digests": {**result().digests, "checks": SECRET}}
    with_them = form(ADA, [(LAB01, secretive(*((line, secret) for line in lines), **members))])
    assert with_them == form(ADA, [(replace(LAB01, max_points=99), secretive())])
    assert "3 of" not in with_them.replace("2 of 4 points", "")
    assert (SECRET in with_them, "918273" in with_them, "17.31" in with_them) == (False, False, False)


@in_both_forms
def test_that_more_is_graded_is_said_in_one_sentence(form: Form) -> None:
    sentence = "Your instructor grades further requirements, which are not shown here."
    assert told(secretive(), form).count(sentence) == 1
    assert sentence not in told(graded(result(*VISIBLE[1].criteria)), form)
    text = told(graded(result(criterion()), hidden=HIDDEN), form)
    assert "1 of 1 point for what is shown here" in text
    assert "everything that is shown here passes!" in text


@in_both_forms
def test_where_all_is_hidden_nothing_is_an_error(form: Form) -> None:
    grade = graded(result(criterion("error", id="test_hidden", text=SECRET)), hidden=HIDDEN)
    text = told(grade, form)
    assert "Your work was checked." in text
    assert "further requirements" in text
    assert [word for word in ("ERROR", "point", SECRET) if word in text] == []


@in_both_forms
def test_no_secret_of_a_class_is_in_anybodys_feedback(form: Form) -> None:
    for row in ROWS.values():
        made = page_of(row, form)
        assert [word for word in (SECRET, "0.75", "4711", "c0ffee", "bomb.zip", "killed") if word in made] == []


# What it does not obey ------------------------------------------------------------------------------------------------

PLAIN = "plain words"
NASTY = [
    HOSTILE,
    "</pre></code></style></title><script>alert(1)</script>",
    "\n\n# Heading\n\n- item\n\n> quote\n\n    code\n\n---\n",
    "x\n```\n# Heading\n````` `` `",
    "`",
    "\\`<b>\\`",
    "[a](javascript:alert(1)) ![b](http://example.com/x.png) <http://example.com> http://example.com www.example.com",
    "| a | b |\n| --- | --- |\n",
    "&lt;script&gt; &#60;b&#62; {{ 7 * 7 }} {% raw %}",
    "\r\n\x0b\x0c\x1c\u2028\u2029\x85\x00\ufeff",
    "\u202egnp.exe\u2066\u200f\ud800\udc00",
    "",
]


def of_the_student(text: str) -> tuple[Student, list[tuple[GradedLab, Grade]]]:
    """Feedback in which this text stands wherever a student has a part."""
    failed = criterion(
        "failed",
        message=f"Not {text}",
        where=f"{text}.py:3",
        call=f"f({text})",
        expected=f"'{text}'",
        got=f"<{text}>",
        output=f"begin {text}\n{text}\nend",
        requests=(SentRequest(f"Get{text}", 0, f"Error{text}"),),
        advice=f"Look at {text}",
        function=f"f{text}",
    )
    waiting = criterion("not started", function=f"g{text}", where=f"{text}:4", message=text)
    made = result(failed, waiting, criterion(), notes=(f"Note {text}",))
    student = Student(id="ada", name=f"Ada {text}", file="ada")
    return student, [(LAB01, graded(replace(made, submission=f"ada{text}")))]


def shape(read: Outline) -> list[tuple[str, dict[str, str | None], tuple[str, ...]]]:
    """All elements with their attributes but code: what a student puts between backticks may be shown as such."""
    return [(each.tag, each.attributes, each.parents) for each in read.elements if each.tag != "code"]


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_students_becomes_markup(text: str) -> None:
    made = feedback_html(*of_the_student(text))
    assert shape(outline(made)) == shape(outline(feedback_html(*of_the_student(PLAIN))))
    assert faults(made) == []


@pytest.mark.parametrize("text", NASTY)
def test_no_text_of_a_students_becomes_markdown(text: str) -> None:
    rendered = markdown(feedback_markdown(*of_the_student(text)))
    assert shape(outline(rendered)) == shape(outline(markdown(feedback_markdown(*of_the_student(PLAIN)))))


@in_both_forms
@pytest.mark.parametrize("text", NASTY)
def test_no_character_of_a_students_is_obeyed(text: str, form: Form) -> None:
    made = form(*of_the_student(text))
    assert [character for character in made.replace("\n", "") if not character.isprintable()] == []
    assert made.encode("utf-8").decode("utf-8") == made


@pytest.mark.parametrize("name", ["ada@example.com", "@octocat", "www.example.com", "a _b_", "#1", "`", "x | y"])
def test_a_name_that_could_be_markup_is_shown_as_code(name: str) -> None:
    rendered = markdown(feedback_markdown(replace(ADA, name=name), []))
    heading = outline(rendered)
    assert [(each.tag, each.text) for each in heading.elements][1:] == [("code", name)]


@pytest.mark.parametrize("name", ["Ada M. Lovelace", "Jean-Luc O'Neill", "Übung 表"])
def test_most_names_are_shown_as_they_are(name: str) -> None:
    assert feedback_markdown(replace(ADA, name=name), []) == f"# Feedback for {name}\n"


@in_both_forms
def test_a_flood_is_cut(form: Form) -> None:
    student, [(lab, grade)] = of_the_student("\U000e0001" * 30_000)
    assert grade.result
    many = tuple(replace(c, message=f"{n} {c.message}") for n in range(13) for c in grade.result.criteria)
    flooded = graded(replace(grade.result, checklist=(Line(1, "Line", many),)))
    assert len(form(student, [(lab, flooded)])) < 1_500_000


# The page -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS.values(), ids=lambda row: row.student.file)
def test_every_page_is_fit_for_every_reader(row: Row) -> None:
    assert faults(page_of(row)) == []


def test_the_page_allows_its_own_style_sheet_and_nothing_else() -> None:
    read = outline(page_of(ROWS["ada"]))
    policy = next(str(each.attributes["content"]) for each in read.all("meta") if "http-equiv" in each.attributes)
    digest = b64encode(sha256(next(read.all("style")).text.removesuffix(" ").encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
