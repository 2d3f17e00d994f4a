from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.model import Passage
from osintkit.model.selectors import reanchor, resolve

# every code point, lone surrogates too, with the ones that go wrong elsewhere made frequent
MARKS = ["e\u0301", "é", "\u202e", "\u200f", "\u200b", "\ud83d", "\ude00", "\r\n", "\r", "\n"]
ODD = st.sampled_from([*MARKS, "👩‍👩‍👧", "شمال", "עברית", "𝔘", "ﷺ", "a", " "])
ANY = st.characters(codec=None, exclude_categories=())
TEXTS = st.lists(ODD | ANY | st.text(ANY, max_size=5), min_size=1, max_size=30).map("".join)


@st.composite
def passages(draw):
    text = draw(TEXTS.filter(bool))
    start = draw(st.integers(0, len(text) - 1))
    end = draw(st.integers(start + 1, len(text)))
    return text, Passage.of("D-1", text, start, end)


@given(passages())
def test_in_its_own_text_a_passage_is_where_it_was(drawn):
    text, passage = drawn
    anchor = resolve(passage, text)
    assert (anchor.state, anchor.start, anchor.end) == ("ok", passage.start, passage.end)


@given(passages(), TEXTS, TEXTS)
def test_in_any_text_only_the_exact_words_are_ever_found(drawn, before, after):
    text, passage = drawn
    new = before + text + after
    anchor = resolve(passage, new)
    count = sum(new.startswith(passage.exact, place) for place in range(len(new)))
    if anchor.state == "orphan":
        assert (anchor.start, anchor.end) == (None, None)
        assert len(anchor.candidates) == count > 1
        assert all(span.of(new) == passage.exact for span in anchor.candidates)
    else:
        assert new[anchor.start : anchor.end] == passage.exact
        assert anchor.state == ("ok" if anchor.start == passage.start else "moved")
    if count == 1:
        assert anchor.state != "orphan"


@given(passages(), TEXTS)
def test_where_the_words_are_gone_it_is_an_orphan(drawn, other):
    _, passage = drawn
    if passage.exact not in other:
        anchor = resolve(passage, other)
        assert (anchor.state, anchor.candidates) == ("orphan", ())


@settings(max_examples=50)
@given(passages())
def test_it_comes_back_from_plain_data_the_same(drawn):
    text, passage = drawn
    assert resolve(Passage.from_dict(passage.to_dict()), text).state == "ok"


def test_several_places_are_told_apart_by_context_only_when_one_fits():
    text = "He said yes. She said yes. They said no."
    passage = Passage.of("D-1", text, text.rindex("yes"), text.rindex("yes") + 3)
    moved = resolve(passage, "Update! " + text)
    assert (moved.state, moved.start) == ("moved", passage.start + 8)
    assert "of 2 places" in moved.reason
    twice = resolve(passage, "Update! " + text + " " + text)
    assert twice.state == "orphan"
    assert len(twice.candidates) == 4
    other = resolve(passage, "News! yes, said he; yes, said she.")
    assert (other.state, len(other.candidates)) == ("orphan", 2)
    assert "none has the same context" in other.reason


def test_half_a_context_is_not_enough():
    passage = Passage.of("D-1", "aaa YES bbb", 4, 7)
    assert resolve(passage, "_ aaa YES ccc, xxx YES bbb").state == "orphan"


def test_words_that_overlap_themselves_are_all_seen():
    passage = Passage.of("D-1", "xaax", 1, 3)
    assert len(resolve(passage, "__baaa!").candidates) == 2


def test_composed_and_decomposed_letters_are_different_words():
    passage = Passage.of("D-1", "café noir", 0, 4)
    assert resolve(passage, "cafe\u0301 noir").state == "orphan"


def test_emoji_and_marks_count_as_code_points():
    text = "👩‍👩‍👧 شمال\r\nKyiv said so."
    passage = Passage.of("D-1", text, text.index("Kyiv"), text.index("Kyiv") + 4)
    assert passage.start == 12
    assert resolve(passage, text.replace("\r\n", "\n")).start == 11


def test_a_passage_whose_words_were_tampered_with_is_an_orphan():
    passage = Passage.from_dict(
        Passage.of("D-1", "Kyiv said so.", 0, 4).to_dict() | {"exact": "said", "start": 5, "end": 9}
    )
    anchor = resolve(passage, "Kyiv said so.")
    assert anchor.state == "orphan"
    assert "hash" in anchor.reason


def test_a_text_read_anew_gives_a_report_of_every_passage():
    old = "Menu Home\nKyiv said so. Moscow denied it. Seoul counted."
    new = "Kyiv said so. Seoul counted. Moscow, it is said, denied it."
    passages_ = [
        Passage.of("D-1", old, old.index(word), old.index(word) + len(word))
        for word in ("Kyiv", "Moscow denied", "Seoul")
    ]
    report = reanchor(passages_ + passages_[:1], new)
    assert report.summary == "3 passages: 0 ok, 2 moved, 1 orphan"
    assert [row.passage.exact for row in report.in_state("orphan")] == ["Moscow denied"]
    assert all(row.now is not None and row.now.exact == row.passage.exact for row in report.in_state("moved"))
    assert reanchor(passages_, old).summary == "3 passages: 3 ok, 0 moved, 0 orphans"


@pytest.mark.parametrize("text", ["", "Kyiv"])
def test_a_shorter_text_is_no_trouble(text):
    assert resolve(Passage.of("D-1", "so said Kyiv", 8, 12), text).state == ("moved" if text else "orphan")
