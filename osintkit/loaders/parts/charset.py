r"""From bytes to text: byte order mark, valid UTF-8, the declared name, then a guess, and which of them it was.

Text keeps every character that the bytes hold. Line ends are left as they are (``\r\n`` stays two characters),
so that an offset always counts the same characters. Two things are replaced by U+FFFD and counted in the notes:
bytes that the charset does not know, and lone surrogates, which cannot be printed or stored. No note means that
the bytes were valid UTF-8 throughout.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from osintkit.errors import UnreadableCaptureError
from osintkit.loaders.protocol import TEXT_BYTES

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Browsers read these names as their supersets (WHATWG Encoding); pages in the wild rely on it.
_SUPERSETS = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}

# What is met in saved pages and exports; asking about every table that Python has makes short texts worse.
_GUESSES = ["cp1252", "cp1251", "cp1250", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "koi8_r",
            "koi8_u", "cp866", "cp874", "cp949", "cp932", "euc_jp", "gb18030", "big5hkscs", "johab", "iso2022_jp",
            "iso2022_kr"]  # fmt: skip

_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_SAMPLE = 64 << 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text with the charset that it was read in and what had to be decided or repaired."""

    text: str
    charset: str
    basis: str
    """``byte order mark``, ``valid throughout``, ``declared``, ``pattern of zero bytes`` or ``guessed``."""
    sure: float
    """From 0 to 1: 1 when the bytes leave no doubt."""
    notes: tuple[str, ...] = ()


def decode(data: bytes, name: str, *, declared: str | None = None, keep_nul: bool = True) -> Decoded:
    """Return the text of some bytes.

    Parameters
    ----------
    data
        The bytes; never changed.
    name
        File name for the error.
    declared
        Charset that the bytes themselves name (an HTML ``meta`` element, an XML declaration).
    keep_nul
        False replaces NUL by U+FFFD, as HTML's rules do.

    Examples
    --------
    >>> decode("Сеул".encode("utf-16"), "seoul.txt").charset
    'utf-16-le'
    >>> page = decode("Сеул".encode("cp1251"), "seoul.html", declared="windows-1251")
    >>> page.text, page.notes
    ('Сеул', ('charset cp1251 (declared)',))

    Raises
    ------
    UnreadableCaptureError
        When the bytes are more than 64 MiB, or no text at all.
    """
    if len(data) > TEXT_BYTES:
        size = f"{len(data) / (1 << 20):.0f} MiB"
        raise UnreadableCaptureError(name, f"{size} of text; at most {TEXT_BYTES >> 20} MiB are read: split the file")
    text, charset, basis, sure = _read(data, declared)
    notes = [] if basis == "valid throughout" else [_describe(charset, basis, sure)]
    contradicted = _codec(declared) if declared else None
    if contradicted and basis in {"valid throughout", "byte order mark"} and not _agree(contradicted, charset, data):
        notes.append(f"declares charset {declared}, but its bytes are {charset}")
    damaged = text.count("\ufffd") - (data.count(b"\xef\xbf\xbd") if charset == "utf-8" else 0)
    if damaged > 0:
        notes.append(f"{damaged} damaged byte{'s' if damaged > 1 else ''} or characters shown as U+FFFD")
    text = _check_controls(text, name, sure)
    text, count = replace_surrogates(text)
    if count:
        notes.append(f"{count} lone surrogate{'s' if count > 1 else ''} replaced by U+FFFD")
    nul = text.count("\0")
    if nul:
        notes.append(f"{nul} NUL character{'s' if nul > 1 else ''} {'kept' if keep_nul else 'replaced by U+FFFD'}")
        text = text if keep_nul else text.replace("\0", "\ufffd")
    return Decoded(text=text, charset=charset, basis=basis, sure=sure, notes=tuple(notes))


def replace_surrogates(text: str) -> tuple[str, int]:
    r"""Return the text with lone surrogates as U+FFFD, and how many there were; true pairs become their character.

    >>> replace_surrogates("seen \ud83d here")
    ('seen � here', 1)
    """
    if _SURROGATE.search(text) is None:
        return text, 0
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return _SURROGATE.subn("\ufffd", joined)


