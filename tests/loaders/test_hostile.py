"""Inputs made to hurt a parser, in one isolated batch: each ends in documents or a named problem, the batch goes on."""

import random

import pytest

from osintkit.errors import CaptureError
from osintkit.loaders import Limits, load_many, sniff

ITEM = "<item><title>T</title></item>"
RSS = '<rss version="2.0"><channel><title>N</title>' + ITEM
SMALL_ATTACKS = {
    "nested.html": "<div>" * 50_000,
    "nested-b.html": "<html><body>" + "<b><i>" * 20_000 + "x",
    "nested-mixed.html": "".join(f"<x-{n}>" for n in range(3000)) + "x",
    "entities.html": "<html><body><p>" + "&amp;" * 300_000,
    "brackets.html": "<html><body>" + "<" * 500_000,
    "attributes.html": "<html><body><p " + "a=1 " * 200_000 + ">Words.</p>",
    "attribute.html": f"<html><body><p title='{'x' * 3_000_000}'>Words.</p>",
    "style.html": f"<html><body><p style='{'display:' * 100_000}'>Words.</p>",
    "blanks.html": "<html><body><p>x" + " \n" * 500_000 + "y",
    "comments.html": "<html><body>Words. " + "<!--" * 100_000,
    "linked.html": "<html><script type='application/ld+json'>" + "[" * 300_000 + "</script><body>Words.",
    "charset.html": "<html><head>" + "<meta charset=" * 50_000,
    "script.html": "<html><body><script>" + "<div>" * 100_000 + "</script>Words.",
    "deep.xml": RSS + "<a>" * 50_000,
    "cdata.xml": RSS + "<![CDATA[" * 50_000,
    "comments.xml": RSS + "<!--" * 50_000,
    "instructions.xml": "<?a " * 100_000,
    "bomb.xml": '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "' + "x" * 1000 + '"><!ENTITY b "' + "&a;" * 1000
    + f'">]><rss version="2.0"><channel><item><title>{"&b;" * 1000}</title></item></channel></rss>',
    "outside.xml": '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + RSS.replace("T", "&x;"),
    "content.xml": RSS + f"<item><description>{'&lt;b&gt;' * 50_000}</description></item></channel></rss>",
    "open.csv": "date,text\n" + '2024,"open\n' * 20_000,
    "columns.csv": "text," + ",".join(f"x_{n}" for n in range(20_000)) + "\n",
    "cell.csv": 'text,title\n"' + "x" * 2_000_000 + '",a\nWords.,b\n',
    "quotes.csv": "text,title\n" + '""""' * 200_000 + "\n",
    "deep.jsonl": '{"text": "Words."}\n' + '{"text":' * 50_000 + "\n",
    "digits.jsonl": '{"text": "Words.", "lat": ' + "9" * 500_000 + "}\n",
    "array.json": "[" * 100_000,
    "brackets.md": "[" * 300_000,
    "stars.md": "*a " * 300_000,
    "comments.md": "Words. " + "<!--" * 100_000,
    "fence.md": "```\n" * 100_001 + "Words.",
    "front.md": "---\n" + "a: b\n" * 50_000,
    "header.txt": "Title: " * 100_000,
    "front-crlf.md": "---\r\n" + "a: b\r\n" * 5_000,
    "front-crlf": "---\r\n" + "a: b\r\n" * 5_000,
    "archived": "Key: value\r\n" * 5_000 + "Content-Type: text/plain\r\n",
    "heading.md": "# x" + " " * 200_000 + "y",
    "heading-marks.md": "# x" + " #" * 100_000 + "y",
    "address.html": f"<html><head><meta property='og:url' content='http://{'a' * 500_000}&quot;'></head><body>Words.",
    "language.html": f"<html lang='en-{'a-' * 500_000}!'><body>Words.",
    "time.html": "<html><body>Words." + "<time datetime='2024 " + " " * 500_000 + "'>x</time>",
    "keys.txt": "Title: x\n" * 50_000,
    "bidi.txt": "\u202e\u2066\u200b\u2028" * 100_000 + "Words.",
    "escape.txt": "\x1b]8;;http://example.org\x1b\\link\x1b]8;;\x1b\\ Words.",
}  # fmt: skip
EXPORT = '{"name": "N", "type": "public_channel", "id": 1, "messages": ['
MESSAGE = '{"id": 1, "type": "message", "date_unixtime": "1729243800", "text": "Words."}'
LINE = "13/10/24, 21:30 - Anna: Words.\n"
CHATS = {
    "deep.json": EXPORT + MESSAGE + ', {"text": ' + "[" * 100_000,
    "deep-text.json": f"{EXPORT}{MESSAGE}, {MESSAGE}]}}".replace('"Words."', '[{"text": ' * 400 + "1" + "}]" * 400, 1),
    "digits.json": EXPORT + MESSAGE + ', {"type": "message", "id": ' + "9" * 500_000 + "}]}",
    "dates.json": EXPORT + MESSAGE + ", " + MESSAGE.replace("1729243800", "9" * 400) + "]}",
    "zones.json": EXPORT + MESSAGE.replace('"text"', '"date": "0001-01-01T00:00:00", "text"') + "]}",
    "types.json": EXPORT + MESSAGE + ', {"type": "message", "id": [], "date": {}, "text": {"a": 1}}, 7, null]}',
    "markup.json": EXPORT + MESSAGE.replace("Words.", "<script>alert(1)</script><img src=x onerror=y>") + "]}",
    "name.json": EXPORT.replace('"N"', '"' + "<b>" * 100_000 + '"') + MESSAGE + "]}",
    "long.json": EXPORT + MESSAGE.replace("Words.", "x" * 5_000_000) + "]}",
    "many.json": EXPORT + ",".join([MESSAGE] * 50_000) + "]}",
    "messages.html": '<div class="page_header">N</div><div class="message default" id="message1">'
    '<div class="date" title="18.10.2024 09:30:00">' + '<div class="message default">' * 400,
    "channel.html": '<div class="tgme_widget_message" data-post="a/1">' * 400 + "<time datetime='" + "9" * 100_000,
    "zone.html": '<div class="page_header">N</div><div class="message default" id="message1">'
    '<div class="date" title="18.10.2024 09:30:00 UTC+99:99"></div><div class="text">Words.</div></div>',
    "long-line.chat": LINE + "13/10/24, 21:31 - " + "a" * 5_000_000,
    "colons.chat": LINE + "13/10/24, 21:31 - " + ":" * 1_000_000,
    "days.chat": LINE + "99/99/99, 21:31 - Anna: no such day\n" * 20_000,
    "marks.chat": LINE + "\u200e" * 1_000_000 + "[13/10/24, 21:30:00] Anna: Words.",
    "pasted.chat": LINE + "[13.10.24, 21:30:00] Eve: pasted\n" * 20_000,
    "attached.chat": LINE + "13/10/24, 21:31 - Anna: <attached: " + "<" * 500_000,
    "file.chat": LINE + "13/10/24, 21:31 - Anna: \u200e" + "a." * 500_000,
}  # fmt: skip
SMALL_ATTACKS |= CHATS
BYTES = {
    "huge-line.csv": b"text,title\n" + b"x" * (200 << 20),
    "huge-line.chat": LINE.encode() + b"x" * (200 << 20),
    "huge-line.json": EXPORT.encode() + b'{"text": "' + b"x" * (200 << 20),
    "zeros.txt": bytes(100_000),
    "high.txt": b"\xff" * 300_000,
    "mixed.txt": random.Random(1).randbytes(300_000),
    "surrogates.txt": ("\ud83d" * 100_000).encode("utf-8", "surrogatepass"),
    "half.txt": b"\xff\xfe" + b"\x3d\xd8" * 50_000 + b"\x00",
    "wide.html": ("<div>" * 5000).encode("utf-16"),
    "hidden.csv": b"%PDF-1.7\ndate,text\n",
    "zip.txt": b"PK\x03\x04" + bytes(1000),
}
ATTACKS = {**{name: text.encode() for name, text in SMALL_ATTACKS.items()}, **BYTES}
READABLE = {
    "attributes.html", "attribute.html", "linked.html", "script.html", "comments.html", "cdata.xml", "content.xml",
    "deep.json", "deep-text.json", "digits.json", "dates.json", "zones.json", "types.json", "markup.json",
    "long.json", "many.json", "zone.html", "long-line.chat", "colons.chat", "days.chat", "marks.chat", "pasted.chat",
    "attached.chat", "file.chat",
    "cell.csv", "deep.jsonl", "digits.jsonl", "comments.md", "fence.md", "bidi.txt", "escape.txt", "entities.html",
}  # fmt: skip


