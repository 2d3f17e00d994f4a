"""Who says what: one small sentence a pattern."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.attribution.english import find_relations
from osintkit.extract.attribution.foreign import find_foreign
from osintkit.extract.attribution.tokens import TOKEN, Unit, tokenise


def read(text, find=find_relations):
    def words(spans):
        return " / ".join(text[start:end] for start, end in spans)

    return [(words(r.source), words(r.cue), words(r.content)) for r in find(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # direct
        ('"We saw them," the sergeant said.', ("the sergeant", "said", '"We saw them,"')),
        ('"We saw them," said Ana Ruiz.', ("Ana Ruiz", "said", '"We saw them,"')),
        ('Ana Ruiz said: "We saw them."', ("Ana Ruiz", "said", '"We saw them."')),
        ('"We saw them," the mayor told Reuters.', ("the mayor", "told", '"We saw them,"')),
        ('"Why?" Ruiz asked.', ("Ruiz", "asked", '"Why?"')),
        ('"We came," Ruiz said. "We saw."', ("Ruiz", "said", '"We came," / "We saw."')),
        ('"We saw," Ruiz, a nurse from Lima, said.', ("Ruiz, a nurse from Lima", "said", '"We saw,"')),
        ('"We came," Ruiz snarled.', ("Ruiz", "snarled", '"We came,"')),
        ('As Ruiz put it: "We came."', ("Ruiz", "put it:", '"We came."')),
        # indirect
        ("The port said that no ship had left.", ("The port", "said", "that no ship had left")),
        ("The port said no ship had left.", ("The port", "said", "no ship had left")),
        ("The port said on Monday that no ship left.", ("The port", "said", "that no ship left")),
        ("Officials told reporters the ship left.", ("Officials", "told", "the ship left")),
        ("The ship left at dawn, officials said.", ("officials", "said", "The ship left at dawn")),
        ("The ship, officials said, left at dawn.", ("officials", "said", "The ship / left at dawn")),
        ("Ruiz, who runs the port, denied the report.", ("Ruiz, who runs the port", "denied", "the report")),
        ("The ministry could not confirm the report.", ("The ministry", "could not confirm", "the report")),
        ("Ruiz refused to comment.", ("Ruiz", "refused", "to comment")),
        ("The minister called for calm.", ("The minister", "called for", "calm")),
        ("Ruiz dismissed the claims as a hoax.", ("Ruiz", "dismissed", "the claims as a hoax")),
        # mixed
        ('Ruiz called it "a hoax".', ("Ruiz", "called", 'it "a hoax"')),
        # nouns and others
        ("According to the port, no ship left.", ("the port", "According to", "no ship left")),
        ("No ship left, according to the port.", ("the port", "according to", "No ship left")),
        (
            "No ship left, according to Ruiz, a pilot who saw it.",
            ("Ruiz, a pilot who saw it", "according to", "No ship left"),
        ),
        ("The ship, according to Ruiz, left.", ("Ruiz", "according to", "The ship / left")),
        ("Nobody believed Ruiz's claim that the ship left.", ("Ruiz", "claim", "that the ship left")),
        ("The ship is expected to leave.", ("", "is expected", "The ship / to leave")),
        ("The ship was reportedly sunk.", ("", "reportedly", "The ship was / sunk")),
    ],
)
def test_pattern(text, expected):
    found = read(text)
    assert expected in found, found


def test_joined_predicates_share_their_subject():
    found = read("Ruiz denied the report and said no ship had left.")
    assert [(source, cue) for source, cue, _ in found] == [("Ruiz", "denied"), ("Ruiz", "said")]


def test_a_participle_hangs_on_the_subject_of_its_clause():
    assert ("Ruiz", "calling", "it a lie") in read("Ruiz denied the report, calling it a lie.")


def test_a_quotation_by_somebody_is_not_read_as_his_own_statements():
    assert [cue for _, cue, _ in read('"I think the minister said no," Ruiz said.')] == ["said"]


def test_a_headline_in_title_case():
    assert read("Ruiz Says Ship Left Port Before Dawn")[0][:2] == ("Ruiz", "Says")


def test_a_quotation_announced_in_the_paragraph_before():
    text = 'The letter goes on:\n\n"We never saw the ship."'
    assert read(text)[0][2] == '"We never saw the ship."'


@pytest.mark.parametrize(
    ("language", "text", "source"),
    [
        ("ru", "«Мы видим угрозу», — сказал Иван Петров.", "Иван Петров"),
        ("ru", "Иван Петров заявил, что видит угрозу.", "Иван Петров"),
        ("ru", "По словам Петрова, угрозы нет.", "Петрова"),
        ("uk", "«Ми бачимо загрозу», – сказала Олена Коваль.", "Олена Коваль"),
        ("uk", "За словами Коваль, загрози немає.", "Коваль"),
        ("ko", "국방부는 18일 위협이 있다고 밝혔다.", "국방부"),
    ],
)
def test_other_languages(language, text, source):
    assert read(text, lambda words: find_foreign(words, language))[0][0] == source


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_no_text_raises_and_all_spans_are_inside(text):
    for find in (find_relations, lambda words: find_foreign(words, "ru"), lambda words: find_foreign(words, "ko")):
        for relation in find(text):
            for part in (relation.source, relation.cue, relation.content):
                assert all(0 <= start < end <= len(text) for start, end in part)


PIECES = [
    "He said",
    "the port",
    '"',
    ",",
    ".",
    " that ",
    "Ruiz",
    "according to",
    "\n\n",
    "who",
    "denied",
    "and",
    "(",
    ")",
    "—",
    ":",
    "n't",
    "’s",
    " ",
]


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_broken_news_never_raises(pieces):
    text = "".join(pieces)
    for relation in find_relations(text):
        assert all(0 <= start < end <= len(text) for start, end in [*relation.source, *relation.cue, *relation.content])


STORY = "The port said no ship had left. Ana Ruiz denied the report.\n\n“We saw it,” said a guard."


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(["Rain fell all night.", "It cost 3 euros.\n\nNobody paid.", "Lima is a city of many ports."]))
def test_an_unrelated_paragraph_changes_nothing_elsewhere(paragraph):
    shift = len(paragraph) + 2
    moved = [(r.source, r.cue, r.content) for r in find_relations(paragraph + "\n\n" + STORY) if r.start >= shift]
    back = [tuple([(a - shift, b - shift) for a, b in part] for part in parts) for parts in moved]
    plain = [(r.source, r.cue, r.content) for r in find_relations(STORY)]
    assert back == plain
    behind = [(r.source, r.cue, r.content) for r in find_relations(STORY + "\n\n" + paragraph) if r.end <= len(STORY)]
    assert behind == plain


@given(st.text(alphabet="abT 1.,-_'’\n“é", max_size=40), st.integers(0, 40), st.integers(0, 40))
@settings(max_examples=200, deadline=None)
def test_tokens_of_a_passage_stand_where_the_pattern_finds_them(text, first, second):
    start, end = sorted((min(first, len(text)), min(second, len(text))))
    unit = Unit()
    tokenise(text, start, end, unit)
    if "n't" not in unit.low:  # that one is joined afterwards
        assert list(zip(unit.start, unit.end, strict=True)) == [m.span() for m in TOKEN.finditer(text, start, end)]
    assert [text[s:e].lower() for s, e in zip(unit.start, unit.end, strict=True)] == unit.low