def _describe(charset: str, basis: str, sure: float) -> str:
    if basis == "guessed":
        return f"charset {charset} (guessed; how sure: {sure:.2f})"
    return f"charset {charset} ({basis})"


def _agree(declared: str, charset: str, data: bytes) -> bool:
    """Whether the declared charset is no contradiction: the same one, or all bytes are ASCII."""
    return declared == charset or (charset == "utf-8" and data.isascii()) or declared == charset.rsplit("-", 1)[0]


def _read(data: bytes, declared: str | None) -> tuple[str, str, str, float]:
    for mark, charset in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], charset), charset, "byte order mark", 1.0
    wide = _zero_pattern(data)
    if wide:
        return _lenient(data, wide), wide, "pattern of zero bytes", 0.95
    codec = _codec(declared) if declared else None
    if (
        codec is not None
        and codec.startswith(("iso2022", "hz"))
        and data.isascii()
        and (b"\x1b" in data or b"~{" in data)
    ):
        return _lenient(data, codec), codec, "declared", 0.95
    try:
        return data.decode("utf-8", "surrogatepass"), "utf-8", "valid throughout", 1.0
    except UnicodeDecodeError:
        pass
    nearly = _nearly_utf8(data)
    if nearly is not None:
        return nearly, "utf-8", "all but a few bytes are valid", 0.9
    if codec is not None and codec != "utf-8":
        text = _lenient(data, codec)
        if text.count("\ufffd") * 100 <= len(text):
            return text, codec, "declared", 0.9
    return _guess(data)


def _lenient(data: bytes, charset: str) -> str:
    try:
        return data.decode(charset, "surrogatepass")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return data.decode(charset, "replace")


def _codec(label: str) -> str | None:
    """Return Python's name for a charset label when it is one that text may be in, else None."""
    try:
        info = codecs.lookup(label.strip().strip("\"'"))
    except (LookupError, ValueError):
        return None
    if not getattr(info, "_is_text_encoding", True) or info.name in _NO_CHARSET:
        return None
    return _SUPERSETS.get(info.name, info.name)


# utf-7 hides markup from every check; the others are Python's own notations, not charsets of documents.
_NO_CHARSET = {"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined", "mbcs", "oem"}


def _zero_pattern(data: bytes) -> str | None:
    """Return the UTF-16 that has no mark, but whose letters or spaces leave zero bytes at every second place only."""
    head = data[:_SAMPLE]
    half = len(head) // 2
    if half < 2:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > 0.4 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.05 * half:
        return "utf-16-be"
    # of other alphabets only spaces, digits and line ends leave zeros; then every character must make sense
    for charset, zeros, others in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if zeros > 0.04 * half and others < 0.25 * zeros and _makes_sense(head, charset):
            return charset
    return None


def _makes_sense(head: bytes, charset: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(charset)().decode(head)
    except UnicodeDecodeError:
        return False
    return " " in text and all(sign in "\t\r\n" or unicodedata.category(sign)[0] in "LMNPSZ" for sign in text)


def _nearly_utf8(data: bytes) -> str | None:
    """Return the text when a few damaged bytes stand in what is otherwise clearly UTF-8 (a cut, one bad copy)."""
    text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    sound = len(data) - len(data.translate(None, bytes(range(0xC2, 0xF5)))) - damaged
    return text if damaged <= 3 + len(text) // 1000 and sound >= 10 * damaged else None


def _guess(data: bytes) -> tuple[str, str, str, float]:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_GUESSES).best()
    if best is None:
        return data.decode("cp1252", "replace"), "cp1252", "guessed", 0.1
    sure = max(0.1, round(1.0 - best.chaos - (0.0 if best.coherence else 0.3), 2))
    return _lenient(data, best.encoding), best.encoding, "guessed", sure


def _check_controls(text: str, name: str, sure: float) -> str:
    """Refuse what decodes but is no text: many control characters in what was not surely a charset."""
    head = text[:_SAMPLE]
    controls = len(_CONTROL.findall(head))
    if head and controls > len(head) * (0.3 if sure >= 0.9 else 0.03):
        raise UnreadableCaptureError(
            name, "binary data, not text, whatever its name says; export it as text, HTML or CSV and add that"
        )
    return text
