"""Rows of a statement log become declared statements."""

import pytest

from osintkit.errors import UnreadableCaptureError
from osintkit.extract import extract
from osintkit.extract.readers.declared import read_row
from osintkit.model import Access, Document, Modality, Scope, Source, SourceKind, StatedDate

SOURCES = (
    Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, aliases=("NIS",)),
    Source(id="yonhap", name="Yonhap", kind=SourceKind.OUTLET),
)


def row(text="Seoul had counted the soldiers.", **fields):
    return Document(id="D-1", capture="0" * 64, part="7", text=text, loader="log/1", fields=fields or {"text": text})


def test_speaker_and_upstream_may_be_ids_or_names():
    (one,) = read_row(row(speaker="yonhap", upstream="nis"), SOURCES)
    (two,) = read_row(row(speaker="Yonhap", upstream="the NIS; a lawmaker"), SOURCES)
    assert (one.speaker, one.speaker_source, one.upstream_sources) == ("Yonhap", "yonhap", ("nis",))
    assert (two.speaker_source, two.upstream, two.upstream_sources) == ("yonhap", ("the NIS", "a lawmaker"), ("nis",))
    assert one.resolution == two.resolution == "declared"
    assert one.access is Access.REPEATER


def test_columns_become_quantity_date_and_place():
    (statement,) = read_row(
        row(
            speaker="nis",
            date="2024-10-18",
            event_date="2024-10-08/2024-10-13",
            qty_low="1,500",
            qty_high="3000",
            unit="soldiers",
            scope="present",
            place="Seoul",
            lat="37.5",
            lon="127",
            access="first_hand",
            modality="hedges",
        ),
        SOURCES,
    )
    (quantity,) = statement.quantities
    assert (quantity.low, quantity.best, quantity.high, quantity.scope) == (1500.0, None, 3000.0, Scope.PRESENT)
    assert statement.said == StatedDate("2024-10-18")
    assert statement.dates[0].date == StatedDate("2024-10-08/2024-10-13")
    assert (statement.places[0].name, statement.places[0].latitude) == ("Seoul", 37.5)
    assert (statement.access, statement.modality) == (Access.FIRST_HAND, Modality.HEDGES)


def test_the_passage_covers_the_whole_text():
    document = row("  Two. Sentences. ", speaker="nis")
    (statement,) = extract(document, SOURCES)
    assert statement.form == "declared"
    assert statement.passage.exact == document.text


def test_an_unknown_speaker_is_a_suggestion():
    (statement,) = read_row(row(speaker="Somebody Else"), SOURCES)
    assert (statement.speaker_source, statement.resolution) == (None, "new")


def test_a_row_without_text_declares_nothing():
    assert read_row(row("  ", speaker="nis"), SOURCES) == ()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("qty_low", "many"),
        ("qty_best", "inf"),
        ("date", "18.10.2024"),
        ("modality", "maybe"),
        ("lat", "91"),
        ("access", "x"),
    ],
)
def test_a_wrong_column_names_row_and_column(column, value):
    fields = {"speaker": "nis", "place": "Seoul", column: value}
    with pytest.raises(UnreadableCaptureError, match=rf"D-1 \(7\).*{column}"):
        read_row(row(**fields), SOURCES)


def test_a_table_of_articles_is_read_for_who_speaks_in_them():
    text = "The number is higher, the National Intelligence Service said on Friday."
    (told,) = extract(row(text, date="2024-10-18", outlet="Yonhap", title="A number"), SOURCES)
    assert (told.speaker_source, told.form) == ("nis", "indirect")
    (declared,) = extract(row(text, date="2024-10-18", outlet="Yonhap", speaker="yonhap"), SOURCES)
    assert (declared.speaker_source, declared.form) == ("yonhap", "declared")
