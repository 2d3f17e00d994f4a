"""A claim's names, numbers, days and places in sentences of other scripts."""

from __future__ import annotations

import pytest

from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.stating.languages import sound
from osintkit.corroborate.suggestions import related_abroad
from osintkit.model import Bearing, Claim, Document, Source, SourceKind, StatedDate

CLAIM = Claim(id="c", text="Budanov said that 1,500 North Korean soldiers came to Kursk.", period=StatedDate("2024-10"))


def matched(text: str, language: str, *sources: Source) -> list[tuple[str, ...]]:
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language=language)
    found = list(related_abroad(CLAIM, document, sources, Reading(documents={"D-1": document})))
    assert all(one.comparison is not None and one.comparison.bearing is Bearing.RELATED for one in found)
    return [one.comparison.matched for one in found if one.comparison]


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("Буданов повідомив про 1500 вояків на Курщині та в Курську.", "uk", {"name: budanov", "how many: 1,500"}),
        ("В Курск прибыли военные КНДР.", "ru", {"where: Kursk", "where: North Korea"}),
        ("북한군 1500명이 쿠르스크에 왔다.", "ko", {"where: Kursk", "where: North Korea", "how many: 1,500"}),
        ("У Курську їх бачили 18 жовтня 2024 року.", "uk", {"name: kursk", "when: 2024-10-18"}),
    ],
)
def test_parts_of_a_claim_are_found_in_other_languages(text: str, language: str, wanted: set[str]) -> None:
    (found,) = matched(text, language)
    assert wanted <= set(found)


@pytest.mark.parametrize("text", ["У Курську йшов сніг.", "Ринок відкрився.", "1500 гривень 18 жовтня 2024 року."])
def test_one_name_or_numbers_alone_say_nothing(text: str) -> None:
    assert matched(text, "uk") == []


def test_a_declared_source_is_found_by_its_alias() -> None:
    source = Source(id="hur", name="Budanov", aliases=("начальник розвідки",), kind=SourceKind.PERSON)
    (found,) = matched("Начальник розвідки говорив про Курськ.", "uk", source)
    assert "name: Budanov" in found


def test_documents_of_the_claims_own_script_are_left_to_search() -> None:
    assert matched("Budanov spoke of Kursk.", "en") == []


@pytest.mark.parametrize(
    ("one", "other"), [("Кучма", "Kuchma"), ("Лавров", "Lavrov"), ("Сирський", "Syrskyi"), ("김정은", "kimjeongeun")]
)
def test_a_name_sounds_alike_in_both_scripts(one: str, other: str) -> None:
    assert sound(one)[:4] == sound(other)[:4]
