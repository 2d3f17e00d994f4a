"""Sentences are exact spans: nothing is lost, nothing is normalised, abbreviations do not cut."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.text.sentences import find_paragraphs, find_sentences, sentence_at, split_sentences


def words(text):
    return [span.of(text) for span in find_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gen. Kim left. Mr. Park stayed.", ["Gen. Kim left.", "Mr. Park stayed."]),
        ("It weighed 1.5 tons. Nobody moved.", ["It weighed 1.5 tons.", "Nobody moved."]),
        ("He lives in the U.S. The war went on.", ["He lives in the U.S.", "The war went on."]),
        ("The U.S. Army denied it.", ["The U.S. Army denied it."]),
        ("J. Smith wrote it. We read it.", ["J. Smith wrote it.", "We read it."]),
        ('"We saw them." He left.', ['"We saw them."', "He left."]),
        ('"Why?" she asked.', ['"Why?" she asked.']),
        ("(It was late.) They slept.", ["(It was late.)", "They slept."]),
        ("What now?! Nothing…  Then rain.", ["What now?!", "Nothing…", "Then rain."]),
        ("1. First point\n2. Second point", ["1. First point", "2. Second point"]),
        ("- one\n- two", ["- one", "- two"]),
        ("Headline\nThe text starts here.", ["Headline", "The text starts here."]),
        ("One.\n\nTwo", ["One.", "Two"]),
        ("Это 1,5 тыс. человек. Они ушли.", ["Это 1,5 тыс. человек.", "Они ушли."]),
        ("Це ген. Коваль. Він пішов.", ["Це ген. Коваль.", "Він пішов."]),
        ("그는 떠났다. 아무도 몰랐다.", ["그는 떠났다.", "아무도 몰랐다."]),
        ("他们走了。没有人知道！真的？", ["他们走了。", "没有人知道！", "真的？"]),
    ],
)
def test_sentences_end_where_a_reader_would_end_them(text, expected):
    assert words(text) == expected


def test_a_hard_wrapped_line_does_not_end_a_sentence():
    text = "The ministry of defence of that country said on that very day that\nno soldier had left."
    assert words(text) == [text]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_sentences_cover_all_but_white_space_and_never_overlap(text):
    position = 0
    for start, end in split_sentences(text):
        assert not text[position:start].strip()
        assert position <= start < end
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        position = end
    assert not text[position:].strip()


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.sampled_from(["He said so.", "Gen. Kim left.", '"No."', "\n\n", "\n", " ", "…", "A. B."]), max_size=12)
)
def test_paragraphs_hold_whole_sentences(parts):
    text = "".join(parts)
    paragraphs = [(span.start, span.end) for span in find_paragraphs(text)]
    for start, end in split_sentences(text):
        assert any(first <= start and end <= last for first, last in paragraphs)


def test_a_position_is_found_in_its_sentence():
    spans = split_sentences("One. Two. Three.")
    assert sentence_at(spans, 6) == (5, 9)
    assert sentence_at([], 3) is None
