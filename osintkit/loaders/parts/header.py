"""The small block of facts that may stand above a text: RFC 822 lines, or front matter between ``---`` lines."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from osintkit.errors import suggestion
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Facts

KEYS = ("title", "author", "publisher", "published", "url", "language", "note")
"""What a header may say; a block with any other key is text."""

_LINE = re.compile(r"([A-Za-z][A-Za-z _-]{0,30}):[ \t]*(.*)")
_FENCE = re.compile(r"---[ \t]*\r?\n(.*?\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_HEADER_CHARS = 8192
_LONGEST_ADDRESS = 8192


def read_header(text: str, facts: Facts) -> str:
    r"""Fill ``facts`` from a header block at the top of a plain text; return the text below it.

    A block counts only when each of its lines is a known key with a value; else the text comes back whole.

    Examples
    --------
    >>> facts = Facts()
    >>> read_header("Publisher: Yonhap\nPublished: 2024-10-18\n\nSeoul said so.", facts)
    'Seoul said so.'
    >>> facts.publisher, facts.published
    ('Yonhap', StatedDate(text='2024-10-18'))
    """
    pairs: list[tuple[str, str]] = []
    position = 0
    while True:
        end = text.find("\n", position, _HEADER_CHARS)
        line = text[position : end if end >= 0 else len(text)].rstrip("\r")
        if end < 0 or not line.strip():
            break
        match = _LINE.fullmatch(line)
        if match is None:
            return text
        pairs.append((match[1].strip().lower(), match[2].strip()))
        position = end + 1
    if end < 0 or not pairs:
        return text
    unknown = [key for key, _ in pairs if key not in KEYS]
    if unknown:
        if len(unknown) < len(pairs):
            facts.notes.append(
                f"the first lines look like a header, but {unknown[0]!r} is none of its keys "
                f"({suggestion(unknown[0], KEYS)}); read as text"
            )
        return text
    if not any(value for _, value in pairs):
        return text
    _take(pairs, facts)
    facts.notes.append(f"header of {len(pairs)} lines read; the text begins after it")
    return _skip_blank(text, end + 1)


def read_front_matter(text: str, facts: Facts) -> str:
    r"""Fill ``facts`` from front matter at the top of a Markdown text; return the text below it.

    Keys that are none of ours are left alone and named in a note: tools of all kinds write their own there.

    >>> facts = Facts()
    >>> read_front_matter("---\ntitle: 'On troops'\ntags: [a]\n---\n\nSeoul said so.", facts)
    'Seoul said so.'
    >>> facts.title, facts.notes
    ('On troops', ['front matter read; the text begins after it', 'front matter keys left alone: tags'])
    """
    match = _FENCE.match(text[:_HEADER_CHARS])
    if match is None:
        return text
    pairs = []
    for line in match[1].splitlines():
        pair = _LINE.fullmatch(line)
        if pair is not None:
            pairs.append((pair[1].strip().lower(), _unquote(pair[2].strip())))
    known = [(key, value) for key, value in pairs if key in KEYS]
    if not known:
        return text
    _take(known, facts)
    facts.notes.append("front matter read; the text begins after it")
    others = sorted({key for key, _ in pairs if key not in KEYS})
    if others:
        facts.notes.append(f"front matter keys left alone: {', '.join(others)}")
    return _skip_blank(text, match.end())


def _unquote(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _skip_blank(text: str, position: int) -> str:
    match = re.compile(r"(?:[ \t]*\r?\n)*").match(text, position)
    return text[match.end() if match else position :]


def _take(pairs: list[tuple[str, str]], facts: Facts) -> None:
    for key, value in pairs:
        if not value:
            continue
        if key == "published":
            date = stated_date(value)
            if date is None:
                facts.notes.append(f"published {value!r} is not a date like 2024, 2024-10 or 2024-10-18; left out")
            facts.fill(key, date)
        elif key == "url":
            facts.fill(key, web_address(value))
            if facts.url is None:
                facts.notes.append(f"url {value!r} is not an http(s) address; left out")
        elif key == "language":
            facts.fill(key, language_code(value))
        elif key == "note":
            facts.notes.append(value)
        else:
            facts.fill(key, value)


def web_address(value: str) -> str | None:
    """Return an absolute http(s) address, or None: no other scheme is kept from a capture.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    value = value.strip()
    if len(value) > _LONGEST_ADDRESS or re.match(r"https?://[^\s<>\"']+\Z", value, re.IGNORECASE) is None:
        return None
    try:
        return value if urlsplit(value).hostname else None
    except ValueError:  # brackets that look like a broken IPv6 address
        return None


def language_code(value: str) -> str | None:
    """Return the two letters of a language tag, or None.

    >>> language_code("en-GB"), language_code("english")
    ('en', None)
    """
    match = re.match(r"([A-Za-z]{2})(?:[-_][A-Za-z0-9_-]+)?\Z", value.strip())
    return match[1].lower() if match else None