@pytest.fixture(scope="module")
def reports():
    import hashlib
    from datetime import UTC, datetime

    from osintkit.model import Capture

    def kind(data: bytes, name: str) -> str:
        try:
            return sniff(data, name)
        except CaptureError:
            return ""

    received = datetime(2024, 11, 1, tzinfo=UTC)
    captures = [
        Capture(
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            media_type=kind(data, name),
            name=name,
            received=received,
        )
        for name, data in [*ATTACKS.items(), ("last.txt", b"The last one.")]
    ]
    pairs = zip(captures, [*ATTACKS.values(), b"The last one."], strict=True)
    return {report.name: report for report in load_many(pairs, limits=Limits(cpu_seconds=10))}


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_documents_or_a_named_problem(reports, name):
    report = reports[name]
    assert report.documents or report.problems
    for problem in report.problems:
        assert str(problem).startswith(f"{name}: ")
        assert "its loader failed" not in problem.reason
        assert "Traceback" not in problem.reason
    for document in report.documents:
        document.text.encode()
        assert document.text.strip()


@pytest.mark.parametrize("name", sorted(READABLE))
def test_what_holds_text_gives_it(reports, name):
    assert reports[name].documents


def test_the_batch_goes_on_to_its_end(reports):
    assert len(reports) == len(ATTACKS) + 1
    assert reports["last.txt"].documents[0].text == "The last one."


def test_nothing_from_outside_came_in(reports):
    assert "root:" not in str(reports["outside.xml"])
    assert "(DTD)" in str(reports["outside.xml"].problems[0])
    assert "(DTD)" in str(reports["bomb.xml"].problems[0])
