"""The last look before anything is published: nothing finished may name a protected source.

Names were replaced before (`osintkit.redact.records`), and once more in whatever a notebook put out. Here the bytes of
the finished files are read as a curious reader would: as text, without tags, with entities and percent signs
resolved, base64 decoded, pictures looked into. What is found stops the run.

Examples
--------
>>> from osintkit.redact.spellings import Spellings
>>> [leak.where for leak in leaks_in("<p>J&aacute;ne R<b>o</b>e</p>", {"Protected source 1": Spellings(["Jane Roe"])})]
['its text']
"""

from __future__ import annotations

import base64
import binascii
import html
import json
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import unquote

from osintkit.redact.spellings import MARK, Spellings

__all__ = [
    "INTERNAL_NOTE",
    "PSEUDONYM_NOTE",
    "Leak",
    "by_file",
    "leaks",
    "leaks_in",
    "leaks_of",
    "strings_in",
]

INTERNAL_NOTE: Final = (
    "Internal: this edition names protected sources. It is not for sharing; osintkit run makes one that is."
)
PSEUDONYM_NOTE: Final = f"Protected sources stand here under pseudonyms; words that name one read {MARK}."
_PICTURE: Final = re.compile(r"data:([a-z]+/[a-z0-9.+-]+);base64,([A-Za-z0-9+/=\s]+)")
_INLINE: Final = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|cite|code|del|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|u|var|wbr)\b[^>]*>"
)
_BREAK: Final = re.compile(r"<br\s*/?>")
_TAG: Final = re.compile(r"<[^>]*>")
_STYLE: Final = re.compile(r"<style>.*?</style>", re.DOTALL)
_SHOWN_HIDDEN: Final = re.compile("⟦U\\+[0-9A-F]{4,6}⟧")
_BASE64: Final = re.compile(r"[A-Za-z0-9+/_-]{8,}={0,2}")
_LONGEST_TOKEN: Final = 4096
_PNG_TEXT: Final = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf"})
_LEAST_BYTES: Final = 5
"""A shorter name stands in the bytes of a compressed picture by chance."""
Hidden = Mapping[str, Spellings]


@dataclass(frozen=True, slots=True)
class Leak:
    """A protected source that a finished file names.

    Parameters
    ----------
    file
        Which, relative to the edition.
    pseudonym
        Whose name it is; the name itself is not repeated.
    where
        In which of its layers.
    """

    file: str
    pseudonym: str
    where: str

    def __str__(self) -> str:
        return f"{self.file}: a name, alias or account of {self.pseudonym} stands in {self.where}"


def by_file(found: Iterable[Leak]) -> dict[str, str]:
    """Return what to say of each file.

    >>> by_file([Leak("a.html", "Protected source 1", "its text"), Leak("a.html", "Protected source 1", "base64")])
    {'a.html': 'a name, alias or account of Protected source 1 stands in its text, base64'}
    """
    told: dict[str, tuple[dict[str, None], dict[str, None]]] = {}
    for leak in found:
        who, where = told.setdefault(leak.file, ({}, {}))
        who[leak.pseudonym], where[leak.where] = None, None
    return {
        file: f"a name, alias or account of {', '.join(who)} stands in {', '.join(where)}"
        for file, (who, where) in told.items()
    }


def leaks(folder: Path, hidden: Hidden) -> tuple[Leak, ...]:
    """Return what the files below a folder tell of protected sources: in their names and in their bytes.

    Parameters
    ----------
    folder
        An edition, or executed notebooks.
    hidden
        From ``hidden`` of the case's door.
    """
    if not hidden:
        return ()
    whole = _Whole(hidden)
    found: dict[Leak, None] = {}
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        found |= dict.fromkeys(Leak(name, one, "its address") for one in whole.whose(name))
        found |= dict.fromkeys(leaks_of(path, hidden, name))
    return tuple(found)


def leaks_of(path: Path, hidden: Hidden, name: str = "") -> tuple[Leak, ...]:
    """Return what the bytes of one finished file tell of protected sources.

    Parameters
    ----------
    path
        A page, or JSON such as an executed notebook.
    hidden
        From ``hidden`` of the case's door.
    name
        What to call it; by default its own name.
    """
    text = path.read_bytes().decode("utf-8", "replace")
    if path.suffix in {".ipynb", ".json"}:
        text = "\n\x1e".join(strings_in(json.loads(text)))
    return leaks_in(text, hidden, name or path.name)


