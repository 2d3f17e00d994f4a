"""Words of many texts as numbers: a hash of each, where each stands, hashes of several in a row.

Whole texts are hashed at once in numpy. Two words are the same when they differ only in case, accents that
are written apart or together, width, or invisible characters inside; everything that is no letter or digit
separates. Scripts written without spaces count each sign as a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]
Signs = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Codes = npt.NDArray[np.unsignedinteger[Any]]

CHUNK = 1 << 18
"""Characters hashed at a time: what fits a core's own cache."""

_SEPARATES, _IGNORED, _WIDE, _UNKNOWN = 0, 1, 2, 3
"""What a sign can be beside itself folded; no letter and no digit has these code points."""
_PAD = "\0" * 8
_MASKS = np.array([(1 << 8 * size) - 1 for size in range(9)], np.uint64)
"""The first so many bytes of eight."""
_LONG = 64
"""Bytes from which a word is hashed by itself: few words are so long, and some are without end."""
_WIDE_SEED = np.uint64(0xA0761D6478BD642F)
_STEP = 0xC2B2AE3D27D4EB4F


@dataclass(frozen=True, slots=True)
class Words:
    """The words of several texts, one after the other.

    Parameters
    ----------
    hashes
        One number a word.
    starts, ends
        Where each word stands in its own text, in code points.
    offsets
        Text ``i`` has the words ``offsets[i]`` to ``offsets[i + 1]``.
    """

    hashes: Hashes
    starts: Numbers
    ends: Numbers
    offsets: Numbers

    def __len__(self) -> int:
        return len(self.offsets) - 1


def words_of(texts: Sequence[str], *, positions: bool = True) -> Words:
    """Return the words of the texts.

    Parameters
    ----------
    texts
        Any Unicode, lone surrogates included.
    positions
        Whether to work out where words stand; without it ``starts`` and ``ends`` are empty.

    Examples
    --------
    >>> words = words_of(["Kyiv said:", "KYIV"])
    >>> words.offsets.tolist(), words.starts.tolist(), bool(words.hashes[0] == words.hashes[2])
    ([0, 2, 3], [0, 5, 0], True)
    """
    parts = [_hash_chunk(texts[first:last], positions) for first, last in chunks(texts)]
    empty = np.zeros(0, np.int64)
    return Words(
        hashes=np.concatenate([np.zeros(0, np.uint64), *(part[0] for part in parts)]),
        starts=np.concatenate([empty, *(part[1] for part in parts)]),
        ends=np.concatenate([empty, *(part[2] for part in parts)]),
        offsets=np.cumsum(np.concatenate([np.zeros(1, np.int64), *(part[3] for part in parts)])),
    )


