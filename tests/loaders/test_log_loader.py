"""Statement logs: a row is a document, a bad row is one named problem, and the rest goes on."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders import load
from osintkit.loaders.formats.delimited import delimited
from osintkit.loaders.formats.statement_log import _json_rows
from osintkit.loaders.formats.statement_log_columns import COLUMNS
from osintkit.model import Document, StatedDate

HEAD = "date,outlet,speaker,text\n"
GOOD = "2024-10-18,Yonhap,NIS,Troops were moved.\n"


def reasons(report):
    return [str(problem) for problem in report.problems]


def test_a_row_is_a_document_with_all_its_columns(one, capture_of):
    data = (
        "id,date,outlet,speaker,claim,stance,qty_best,text,title,url,language\n"
        's1,2024-10,Yonhap,NIS,nk-troops,supports,1500,"Moved, he said.",On troops,https://example.org/a,en\n'
    )
    document = one(data, "log.csv")
    assert document.part == "s1"
    assert document.id == Document.make_id(capture_of(data.encode()).sha256, "s1")
    assert (document.text, document.title, document.publisher) == ("Moved, he said.", "On troops", "Yonhap")
    assert (document.published, document.url, document.language) == (
        StatedDate("2024-10"),
        "https://example.org/a",
        "en",
    )
    assert document.fields["qty_best"] == "1500"
    assert document.fields["speaker"] == "NIS"
    assert set(document.fields) == set(data.split("\n", maxsplit=1)[0].split(","))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_delimiters_and_line_ends(report_of, delimiter, end):
    data = (HEAD + GOOD + GOOD).replace(",", delimiter).replace("\n", end)
    report = report_of(data, "log.csv")
    assert [document.part for document in report.documents] == ["row 2", "row 3"]
    assert all(document.text == "Troops were moved." for document in report.documents)
    assert not report.problems


def test_the_line_of_a_spreadsheet_names_the_delimiter(one):
    assert one("sep=;\ndate;text\n2024;Moved.\n", "log.csv").text == "Moved."


def test_header_names_ignore_case_and_blanks(one):
    assert one(" Date , TEXT\n2024,Moved.\n", "log.csv").fields == {"date": "2024", "text": "Moved."}


def test_blank_lines_count_as_rows_and_empty_cells_at_the_end_are_nothing(report_of):
    report = report_of("date,text,,\n\n2024,Moved.,,\n,,,\n2024,Again.\n", "log.csv")
    assert [document.part for document in report.documents] == ["row 3", "row 5"]
    assert not report.problems


def test_quoted_cells_keep_line_ends_and_quotes(one):
    document = one('date,text\n2024,"He said ""yes"",\r\nthen left."\n', "log.csv")
    assert document.text == 'He said "yes",\r\nthen left.'


@pytest.mark.parametrize(
    ("header", "message"),
    [
        ("date,txt", "unknown column 'txt'; did you mean 'text'?"),
        ("date,outlet", "the required column 'text' is missing"),
        ("date,speeker,text", "did you mean 'speaker'?"),
        ("date,text,text", "column 'text' is there twice"),
        ("date,,text", "column 2 has no name"),
        ("a,b,c", "the required column 'text' is missing"),
    ],
)
def test_columns_that_are_no_statement_log(report_of, header, message):
    report = report_of(header + "\n1,2,3\n", "log.csv")
    assert not report.documents
    (problem,) = reasons(report)
    assert problem.startswith("log.csv: is not a statement log: ")
    assert message in problem
    assert all(column in problem for column in COLUMNS)


def test_own_columns_begin_with_x(one):
    assert one("text,x_mood\nMoved.,calm\n", "log.csv").fields["x_mood"] == "calm"


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("2024-10-18,Yonhap,NIS\n", "3 cells where the header has 4"),
        ("2024-10-18,Yonhap,NIS,Moved, they said.\n", "5 cells where the header has 4; is a ',' unquoted?"),
        ("soon,Yonhap,NIS,Moved.\n", "the date 'soon' is not a date"),
        ("03/04/2024,Yonhap,NIS,Moved.\n", "the date '03/04/2024' is not a date"),
        ("2024-10-18,Yonhap,NIS,   \n", "the column 'text' is empty"),
        ('2024-10-18,"Yon"hap,NIS,Moved.\n', "the quotes or cells are broken"),
        ('2024-10-18,"Yonhap,NIS,Moved.\n', "the quotes or cells are broken"),
    ],
)
def test_a_bad_row_is_one_problem_and_the_rest_goes_on(report_of, row, message):
    report = report_of(HEAD + GOOD + row + GOOD, "log.csv")
    assert [document.part for document in report.documents] == ["row 2", "row 4"]
    (problem,) = reasons(report)
    assert problem.startswith("log.csv: row 3: ")
    assert message in problem
    assert "1 part of this capture could not be read: row 3: " in report.documents[0].notes[-1]
    assert not report.documents[1].notes


def test_an_unclosed_quote_at_each_line_ends_in_time(report_of):
    report = report_of(HEAD + '2024,"open,a,b\n' * 30_000, "log.csv")
    assert reasons(report)[-1].startswith("log.csv: the rest: not read: 1000 rows")


def test_ids_are_used_once(report_of):
    report = report_of("id,text\na,One.\na,Two.\n,Three.\n", "log.csv")
    assert [document.part for document in report.documents] == ["a", "row 4"]
    assert "the id 'a' is already that of row 2" in reasons(report)[0]


def test_a_log_without_rows(capture_of):
    data = HEAD.encode()
    with pytest.raises(UnreadableCaptureError, match=r"log\.csv: .*found no document"):
        load(capture_of(data, "log.csv"), data, isolated=False)


def test_when_no_row_can_be_read_the_first_reason_is_raised(capture_of):
    data = (HEAD + "soon,a,b,c\n" * 3).encode()
    with pytest.raises(UnreadableCaptureError, match=r"row 2: the date 'soon' .*and 2 more of its parts"):
        load(capture_of(data, "log.csv"), data, isolated=False)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1251"])
def test_charsets_are_said_in_each_row(report_of, encoding):
    text = "date;text\n" + "2024;Министерство сообщило, что военные прибыли в Россию.\n" * 5
    report = report_of(text.encode(encoding), "log.csv")
    assert len(report.documents) == 5
    assert all(document.text.startswith("Министерство") for document in report.documents)
    assert all("charset" in document.notes[0] for document in report.documents)


def test_nul_in_a_cell_is_kept_and_noted(one):
    document = one(b"date,text\n2024,Mo\0ved by the ship.\n", "log.csv")
    assert document.text == "Mo\0ved by the ship."
    assert document.notes == ("1 NUL character kept",)


def test_formulas_are_text(one):
    assert one("date,text\n2024,=HYPERLINK(1)\n", "log.csv").text == "=HYPERLINK(1)"


def test_a_json_row_is_a_document(report_of):
    rows = [{"date": "2024-10-18", "text": "One.", "qty_best": 1500, "lat": 39.0192, "place": None}, {"text": "Two."}]
    report = report_of("\n".join(json.dumps(row) for row in rows) + "\n\n", "log.jsonl")
    first, second = report.documents
    assert first.fields == {"date": "2024-10-18", "text": "One.", "qty_best": "1500", "lat": "39.0192"}
    assert (first.part, second.part) == ("row 1", "row 2")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"text": "a", "lat": NaN}', "NaN is not a JSON number"),
        ('{"text": "a", "lat": -Infinity}', "-Infinity is not a JSON number"),
        ('{"text": "a", "text": "b"}', "column 'text' is there twice"),
        ('{"text": "a", "Text": "b"}', "column 'text' is there twice"),
        ('{"text": "a"', "not strict JSON"),
        ('{"text": "a"} x', "not strict JSON"),
        ("{'text': 'a'}", "not strict JSON"),
        ("[1]", "not a JSON object"),
        ('"text"', "not a JSON object"),
        ("null", "not a JSON object"),
        ('{"txt": "a"}', "unknown column 'txt'; did you mean 'text'?"),
        ('{"text": ["a"]}', "a statement log is flat"),
        ('{"text": {"a": {}}}', "a statement log is flat"),
        ('{"text": ""}', "the column 'text' is empty"),
        ('{"date": "2024"}', "the required column 'text' is missing"),
        ('{"text": ' + "[" * 100_000, "nested too deep"),
        ('{"text": ' + '{"a":' * 100_000, "nested too deep"),
        ('{"text": "a", "lat": "\t"}', "not strict JSON"),
    ],
)
def test_a_bad_json_row_is_one_problem_and_the_rest_goes_on(report_of, line, message):
    report = report_of('{"text": "One."}\n' + line + '\n{"text": "Two."}\n', "log.jsonl")
    assert [document.text for document in report.documents] == ["One.", "Two."]
    (problem,) = reasons(report)
    assert problem.startswith("log.jsonl: row 2: ")
    assert message in problem


def test_huge_numbers_keep_their_digits(one):
    digits = "9" * 10_000
    assert one('{"text": "a", "qty_best": ' + digits + "}", "log.jsonl").fields["qty_best"] == digits


def test_lone_surrogates_in_json_are_replaced_and_counted(one):
    document = one('{"text": "seen \\ud83d here", "speaker": "\\udc00"}', "log.jsonl")
    assert document.text == "seen \ufffd here"
    assert document.fields["speaker"] == "\ufffd"
    assert document.notes == ("2 lone surrogates replaced by U+FFFD",)


def test_line_separators_inside_json_do_not_end_the_line(one):
    assert one('{"text": "a\u2028b\x85c"}', "log.jsonl").text == "a\u2028b\x85c"


cells = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=20)


@given(st.lists(st.tuples(cells, cells.filter(str.strip)), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_what_the_csv_writer_wrote_is_what_is_read(rows, delimiter):
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, delimiter=delimiter, quoting=csv.QUOTE_ALL)
    writer.writerows([("speaker", "text"), *rows])
    table = delimited(buffer.getvalue(), "log.csv")
    assert table.headings == ("speaker", "text")
    assert [cells for _, cells in table.rows()] == [[speaker, text] for speaker, text in rows]


@given(st.text(alphabet='a,;"\n\r\t{}[]:text ', max_size=120))
def test_any_rows_are_documents_or_named_problems(body):
    for number, row in delimited("text\n" + body, "log.csv").rows():
        assert number >= 2
        assert isinstance(row, str) or len(row) == 1
    assert all(isinstance(row, str | dict) for _, row in _json_rows(body))
