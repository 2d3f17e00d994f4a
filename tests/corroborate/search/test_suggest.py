"""What search finds for a claim, and that an index finds the same whichever way it grew."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.corroborate.search.index import TermIndex
from osintkit.corroborate.search.parts import Asked, matched_parts
from osintkit.corroborate.search.suggest import PassageIndex, SearchOptions, SearchPassage, suggest
from osintkit.corroborate.text.numbers import numbers_of
from osintkit.corroborate.text.passages import passages_of, sentences_of
from osintkit.corroborate.text.stems import stems_of
from osintkit.errors import ParameterError
from osintkit.model import Claim, Document, Source, SourceKind, StatedDate

CLAIM = Claim(
    id="c",
    text="10,000 North Korean soldiers reached Kursk.",
    terms=("troops",),
    period=StatedDate("2024-10"),
)
WORDS = [
    "river",
    "council",
    "seven",
    "bridge",
    "harbour",
    "denied",
    "soldiers",
    "Kursk",
    "Monday",
    "report",
    "train",
    "winter",
    "spoke",
    "12,000",
]
texts = st.lists(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join), max_size=14)


def _held(*texts: str, document: str | None = None) -> list[SearchPassage]:
    return [
        SearchPassage(id=f"p{number}", document=document or f"d{number}", start=0, end=len(text), text=text)
        for number, text in enumerate(texts)
    ]


def test_the_best_candidate_says_what_matched() -> None:
    held = _held(
        "The council met on Monday.",
        "By 20 October 2024 some 11,000 troops from North Korea had come to Kursk.",
        "Kursk has a river.",
    )
    candidates = suggest(CLAIM, held)
    assert [candidate.passage.id for candidate in candidates] == ["p1", "p2"]
    assert "number: 11,000 (near 10,000)" in candidates[0].matched
    assert "date: 2024-10-20" in candidates[0].matched
    assert any(part.startswith("words: ") and "Kursk" in part for part in candidates[0].matched)


def test_a_source_named_in_the_claim_is_found_under_its_other_names() -> None:
    service = Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, aliases=("NIS",))
    claim = Claim(id="c", text="NIS counted the brigades.")
    held = _held("The National Intelligence Service spoke of four units.", "The council spoke of rain.")
    [candidate] = suggest(claim, held, [service])
    assert "name: National Intelligence Service" in candidate.matched


def test_what_stands_beside_a_good_passage_is_offered_behind_it() -> None:
    held = _held("North Korean soldiers reached Kursk.", "They number some thousands.", "Rain fell.", document="d")
    found = [candidate.passage.id for candidate in suggest(CLAIM, held)]
    assert found[0] == "p0"
    assert found.index("p1") < found.index("p2")


def test_a_published_day_in_the_period_counts() -> None:
    held = [
        SearchPassage(id=day, document=day, start=0, end=8, text="Soldiers", published=StatedDate(day))
        for day in ("2023-01-01", "2024-10-05")
    ]
    assert suggest(CLAIM, held)[0].passage.id == "2024-10-05"


def test_an_embedder_that_the_user_brings_has_its_say() -> None:
    class Backwards:
        name = "backwards"

        def embed(self, texts: list[str]) -> np.ndarray:
            return np.array([[1.0, 0.0], *([float("mist" in text), 1.0] for text in texts[1:])], np.float32)

    held = _held("Soldiers in Kursk, in Kursk soldiers.", "Soldiers came through the mist.")
    assert suggest(CLAIM, held)[0].passage.id == "p0"
    meant = suggest(CLAIM, held, options=SearchOptions(embedder=Backwards()))
    assert {candidate.passage.id for candidate in meant} == {"p0", "p1"}


def test_numbers_are_read_and_years_left_out() -> None:
    assert numbers_of("In 2024 about 12 000; 3,5 thousand; two") == (12000.0, 3500.0, 2.0)
    assert numbers_of("about 12.000") == (12.0, 12000.0)


def test_a_limit_below_one_is_refused() -> None:
    with pytest.raises(ParameterError, match="limit=0"):
        suggest(CLAIM, [], limit=0)
    assert suggest(CLAIM, []) == ()


@settings(max_examples=60, deadline=None)
@given(texts, st.integers(0, 14))
def test_growing_by_parts_gives_what_building_at_once_gives(held: list[str], cut: int) -> None:
    passages = _held(*held)
    whole, parts = PassageIndex(), PassageIndex()
    whole.add(passages)
    for part in (passages[:cut], passages[cut:]):
        parts.add(part)
        parts.query("soldiers")
    assert suggest(CLAIM, whole) == suggest(CLAIM, parts)


@settings(max_examples=60, deadline=None)
@given(st.lists(texts, max_size=4), st.dictionaries(st.sampled_from(WORDS), st.floats(0.01, 3)), st.integers(1, 6))
def test_the_best_are_those_of_reading_everything(parts: list[list[str]], asked: dict[str, float], limit: int) -> None:
    _same_as_reading_everything(parts, asked, limit)


@pytest.mark.parametrize("limit", [1, 10, 200])
def test_the_best_of_many_are_those_of_reading_everything(limit: int) -> None:
    chance = np.random.default_rng(7)
    words = [f"w{number}" for number in range(300)]
    rarity = 1 / np.arange(3, 303)
    parts = [
        [" ".join(chance.choice(words, chance.integers(1, 60), p=rarity / rarity.sum())) for _ in range(size)]
        for size in (9000, 700, 30)
    ]
    for _ in range(30):
        asked = chance.choice(words, chance.integers(1, 14), replace=False, p=rarity / rarity.sum())
        _same_as_reading_everything(parts, {word: float(chance.choice([1.0, 1.0, 0.4, 0.02])) for word in asked}, limit)


def _same_as_reading_everything(parts: list[list[str]], asked: dict[str, float], limit: int) -> None:
    index = _term_index(tuple(tuple(part) for part in parts))
    numbered = {index.vocabulary.number(stem): weight for word, weight in asked.items() for stem in stems_of(word)}
    weights = {term: weight for term, weight in numbered.items() if term is not None}
    every = index.scores(weights, np.arange(index.size))
    known = None
    for _ in range(3):  # nothing of one question is left for the next
        numbers, scores = index.best(weights, limit, known)
        known = np.arange(min(limit, index.size)) if known is None else numbers
        expected = np.lexsort((np.arange(index.size), -every))[: min(limit, int((every > 0).sum()))]
        assert numbers.tolist() == expected.tolist()
        assert scores.tolist() == every[expected].tolist()


@lru_cache(maxsize=4)
def _term_index(parts: tuple[tuple[str, ...], ...]) -> TermIndex:
    index = TermIndex()
    for part in parts:
        index.add(part)
    return index


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet=st.characters() | st.sampled_from("\n. !?”AB"), max_size=300))
def test_passages_stand_where_they_say_and_hold_every_word(text: str) -> None:
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1")
    passages = passages_of(document)
    last = 0
    for passage in passages:
        assert last <= passage.start < passage.end
        assert passage.text == text[passage.start : passage.end]
        assert not text[last : passage.start].strip()
        last = passage.end
    assert not text[last:].strip()
    for start, end in sentences_of(text):
        assert text[start:end].strip() == text[start:end] != ""


@settings(max_examples=100, deadline=None)
@given(st.text(), st.text())
def test_no_claim_and_no_text_is_too_strange(claim: str, text: str) -> None:
    asked = Asked.of(Claim(id="c", text=claim))
    matched_parts(asked, text)
    suggest(Claim(id="c", text=claim), _held(text, text + "\ud800"))
