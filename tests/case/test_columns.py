"""Columns that are declared with a capture or in ``case.yaml``: when they count, and what they change."""

from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

import osintkit
from osintkit.cli import main
from osintkit.errors import CaseFileError, ParameterError

CASE = """\
schema: 1
id: harbour
title: The harbour
question: Was the harbour bridge hit?
analyst: anna
sources:
  - {id: courier, name: Coast Courier, kind: outlet}
  - {id: wire, name: Northwire, kind: outlet}
claims:
  - {id: hit, text: Shelling hit the harbour bridge on 18 October 2024., main: true, terms: [shelling, bridge]}
"""
TABLE = "Tag;Medium;Aussage\n18.10.2024;Coast Courier / Northwire;Shelling hit the harbour bridge, 1.500 fled.\n"
DECLARED = "columns: [{files: '*.csv', map: {date: Tag, outlet: Medium, text: Aussage}, several: /}]\n"


@pytest.fixture
def folder(tmp_path):
    osintkit.new_case(tmp_path / "case")
    (tmp_path / "case" / "case.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "table.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def opened(folder):
    return osintkit.open_case(folder / "case", clock=lambda: datetime(2024, 11, 1, tzinfo=UTC))


def test_a_refused_table_is_kept_and_read_once_its_columns_are_declared(folder):
    case = opened(folder)
    added = case.add(folder / "table.csv")
    assert list(added["outcome"]) == ["failed"]
    assert "osintkit add table.csv --columns" in added["note"][0]
    assert len(case.captures()) == 1
    added = case.add(folder / "table.csv", columns={"date": "Tag", "outlet": "Medium", "text": "Aussage"})
    assert (added["outcome"][0], added["documents"][0]) == ("known", 1)
    assert list(opened(folder).documents()["publisher"]) == ["Coast Courier / Northwire"]


def test_a_later_word_counts_and_the_chain_of_custody_holds(folder):
    case = opened(folder)
    case.add(folder / "table.csv", columns="text=Medium")
    assert list(case.documents()["publisher"].fillna("")) == [""]
    case.add(folder / "table.csv", columns=["text=Aussage, outlet=Medium", "several=/"])
    assert sorted(case.documents()["publisher"]) == ["Coast Courier", "Northwire"]
    assert not len(case.verify())
    assert sorted(opened(folder).documents()["publisher"]) == ["Coast Courier", "Northwire"]


def test_the_case_file_declares_for_all_tables_and_a_change_of_it_is_seen(folder):
    opened(folder).add(folder / "table.csv")
    path = folder / "case" / "case.yaml"
    path.write_text(CASE + DECLARED, encoding="utf-8")
    assert sorted(opened(folder).documents()["publisher"]) == ["Coast Courier", "Northwire"]
    path.write_text(CASE + DECLARED.replace("several: /", "several: none"), encoding="utf-8")
    assert list(opened(folder).documents()["publisher"]) == ["Coast Courier / Northwire"]
    path.write_text(CASE, encoding="utf-8")
    assert not len(opened(folder).documents())


def test_what_is_said_of_the_very_file_goes_before_what_is_said_of_all(folder):
    (folder / "case" / "case.yaml").write_text(CASE + DECLARED, encoding="utf-8")
    case = opened(folder)
    case.add(folder / "table.csv", columns="text=Medium")
    assert case.document(case.documents()["document"][0]).text == "Coast Courier / Northwire"


def test_two_sources_in_a_cell_hold_one_origin(folder):
    (folder / "case" / "case.yaml").write_text(CASE + DECLARED, encoding="utf-8")
    case = opened(folder)
    case.add(folder / "table.csv")
    for name in case.documents()["document"]:
        case.judge.link(case.passage(name, 0, len(case.document(name).text)), "hit", "supports")
    assert sorted(case.evidence("hit")["holder"]) == ["courier", "wire"]
    assert len(case.origins("hit")) == 1


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ("columns: [{map: {text: A}}]", "say for which tables"),
        ("columns: [{files: a, map: {txet: A}}]", "no column 'txet'; did you mean 'text'?"),
        ("columns: [{files: a, preset: aclde}]", "did you mean 'acled'?"),
        ("columns: [{files: a, dates: often}]", "dates is day-first or month-first"),
        ("columns: [{files: a, map: {text: 3}}]", "the column 'text' is given no heading"),
        ("columns: [{fiels: a}]", "did you mean 'files'?"),
        ("columns: {files: a}", "expected a list"),
        ("columns: [{files: a, map: [text]}]", "columns"),
    ],
)
def test_a_mistake_in_the_case_file_has_its_line(folder, columns, message):
    path = folder / "case" / "case.yaml"
    path.write_text(CASE + columns + "\n", encoding="utf-8")
    with pytest.raises(CaseFileError) as caught:
        opened(folder)
    assert message in str(caught.value)
    assert caught.value.problems[0][0] == CASE.count("\n") + 1


@pytest.mark.parametrize("columns", ["daet=Tag", "", ["text=A", "text=B"], {"txet": "A"}])
def test_a_mistake_that_is_typed_takes_nothing_in(folder, columns):
    case = opened(folder)
    if columns:
        with pytest.raises(ParameterError, match=r"^columns: "):
            case.add(folder / "table.csv", columns=columns)
        assert not len(case.captures())


def test_the_command_that_is_offered_works(folder):
    runner = CliRunner()
    told = runner.invoke(main, ["add", str(folder / "table.csv"), "--case", str(folder / "case")])
    assert told.exit_code == 4
    done = runner.invoke(
        main,
        [
            "add",
            str(folder / "table.csv"),
            "--case",
            str(folder / "case"),
            "--columns",
            "text=Aussage",
            "--columns",
            "date=Tag",
        ],
    )
    assert done.exit_code == 0
    assert "1 document(s)" in done.output
