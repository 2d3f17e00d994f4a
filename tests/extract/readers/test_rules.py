"""The rule extractor as a whole: anchors, chains, modality, access, values, determinism."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract import extract
from osintkit.extract.readers.rules import RuleExtractor
from osintkit.model import Access, Document, Modality, Source, SourceKind, StatedDate, Statement

SOURCES = (
    Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, aliases=("NIS",)),
    Source(id="cnn", name="CNN", kind=SourceKind.OUTLET),
    Source(id="peskov", name="Dmitry Peskov", kind=SourceKind.PERSON),
)


def page(text, **fields):
    fields.setdefault("language", "en")
    return Document(id="D-1", capture="0" * 64, text=text, loader="text/1", **fields)


def only(text, **fields):
    (statement,) = extract(page(text, **fields), SOURCES)
    return statement


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("The ministry said the ship left.", Modality.ASSERTS),
        ("The ministry denied the report.", Modality.DENIES),
        ("Dmitry Peskov dismissed the claims as a hoax.", Modality.DENIES),
        ("The ministry could not confirm the report.", Modality.HEDGES),
        ("The ministry said the ship was expected to leave.", Modality.PLANS),
        ("The ministry stopped short of confirming the report.", Modality.HEDGES),
        ("The ministry had no means of verifying the report.", Modality.HEDGES),
        ("The ministry was sure of the date, confirming the report.", Modality.ASSERTS),
    ],
)
def test_modality_of_a_statement(text, modality):
    found = extract(page(text), SOURCES)[0]
    assert found.modality is modality
    assert found.modality_words or modality is Modality.ASSERTS


def test_a_chain_is_kept():
    outer, inner = extract(page("CNN reported that the NIS said that six officers had died."), SOURCES)
    assert (outer.speaker_source, outer.upstream_sources, outer.access) == ("cnn", ("nis",), Access.REPEATER)
    assert (inner.speaker_source, inner.upstream) == ("nis", ())


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("CNN said that, according to the NIS, six had died.", "that, according to the NIS, six had died"),
        ("CNN said that according to the NIS the men died.", "that according to the NIS the men died"),
        ("Ana Ruiz told Radio Norte that, according to the NIS, six died.", "that, according to the NIS, six died"),
        ("CNN said the men, according to the NIS, had died.", "the men, according to the NIS, had died"),
    ],
)
def test_whom_a_speaker_names_in_passing_is_upstream(text, content):
    outer, inner = extract(page(text), SOURCES)
    assert (outer.content, outer.upstream_sources, outer.access) == (content, ("nis",), Access.REPEATER)
    assert (inner.speaker_source, inner.upstream) == ("nis", ())
    assert outer.speaker not in inner.content


def test_words_that_stand_whole_before_according_to_are_not_interrupted():
    outer, relayed = extract(page("The port said six had died, according to CNN, and closed."), SOURCES)
    assert (outer.speaker, outer.content, outer.upstream) == ("The port", "six had died", ())
    assert (relayed.speaker_source, relayed.upstream) == ("cnn", ("The port",))


def test_who_speaks_of_his_own_people_speaks_for_them():
    own = only('"Our members warned of this in June," the union said.')
    assert (own.speaker, own.upstream, own.access) == ("the union", (), Access.UNKNOWN)
    assert only('"Our partners told us of this in June," the union said.').upstream == ("Our partners",)


@pytest.mark.parametrize(
    ("text", "access"),
    [
        ("The General Staff reported that six soldiers had died.", Access.UNKNOWN),
        ("The NIS reported that six soldiers had died.", Access.UNKNOWN),
        ("The spy agency reported that six soldiers had died.", Access.UNKNOWN),
        ("The fire broke out at dawn, its press service reported.", Access.UNKNOWN),
        ("CNN reported that six soldiers had died.", Access.REPEATER),
        ("Yonhap News Agency reported that six soldiers had died.", Access.REPEATER),
        ("The New York Times reported that six soldiers had died.", Access.REPEATER),
        ("Local media reported that six soldiers had died.", Access.REPEATER),
    ],
)
def test_the_press_reports_what_others_know_and_a_body_what_it_knows(text, access):
    assert only(text).access is access


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Satellite images from Maxar show new barracks at the site.", "Satellite images from Maxar"),
        ("Data compiled by Bloomberg show exports fell by 12 percent.", "Data compiled by Bloomberg"),
    ],
)
def test_evidence_speaks_in_the_plural_too(text, speaker):
    assert only(text).speaker == speaker


def test_a_cited_source_is_upstream():
    first = extract(page("Yonhap said, citing an unnamed official, that six officers died."), SOURCES)[0]
    assert first.upstream == ("an unnamed official",)
    assert first.access is Access.REPEATER


def test_whom_a_quotation_names_is_upstream():
    statement = only('"The NIS told us that they had left," said lawmaker Ana Ruiz.')
    assert statement.upstream_sources == ("nis",)


def test_access_words_are_shown():
    statement = only('"We saw six ships with our own eyes," said Ana Ruiz.')
    assert statement.access is Access.FIRST_HAND
    assert "We saw" in statement.modality_words


def test_an_anonymous_source_keeps_its_description():
    text = "A source in Ukrainian intelligence who asked not to be named said six officers had died."
    found = [s for s in extract(page(text), SOURCES) if s.cue == "said"]
    assert found[0].speaker.startswith("A source in Ukrainian intelligence")
    assert found[0].resolution == "new"


def test_values_stand_in_their_passage():
    statement = only("The NIS said about 1,500 soldiers had left in October 2024.", published=StatedDate("2024-10-18"))
    assert [quantity.best for quantity in statement.quantities] == [1500.0]
    assert statement.said == StatedDate("2024-10-18")


def test_forms():
    assert only('"We saw them," the NIS said.').form == "direct"
    assert only("The NIS said it saw them.").form == "indirect"
    assert only('The NIS called the report "a hoax" and nothing else.').form == "mixed"


def check(document: Document, statements: tuple[Statement, ...]) -> None:
    text = document.text
    for statement in statements:
        assert statement.passage.exact == text[statement.passage.start : statement.passage.end]
        for words, spans in (
            (statement.speaker, statement.speaker_spans),
            (statement.cue, statement.cue_spans),
            (statement.content, statement.content_spans),
        ):
            assert words == " … ".join(span.of(text) for span in spans)
        for value in (*statement.quantities, *statement.dates, *statement.places):
            assert value.span.of(text) == value.words
    assert len({statement.id for statement in statements}) == len(statements)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "ru", "ko", None]))
def test_any_text_is_read_and_every_span_slices_to_its_words(text, language):
    document = page(text, language=language)
    statements = RuleExtractor().extract(document, SOURCES)
    check(document, statements)
    assert statements == RuleExtractor().extract(document, SOURCES)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The NIS said ",
                "he denied ",
                "\u202e",
                "\ud800",
                "“",
                "”",
                "1,500 men ",
                "on Sunday ",
                ".",
                "\n\n",
                "that ",
                "é",
                "한국 ",
            ]
        ),
        max_size=25,
    )
)
def test_odd_news_is_read(pieces):
    document = page("".join(pieces))
    check(document, RuleExtractor().extract(document, SOURCES))


@pytest.mark.parametrize(
    "text",
    [
        '"a" ' * 5_000,
        "“" * 20_000,
        "word " * 40_000,
        "x" * 200_000,
        "he said that " * 5_000,
        "‘" * 20_000,
        "\n" * 50_000,
    ],
    ids=["marks", "openings", "one line", "one word", "no end", "single marks", "lines"],
)
def test_hostile_texts_are_read(text):
    document = page(text)
    check(document, RuleExtractor().extract(document, SOURCES))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("On Tuesday, the NIS said two men had died in May.", "2024-10-15"),
        ("The men died on Monday, the NIS said on Tuesday.", "2024-10-15"),
        ('"It is over," Dmitry Peskov told reporters on Monday.', "2024-10-14"),
        ('Dmitry Peskov stated: "It is over," during a hearing on Monday.', "2024-10-14"),
        ("The NIS said it would close the border from Monday.", "2024-10-18"),
        ("In June, Kim visited Moscow, and the NIS began to speculate on a deal.", "2024-10-18"),
    ],
)
def test_the_date_beside_the_cue_is_the_day_of_saying(text, said):
    statement = extract(page(text, published=StatedDate("2024-10-18")), SOURCES)[0]
    assert statement.said == StatedDate(said)


def test_a_weekday_before_the_speaker_keeps_its_readings_when_nobody_knows_the_day_of_publication():
    old = only("In an address on Sunday, Dmitry Peskov said the ship left on 18 October 2024.")
    assert [(mention.words, mention.ambiguous) for mention in old.dates if mention.words == "Sunday"] == [
        ("Sunday", True)
    ]
    plain = only("In an address on Sunday, Dmitry Peskov said the reports were old.")
    assert [mention.words for mention in plain.dates] == ["Sunday"]
    assert plain.said is None
