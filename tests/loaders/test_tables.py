"""Tables of other people's columns: read as declared, never as guessed; what is open is said and stays open."""

import hashlib
import io
import json
import re
from datetime import UTC, date, datetime

import openpyxl
import pyarrow as pa
import pytest
from pyarrow import parquet

from osintkit.loaders import load_report
from osintkit.loaders.formats.table import PARQUET, XLSX
from osintkit.loaders.parts.presets import GDELT_EVENTS, GDELT_EVENTS_1, GDELT_MENTIONS
from osintkit.loaders.sniff import sniff
from osintkit.model import Capture, ColumnMapping

GERMAN = 'Datum;Quelle;Text;Link\r\n18.10.2024;Stadt Köln;"Gesperrt; 1.500 warten.";https://koeln.example/1\r\n'
DECLARED = "date=Datum, outlet=Quelle, text=Text, url=Link"


def report_of(data, *written, name="table.csv", mappings=()):
    data = data.encode() if isinstance(data, str) else data
    columns = (ColumnMapping.parse(written),) if written else tuple(mappings)
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=sniff(data, name),
        name=name,
        received=datetime(2024, 11, 1, tzinfo=UTC),
        columns=columns,
    )
    return load_report(capture, data, isolated=False)


def refusal(data, *written, **more):
    report = report_of(data, *written, **more)
    assert not report.documents
    (problem,) = report.problems
    return problem.reason


# -- what nobody has declared ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("headings", "offered"),
    [
        ("Datum;Quelle;Text;Link", "date=Datum, outlet=Quelle, text=Text, url=Link"),
        ("Date;Média;Texte;Lien", "date=Date, outlet=Média, text=Texte, url=Lien"),
        ("Fecha;Fuente;Contenido;Enlace", "date=Fecha, outlet=Fuente, text=Contenido, url=Enlace"),
        ("Дата;Источник;Текст;Ссылка", "date=Дата, outlet=Источник, text=Текст, url=Ссылка"),
        ("Дата;Джерело;Текст;Посилання", "date=Дата, outlet=Джерело, text=Текст, url=Посилання"),
        (
            "Publication Date;Publisher;Body;Permalink",
            "date=Publication Date, outlet=Publisher, text=Body, url=Permalink",
        ),
    ],
)
def test_columns_are_guessed_shown_and_not_used(headings, offered):
    reason = refusal(headings + "\n18.10.2024;A;Words.;https://a.example/\n")
    assert f'osintkit add table.csv --columns "{offered}, decimal=comma"' in reason
    assert len(reason.splitlines()) <= 6


def test_what_is_offered_can_be_typed_as_it_stands():
    reason = refusal(GERMAN)
    command = next(line for line in reason.splitlines() if "--columns" in line)
    (document,) = report_of(GERMAN, command.partition('--columns "')[2].rstrip('"')).documents
    assert document.publisher == "Stadt Köln"


def test_what_is_offered_for_the_case_file_fits_the_table():
    key = refusal(GERMAN).partition("headings: ")[2].partition(",")[0]
    mapping = ColumnMapping(headings=key, map={"text": "Text"})
    assert report_of(GERMAN, mappings=[mapping]).documents
    assert not report_of(GERMAN.replace("Link", "Ort"), mappings=[mapping]).documents


def test_a_long_row_of_headings_makes_a_short_message():
    headings = ",".join(f"column {number}" for number in range(1500))
    reason = refusal(headings + "\n" + ",".join("1" * 1500) + "\n")
    assert len(reason) < 2500
    assert len(reason.splitlines()) <= 6
    assert "and 1492 more" in reason


@pytest.mark.parametrize(
    ("headings", "preset"),
    [
        ("event_id_cnty,event_date,time_precision,source,notes,fatalities", "acled"),
        ("id,type_of_violence,source_article,date_start,date_end,best", "ucdp-ged"),
        (",".join(GDELT_EVENTS), "gdelt-events"),
        (",".join(GDELT_MENTIONS), "gdelt-mentions"),
    ],
)
def test_a_known_table_is_named(headings, preset):
    assert f"--columns {preset}" in refusal(headings + "\n")


# -- what is declared --------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "cp1252", "utf-8-sig", "utf-16"])
def test_a_european_spreadsheet(charset):
    (document,) = report_of(GERMAN.encode(charset), DECLARED).documents
    assert (document.published.text, document.publisher) == ("2024-10-18", "Stadt Köln")
    assert (document.text, document.url) == ("Gesperrt; 1.500 warten.", "https://koeln.example/1")
    assert document.part == "row 2"
    assert any(note.startswith("columns as declared: date=Datum") for note in document.notes)


