"""Pictures of a report: their kind, told by their bytes, and their size; everything else in them is dropped.

Examples
--------
>>> import base64
>>> picture(base64.b64encode(b"<svg onload=x>").decode()) is None
True
"""

from __future__ import annotations

import base64
import binascii
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

__all__ = ["Picture", "picture"]

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# what a PNG needs to look right; text, EXIF, times and profiles stay behind
_KEPT_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM"})


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that may stand in a report."""

    media_type: str
    data: bytes
    width: int | None = None
    height: int | None = None

    @property
    def address(self) -> str:
        """The picture as a data URI."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode('ascii')}"


def picture(encoded: str) -> Picture | None:
    """Return the picture in base64 text, without its metadata, or None when a report may not hold it.

    Parameters
    ----------
    encoded
        Base64, as notebooks keep it, with or without line feeds.
    """
    try:
        data = base64.b64decode("".join(encoded.split()), validate=True)
    except (binascii.Error, ValueError):
        return None
    try:
        if data.startswith(_PNG):
            width, height = struct.unpack(">II", data[16:24])
            return Picture("image/png", _PNG + b"".join(_chunks(data)), width, height)
        if data.startswith(b"\xff\xd8\xff"):
            return Picture("image/jpeg", b"".join(_segments(data)))
    except (struct.error, IndexError):
        return None
    if data.startswith((b"GIF87a", b"GIF89a")):
        return Picture("image/gif", data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return Picture("image/webp", data)
    return None


def _chunks(data: bytes) -> Iterator[bytes]:
    at = len(_PNG)
    while at < len(data):
        (length,) = struct.unpack(">I", data[at : at + 4])
        end = at + 12 + length
        if data[at + 4 : at + 8] in _KEPT_CHUNKS:
            yield data[at:end]
        at = end


def _segments(data: bytes) -> Iterator[bytes]:
    """Yield a JPEG's parts, without comments and application data (EXIF, XMP, thumbnails, places)."""
    yield data[:2]
    at = 2
    while data[at + 1] != 0xDA:  # start of scan: the picture itself
        (length,) = struct.unpack(">H", data[at + 2 : at + 4])
        marker = data[at + 1]
        if not (0xE1 <= marker <= 0xED or marker in {0xEF, 0xFE}):  # APP0 and APP14 (Adobe) say how to read the colours
            yield data[at : at + 2 + length]
        at += 2 + length
    yield data[at:]