def leaks_in(text: str, hidden: Hidden, file: str = "") -> tuple[Leak, ...]:
    """Return what a page or a text tells of protected sources.

    Parameters
    ----------
    text
        HTML or plain text.
    hidden
        Spellings by pseudonym.
    file
        What to call it.
    """
    whole = _Whole(hidden)
    pictures = [(kind, data) for kind, data in _PICTURE.findall(text)]
    bare = _PICTURE.sub("data:,", text)
    found: dict[Leak, None] = {}
    for where, layer in _layers(bare):
        found |= dict.fromkeys(Leak(file, one, where) for one in whole.whose(layer))
    for kind, data in pictures:
        found |= dict.fromkeys(Leak(file, one, "a picture") for one in _in_picture(kind, data, whole))
    return tuple(found)


class _Whole:
    """All that is hidden at once, so that a text is read once."""

    def __init__(self, hidden: Hidden) -> None:
        self._owner = {name: pseudonym for pseudonym, spellings in hidden.items() for name in spellings.names}
        self._all = Spellings(self._owner)

    def whose(self, text: str, least: int = 0) -> Iterator[str]:
        """Yield the pseudonyms of those who are named by a spelling of at least so many characters."""
        for name in self._all.names_in(text):
            if len(name) >= least:
                yield self._owner[name]


def _layers(text: str) -> Iterator[tuple[str, str]]:
    """Yield a text in the ways in which it may be read."""
    yield "its source", text
    without_style = _SHOWN_HIDDEN.sub("", _STYLE.sub("", text))
    # words of one line stay together, those of two cells or paragraphs do not
    lines = _TAG.sub("\x1e", _BREAK.sub("\n", _INLINE.sub("", without_style)))
    plain = html.unescape(html.unescape(lines))
    yield "its text", _SHOWN_HIDDEN.sub("", plain)
    if "&" in without_style:
        yield "an attribute", _SHOWN_HIDDEN.sub("", html.unescape(without_style))
    if "%" in without_style:
        yield "an address", unquote(unquote(html.unescape(without_style)))
    decoded = "\n\x1e".join(_decoded(without_style))
    if decoded:
        yield "base64", decoded


def _decoded(text: str) -> Iterator[str]:
    for match in _BASE64.finditer(text):
        token = match.group().rstrip("=").replace("-", "+").replace("_", "/")
        if len(token) > _LONGEST_TOKEN or (token.isalpha() and token.islower()):
            continue
        data = _bytes_of(token[: len(token) - (len(token) % 4 == 1)])
        for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
            try:
                yield data.decode(encoding)
            except UnicodeDecodeError:
                continue


def _bytes_of(encoded: str) -> bytes:
    try:
        return base64.b64decode("".join(encoded.split()) + "=" * (-len(encoded) % 4))
    except (binascii.Error, ValueError):
        return b""


def _in_picture(kind: str, encoded: str, whole: _Whole) -> Iterator[str]:
    data = _bytes_of("".join(encoded.split()).rstrip("="))
    png = kind == "image/png"
    for text in _png_texts(data) if png else [data]:
        for reading in (text.decode("utf-8", "replace"), text.decode("latin-1"), text.decode("utf-16-le", "replace")):
            yield from whole.whose(reading, 0 if png else _LEAST_BYTES)


def _png_texts(data: bytes) -> Iterator[bytes]:
    at = 8
    while at + 12 <= len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        kind, body = data[at + 4 : at + 8], data[at + 8 : at + 8 + length]
        if kind in _PNG_TEXT:
            yield body
            keyword, _, rest = body.partition(b"\0")
            for packed in (rest[1:], rest.rpartition(b"\0")[2]):
                try:
                    yield keyword + b" " + zlib.decompress(packed)
                except zlib.error:
                    continue
        at += 12 + length


def strings_in(value: Any) -> Iterator[str]:
    """Yield every text in plain data, keys and pictures too."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, one in value.items():
            yield str(key)
            if str(key).startswith("image/") and isinstance(one, str | list):
                data = "".join(one)
                yield f"data:{key};base64,{data}" if re.fullmatch(r"[A-Za-z0-9+/=\s]*", data) else data
            else:
                yield from strings_in(one)
    elif isinstance(value, Iterable):
        lines = list(value)
        # a notebook keeps a text as its lines
        yield from ["".join(lines)] if all(isinstance(line, str) for line in lines) else _each(lines)


def _each(values: Iterable[Any]) -> Iterator[str]:
    for value in values:
        yield from strings_in(value)