def test_a_declared_charset_and_separator_are_used():
    data = "Дата#Текст\n18.10.2024#Видели.\n".encode("koi8-r")
    (document,) = report_of(data, "date=Дата,text=Текст,charset=koi8-r,separator=#").documents
    assert document.text == "Видели."


def test_other_columns_are_kept_as_the_analysts_own():
    (document,) = report_of("Text,Farbe,x_own\nSeen.,rot,1\n", "text=Text").documents
    assert document.fields == {"text": "Seen.", "x_farbe": "rot", "x_own": "1"}


def test_a_column_that_is_not_there_is_named_with_the_nearest():
    reason = refusal(GERMAN, "date=Datun, text=Text")
    assert "has no column 'Datun'; did you mean 'Datum'?" in reason
    assert len(reason.splitlines()) <= 6


def test_a_mapping_without_the_text_is_refused():
    assert "without text=HEADING" in refusal(GERMAN, "date=Datum")


def test_a_statement_log_stays_one_whatever_is_declared_beside_it():
    log = "date,outlet,text\n2024-10-18,A,Seen.\n"
    plain, declared = report_of(log), report_of(log, DECLARED)
    assert plain.documents == declared.documents
    assert plain.documents[0].fields == {"date": "2024-10-18", "outlet": "A", "text": "Seen."}


def test_a_statement_log_with_days_of_another_order():
    log = "date,outlet,text\n03/04/2024,A,Seen.\n"
    assert not report_of(log).documents
    assert report_of(log, "dates=day-first").documents[0].published.text == "2024-04-03"


def test_jsonl_with_columns_of_its_own():
    rows = [{"when": "2024-10-18", "body": "Seen.", "tags": ["a", {"b": "x"}], "seen": True}, {"body": "Again."}]
    data = "\n".join(map(json.dumps, rows))
    assert "text=body" in refusal(data, name="rows.jsonl")
    first, second = report_of(data, "date=when, text=body", name="rows.jsonl").documents
    assert (first.published.text, first.fields["x_tags"], first.fields["x_seen"]) == (
        "2024-10-18",
        '["a", {"b": "x"}]',
        "true",
    )
    assert second.text == "Again."


# -- days and numbers --------------------------------------------------------------------------------


def days(*cells, **declared):
    data = "When,What\n" + "".join(f'"{cell}",Seen {at}.\n' for at, cell in enumerate(cells))
    settings = [f"{name}={words}" for name, words in declared.items()]
    report = report_of(data, "date=When, text=What", *settings)
    return [one.published.text if one.published else None for one in report.documents], report


def test_days_of_many_forms():
    cells = (
        "18.10.2024",
        "20241018",
        "20241018093000",
        "18 October 2024",
        "2024-10-18 00:00:00.000",
        "1729243800",
        "10/2024",
    )
    assert days(*cells[:6])[0] == ["2024-10-18"] * 6


def test_the_whole_column_decides_on_the_order():
    assert days("03/04/2024", "25/04/2024")[0] == ["2024-04-03", "2024-04-25"]
    assert days("03/04/2024", "04/25/2024")[0] == ["2024-03-04", "2024-04-25"]
    assert days("03/04/24", dates="month-first")[0] == ["2024-03-04"]


def test_an_open_day_stays_open_and_both_are_said():
    found, report = days("03/04/2024")
    assert found == [None]
    assert report.documents[0].fields["day_readings"] == "2024-03-04 or 2024-04-03"
    assert any("declare dates=day-first" in note for note in report.documents[0].notes)


def test_what_is_no_day_costs_its_row_alone():
    found, report = days("soon", "18.10.2024")
    assert found == ["2024-10-18"]
    assert str(report.problems[0]) == "table.csv: row 2: the date 'soon' is no day"


def numbers(*cells, **declared):
    data = "What;How many\n" + "".join(f"Seen {at}.;{cell}\n" for at, cell in enumerate(cells))
    settings = [f"{name}={words}" for name, words in declared.items()]
    report = report_of(data, "text=What, qty_best=How many", *settings)
    return [one.fields.get("qty_best") for one in report.documents], report


@pytest.mark.parametrize(
    ("cells", "declared", "read"),
    [
        (["1.500"], {"decimal": "comma"}, ["1500"]),
        (["1.500"], {"decimal": "point"}, ["1.500"]),
        (["1,500"], {"decimal": "point"}, ["1500"]),
        (["1.500", "2,5"], {}, ["1500", "2.5"]),
        (["1.500", "1.234.567"], {}, ["1500", "1234567"]),
        (["1 234,5", "12"], {}, ["1234.5", "12"]),
    ],
)
def test_numbers_as_declared_or_as_the_column_shows(cells, declared, read):
    assert numbers(*cells, **declared)[0] == read


