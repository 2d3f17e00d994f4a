"""Files that nobody here wrote, where they lie beside the repository: each goes in, or is refused and says why."""

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from osintkit.loaders import load_report, sniff
from osintkit.model import Capture, ColumnMapping

BESIDE = Path(__file__).resolve().parents[2] / ".." / "shared"


def report_of(path, *written):
    data = path.read_bytes()
    capture = Capture(
        sha256=hashlib.sha256(data).hexdigest(),
        size=len(data),
        media_type=sniff(data, path.name),
        name=path.name,
        received=datetime(2024, 12, 1, tzinfo=UTC),
        columns=(ColumnMapping.parse(written),) if written else (),
    )
    return load_report(capture, data)


@pytest.mark.parametrize("kind", ["telegram", "whatsapp"])
def test_every_export_goes_in_whole(kind):
    folder = BESIDE / "real" / kind
    if not folder.is_dir():
        pytest.skip("the folder shared/real does not lie beside this checkout")
    for path in sorted(folder.iterdir()):
        report = report_of(path)
        assert report.documents, path.name
        assert not report.problems, path.name


@pytest.mark.parametrize(
    ("name", "written", "days"),
    [
        ("02-excel.csv", "date=Datum, outlet=Quelle, text=Text, url=Link", ["2024-10-18", "2024-10-19"]),
        ("11-events.csv", "acled", ["2024-10-18", "2024-10-18", "2024-10-16/2024-10-22"]),
    ],
)
def test_a_table_is_refused_in_few_words_and_read_once_declared(name, written, days):
    path = BESIDE / "field" / name
    if not path.exists():
        pytest.skip("the folder shared/field does not lie beside this checkout")
    refused = report_of(path)
    assert not refused.documents
    assert len(refused.problems[0].reason.splitlines()) <= 6
    read = report_of(path, written)
    assert [one.fields.get("event_date") or one.published.text for one in read.documents] == days
