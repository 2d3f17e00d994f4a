"""What every loader promises, ours and third parties': one suite over all that are registered."""

import hashlib
import io
import socket
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from osintkit.errors import CaptureError
from osintkit.loaders import Limits, Loader, Problem, available
from osintkit.loaders.read import read
from osintkit.model import Capture, Document, Passage

LOADERS = sorted(available())


def workbook() -> bytes:
    import openpyxl

    book = openpyxl.Workbook()
    for row in (["date", "text", "x_own"], ["2024-10-18", "Moved.", 1500.5], ["soon", "Bad.", None]):
        book.active.append(row)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet

    made = io.BytesIO()
    parquet.write_table(pa.table({"date": ["2024-10-18", "2024-10"], "text": ["Moved.", "Again."]}), made)
    return made.getvalue()


SAMPLES = {
    "text": [
        b"Seoul said so.\r\n\r\nMoscow denied it.\r\n",
        b"Publisher: Yonhap\nPublished: 2024-10-18\n\nSeoul said so.\n",
        "Сеул сказал так, и Москва это отрицает.".encode("cp1251"),
        "Seoul \N{HANGUL SYLLABLE SEO}\N{GRINNING FACE} said \u202eso.".encode("utf-16"),
    ],
    "markdown": [b"# On troops\n\n**Seoul** said so.\n", b"---\ntitle: T\n---\n\nSeoul said so.\n"],
    "html": [
        b"<!doctype html><title>T</title><p>Seoul said so.</p>",
        ("<html><body><article>" + "<p>Seoul said that soldiers were moved by ship.</p>" * 60 + "</article>").encode(),
        "<meta charset=windows-1251><p>Сеул сказал так.".encode("cp1251"),
    ],
    "log": [
        b"date,speaker,text\n2024-10-18,NIS,Moved.\n2024-10,NIS,Moved again.\nsoon,NIS,Bad.\n",
        b'{"text": "Moved \\ud83d."}\n{"text": "Again."}\n',
    ],
    "feed": [
        b'<rss version="2.0"><channel><title>N</title><item><title>One</title></item></channel></rss>',
        b'<feed xmlns="http://www.w3.org/2005/Atom"><title>N</title><entry><id>1</id><title>One</title></entry></feed>',
    ],
    "table": [workbook(), parquet()],
    "telegram": [
        (
            b'{"name":"C","type":"public_channel","id":5,"messages":[{"id":1,"type":"message","date":"2024-10-18T09:30:00",'
            b'"text":["Moved ",{"type":"bold","text":"again"}]},{"id":2,"type":"message","text":"Bad."}]}'
        ),
        (
            b'<div class="page_header"><div class="text">C</div></div><div class="message default" id="message1">'
            b'<div class="date" title="18.10.2024 09:30:00"></div><div class="from_name">A</div>'
            b'<div class="text">Moved.'
        ),
        (
            b'<div class="tgme_widget_message" data-post="abc/1"><div class="tgme_widget_message_text">Moved.</div>'
            b'<a class="tgme_widget_message_date"><time datetime="2024-10-18T09:30:00+00:00">'
        ),
    ],
    "whatsapp": [
        "13/10/24, 21:30 - Anna: Moved.\nAgain.\n14/10/24, 9:31 - \u202aBen\u202c: \u200e<attached: a.jpg>\n".encode(),
        "\u200e[10/13/24, 9:30:59\u202fPM] ~\u00a0Anna: Moved \N{GRINNING FACE}.\r\n".encode("utf-16"),
    ],
}


def capture_of(data: bytes, media_type: str, name: str = "input") -> Capture:
    received = datetime(2024, 11, 1, tzinfo=UTC)
    sha256 = hashlib.sha256(data).hexdigest()
    return Capture(sha256=sha256, size=len(data), media_type=media_type, name=name, received=received)


def cases() -> list[object]:
    return [
        pytest.param(available()[name], data, id=f"{name}-{number}")
        for name in LOADERS
        for number, data in enumerate(SAMPLES.get(name, []))
    ]