def test_an_open_number_is_left_out_and_both_are_said():
    found, report = numbers("1.500")
    assert found == [None]
    assert (
        "qty_best '1.500' is 1.500 or 1500: declare decimal=comma or decimal=point; left out"
        in report.documents[0].notes
    )
    assert report.documents[0].fields["x_qty_best"] == "1.500"


def test_a_place_beyond_the_globe_is_left_out_and_said():
    (document,) = report_of("What,Lat\nSeen.,131.6\n", "text=What,lat=Lat").documents
    assert "lat" not in document.fields
    assert any("131.6" in note for note in document.notes)


# -- event databases ---------------------------------------------------------------------------------

ACLED = (
    "event_id_cnty,event_date,time_precision,location,latitude,longitude,source,notes,fatalities,timestamp\n"
    'X1,18 October 2024,1,Harbour,44.300,131.6,Courier; Northwire,"Shelling hit the bridge; 3 killed.",3,1729500000\n'
    "X2,19 October 2024,2,Dock,44.4,131.7,Telegram,A clash at the dock.,0,1729600000\n"
    "X3,15 October 2024,3,Dock,44.4,131.7,Telegram,More clashes.,2,1729600000\n"
)


def test_acled():
    first, second, third, fourth = report_of(ACLED, "acled").documents
    assert [one.publisher for one in (first, second, third)] == ["Courier", "Northwire", "Telegram"]
    assert first.text == second.text == "Shelling hit the bridge; 3 killed."
    assert len({first.id, second.id}) == 2
    assert [one.fields["event_date"] for one in (first, third, fourth)] == [
        "2024-10-18",
        "2024-10-16/2024-10-22",
        "2024-10",
    ]
    assert (first.fields["qty_best"], first.fields["scope"], first.fields["lat"]) == ("3", "killed", "44.300")
    assert first.published.text == "2024-10-21"
    assert "qty_best" not in third.fields, "ACLED writes 0 where nobody gave a number"


def test_a_preset_bears_columns_that_are_left_out_of_an_export():
    table = "\n".join(line.rpartition(",")[0] for line in ACLED.splitlines()) + "\n"
    assert report_of(table, "acled").documents[0].published is None


def test_a_statement_is_read_from_every_holder():
    from osintkit.extract import extract

    first, second, *_ = report_of(ACLED, "acled").documents
    for document, outlet in ((first, "Courier"), (second, "Northwire")):
        (statement,) = extract(document, ())
        assert (statement.speaker, statement.quantities[0].best) == (outlet, 3.0)
        assert statement.dates[0].date.text == "2024-10-18"


def test_ucdp_pairs_sources_with_their_days_and_headlines():
    table = (
        "id,type_of_violence,source_article,source_office,source_date,source_headline,date_start,date_end,best,high,low\n"
        '7,1,"x",Coast Courier;Northwire,2024-10-19;2024-10-20,Bridge hit;Three dead,2024-10-17 00:00:00.000,'
        "2024-10-18 00:00:00.000,3,4,2\n"
    )
    first, second = report_of(table, "ucdp-ged").documents
    assert (first.publisher, first.published.text, first.text) == ("Coast Courier", "2024-10-19", "Bridge hit")
    assert (second.publisher, second.published.text, second.text) == ("Northwire", "2024-10-20", "Three dead")
    assert first.fields["event_date"] == "2024-10-17/2024-10-18"
    assert [first.fields[f"qty_{bound}"] for bound in ("low", "best", "high")] == ["2", "3", "4"]


@pytest.mark.parametrize("headings", [GDELT_EVENTS, GDELT_EVENTS_1])
def test_gdelt_events_have_no_headings(headings):
    cells = dict.fromkeys(headings, "")
    cells |= {"GlobalEventID": "1200", "SQLDATE": "20241018", "Actor1Name": 'HARBOUR "A"', "EventCode": "190"}
    cells |= {"DATEADDED": "20241018093000", "SOURCEURL": "https://www.coast.example/a", "ActionGeo_Lat": "44.301"}
    data = "\t".join(cells.values()) + "\n"
    assert "--columns gdelt-events" in refusal(data, name="20241018.export.CSV")
    (document,) = report_of(data, "gdelt-events", name="20241018.export.CSV").documents
    assert (document.part, document.publisher, document.url) == ("1200", "coast.example", "https://www.coast.example/a")
    assert document.text == 'Actor1Name: HARBOUR "A"\nEventCode: 190'
    assert (document.published.text, document.fields["event_date"], document.fields["lat"]) == (
        "2024-10-18",
        "2024-10-18",
        "44.301",
    )


