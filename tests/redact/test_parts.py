"""The surname alone, in what analysts wrote themselves."""

from __future__ import annotations

from pathlib import Path

import pytest

import osintkit
from osintkit.case.open import share
from osintkit.model import Source, SourceKind
from osintkit.redact.parts import parts_of
from osintkit.redact.spellings import MARK

DECLARED = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
  - {id: w1, name: Zorblat Quimby, kind: person, protected: true, letter: B, letter_reason: Quimby was there}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, note: Mr Quimby saw it}
"""


def person(name: str, *aliases: str) -> Source:
    return Source(id="p", name=name, kind=SourceKind.PERSON, aliases=aliases, protected=True)


@pytest.mark.parametrize(
    ("name", "aliases", "parts"),
    [
        ("Zorblat Quimby", (), {"Zorblat", "Quimby"}),
        ("Quimby, Zorblat", (), {"Zorblat", "Quimby"}),
        ("General Quimby", (), {"Quimby"}),
        ("Mary-Lou Quimby-Blorp", (), {"Mary", "Lou", "Quimby", "Blorp"}),
        ("Квимби Зорблат Иванович", (), {"Квимби", "Зорблат", "Иванович"}),
        ("김철수", (), {"김철수", "철수"}),
        ("Zorblat Quimby (witness)", ("the Badger",), {"Zorblat", "Quimby", "Badger"}),
        ("Ministry of Defence", (), {"Defence"}),
        ("of the and", (), set()),
        ("National News Agency", (), set()),
    ],
)
def test_which_words_stand_for_a_name(name: str, aliases: tuple[str, ...], parts: set[str]) -> None:
    assert set(parts_of([person(name, *aliases)], [], [])) == parts


def test_words_of_others_and_of_the_question_stand_for_nobody() -> None:
    other = Source(id="o", name="Defence Council", kind=SourceKind.GOVERNMENT)
    assert parts_of([person("Ministry of Defence")], [other], []) == ()
    assert parts_of([person("The Bridge Keeper")], [], ["Was the bridge closed?"]) == ("Keeper",)


@pytest.fixture
def shown(tmp_path: Path) -> osintkit.Case:
    root = tmp_path / "case"
    osintkit.new_case(root)
    (root / "case.yaml").write_text(DECLARED, encoding="utf-8")
    case = osintkit.open_case(root)
    page = tmp_path / "a.txt"
    words = "The bridge was closed on 3 May, the council said. Nobody was hurt, it added. Quimby Street was busy.\n"
    page.write_text(words, encoding="utf-8")
    case.add(page, published="2024-05-04", source="city")
    (document,) = case.documents()["document"]
    case.judge.link(case.passage(document, 0, 30), "closed", "supports", details={"note": "Quimby is Zorblat Quimby"})
    case.judge.grade("w1", "A", reason="QUIMBY's word, and Zorblat\u2019s brother")
    case.judge.note("w1", "call Quimby-san, or quimby at home")
    case.judge.assess("closed", as_of="2024-05-10", rationale="Only Quimby saw it.", digit="3")
    return share(osintkit.open_case(root))


def test_a_surname_alone_is_withheld_in_the_analysts_own_words(shown: osintkit.Case) -> None:
    told = [shown.judge.table().to_csv(), shown.sources().to_csv(), shown.assessments().to_csv()]
    told += [repr(shown.judgments()), repr(shown.file), repr(shown.material().claims), shown.queue("closed").to_csv()]
    told += [shown.evidence("closed")["note"].to_csv(), repr(shown.dossier("closed").assessments)]
    for text in told:
        assert "quimby" not in text.casefold(), text
        assert "zorblat" not in text.casefold(), text
    assert MARK in told[0]


def test_the_sources_widget_withholds_it_too(shown: osintkit.Case) -> None:
    from osintkit.widgets import Sources

    widget = Sources(shown)
    state = repr(widget.get_state()) + widget.twin().markup
    assert "quimby" not in state.casefold()
    assert "Protected source 1" in state


def test_captured_text_keeps_a_word_that_is_only_part_of_a_name(shown: osintkit.Case) -> None:
    (document,) = shown.documents()["document"]
    assert "Quimby Street was busy" in shown.document(document).text
    assert shown.evidence("closed")["quote"].tolist() == ["The bridge was closed on 3 May"]
