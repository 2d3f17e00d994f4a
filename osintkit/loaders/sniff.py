"""What kind of content some bytes are: by their content first, by the suffix of their name only to decide a tie."""

from __future__ import annotations

import json
import re

from osintkit.errors import UnreadableCaptureError, UnsupportedCaptureError
from osintkit.loaders.formats.statement_log_columns import COLUMNS, delimiter_of, header_cells
from osintkit.loaders.parts.charset import decode
from osintkit.loaders.parts.chat_signs import chat_kind
from osintkit.loaders.parts.header import KEYS
from osintkit.loaders.registry import loader_for, unavailable

_MAGIC = (
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
    (b"PK\x05\x06", "application/zip"),
    (b"\x1f\x8b", "application/gzip"),
    (b"BZh", "application/x-bzip2"),
    (b"\xfd7zXZ\x00", "application/x-xz"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"WARC/1.", "application/warc"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"\x7fELF", "application/x-executable"),
    (b"PAR1", "application/vnd.apache.parquet"),
    (b"OggS", "application/ogg"),
    (b"ID3", "audio/mpeg"),
    (b"{\\rtf", "application/rtf"),
    (b"bplist00", "application/x-webarchive"),
)
_PACKED = (
    (b"mimetypeapplication/epub+zip", "application/epub+zip"),
    (b"mimetypeapplication/vnd.oasis.opendocument", "application/vnd.oasis.opendocument"),
    (b"word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    (b"xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    (b"ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    (b"datapackage.json", "application/wacz"),
)
_OFFICE = "save it as a web page (HTML), plain text or CSV in the program that wrote it, and add that"
_SPOKEN = "sound and film are not read; write down what is said, with who says it and when, and add that text"
_PICTURE = "a picture is not read; add the page or post that shows it, or a text that says what is on it"
_ADVICE = {
    "application/json": "write one object a line (JSONL) with the columns of a statement log",
    "application/xml": "only RSS and Atom are read of XML; export the text as HTML, text or CSV",
    "image/svg+xml": "a drawing is not read; add the page that shows it",
    "application/pdf": "save its text (pdftotext) or install a loader for it",
    "multipart/related": "open it in a browser and save the page as HTML only",
    "application/x-webarchive": "open it in a browser and save the page as HTML only",
    "application/zip": "unpack it and add the files",
    "application/epub+zip": "save its text with a reader of such books and add that",
    "application/wacz": "a web archive is not read; open it in its player and save the pages as HTML",
    "application/warc": "a web archive is not read; open it in its player and save the pages as HTML",
    "application/x-ole-storage": _OFFICE,
    "application/rtf": _OFFICE,
    **{media_type: _OFFICE for _, media_type in _PACKED if "office" in media_type or "opendocument" in media_type},
    **{f"image/{kind}": _PICTURE for kind in ("png", "jpeg", "gif", "webp")},
    "application/gzip": "unpack it and add the file",
}
_ARCHIVED_PAGE = re.compile(r"(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?Content-Type:\s*multipart/related", re.IGNORECASE)
_HEAD = 64 << 10
_HTML_TAG = re.compile(
    r"<(?:html|head|body|title|meta|base|link|script|style|div|span|p|h[1-6]|article|section|main|header|footer|nav|"
    r"aside|table|ul|ol|dl|img|a|br|hr|form|iframe|font|center|b|i|em|strong|blockquote|pre|figure)(?:[\s/>]|\Z)",
    re.IGNORECASE,
)
_PAGE_TAG = re.compile(r"^[ \t]*<(?:!doctype\s+html|html|head|body)[\s>]", re.IGNORECASE | re.MULTILINE)
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^<>\[]*(?:\[.*?\]\s*)?>)", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)([^>]*)")
_FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_MARKDOWN = re.compile(r"^#{1,6} \S|^```|\[[^\]\n]{1,200}\]\(https?://|^\*\*\S", re.MULTILINE)


def sniff(data: bytes, name: str) -> str:
    r"""Return the media type of some bytes for which a loader is installed.

    Parameters
    ----------
    data
        The bytes.
    name
        File name: for the errors, and to tell apart what content alone cannot (Markdown from text).

    Examples
    --------
    >>> sniff(b"<!doctype html><title>A page</title><p>Words.", "page")
    'text/html'
    >>> sniff(b'{"text": "Seoul said so."}\n', "log.txt")
    'application/x-ndjson'

    Raises
    ------
    UnreadableCaptureError
        When the bytes are empty, or binary data of no known kind.
    UnsupportedCaptureError
        When the kind is known but no loader reads it.
    """
    media_type = identify(data, name)
    if loader_for(media_type) is None:
        spoken = media_type.startswith(("audio/", "video/", "application/ogg"))
        advice = _ADVICE.get(media_type, _SPOKEN if spoken else "add it as text, HTML, CSV or JSONL")
        broken = "".join(f"; the loader {key!r} {reason}" for key, reason in unavailable().items())
        raise UnsupportedCaptureError(name, f"no loader reads {media_type}; {advice}{broken}")
    return media_type