def test_gdelt_mentions_have_no_headings_and_one_event_has_many():
    row = ["1200", "20241018093000", "20241019094500", "1", "coast.example", "https://coast.example/{}", *["1"] * 10]
    data = "".join("\t".join(row).format(at) + "\n" for at in "ab")
    first, second = report_of(data, "gdelt-mentions", name="m.CSV").documents
    assert (first.part, second.part) == ("row 1", "row 2")
    assert (first.publisher, first.published.text, second.url) == (
        "coast.example",
        "2024-10-19",
        "https://coast.example/b",
    )


# -- workbooks and Parquet ---------------------------------------------------------------------------


def workbook(*rows, title="Sheet", before=()):
    book = openpyxl.Workbook()
    sheet = book.active
    for name in before:
        sheet.title = name
        sheet = book.create_sheet()
    sheet.title = title
    for row in rows:
        sheet.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


ROWS = (
    ["Datum", "Quelle", "Text", "Anzahl"],
    [date(2024, 10, 18), "A", "Seen.", 1500.0],
    [],
    ["18.10.2024", "B", "=1+1", 44.301],
)


def test_a_workbook():
    data = workbook(*ROWS, title="Daten", before=["Leer"])
    assert sniff(data, "x") == XLSX
    assert "--columns" in refusal(data, name="x.xlsx")
    first, second = report_of(data, "date=Datum,outlet=Quelle,text=Text,qty_best=Anzahl", name="x.xlsx").documents
    assert (first.part, first.published.text, first.fields["qty_best"]) == ("row 2", "2024-10-18", "1500")
    assert (second.part, second.text, second.fields["qty_best"]) == ("row 4", "=1+1", "44.301")
    assert any("formulas are not computed" in note for note in first.notes)
    assert "sheet 'Daten' of 2" in first.notes


def test_a_sheet_is_chosen_by_name():
    data = workbook(["text"], ["Second."], title="Zwei", before=["Eins"])
    assert "no sheet 'Zwie'; did you mean 'Zwei'?" in refusal(data, "text=text,sheet=Zwie", name="x.xlsx")
    assert report_of(data, "text=text,sheet=zwei", name="x.xlsx").documents[0].text == "Second."


def test_a_workbook_with_the_columns_of_a_log_needs_no_declaration():
    (document,) = report_of(workbook(["date", "text"], [date(2024, 10, 18), "Seen."]), name="x.xlsx").documents
    assert (document.published.text, document.text) == ("2024-10-18", "Seen.")


def test_parquet():
    made = io.BytesIO()
    parquet.write_table(pa.table({"When": [date(2024, 10, 18)], "Body": ["Seen."], "Tags": [["a", "b"]]}), made)
    data = made.getvalue()
    assert sniff(data, "x") == PARQUET
    assert "--columns" in refusal(data, name="x.parquet")
    (document,) = report_of(data, "date=When,text=Body", name="x.parquet").documents
    assert (document.published.text, document.text, document.fields["x_tags"]) == ("2024-10-18", "Seen.", '["a", "b"]')


# -- the mapping itself ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("written", "message"),
    [
        (["daet=Datum"], "no column 'daet'; did you mean 'date'?"),
        (["aclde"], "no preset 'aclde'; did you mean 'acled'?"),
        (["dates=Datum"], "dates is day-first or month-first, not 'Datum'"),
        (["text=A", "text=B"], "'text' is given twice"),
        (["text="], "the column 'text' is given no heading"),
        ([""], "it says nothing"),
    ],
)
def test_what_is_typed_wrong_is_named(written, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        ColumnMapping.parse(written)


def test_a_heading_with_a_comma_is_written_in_quotes():
    (document,) = report_of('"Text, deutsch",b\nSeen.,1\n', '"text=Text, deutsch"').documents
    assert document.text == "Seen."


@pytest.mark.parametrize(
    ("expression", "text"),
    [("A + B", "A: one\nB: two"), ("C | B", "two"), ("=the same", "the same"), ("a", "one")],
)
def test_several_headings_make_one_column(expression, text):
    assert report_of("A,B,C\none,two,\n", f"text={expression}").documents[0].text == text


def test_the_first_mapping_that_fits_counts():
    mappings = [
        ColumnMapping(files="other*.csv", map={"text": "Link"}),
        ColumnMapping(files="*.CSV", map={"text": "Text"}),
        ColumnMapping(files="table.csv", map={"text": "Quelle"}),
    ]
    assert report_of(GERMAN, mappings=mappings).documents[0].text == "Gesperrt; 1.500 warten."