def chunks(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield stretches of texts that are worked on at once: of `CHUNK` characters, or one longer text.

    >>> list(chunks(["a", "b" * CHUNK, "c"]))
    [(0, 1), (1, 2), (2, 3)]
    """
    first, size = 0, 0
    for position, length in enumerate(map(len, texts)):
        if size and (size + length > CHUNK or position - first >= _MOST_TEXTS):
            yield first, position
            first, size = position, 0
        size += length + 1
    if first < len(texts):
        yield first, len(texts)


_MOST_TEXTS = 1 << 15


def ngrams(words: Words, length: int) -> tuple[Hashes, Numbers]:
    """Return hashes of ``length`` words in a row, none across two texts, and where each text's begin.

    >>> hashes, offsets = ngrams(words_of(["a b c d", "b", "b c d"], positions=False), 3)
    >>> offsets.tolist(), bool(hashes[1] == hashes[2])
    ([0, 2, 2, 3], True)
    """
    counts = np.diff(words.offsets)
    available = len(words.hashes) - length + 1
    kept = np.maximum(counts - (length - 1), 0)
    offsets = np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])
    if available <= 0:
        return np.zeros(0, np.uint64), offsets
    hashes = words.hashes[:available] * np.uint64(_STEP)
    for step in range(1, length):
        hashes += words.hashes[step : step + available] * np.uint64(_STEP * (2 * step + 1) & (2**64 - 1))
    inside = np.ones(available, bool)
    ends = words.offsets[1:]
    for step in range(1, length):
        crossing = ends - step
        # a text shorter than the step has no word there; the position belongs to an earlier text
        crossing = crossing[(crossing >= words.offsets[:-1]) & (crossing < available)]
        inside[crossing] = False
    return mix(hashes[inside]), offsets


def unique_within(hashes: Hashes, offsets: Numbers) -> tuple[Hashes, Numbers]:
    """Return the distinct hashes of each text in rising order, with new offsets.

    The number of the text takes the place of the hash's top bits while sorting, so at most 65,536 texts at a time.

    >>> values, offsets = unique_within(np.array([5, 3, 5, 9], np.uint64), np.array([0, 3, 4]))
    >>> values.tolist(), offsets.tolist()
    ([3, 5, 9], [0, 2, 3])
    """
    texts = len(offsets) - 1
    owner = np.repeat(np.arange(texts, dtype=np.uint64), np.diff(offsets))
    keys = (owner << np.uint64(48)) | (hashes & np.uint64((1 << 48) - 1))
    keys.sort()
    keys = keys[fresh(keys)]
    counts = np.bincount((keys >> np.uint64(48)).astype(np.int64), minlength=texts)
    return keys & np.uint64((1 << 48) - 1), np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def fresh(values: npt.NDArray[Any]) -> Flags:
    """Return which of some sorted values are the first of their kind.

    >>> fresh(np.array([2, 2, 5])).tolist()
    [True, False, True]
    """
    first = np.ones(len(values), bool)
    first[1:] = values[1:] != values[:-1]
    return first


def distinct(values: Hashes) -> Hashes:
    """Return each value once, in rising order; sorting does it sooner than the table of hashes that numpy takes.

    >>> distinct(np.array([5, 2, 5], np.uint64)).tolist()
    [2, 5]
    """
    rising = np.sort(values)
    return rising[fresh(rising)]


def winnow(hashes: Hashes, offsets: Numbers, window: int) -> tuple[Hashes, Numbers]:
    """Return for each text the hashes that are the least of some ``window`` in a row (Schleimer 2003).

    Two texts that share ``window`` hashes in a row are certain to keep one of them both. A hash that is the least
    of several windows in a row is returned once for them.

    >>> values, offsets = winnow(np.array([4, 1, 3, 2, 5], np.uint64), np.array([0, 5]), 2)
    >>> values.tolist()
    [1, 2]
    """
    if len(hashes) == 0:
        return hashes, offsets
    lowest, counts = _least_of_next(hashes, window), np.diff(offsets)
    kept = np.ones(len(hashes), bool)
    kept[1:] = lowest[1:] != lowest[:-1]
    firsts = offsets[:-1][counts > 0]
    kept[firsts] = True
    for step in range(1, window):  # windows that reach over the end of a text
        over = offsets[1:] - step
        kept[over[over >= 0]] = False
    short = counts[counts > 0] < window
    if short.any():
        kept[firsts[short]] = True
        lowest[firsts[short]] = np.minimum.reduceat(hashes, firsts)[short]
    places = np.flatnonzero(kept)
    return lowest[places], np.searchsorted(places, offsets)


def _least_of_next(values: Hashes, window: int) -> Hashes:
    """Return for each position the least of it and the ``window - 1`` after it."""
    result, reach = values.copy(), 1
    while reach < window:
        step = min(reach, window - reach)
        result[:-step] = np.minimum(result[:-step], result[step:])
        reach += step
    return result


def mix(values: Hashes) -> Hashes:
    """Return the values with every bit spread over all others; changes the array that is given."""
    values ^= values >> np.uint64(32)
    values *= np.uint64(0xD6E8FEB86659FD93)
    values ^= values >> np.uint64(32)
    return values


def _hash_chunk(texts: Sequence[str], positions: bool) -> tuple[Hashes, Numbers, Numbers, Numbers]:
    """Return hashes, starts, ends and number of words a text."""
    codes = _codes("\0" + "\0".join(texts) + _PAD)
    begins = np.ones(len(texts) + 1, np.int64)
    np.cumsum([len(text) + 1 for text in texts], out=begins[1:])
    begins[1:] += 1
    signs = _signs(codes)
    places: Numbers | None = None
    wide = False
    if int((signs - np.uint8(_IGNORED)).min()) < _UNKNOWN:  # rare signs wrap to small numbers
        ignored = signs == _IGNORED
        if ignored.any():
            places = np.flatnonzero(~ignored)
            signs, codes = signs[places], codes[places]
        wide = bool((signs == _WIDE).any())
    starts, ends = _bounds(signs, _tables().alone[codes] if wide else None)
    hashes = _hashes(signs, codes, starts, ends) if wide else _packed(signs, starts, ends)
    if places is not None:
        starts, ends = places[starts], places[ends - 1] + 1
    counts = np.diff(np.searchsorted(starts, begins))
    if not positions:
        return hashes, starts[:0], ends[:0], counts
    shift = np.repeat(begins[:-1], counts)
    return hashes, starts - shift, ends - shift, counts


def _codes(text: str) -> Codes:
    """Return the code points, in two bytes each where that is enough."""
    pairs = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.dtype("<u2"))
    # a lone surrogate beside another one would read as one sign
    if len(pairs) != len(text) or bool(((pairs >= 0xD800) & (pairs < 0xE000)).any()):
        return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    return pairs


def _signs(codes: Codes) -> Signs:
    """Return each sign folded, where that is one byte, or what it is beside."""
    tables = _tables()
    signs = tables.signs.take(codes, mode="clip")
    unknown = signs == _UNKNOWN
    if unknown.any():
        tables.meet(set(codes[unknown].tolist()))
        signs = tables.signs.take(codes, mode="clip")
    return signs


def _bounds(signs: Signs, alone: Flags | None) -> tuple[Numbers, Numbers]:
    """Return where words start and end; each sign that stands ``alone`` is one."""
    inside = signs != _SEPARATES
    if alone is None or not alone.any():
        edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
        return edges[::2], edges[1::2]
    first, last = inside.copy(), inside.copy()
    first[1:] &= ~inside[:-1] | alone[1:] | alone[:-1]
    last[:-1] &= ~inside[1:] | alone[:-1] | alone[1:]
    return np.flatnonzero(first), np.flatnonzero(last) + 1


def _hashes(signs: Signs, codes: Codes, starts: Numbers, ends: Numbers) -> Hashes:
    """Return the hashes of words of which some have signs that are no single byte."""
    hashes = np.empty(len(starts), np.uint64)
    wide = np.logical_or.reduceat(signs == _WIDE, starts) if len(starts) else np.zeros(0, bool)
    hashes[~wide] = _packed(signs, starts[~wide], ends[~wide])
    folded = _tables().folded.take(codes, mode="clip")
    hashes[wide] = _packed(folded.view(np.uint8), 4 * starts[wide], 4 * ends[wide]) ^ _WIDE_SEED
    return hashes


def _packed(signs: Signs, starts: Numbers, ends: Numbers) -> Hashes:
    """Return a hash of the bytes of each word, eight at a time; eight more stand behind the last word."""
    eights = np.ndarray((len(signs) - 7,), np.dtype("<u8"), signs, 0, (1,))
    lengths = ends - starts
    hashes: Hashes = eights.take(starts)
    hashes &= _MASKS.take(np.minimum(lengths, 8))
    longer = np.flatnonzero(lengths > 8)
    for done in range(8, _LONG, 8):
        if len(longer) == 0:
            break
        more = eights.take(starts[longer] + done) & _MASKS.take(np.minimum(lengths[longer] - done, 8))
        hashes[longer] = mix(hashes[longer]) + more
        longer = longer[lengths[longer] > done + 8]
    for place in longer.tolist():
        word = signs[starts[place] : ends[place]].tobytes()
        hashes[place] = int.from_bytes(blake2b(word, digest_size=8).digest(), "little")
    return mix(hashes)


class _Tables:
    """What each code point is; filled in when a text first has it."""

    def __init__(self) -> None:
        self.signs = np.full(0x110000, _UNKNOWN, np.uint8)
        self.folded = np.zeros(0x110000, np.uint32)
        self.alone = np.zeros(0x110000, bool)
        self.meet(range(0x250))  # Latin

    def meet(self, codes: Iterable[int]) -> None:
        """Fill in some code points."""
        for code in codes:
            folded = _folded_code(code)
            self.signs[code] = folded if folded < 0x100 else _WIDE
            self.folded[code] = folded
            self.alone[code] = _is_alone(code)


@lru_cache(maxsize=1)
def _tables() -> _Tables:
    return _Tables()


def _folded_code(code: int) -> int:
    """Return 0 for what separates words, `_IGNORED` for what words may hide, else the sign without case and accents."""
    if 0xD800 <= code <= 0xDFFF:
        return _SEPARATES
    sign = chr(code)
    category = unicodedata.category(sign)
    if category == "Cf" or 0x300 <= code < 0x370 or 0x64B <= code < 0x660:
        return _IGNORED
    if category[0] not in "LNM":
        return _SEPARATES
    return ord(unicodedata.normalize("NFKD", sign).casefold()[:1] or sign)


def _is_alone(code: int) -> bool:
    """Whether the sign belongs to a script that is written without spaces: kana, Han, Thai, Lao, Khmer, Burmese."""
    return (
        0x3040 <= code <= 0x30FF
        or 0x3400 <= code <= 0x9FFF
        or 0xF900 <= code <= 0xFAFF
        or 0x20000 <= code <= 0x3FFFF
        or (0x0E00 <= code <= 0x0EFF or 0x1780 <= code <= 0x17FF or 0x1000 <= code <= 0x109F)
    ) and unicodedata.category(chr(code))[0] in "LN"


def fold(word: str) -> str:
    """Return a word as `words_of` compares it: case, accents, width and invisible signs folded away.

    >>> fold("Ｋｙïv"), fold("so\u00adldiers")
    ('kyiv', 'soldiers')
    """
    return word.lower() if word.isascii() else "".join(_folded(sign) for sign in word)


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    code = _folded_code(ord(sign))
    return "" if code == _IGNORED else sign if code == _SEPARATES else chr(code)
