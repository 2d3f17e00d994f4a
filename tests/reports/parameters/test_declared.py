"""Parameters are read from syntax, checked before anything runs, and arrive as what they were declared."""

from __future__ import annotations

import ast
import json
from datetime import date
from pathlib import Path

import nbformat
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.errors import ParameterError
from osintkit.model import Clock
from osintkit.reports.parameters.declared import check_parameters, inject, parse_parameters, read_parameters, source_of

SOURCE = '''
"""What may be set."""
import datetime
from datetime import date
from pathlib import Path
from typing import Literal

from osintkit.model import Clock

case_dir: Path = Path("..")  # folder of the case
claim: str  # which claim
note: str = "a=b # no comment"  # real = help
name: str | None = None
as_of: date | None = None
since: datetime.date = datetime.date(2024, 1, 2)
mode: Literal["fast", "full"] = "full"
level: Literal[1, 2] = 1
clock: Clock = Clock.PUBLIC
words: list[str] = [
    "x",  # one
    "y=2",
]
numbers: list[int] = []
share: float = 1
limit = 7
dark = True
'''


@pytest.fixture(scope="module")
def schema():
    return parse_parameters(SOURCE)


def values(schema, **given):
    return check_parameters(schema, {"claim": "c", **given})


def test_all_kinds_are_read_with_defaults_and_help(schema):
    found = {parameter.name: (parameter.type, parameter.default) for parameter in schema}
    assert found["case_dir"] == ("Path", Path(".."))
    assert found["name"] == ("str | None", None)
    assert found["since"] == ("datetime.date", date(2024, 1, 2))
    assert found["mode"] == ("Literal['fast', 'full']", "full")
    assert found["clock"] == ("Clock", Clock.PUBLIC)
    assert found["words"] == ("list[str]", ["x", "y=2"])
    assert found["share"] == ("float", 1.0)
    assert found["limit"] == ("int", 7)
    assert found["dark"] == ("bool", True)
    assert schema[1].required
    assert {parameter.name: parameter.help for parameter in schema}["note"] == "real = help"


@pytest.mark.parametrize(
    ("name", "given", "value"),
    [
        ("claim", "007", "007"),
        ("claim", "1e5", "1e5"),
        ("note", "x = 1; import os # }{", "x = 1; import os # }{"),
        ("limit", "7", 7),
        ("limit", 7, 7),
        ("share", "0.25", 0.25),
        ("share", 3, 3.0),
        ("dark", "no", False),
        ("as_of", "2024-10-20", date(2024, 10, 20)),
        ("as_of", date(2024, 10, 20), date(2024, 10, 20)),
        ("as_of", "none", None),
        ("name", "none", "none"),
        ("name", None, None),
        ("mode", "fast", "fast"),
        ("level", "2", 2),
        ("clock", "captured", Clock.CAPTURED),
        ("words", "a, b=c ,d", ["a", "b=c", "d"]),
        ("words", '["a, b"]', ["a, b"]),
        ("numbers", "1,2", [1, 2]),
        ("case_dir", "a b/{c}", Path("a b/{c}")),
    ],
)
def test_values_come_as_declared(schema, name, given, value):
    read = values(schema, **{name: given})[name]
    assert read == value
    assert type(read) is type(value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"clam": "x"}, "did you mean 'claim'"),
        ({"x=1;a": 1}, "no parameter 'x=1;a'"),
        ({"claim": 7}, "put it in quotes"),
        ({"limit": "7.5"}, "expected a whole number"),
        ({"limit": True}, "expected a whole number"),
        ({"share": "nan"}, "expected a number"),
        ({"dark": "maybe"}, "expected true or false"),
        ({"as_of": "2024-02-30"}, "not a calendar day"),
        ({"as_of": "20 October"}, "expected a day like"),
        ({"as_of": 20241020}, "expected a day like"),
        ({"mode": "fats"}, "did you mean 'fast'"),
        ({"clock": "publik"}, "did you mean 'public'"),
        ({"words": 3}, "expected list[str]"),
        ({"numbers": "1,x"}, "expected a whole number"),
        ({"numbers": "[1,"}, "parameter 'numbers'"),
        ({"case_dir": "a\0b"}, "expected a path"),
        ({"case_dir": ""}, "expected a path"),
        ({"share": None}, "expected a number"),
    ],
)
def test_wrong_values_are_refused_with_a_way_out(schema, given, words):
    with pytest.raises(ParameterError) as caught:
        values(schema, **given)
    assert words in str(caught.value)


