"""case.yaml: every mistake is found at once, with its line and the nearest known name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.custody.casefile import read_case_file
from osintkit.errors import CaseFileError, SetupError

GOOD = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
  - {id: mayor, name: Jo Doe, kind: person, owner: city, family: city, aliases: [the mayor], letter: C}
claims:
  - {id: closed, text: The bridge was closed., main: true, period: 2024-05, scopes: [present]}
  - {id: blown-up, text: The bridge was blown up., entails: [closed], parties: [{family: city, gains: refutes}]}
hypotheses:
  - {id: repair, text: It was repaired.}
dependencies:
  - {source: mayor, on: city, since: 2024-05-02, reason: briefed}
"""


def _read(tmp_path: Path, text: str):
    path = tmp_path / "case.yaml"
    path.write_text(text, encoding="utf-8")
    return read_case_file(path)


def _problems(tmp_path: Path, text: str) -> list[tuple[int, str]]:
    with pytest.raises(CaseFileError) as caught:
        _read(tmp_path, text)
    return list(caught.value.problems)


def test_a_good_file_gives_records(tmp_path: Path) -> None:
    case = _read(tmp_path, GOOD)
    assert case.sources["mayor"].names == ("Jo Doe", "the mayor")
    assert case.claims["closed"].period.precision == "month"
    assert case.claims["blown-up"].entails == ("closed",)
    assert case.dependencies[0].since.text == "2024-05-02"
    assert case.lines["blown-up"] == 11


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("title: The", "titel: The", 3, "unknown key 'titel'; did you mean 'title'?"),
        ("kind: person", "kind: persn", 8, "'persn' is not a SourceKind; did you mean 'person'?"),
        ("letter: C", "lettr: C", 8, "unknown key 'lettr'; did you mean 'letter'?"),
        ("id: mayor", "id: city", 8, "source 'city' is declared twice, first on line 7"),
        ("owner: city", "owner: citty", 8, "owner: 'citty' is not declared; did you mean 'city'?"),
        ("owner: city", "owner: mayor", 8, "source 'mayor' owns itself"),
        ("entails: [closed]", "entails: [blown-up]", 11, "claim 'blown-up' entails itself"),
        ("entails: [closed]", "entails: [closd]", 11, "did you mean 'closed'?"),
        ("since: 2024-05-02", "since: 2024-15-02", 15, "is not a date like"),
        ("owner: city", "owner: mayor", 8, "owns itself"),
        (
            "since: 2024-05-02",
            "since: 2024-05-02, until: 2024-04-30",
            15,
            "ends (2024-04-30) before it begins (2024-05-02)",
        ),
        ("gains: refutes", "gains: neutral", 11, "gains from supports or refutes, not neutral"),
        (
            "{family: city, gains: refutes}",
            "{family: city, gains: refutes}, {family: city, gains: supports}",
            11,
            "party 'city' gains from both sides",
        ),
        ("entails: [closed],", "main: true,", 11, "only one claim is `main`, and 'closed' is declared so"),
        ("aliases: [the mayor]", "aliases: [City Council]", 8, "already belongs to source 'city'"),
        ("schema: 1", "schema: 7", 1, "schema 7 is not known here"),
        ("id: bridge", "id: The Bridge!", 2, "use lower case letters"),
        ("text: It was repaired.", "note: x", 13, "the key 'text' is missing"),
    ],
)
def test_each_mistake_names_line_and_way_out(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    problems = _problems(tmp_path, GOOD.replace(old, new, 1))
    assert any(where == line and words in message for where, message in problems), problems


def test_all_mistakes_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("title: The", "titel: The").replace("kind: person", "kind: persn")
    assert len(_problems(tmp_path, text)) >= 3  # the unknown key, the missing title, the kind


@pytest.mark.parametrize("text", ["", "- 1\n- 2\n", "a: [1", "x: &a 1\ny: *a\n", "\x00"])
def test_what_is_no_case_file_is_refused(tmp_path: Path, text: str) -> None:
    assert _problems(tmp_path, text)


def test_a_missing_file_says_how_to_start(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="osintkit new"):
        read_case_file(tmp_path / "case.yaml")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_case_or_a_named_error(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("case") / "case.yaml"
    path.write_bytes(data)
    with pytest.raises(CaseFileError):
        read_case_file(path)


def test_a_character_that_cannot_be_read_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "case.yaml"
    path.write_bytes(GOOD.replace("City Council", "Stadt Br\u00fcck").encode("cp1252"))
    with pytest.raises(CaseFileError) as caught:
        read_case_file(path)
    assert caught.value.problems == ((7, "not readable as YAML: a character is not UTF-8; save the file as UTF-8"),)
    path.write_text(GOOD.replace("City Council", "City\x07Council").replace("bridge", "Brücke"), encoding="utf-8")
    with pytest.raises(CaseFileError, match=r"line 7: .*U\+0007 may not stand here"):
        read_case_file(path)