def outcome(loader: Loader, data: bytes) -> list[Document | Problem] | CaptureError:
    try:
        return list(loader.load(capture_of(data, loader.media_types[0]), data))
    except CaptureError as error:
        return error


@pytest.mark.parametrize("name", LOADERS)
def test_declares_what_it_is(name):
    loader = available()[name]
    assert isinstance(loader, Loader)
    assert loader.name == name
    assert loader.version
    assert loader.media_types
    assert all(kind.count("/") == 1 and kind == kind.lower() for kind in loader.media_types)


@pytest.mark.parametrize("name", LOADERS)
def test_has_samples_in_this_suite(name):
    if type(available()[name]).__module__.startswith("osintkit."):
        assert SAMPLES[name]


@pytest.mark.parametrize(("loader", "data"), cases())
def test_documents_are_whole(loader, data):
    capture = capture_of(data, loader.media_types[0])
    found = [document for document in loader.load(capture, data) if isinstance(document, Document)]
    assert found
    assert len({document.id for document in found}) == len(found)
    for document in found:
        assert document.id == Document.make_id(capture.sha256, document.part)
        assert document.capture == capture.sha256
        assert document.text.strip()
        assert document.loader == f"{loader.name}/{loader.version}"
        assert Document.from_dict(document.to_dict()) == document
        for words in (document.text, document.title or "", *document.fields.values(), *document.notes):
            words.encode()


@pytest.mark.parametrize(("loader", "data"), cases())
def test_offsets_are_code_points_and_hold(loader, data):
    for document in loader.load(capture_of(data, loader.media_types[0]), data):
        if isinstance(document, Document):
            end = len(document.text)
            passage = Passage.of(document.id, document.text, end // 2, end)
            assert document.text[passage.start : passage.end] == passage.exact


@pytest.mark.parametrize(("loader", "data"), cases())
def test_the_same_bytes_give_the_same_documents(loader, data):
    capture = capture_of(data, loader.media_types[0])
    assert list(loader.load(capture, data)) == list(loader.load(capture, data))


@pytest.mark.parametrize(("loader", "data"), cases())
def test_the_bytes_are_not_touched_and_the_name_does_not_matter(loader, data):
    before = bytes(data)
    kind = loader.media_types[0]
    first = list(loader.load(capture_of(data, kind, "a"), data))
    second = list(loader.load(capture_of(data, kind, "../../b\n.exe"), data))
    assert data == before
    documents = [[found for found in result if isinstance(found, Document)] for result in (first, second)]
    assert documents[0] == documents[1]


@pytest.mark.parametrize(("loader", "data"), cases())
def test_nothing_is_asked_of_the_network_or_written(loader, data, monkeypatch, tmp_path):
    def refuse(*_args, **_keywords):
        raise AssertionError("a loader asked for the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.chdir(tmp_path)
    assert list(loader.load(capture_of(data, loader.media_types[0]), data))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", LOADERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=400))
def test_any_bytes_are_documents_or_a_capture_error(name, data):
    found = outcome(available()[name], data)
    if isinstance(found, CaptureError):
        assert "input: " in str(found)


@pytest.mark.parametrize(("loader", "data"), cases())
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cut=st.integers(0, 4000), flips=st.lists(st.tuples(st.integers(0, 4000), st.integers(0, 255)), max_size=4))
def test_damaged_bytes_are_documents_or_a_capture_error(loader, data, cut, flips):
    damaged = bytearray(data)
    for place, value in flips:
        damaged[place % len(damaged)] = value
    del damaged[cut % (len(damaged) + 1) :]
    found = outcome(loader, bytes(damaged))
    if isinstance(found, CaptureError):
        assert "input: " in str(found)


@pytest.mark.parametrize("name", LOADERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_the_front_door_never_raises_and_always_answers(name, data):
    report = read(capture_of(data, available()[name].media_types[0]), data, Limits())
    assert report.documents or report.problems
    for document in report.documents:
        document.text.encode()
        assert document.text.strip()