def identify(data: bytes, name: str) -> str:
    """Return the media type of some bytes, whether or not anything can read it."""
    if not data:
        raise UnreadableCaptureError(name, "the file is empty (0 bytes); get it again and add it again")
    for magic, media_type in _MAGIC:
        if data.startswith(magic):
            packed = _packed(data) if media_type == "application/zip" else media_type
            return chat_kind(data, "", packed) or packed
    if data[:4] == b"RIFF" and data[8:12] in {b"WEBP", b"WAVE", b"AVI "}:
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12], "video/x-msvideo")
    if data[4:8] == b"ftyp":
        return "video/mp4"
    text = decode(_whole_characters(data), name).text
    if not text.strip(" \t\r\n\f\v\0\ufeff\u200b"):
        if len(data) <= _HEAD:
            raise UnreadableCaptureError(name, "holds nothing but white space; get it again and add it again")
        return "text/plain"
    found = _identify_text(text, name.rpartition(".")[2].lower() if "." in name else "", len(data) <= _HEAD)
    return chat_kind(data, text, found) or found


def _packed(data: bytes) -> str:
    """Return what a ZIP archive is by the names that it begins with; nothing is unpacked."""
    head = data[:_HEAD]
    return next((media_type for sign, media_type in _PACKED if sign in head), "application/zip")


def _whole_characters(data: bytes) -> bytes:
    """Return the head of the bytes, not cut within a UTF-8 or UTF-16 character."""
    if len(data) <= _HEAD:
        return data
    head = data[:_HEAD]
    for back in range(1, 4):
        if head[-back] >= 0xC0:
            return head[:-back]
        if head[-back] < 0x80:
            break
    return head


def _identify_text(text: str, suffix: str, whole: bool) -> str:
    body = text.lstrip("\ufeff \t\r\n\f\v\0")
    if _ARCHIVED_PAGE.match(body[:4096]):
        return "multipart/related"
    if body.startswith("<"):
        markup = _markup(body)
        if markup:
            return markup
    json_type = _json(body, suffix, whole) if body[0] in "{[" else None
    if json_type:
        return json_type
    if _PAGE_TAG.search(body[:4096]) or (suffix in {"html", "htm", "xhtml"} and _HTML_TAG.search(body)):
        return "text/html"
    if suffix in {"jsonl", "ndjson"}:
        return "application/x-ndjson"
    return "text/csv" if _is_table(body, suffix) else _prose(body, suffix)


def _prose(body: str, suffix: str) -> str:
    if suffix in {"md", "markdown"} or _has_front_matter(body):
        return "text/markdown"
    if suffix not in {"txt", "text"} and len(_MARKDOWN.findall(body)) >= 2:
        return "text/markdown"
    return "text/plain"


def _markup(body: str) -> str | None:
    """Return the type of a text that begins with ``<``, or None when it is no markup."""
    position = 0
    declared = body.startswith("<?xml")
    while match := _PROLOG.match(body, position):
        if re.match(r"<!doctype\s+html", match[0], re.IGNORECASE):
            return "text/html"
        position = match.end()
    root = _ROOT.match(body, position)
    if root is None:
        return "application/xml" if declared else None
    local, attributes = root[2].lower(), root[3]
    if local in {"rss", "feed"} or (local == "rdf" and "purl.org/rss" in body):
        if local == "feed" and "Atom" not in attributes and "atom" not in attributes:
            return "application/xml" if declared else None
        return "application/atom+xml" if local == "feed" else "application/rss+xml"
    if local == "html" or (not declared and _HTML_TAG.match(body, position)):
        return "text/html"
    if local == "svg":
        return "image/svg+xml"
    return "application/xml" if declared or "xmlns" in attributes else None


def _json(body: str, suffix: str, whole: bool) -> str | None:
    lines = [line for line in body.split("\n", 3)[:2] if line.strip()]
    first = _parse(lines[0])
    if isinstance(first, dict) and (len(lines) == 1 or suffix in {"jsonl", "ndjson"} or lines[1].lstrip()[:1] == "{"):
        return "application/x-ndjson"
    if suffix in {"jsonl", "ndjson"}:
        return "application/x-ndjson"
    if suffix == "json" or (whole and isinstance(_parse(body), dict | list)):
        return "application/json"
    return None


def _parse(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _is_table(body: str, suffix: str) -> bool:
    first = body.split("\n", 1)[0].rstrip("\r")
    if first.lower().startswith("sep=") and len(first) == 5:
        return True
    delimiter = delimiter_of(first)
    cells = header_cells(first, delimiter)
    known = sum(cell in COLUMNS for cell in cells)
    if suffix in {"csv", "tsv"}:
        return True
    names = all(re.fullmatch(r"[\w .-]{1,40}", cell) for cell in cells)
    return names and len(set(cells)) == len(cells) >= 2 and known >= 2


def _has_front_matter(body: str) -> bool:
    match = _FRONT_MATTER.match(body[:8192]) if body.startswith("---") else None
    keys = re.findall(r"^([A-Za-z]+):", match[0], re.MULTILINE) if match else []
    return any(key.lower() in KEYS for key in keys)
