"""One way to write an object as a line, and the hash that seals it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import Any

_ENCODER = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
_PAIR_OF_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def canonical_text(plain: Mapping[str, Any]) -> str:
    """Return an object as `canonical` writes it, before it is put into bytes.

    >>> canonical_text({"b": 1, "a": "é"})
    '{"a":"é","b":1}'
    """
    return _ENCODER.encode(plain)


def canonical(plain: Mapping[str, Any]) -> bytes:
    r"""Return the one way in which an object is written: sorted keys, no spaces, UTF-8, no NaN.

    A lone surrogate (half of a character, as some exports hold) is written as its escape and comes back as it was.

    >>> canonical({"b": 1, "a": "é"}).decode()
    '{"a":"é","b":1}'
    >>> canonical({"a": "\ud83d"})
    b'{"a":"\\ud83d"}'

    Raises
    ------
    ValueError
        On NaN or infinity, on something that JSON cannot hold, and on two surrogates side by side, which would come
        back as one character.
    """
    return _bytes_of(canonical_text(plain))


def _bytes_of(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        if _PAIR_OF_HALVES.search(text):
            raise ValueError("two halves of one character stand side by side; join or replace them first") from None
        return text.encode("utf-8", "backslashreplace")


def seal(plain: Mapping[str, Any], written: Mapping[str, str] = MappingProxyType({})) -> tuple[bytes, str]:
    r"""Return the line (with its line end) of an object that has no hash yet, and its hash.

    Parameters
    ----------
    plain
        The object, without those members that are in ``written``.
    written
        Members whose value is canonical text already.

    Examples
    --------
    >>> line, digest = seal({"v": 1, "at": "2024"}, {"data": canonical_text({"b": 1, "a": 2})})
    >>> line.decode().replace(digest, "...")
    '{"at":"2024","data":{"a":2,"b":1},"hash":"...","v":1}\n'
    """
    words = {name: _word(value) for name, value in plain.items()} | dict(written)
    names = sorted(words)
    before = ",".join([f"{encode_basestring(name)}:{words[name]}" for name in names if name < "hash"])
    after = "".join([f",{encode_basestring(name)}:{words[name]}" for name in names if name > "hash"])
    text = f"{{{before}{after}}}" if before else f"{{{after[1:]}}}"
    digest = hashlib.sha256(_bytes_of(text)).hexdigest()
    comma = "," if before else ""
    return _bytes_of(f'{{{before}{comma}"hash":"{digest}"{after}}}\n'), digest


def _word(value: Any) -> str:
    if type(value) is str:
        return encode_basestring(value)
    return str(value) if type(value) is int else _ENCODER.encode(value)


def _member(line: bytes, digest: str) -> tuple[int, int]:
    """Return where the hash stands in a line, with the comma that goes with it; (0, 0) when it does not."""
    # no string value can hold this run of bytes (its quotes would be escaped), and only scalars follow the member
    member = b'"hash":"%s"' % digest.encode("ascii", "replace")
    start = line.rfind(member)
    if start < 1:
        return 0, 0
    end = start + len(member)
    return (start - 1, end) if line[start - 1 : start] == b"," else (start, end + 1)


def is_sealed(line: bytes, digest: str) -> bool:
    r"""Return whether the bytes of a line, without its line end, are those that got this hash.

    >>> line, digest = seal({"a": 1})
    >>> is_sealed(line.rstrip(b"\n"), digest), is_sealed(line.rstrip(b"\n").replace(b"1", b"2"), digest)
    (True, False)
    """
    start, end = _member(line, digest)
    return end > 0 and hashlib.sha256(line[:start] + line[end:]).hexdigest() == digest
