"""Loaders are found by their entry points; a broken one is reported and stops nothing."""

import sys
from pathlib import Path

import pytest

from osintkit.errors import UnsupportedCaptureError
from osintkit.loaders import available, load, load_report, loader_for, sniff, unavailable

OURS = {"feed", "html", "log", "markdown", "text"}


@pytest.fixture
def third_party(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def install(source: str, points: str) -> None:
        (tmp_path / "third_party_loader.py").write_text(source)
        facts = tmp_path / "third_party_loader-1.dist-info"
        facts.mkdir()
        (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: third-party-loader\nVersion: 1\n")
        (facts / "entry_points.txt").write_text(f"[osintkit.loaders]\n{points}\n")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, "third_party_loader", raising=False)

    return install


PDF = """
from osintkit.model import Document

class PdfLoader:
    name = "pdf"
    version = "3"
    media_types = ("application/pdf", "text/plain")

    def load(self, capture, data):
        yield Document(id=Document.make_id(capture.sha256), capture=capture.sha256, text="from a pdf", loader="pdf/3")
"""


def test_our_own_loaders_are_there():
    assert set(available()) >= OURS
    assert not OURS & set(unavailable())


def test_every_media_type_has_one_loader_of_ours():
    kinds = [kind for name in OURS for kind in available()[name].media_types]
    assert len(kinds) == len(set(kinds))


def test_the_registry_cannot_be_changed_by_its_readers():
    with pytest.raises(TypeError):
        available()["text"] = None


def test_a_third_party_adds_a_kind_without_touching_the_package(third_party, capture_of):
    third_party(PDF, "pdf = third_party_loader:PdfLoader")
    data = b"%PDF-1.7"
    assert sniff(data, "a.pdf") == "application/pdf"
    assert load(capture_of(data, "a.pdf", "application/pdf"), data)[0].text == "from a pdf"
    assert loader_for("text/plain").name == "text"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("import no_such_package_at_all", "ModuleNotFoundError"),
        ("raise RuntimeError('no')", "RuntimeError: no"),
        ("def PdfLoader(): raise ValueError('bad')", "ValueError: bad"),
        ("class PdfLoader: name = 'pdf'", "is not a loader: it has no version, no media_types, no load"),
        ("other = 1", "AttributeError"),
        ("syntax error", "SyntaxError"),
    ],
)
def test_a_broken_one_is_reported_and_stops_nothing(third_party, source, reason, capture_of):
    third_party(source, "pdf = third_party_loader:PdfLoader")
    assert set(available()) >= OURS
    assert reason in unavailable()["pdf"]
    with pytest.raises(UnsupportedCaptureError, match=r"no loader reads application/pdf.*the loader 'pdf'"):
        sniff(b"%PDF-1.7", "a.pdf")
    assert load(capture_of(b"Words.", "a.txt", "text/plain"), b"Words.")[0].text == "Words."


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("yield Document(id='D-1', capture=capture.sha256, text='x', loader='pdf/3')", "a wrong id"),
        ("yield Document(id=Document.make_id('y'), capture='y', text='x', loader='pdf/3')", "a wrong id"),
        (
            "yield Document(MINE, text=' ')",
            "without text",
        ),
        (
            "yield from [Document(MINE, text='x')] * 2",
            "twice",
        ),
        ("yield from ()", "found no document"),
        ("yield 7", "its loader failed (AttributeError"),
        ("return 7", "its loader failed (TypeError"),
    ],
)
def test_a_third_party_is_held_to_the_rules(third_party, capture_of, body, reason):
    body = body.replace("MINE", "id=Document.make_id(capture.sha256), capture=capture.sha256, loader='p/3'")
    source = PDF[: PDF.rindex("yield")] + body + "\n"
    third_party(source, "pdf = third_party_loader:PdfLoader")
    report = load_report(capture_of(b"%PDF-1.7", "a.pdf", "application/pdf"), b"%PDF-1.7", isolated=False)
    assert reason in str(report.problems[0])


def test_surrogates_of_a_third_party_are_replaced(third_party, capture_of):
    third_party(PDF.replace('"from a pdf"', '"a \\ud83d", title="\\udc00"'), "pdf = third_party_loader:PdfLoader")
    (document,) = load(capture_of(b"%PDF-1.7", "a.pdf", "application/pdf"), b"%PDF-1.7")
    assert (document.text, document.title) == ("a \ufffd", "\ufffd")
    assert document.notes == ("2 lone surrogates replaced by U+FFFD",)
