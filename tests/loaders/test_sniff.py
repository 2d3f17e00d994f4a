"""The kind of content is read from the content; every refusal names the file and the way out."""

import contextlib
import gzip
import io
import json
import random
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osintkit.errors import CaptureError, UnreadableCaptureError, UnsupportedCaptureError
from osintkit.loaders import identify, sniff

PROSE = "Seoul said on Friday, after a week of reports, that soldiers had been moved.\n\nMoscow denied it.\n"
RSS = '<?xml version="1.0"?><rss version="2.0"><channel><title>News</title></channel></rss>'
ATOM = '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>News</title></feed>'
LOG = "date,outlet,speaker,text\n2024-10-18,Yonhap,NIS,Troops were moved.\n"
ROW = json.dumps({"date": "2024-10-18", "text": "Troops were moved."})


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (PROSE, "a.txt", "text/plain"),
        (PROSE, "a", "text/plain"),
        (PROSE, "a.html", "text/plain"),
        (PROSE, "a.md", "text/markdown"),
        ("# Title\n\nSee [it](https://example.org).\n", "a", "text/markdown"),
        ("---\ntitle: On troops\n---\n\nSeoul said so.\n", "a", "text/markdown"),
        ("<!DOCTYPE html><p>Seoul said so.", "page", "text/html"),
        ("<html><body>Seoul</body></html>", "page.txt", "text/html"),
        ("\n\n<!-- saved -->\n<head><title>x</title></head>", "page", "text/html"),
        ("<div>Seoul <b>said</b> so</div>", "page", "text/html"),
        ('<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"/>', "p", "text/html"),
        ("Saved by a tool\n<html><body>x</body></html>", "p", "text/html"),
        ("Seoul <b>said</b> so", "page.html", "text/html"),
        ("<3 is a heart, and this is text.", "a.txt", "text/plain"),
        ("<he said> and left", "a.txt", "text/plain"),
        (RSS, "feed.txt", "application/rss+xml"),
        (ATOM, "feed", "application/atom+xml"),
        ('<rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="x"><channel/></rdf:RDF>', "f", "application/rss+xml"),
        (LOG, "log", "text/csv"),
        (LOG, "log.txt", "text/csv"),
        (LOG.replace(",", ";"), "log.txt", "text/csv"),
        (LOG.replace(",", "\t"), "log", "text/csv"),
        ("sep=;\n" + LOG.replace(",", ";"), "log", "text/csv"),
        ("a,b\n1,2\n", "log.csv", "text/csv"),
        (PROSE, "log.csv", "text/csv"),
        ("<html><body>x</body></html>", "log.csv", "text/html"),
        (ROW, "log", "application/x-ndjson"),
        (ROW + "\n" + ROW + "\n", "log.txt", "application/x-ndjson"),
        ("broken\n" + ROW, "log.jsonl", "application/x-ndjson"),
        ('{"text": "<html> <body> in a cell"}\n', "log", "application/x-ndjson"),
        ("{Editor's note} Seoul said so.\n", "a.txt", "text/plain"),
        ("[Photo] Seoul said so.\n", "a.txt", "text/plain"),
    ],
)
def test_kind_by_content(content, name, expected):
    assert sniff(content.encode(), name) == expected


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (PROSE, "text/plain"),
        ("<html><body>x</body></html>", "text/html"),
        (LOG, "text/csv"),
        (ROW, "application/x-ndjson"),
    ],
)
def test_every_unicode_encoding_is_text(content, expected, encoding):
    if encoding == "utf-32":
        content = content[:200]
    assert sniff(content.encode(encoding), "input") == expected


@pytest.mark.parametrize("encoding", ["cp1252", "cp1251", "koi8-r", "cp949", "gb18030", "shift_jis"])
def test_older_encodings_are_text(encoding):
    words = {"cp1252": "à Séoul", "cp1251": "в Сеуле сказали", "koi8-r": "в Сеуле сказали"}.get(
        encoding, "日本 서울"[:2]
    )
    assert sniff((words + " said so. ").encode(encoding) * 10, "a.txt") == "text/plain"


def zipped() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a.txt", "x")
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "application/pdf"),
        (zipped(), "application/zip"),
        (gzip.compress(b"x", mtime=0), "application/gzip"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "image/png"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"\x00\x00\x00\x18ftypmp42", "video/mp4"),
        (b"WARC/1.0\r\n", "application/warc"),
        (b'<?xml version="1.0"?><data><a>1</a></data>', "application/xml"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", "multipart/related"),
        (b"bplist00\xd1\x01", "application/x-webarchive"),
        (b'[{"text": "one"},\n {"text": "two"}]', "application/json"),
        (b'{\n  "text": "one"\n}', "application/json"),
    ],
)
def test_a_known_kind_without_a_loader_is_named(data, media_type):
    assert identify(data, "input.txt") == media_type
    with pytest.raises(UnsupportedCaptureError) as caught:
        sniff(data, "input.txt")
    assert str(caught.value).startswith("input.txt: ")
    assert media_type in str(caught.value)


def test_an_empty_file():
    with pytest.raises(UnreadableCaptureError, match=r"^a\.txt: the file is empty \(0 bytes\); get it again"):
        sniff(b"", "a.txt")


@pytest.mark.parametrize("data", [b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", "\u200b\n".encode(), b"\0\0\0"])
def test_nothing_but_white_space(data):
    with pytest.raises(UnreadableCaptureError, match=r"white space|binary"):
        sniff(data, "a.txt")


@pytest.mark.parametrize("seed", range(20))
def test_a_binary_with_a_text_suffix(seed):
    data = bytes([1]) + random.Random(seed).randbytes(4000)
    with pytest.raises(UnreadableCaptureError, match=r"^report\.txt: binary data, not text"):
        sniff(data, "report.txt")


def test_a_long_text_is_judged_by_its_beginning():
    assert sniff(("Сеул сказал так. " * 20_000).encode(), "a.txt") == "text/plain"


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.csv", "a.html", "a.jsonl", "a", ".", "a.md", ""]))
def test_any_bytes_have_a_kind_or_a_named_error(data, name):
    with contextlib.suppress(CaptureError):
        assert "/" in sniff(data, name)


@given(st.text(max_size=200).filter(str.strip))
def test_any_utf8_text_has_a_kind_or_a_named_error(text):
    with contextlib.suppress(CaptureError):
        assert "/" in sniff(text.encode("utf-8", "surrogatepass"), "a.txt")


@pytest.mark.parametrize(
    ("member", "first", "media_type", "advice"),
    [
        ("word/document.xml", "[Content_Types].xml", "wordprocessingml", "save it as a web page"),
        ("content.xml", "mimetype", "opendocument", "save it as a web page"),
        ("datapackage.json", "archive/data.warc.gz", "application/wacz", "web archive"),
        ("a.txt", "b.txt", "application/zip", "unpack it"),
    ],
)
def test_office_files_are_not_called_archives(member, first, media_type, advice):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(first, "application/vnd.oasis.opendocument.text" if first == "mimetype" else "x")
        archive.writestr(member, "x")
    with pytest.raises(UnsupportedCaptureError, match=media_type) as caught:
        sniff(buffer.getvalue(), "report.doc")
    assert advice in str(caught.value)


def test_pictures_and_recordings_are_told_apart_from_texts():
    with pytest.raises(UnsupportedCaptureError, match="add the page or post that shows it"):
        sniff(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, "a.png")
    with pytest.raises(UnsupportedCaptureError, match="write down what is said"):
        sniff(b"\0\0\0\x18ftypmp42" + b"\0" * 40, "a.mp4")