def test_everything_wrong_is_named_at_once(schema):
    with pytest.raises(ParameterError) as caught:
        check_parameters(schema, {"limit": "x", "mod": "y"})
    text = str(caught.value)
    assert "'claim' (str) is required" in text
    assert "'limit'" in text
    assert "did you mean 'mode'" in text


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x = compute()", "not a parameter type"),
        ("x: int = compute()", "computed"),
        ("x: Frame = None", "not a parameter type"),
        ("x = None", "annotate it"),
        ("x: int = 'a'", "expected a whole number"),
        ("x: int | str = 1", "only one type"),
        ("x: dict[str, int] = {}", "not a parameter type"),
        ("x = 1\nx = 2", "a second time"),
        ("print(1)", "not a declaration"),
        ("for i in []: pass", "not a declaration"),
        ("a, b = 1, 2", "not a declaration"),
        ("x: int = (", "not valid Python"),
        ("import os\nx: int = os.getpid()", "computed"),
    ],
)
def test_a_cell_that_does_more_than_declare_is_refused(line, words):
    with pytest.raises(ParameterError, match="parameters cell") as caught:
        parse_parameters(line)
    assert words in str(caught.value)


def test_nothing_is_run_while_reading(tmp_path):
    mark = tmp_path / "mark"
    with pytest.raises(ParameterError):
        parse_parameters(f"x: str = open({str(mark)!r}, 'w').name")
    assert not mark.exists()


def notebook(*cells):
    return nbformat.v4.new_notebook(cells=list(cells))


def declared(source):
    return nbformat.v4.new_code_cell(source, metadata={"tags": ["parameters"]})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("{", "not a notebook"),
        ("[]", "no list of cells"),
        (json.dumps({"cells": []}), "no cell is tagged 'parameters'"),
        (json.dumps(notebook(declared("a = 1"), declared("b = 1"))), "2 cells are tagged"),
        (json.dumps(notebook(declared("a = f()"))), "not a parameter type"),
    ],
)
def test_a_bad_notebook_is_named(tmp_path, content, words):
    path = tmp_path / "bad.ipynb"
    path.write_text(content)
    with pytest.raises(ParameterError) as caught:
        read_parameters(path)
    assert words in str(caught.value)
    assert "bad.ipynb" in str(caught.value)


def test_a_missing_notebook_is_named(tmp_path):
    with pytest.raises(ParameterError, match=r"none\.ipynb"):
        read_parameters(tmp_path / "none.ipynb")


def test_injected_values_are_typed_python(schema):
    given = values(schema, as_of="2024-10-20", case_dir="a'b", note='q"\n\\', words=["\u202e", "#"], clock="captured")
    space: dict = {}
    exec(source_of(schema, given), space)  # the cell, as a kernel runs it
    assert {name: space[name] for name in given} == given
    assert space["as_of"] == date(2024, 10, 20)
    assert space["case_dir"] == Path("a'b")


@given(st.text(st.characters(codec=None, categories=None), max_size=40))
@settings(max_examples=100, deadline=None)
def test_any_text_survives_injection_as_text(text):
    small = parse_parameters('claim: str = "x"')
    source = source_of(small, check_parameters(small, {"claim": text}))
    tree = ast.parse(source.encode("utf-8", "strict").decode())
    assert len(tree.body) == 1
    assert ast.literal_eval(tree.body[0].value) == text


def test_injection_replaces_an_earlier_one_and_leaves_the_rest():
    small = parse_parameters("n: int = 1")
    first = inject(notebook(nbformat.v4.new_markdown_cell("# T"), declared("n: int = 1")), small, {"n": 2})
    second = inject(first, small, {"n": 3})
    assert [cell.source for cell in second.cells] == ["# T", "n: int = 1", "# the values of this run\nn = 3"]
    assert first.cells[2].source.endswith("n = 2")
    nbformat.validate(second)
