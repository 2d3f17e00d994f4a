"""Tables made to hurt: bombs, lies, cuts; each ends in documents or a named problem, and the batch goes on."""

import hashlib
import io
import random
import zipfile
from datetime import UTC, datetime

import pyarrow as pa
import pytest
from pyarrow import parquet

from osintkit.loaders import Limits, load_many
from osintkit.loaders.formats.table import PARQUET, XLSX
from osintkit.model import Capture, ColumnMapping

DECLARED = (ColumnMapping.parse(["date=When, text=What, outlet=Who, qty_best=Count"]),)
HEADINGS = ("When", "What", "Who", "Count")
CELLS = ("2024-10-18", "Words.", "A", "3")


MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook(rows=5):
    """Return a workbook as Excel writes one: with its strings in a part of their own."""
    words = [*HEADINGS, *CELLS]
    strings = "".join(f"<si><t>{word}</t></si>" for word in words)
    lines = [range(4), *[range(4, 8)] * rows]
    sheet = "".join(
        f'<row r="{at}">' + "".join(f'<c r="{"ABCD"[n % 4]}{at}" t="s"><v>{n}</v></c>' for n in line) + "</row>"
        for at, line in enumerate(lines, start=1)
    )
    relation = f'<Relationship Id="rId{{}}" Type="{OFFICE}/{{}}" Target="{{}}"/>'
    relations = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(
            f'<Override PartName="/xl/{name}.xml" ContentType="{KIND}.{kind}+xml"/>'
            for name, kind in (
                ("workbook", "sheet.main"),
                ("worksheets/sheet1", "worksheet"),
                ("sharedStrings", "sharedStrings"),
            )
        )
        + "</Types>",
        "_rels/.rels": relations.format(relation.format(1, "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": relations.format(
            relation.format(1, "worksheet", "worksheets/sheet1.xml")
            + relation.format(2, "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": f'<worksheet {MAIN}><dimension ref="A1:D6"/>'
        f"<sheetData>{sheet}</sheetData></worksheet>",
        "xl/sharedStrings.xml": f"<sst {MAIN}>{strings}</sst>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def with_parts(**changed):
    """Return a workbook with some of its parts changed; ``sheet`` and ``strings`` stand for their paths."""
    paths = {"sheet": "xl/worksheets/sheet1.xml", "strings": "xl/sharedStrings.xml", "book": "xl/workbook.xml"}
    wanted = {paths.get(name, name): change for name, change in changed.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            change = wanted.pop(part, None)
            data = old.read(part)
            new.writestr(part, change(data) if change else data)
        for part, change in wanted.items():
            new.writestr(part, change(b""))
    return made.getvalue()


def table(rows=5):
    made = io.BytesIO()
    parquet.write_table(pa.table({name: [cell] * rows for name, cell in zip(HEADINGS, CELLS, strict=True)}), made)
    return made.getvalue()


def flipped(data, place):
    place %= len(data)
    return data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]


def doctype(data):
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    return data.replace(b"<sst", entities + b"<sst", 1).replace(b"Words.", b"&b;")


ENTRY = b"<si><t>" + b"x" * 1000 + b"</t></si>"
WIDE = b'<row r="9">' + b'<c r="XFD9" t="n"><v>1</v></c>' + b"</row></sheetData>"
OUTSIDE = b'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
LINKED = b'</sheets><externalReferences><externalReference r:id="rId9"/></externalReferences>'
DEEP = b"<a>" * 100_000
BOOKS = {
    "sound.xlsx": workbook(),
    "strings-bomb.xlsx": with_parts(strings=lambda data: data.replace(b"</sst>", ENTRY * 90_000 + b"</sst>")),
    "sheet-bomb.xlsx": with_parts(sheet=lambda data: data + b" " * (300 << 20)),
    "styles-bomb.xlsx": with_parts(**{"xl/styles.xml": lambda data: data + b" " * (300 << 20)}),
    "entities.xlsx": with_parts(strings=doctype),
    "entities-wide.xlsx": with_parts(strings=lambda data: doctype(data).decode().encode("utf-16")),
    "outside.xlsx": with_parts(
        sheet=lambda data: data.replace(b"<worksheet", OUTSIDE + b"<worksheet", 1)
    ),
    "wide.xlsx": with_parts(sheet=lambda data: data.replace(b"</sheetData>", WIDE)),
    "far.xlsx": with_parts(sheet=lambda data: data.replace(b"</sheetData>", WIDE.replace(b"9", b"1048576"))),
    "dimension.xlsx": with_parts(sheet=lambda data: data.replace(b'ref="A1:D6"', b'ref="A1:XFD1048576"')),
    "deep.xlsx": with_parts(sheet=lambda data: data.replace(b"</sheetData>", DEEP)),
    "index.xlsx": with_parts(sheet=lambda data: data.replace(b"<v>5</v>", b"<v>99999999999</v>")),
    "no-sheet.xlsx": with_parts(sheet=lambda _: b""),
    "no-book.xlsx": with_parts(book=lambda _: b"<workbook/>"),
    "traversal.xlsx": with_parts(**{"../../../../tmp/osintkit-was-here.xml": lambda _: b"<x/>"}),
    "formula.xlsx": with_parts(sheet=lambda data: data.replace(b"<v>", b"<f>WEBSERVICE(1)</f><v>", 1)),
    "linked.xlsx": with_parts(book=lambda data: data.replace(b"</sheets>", LINKED)),
    "text.xlsx": b"PK\x03\x04xl/" + b"words" * 100,
    "parts.xlsx": with_parts(**{f"xl/extra{number}.xml": lambda _: b"<x/>" for number in range(6000)}),
}  # fmt: skip
PARQUETS = {
    "magic.parquet": b"PAR1" + bytes(1000) + b"PAR1",
    "footer.parquet": table()[:-8] + b"\xff\xff\xff\x7fPAR1",
    "noise.parquet": b"PAR1" + random.Random(1).randbytes(5000) + table()[-200:],
    **{f"flip-{at}.parquet": flipped(table(), at * 41) for at in range(48)},
}  # fmt: skip
LINES = "\n".join([",".join(HEADINGS), *[",".join(CELLS)] * 20]).encode()
CUT = {
    f"cut-{tenth}.{kind}": data[: len(data) * tenth // 10]
    for kind, data in (("xlsx", workbook()), ("parquet", table()), ("csv", LINES))
    for tenth in range(1, 10)
}
TEXTS = {
    "headings.csv": (",".join(f"h{number}" for number in range(3000)) + "\n").encode(),
    "same.csv": b"What,What,What\n1,2,3\n",
    "sources.csv": b"When,What,Who,Count\n2024,Words.," + b"".join(b"A%d;" % n for n in range(50_000)) + b",3\n",
    "numbers.csv": b"When,What,Who,Count\n2024,Words.,A," + b"1." * 200_000 + b"\n",
    "day.csv": b"When,What,Who,Count\n" + b"9" * 200_000 + b",Words.,A,3\n",
    "formulas.csv": b'When,What,Who,Count\n2024-10-18,"=HYPERLINK(1)",@SUM(1),+3\n',
    "lying.xlsx": b"When,What,Who,Count\n2024-10-18,Words.,A,3\n",
    "lying.csv": workbook(),
    "keys.jsonl": b'{"What": "Words.", ' + b", ".join(b'"k%d": 1' % number for number in range(50_000)) + b"}\n",
    "nested.jsonl": b'{"What": "Words.", "a": ' + b"[" * 400 + b"]" * 400 + b"}\n",
}  # fmt: skip
ATTACKS = {**BOOKS, **PARQUETS, **CUT, **TEXTS, "last.csv": b"When,What,Who,Count\n2024-10-18,The last one.,A,3\n"}
READABLE = {
    "sound.xlsx", "wide.xlsx", "dimension.xlsx", "formula.xlsx", "traversal.xlsx", "numbers.csv", "formulas.csv",
    "lying.xlsx", "lying.csv", "last.csv",
}  # fmt: skip


def kind_of(name, data):
    if data.startswith(b"PK"):
        return XLSX
    if data.startswith(b"PAR1"):
        return PARQUET
    return "application/x-ndjson" if name.endswith(".jsonl") else "text/csv"


@pytest.fixture(scope="module")
def reports():
    pairs = [
        (
            Capture(
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                media_type=kind_of(name, data),
                name=name,
                received=datetime(2024, 11, 1, tzinfo=UTC),
                columns=DECLARED,
            ),
            data,
        )
        for name, data in ATTACKS.items()
    ]
    return {report.name: report for report in load_many(pairs, limits=Limits(cpu_seconds=20))}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_documents_or_a_named_problem(reports, name):
    report = reports[name]
    assert report.documents or report.problems
    for problem in report.problems:
        assert str(problem).startswith(f"{name}: ")
        assert "its loader failed" not in problem.reason
        assert len(problem.reason.splitlines()) <= 6
    for document in report.documents:
        assert "root:" not in document.text
        assert len(document.text) < 100_000


@pytest.mark.parametrize("name", sorted(READABLE))
def test_what_holds_text_gives_it(reports, name):
    assert reports[name].documents


@pytest.mark.parametrize("name", ["strings-bomb.xlsx", "sheet-bomb.xlsx", "styles-bomb.xlsx"])
def test_a_bomb_is_known_before_it_is_unpacked(reports, name):
    assert "unpacks to more than" in str(reports[name].problems[0])


@pytest.mark.parametrize("name", ["entities.xlsx", "entities-wide.xlsx", "outside.xlsx"])
def test_entities_are_never_read(reports, name):
    assert "(DTD)" in str(reports[name].problems[0])


def test_the_batch_goes_on_to_its_end(reports):
    assert reports["last.csv"].documents[0].text == "The last one."
    assert len(reports) == len(ATTACKS)
