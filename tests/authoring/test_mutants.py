"""Mutants are made of what the student writes."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from checks.harness.authoring import cosmic
from checks.harness.authoring.mutants import (
    Mutant,
    mutants_of,
    read_equivalents,
    sample,
    stale_equivalents,
)
from checks.harness.authoring.source import SourceError

TOY = (Path(__file__).parents[1] / "toy" / "solutions" / "lab90_toy" / "toy_script.py").read_text()

needs_cosmic_ray = pytest.mark.skipif(not cosmic.is_installed(), reason="needs cosmic-ray (pip install --group dev)")


def script(*solution: str) -> str:
    body = "\n".join(f"    {line}" for line in solution)
    return (
        '"""Doc."""\n\nimport boto3\n\n\n'
        'def act(items: "list[str]" = None, limit=7) -> "dict":\n    """Act."""\n    # TODO 1: Act.\n    given = 3\n'
        f'    ### BEGIN SOLUTION\n{body}\n    ### END SOLUTION\n\n\nif __name__ == "__main__":\n    act(5)\n'
    )


def mutations(*solution: str) -> dict[str, set[str]]:
    """By operator: what becomes of the one line, or the lines, of a solution."""
    original = script(*solution).splitlines()
    found: dict[str, set[str]] = {}
    for mutant in mutants_of(script(*solution)):
        mutated = mutant.source.splitlines()
        head, tail = (
            original.index("    ### BEGIN SOLUTION") + 1,
            original.index("    ### END SOLUTION") - len(original),
        )
        assert (mutated[:head], mutated[tail:]) == (original[:head], original[tail:])
        found.setdefault(mutant.operator, set()).add("\n".join(line[4:] for line in mutated[head:tail]))
    return found


def test_request_loses_one_parameter_at_a_time() -> None:
    found = mutations("table.put_item(Item=item, ConditionExpression=condition, **page)")
    assert found["drop-argument"] == {
        "table.put_item(ConditionExpression=condition, **page)",
        "table.put_item(Item=item, **page)",
        "table.put_item(Item=item, ConditionExpression=condition)",
    }


def test_only_parameter_and_trailing_comma() -> None:
    assert mutations("connect(region_name=region ,)")["drop-argument"] == {"connect()"}


def test_dictionary_and_list_lose_one_entry_at_a_time() -> None:
    found = mutations("x = {a: (b), **c}, [(d), e]")
    assert found["drop-entry"] == {
        "x = {**c}, [(d), e]",
        "x = {a: (b)}, [(d), e]",
        "x = {a: (b), **c}, [e]",
        "x = {a: (b), **c}, [(d)]",
    }


def test_constants_of_dynamodb_become_their_neighbours() -> None:
    assert mutations('x = "HASH"')["swap-constant"] == {'x = "RANGE"'}
    assert mutations('x = "S"')["swap-constant"] == {'x = "N"'}
    assert "swap-constant" not in mutations('x = "Users"')


def test_query_becomes_scan() -> None:
    assert mutations("table.query(key)")["swap-method"] == {"table.scan(key)"}


def test_expressions_are_turned_round() -> None:
    found = mutations('x = "#a = :a AND attribute_not_exists(b)"')["change-expression"]
    assert found == {
        'x = "#a <> :a AND attribute_not_exists(b)"',
        'x = "#a = :a OR attribute_not_exists(b)"',
        'x = "#a = :a AND attribute_exists(b)"',
    }
    assert (
        'x = f"SET {n} = {n} + :one"'
        in mutations('x = f"SET {n} = if_not_exists({n}, :zero) + :one"')["change-expression"]
    )
    assert 'x = "SET a = list_append(:new, a)"' in mutations('x = "SET a = list_append(a, :new)"')["change-expression"]
    assert "change-expression" not in mutations('x = "this AND that"')


def test_texts_numbers_and_booleans_change() -> None:
    assert mutations('x = "Users"')["change-text"] == {'x = "Usersx"'}
    assert mutations('x = f"{a}"')["change-text"] == {'x = f"{a}x"'}
    assert mutations('x = """a"""')["change-text"] == {'x = """ax"""'}
    assert mutations("x = 5")["change-number"] == {"x = 6", "x = 4"}
    assert mutations("x = True")["flip-boolean"] == {"x = False"}
    assert mutations('x = "Item" in answer')["flip-membership"] == {'x = "Item" not in answer'}


def test_errors_are_not_caught_or_ignored() -> None:
    found = mutations("try:", "    go()", "except (A, B) as error:", "    print(error)", "    stop()")
    assert found["catch-nothing"] == {
        "try:\n    go()\nexcept ZeroDivisionError as error:\n    print(error)\n    stop()"
    }
    assert found["ignore-error"] == {"try:\n    go()\nexcept (A, B) as error:\n    pass"}


def test_results_are_lost() -> None:
    assert mutations("return items")["return-nothing"] == {"return None"}
    assert "return-nothing" not in mutations("return None")


def test_loops_end_after_one_round() -> None:
    assert mutations("for page in pages:", "    take(page)")["stop-after-one"] == {
        "for page in pages:\n    take(page)\n    break"
    }


def test_statements_are_left_out() -> None:
    found = mutations("if a:", "    go()", "else:", "    stay()", "global b", "return items")["delete-statement"]
    rest = "\nglobal b\nreturn items"
    assert found == {
        f"pass{rest}",
        f"if a:\n    pass\nelse:\n    stay(){rest}",
        f"if a:\n    go()\nelse:\n    pass{rest}",
    }


@needs_cosmic_ray
def test_cosmic_ray_does_the_general_part() -> None:
    assert mutations("x = a < b")["cosmic-ray/ReplaceComparisonOperator_Lt_LtE"] == {"x = a <= b"}
    assert mutations("x = a and b")["cosmic-ray/ReplaceAndWithOr"] == {"x = a or b"}
    assert mutations("if a:", "    go()")["cosmic-ray/AddNot"] == {"if not a:\n    go()"}
    assert mutations("x = a + b")["cosmic-ray/ReplaceBinaryOperator_Add_Sub"] == {"x = a - b"}


def test_words_of_messages_are_free_but_messages_must_come() -> None:
    assert mutations('print("Sorry", 5)').keys() == {"delete-statement"}
    assert mutations('logger.warning(f"Sorry {5 + 5}", extra={"a": True})').keys() == {"delete-statement"}


def test_annotations_docstrings_and_comments_stay() -> None:
    assert mutations('"""Text."""', "# a comment 5 True", 'x: "dict[5]" = y').keys() == {"delete-statement"}


def test_only_what_the_student_writes_is_mutated() -> None:
    given = "import boto3\n\nLIMIT = 5\n\n\ndef main(a=1):\n    go(2)\n\n\n"
    block = "### BEGIN SOLUTION\nimport json\n\nPAUSE = 2\n### END SOLUTION\n\n\n"
    source = f'{given}{block}if __name__ == "__main__":\n    main(3)\n'
    assert {(mutant.function, mutant.line) for mutant in mutants_of(source)} == {("module", 13)}


def test_places_are_right_beside_letters_that_are_not_ascii() -> None:
    assert mutations('x = {"ä": 1, "ü€": n}')["drop-entry"] == {'x = {"ü€": n}', 'x = {"ä": 1}'}


def test_toy_mutants_are_valid_different_and_many() -> None:
    mutants = mutants_of(TOY)
    dumps = {ast.dump(ast.parse(mutant.source)) for mutant in mutants}
    assert len(mutants) >= 50
    assert len(dumps) == len(mutants)
    assert ast.dump(ast.parse(TOY)) not in dumps
    assert len({mutant.id for mutant in mutants}) == len(mutants)
    assert {mutant.function for mutant in mutants} == {"_explain", "save_note", "read_note"}
    assert [mutant.line for mutant in mutants] == sorted(mutant.line for mutant in mutants)


def test_ids_stay_when_other_lines_change() -> None:
    moved = TOY.replace('DEFAULT_REGION = "us-east-1"', '# A comment.\n\nDEFAULT_REGION = "eu-west-1"')
    assert {mutant.id for mutant in mutants_of(moved)} == {mutant.id for mutant in mutants_of(TOY)}


def test_equal_changes_of_equal_lines_have_ids_of_their_own() -> None:
    ids = [m.id for m in mutants_of(script("x = 5", "x = 5")) if m.operator == "change-number"]
    assert len(set(ids)) == 4


def test_sample_is_the_same_for_a_seed_and_spread() -> None:
    mutants = mutants_of(TOY)
    chosen = sample(mutants, 12, seed=1)
    assert chosen == sample(mutants, 12, seed=1)
    assert chosen != sample(mutants, 12, seed=2)
    assert len({mutant.id for mutant in chosen}) == 12
    assert {mutant.function for mutant in chosen} == {"_explain", "save_note", "read_note"}
    assert len({mutant.operator for mutant in chosen}) >= 8
    assert len(sample(mutants, 1000, seed=1)) == len(mutants)


def test_equivalents_with_reasons(tmp_path: Path) -> None:
    file = tmp_path / "mutants.toml"
    assert read_equivalents(file) == {}
    file.write_text('[[equivalent]]\nid = "change-number/1"\nreason = "a pause is a pause"\n')
    assert read_equivalents(file) == {"change-number/1": "a pause is a pause"}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[[equivalent]\n", "this is not valid TOML"),
        ('[[equal]]\nid = "a/1"\n', "holds [[equivalent]] entries and nothing else"),
        ('equivalent = "a/1"\n', "holds [[equivalent]] entries and nothing else"),
        ('[[equivalent]]\nid = "a/1"\n', "Give each [[equivalent]] an id and a reason"),
        ('[[equivalent]]\nid = "a/1"\nreason = " "\n', "Give each [[equivalent]] an id and a reason"),
        ('[[equivalent]]\nid = 1\nreason = "b"\n', "Give each [[equivalent]] an id and a reason"),
        ('[[equivalent]]\nid = "a/1"\nreason = "b"\n' * 2, "a/1 is listed twice"),
    ],
)
def test_bad_list_of_equivalents_is_refused(tmp_path: Path, content: str, words: str) -> None:
    file = tmp_path / "mutants.toml"
    file.write_text(content)
    with pytest.raises(SourceError) as caught:
        read_equivalents(file)
    assert str(caught.value).startswith(f"{file}:1: ")
    assert words in str(caught.value)


def test_stale_equivalents_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    mutants = [Mutant("change-text/1", 1, "change-text", "save", "…", "")]
    listed = {"change-text/1": "a", "change-text/2": "b", "cosmic-ray/AddNot/3": "c"}
    monkeypatch.setattr(cosmic, "is_installed", lambda: True)
    assert stale_equivalents(listed, mutants) == ["change-text/2", "cosmic-ray/AddNot/3"]
    monkeypatch.setattr(cosmic, "is_installed", lambda: False)
    assert stale_equivalents(listed, mutants) == ["change-text/2"]
