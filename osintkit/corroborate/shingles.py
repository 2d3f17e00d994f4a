"""Words of many texts as numbers: a hash of each, where each stands, hashes of several in a row.

Whole texts are hashed at once in numpy. Two words are the same when they differ only in case, accents that
are written apart or together, width, or invisible characters inside; everything that is no letter or digit
separates. Scripts written without spaces count each sign as a word.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

Hashes = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.int64]

CHUNK = 1 << 18
"""Characters hashed at a time: what fits a core's own cache."""

_FIRST_IGNORED = 0xAD
_FIRST_ALONE = 0x0E00
_EAGER = 0x2000
"""Code points below this are prepared at first use; the others when a text holds them."""
_IGNORED = np.uint64(2)
_BASE = np.uint64(0x9E3779B97F4A7C15)
_BASE_INVERSE = np.uint64(pow(0x9E3779B97F4A7C15, -1, 2**64))
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


def words_of(texts: Sequence[str], *, positions: bool = True, room: Workspace | None = None) -> Words:
    """Return the words of the texts.

    Parameters
    ----------
    texts
        Any Unicode, lone surrogates included.
    positions
        Whether to work out where words stand; without it ``starts`` and ``ends`` are empty.
    room
        Memory to use again when many blocks of texts are read one after the other.

    Examples
    --------
    >>> words = words_of(["Kyiv said:", "KYIV"])
    >>> words.offsets.tolist(), words.starts.tolist(), bool(words.hashes[0] == words.hashes[2])
    ([0, 2, 3], [0, 5, 0], True)
    """
    room = room or Workspace()
    parts = [_hash_chunk(chunk, positions, room) for chunk in _chunks(texts)]
    counts = np.concatenate([np.zeros(1, np.int64), *(part[3] for part in parts)])
    empty = np.zeros(0, np.int64)
    return Words(
        hashes=np.concatenate([np.zeros(0, np.uint64), *(part[0] for part in parts)]),
        starts=np.concatenate([empty, *(part[1] for part in parts)]),
        ends=np.concatenate([empty, *(part[2] for part in parts)]),
        offsets=np.cumsum(counts),
    )


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
    if len(keys):
        keys = keys[np.concatenate([np.ones(1, bool), keys[1:] != keys[:-1]])]
    counts = np.bincount((keys >> np.uint64(48)).astype(np.int64), minlength=texts)
    return keys & np.uint64((1 << 48) - 1), np.concatenate([np.zeros(1, np.int64), np.cumsum(counts)])


def winnow(hashes: Hashes, offsets: Numbers, window: int) -> tuple[Hashes, Numbers]:
    """Return for each text the hashes that are the least of some ``window`` in a row (Schleimer 2003).

    Two texts that share ``window`` hashes in a row are certain to keep one of them both.

    >>> values, offsets = winnow(np.array([4, 1, 3, 2, 5], np.uint64), np.array([0, 5]), 2)
    >>> values.tolist()
    [1, 2]
    """
    if len(hashes) == 0:
        return hashes, offsets
    # a wall between texts: the greatest value, which no window of another text can choose
    texts = np.repeat(np.arange(len(offsets) - 1), np.diff(offsets))
    walled = np.full(len(hashes) + (len(offsets)) * window, np.iinfo(np.uint64).max, np.uint64)
    place = np.arange(len(hashes)) + (texts + 1) * window
    walled[place] = hashes
    lowest = _sliding(walled, window, np.minimum)
    counts = np.diff(offsets)
    # windows that reach over an end see the wall, which never wins; a text shorter than a window keeps its least
    highest = _sliding_back(lowest, window, counts, place)
    chosen = hashes == highest
    kept = np.add.reduceat(np.append(chosen, False).astype(np.int64), np.minimum(offsets[:-1], len(hashes)))
    kept[counts == 0] = 0
    return hashes[chosen], np.concatenate([np.zeros(1, np.int64), np.cumsum(kept)])


def _sliding(values: Hashes, window: int, least: np.ufunc) -> Hashes:
    """Return for each position the least of it and the ``window - 1`` after it."""
    result, reach = values.copy(), 1
    while reach < window:
        step = min(reach, window - reach)
        result[:-step] = least(result[:-step], result[step:])
        reach += step
    return result


def _sliding_back(lowest: Hashes, window: int, counts: Numbers, place: Numbers) -> Hashes:
    """Return for each word the greatest of the least values of the full windows that hold it."""
    inner = np.zeros(len(lowest), np.uint64)
    first = np.cumsum(counts + window) - counts
    full = np.maximum(counts - window + 1, np.minimum(counts, 1))
    starts = np.repeat(first - np.concatenate([np.zeros(1, np.int64), np.cumsum(full)[:-1]]), full)
    starts = starts + np.arange(len(starts))
    inner[starts] = lowest[starts]
    result, reach = inner, 1
    while reach < window:
        step = min(reach, window - reach)
        moved = result.copy()
        moved[step:] = np.maximum(result[step:], result[:-step])
        result, reach = moved, reach + step
    return result[place]


def mix(values: Hashes) -> Hashes:
    """Return the values with every bit spread over all others; changes the array that is given."""
    values ^= values >> np.uint64(32)
    values *= np.uint64(0xD6E8FEB86659FD93)
    values ^= values >> np.uint64(32)
    return values


def _chunks(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    first, size = 0, 0
    for position, text in enumerate(texts):
        if size and size + len(text) > CHUNK:
            yield texts[first:position]
            first, size = position, 0
        size += len(text) + 1
    if first < len(texts):
        yield texts[first:]


def _hash_chunk(texts: Sequence[str], positions: bool, room: Workspace) -> tuple[Hashes, Numbers, Numbers, Numbers]:
    """Return hashes, starts, ends and number of words a text."""
    joined = "\0".join(texts)
    begins = np.zeros(len(texts) + 1, np.int64)
    np.cumsum([len(text) + 1 for text in texts], out=begins[1:])
    codes = _codes(joined)
    values = room.take(codes)
    places: Numbers | None = None
    signs: npt.NDArray[np.bool_] | None = None
    highest = int(codes.max(initial=0))
    if highest >= _FIRST_IGNORED:
        ignored = values == _IGNORED
        if ignored.any():
            places = np.flatnonzero(~ignored)
            values, codes = values[places], codes[places]
    if highest >= _FIRST_ALONE:
        signs = _tables()[1][codes]
        signs = signs if signs.any() else None
    ends = _ends(values, signs) if positions else np.zeros(0, np.int64)
    starts, hashes = _runs(values, signs)
    if places is not None:
        ends = places[ends - 1] + 1 if positions else ends
        starts = places[starts]
    owner = np.searchsorted(starts, begins)
    counts = np.diff(owner)
    if not positions:
        return hashes, np.zeros(0, np.int64), ends, counts
    shift = np.repeat(begins[:-1], counts)
    return hashes, starts - shift, ends - shift, counts


def _codes(text: str) -> npt.NDArray[np.unsignedinteger[Any]]:
    """Return the code points, in two bytes each where that is enough."""
    pairs = np.frombuffer(text.encode("utf-16-le", "surrogatepass"), np.dtype("<u2"))
    codes: npt.NDArray[np.unsignedinteger[Any]] = pairs
    if len(pairs) != len(text) or (int(pairs.max(initial=0)) >= _EAGER and _has_surrogate(pairs)):
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.dtype("<u4"))
    _prepare(codes)
    return codes


def _has_surrogate(pairs: npt.NDArray[np.uint16]) -> bool:
    """Whether a lone surrogate stands there: beside another one it would read as one sign."""
    return bool(((pairs >= 0xD800) & (pairs < 0xE000)).any())


class Workspace:
    """Room for the values of one chunk, used again for the next: new memory for each would cost more than the work."""

    def __init__(self) -> None:
        self._room: Hashes = np.empty(CHUNK + (CHUNK >> 2), np.uint64)

    def take(self, codes: npt.NDArray[np.unsignedinteger[Any]]) -> Hashes:
        """Return the value of each code point; valid until the next call."""
        if len(codes) > len(self._room):
            self._room = np.empty(len(codes), np.uint64)
        values: Hashes = self._room[: len(codes)]
        _tables()[0].take(codes, out=values, mode="clip")
        return values


def _runs(values: Hashes, signs: npt.NDArray[np.bool_] | None) -> tuple[Numbers, Hashes]:
    inside = values != 0
    first = inside.copy()
    first[1:] &= ~inside[:-1]
    if signs is not None:
        first |= signs
        first[1:] |= signs[:-1] & inside[1:]
    starts = np.flatnonzero(first)
    if len(starts) == 0:
        return starts, np.zeros(0, np.uint64)
    power, inverse = _powers(1 << max(18, int(len(values) - 1).bit_length()))
    hashes = np.add.reduceat(np.multiply(values, power[: len(values)], out=values), starts)
    hashes *= inverse[starts]
    return starts, mix(hashes)


def _ends(values: Hashes, signs: npt.NDArray[np.bool_] | None) -> Numbers:
    inside = values != 0
    last = inside.copy()
    last[:-1] &= ~inside[1:]
    if signs is not None:
        last |= signs
        last[:-1] |= signs[1:] & inside[:-1]
    ends: Numbers = np.flatnonzero(last) + 1
    return ends


@lru_cache(maxsize=4)
def _powers(length: int) -> tuple[Hashes, Hashes]:
    power = np.full(length, _BASE, np.uint64)
    inverse = np.full(length, _BASE_INVERSE, np.uint64)
    power[0] = inverse[0] = 1
    return np.multiply.accumulate(power), np.multiply.accumulate(inverse)


@lru_cache(maxsize=1)
def _tables() -> tuple[Hashes, npt.NDArray[np.bool_]]:
    """Return the value of each code point, and whether it is a word of its own."""
    values = np.zeros(0x110000, np.uint64)
    alone = np.zeros(0x110000, bool)
    for code in range(_EAGER):
        values[code] = _value(code)
        alone[code] = _is_alone(code)
    return values, alone


_prepared: set[int] = set()


def _prepare(codes: npt.NDArray[np.unsignedinteger[Any]]) -> None:
    """Fill the tables for the code points of a text that were not prepared yet."""
    if int(codes.max(initial=0)) < _EAGER:
        return
    values, alone = _tables()
    for code in set(np.flatnonzero(np.bincount(codes[codes >= _EAGER])).tolist()) - _prepared:
        values[code] = _value(code)
        alone[code] = _is_alone(code)
        _prepared.add(code)


def _value(code: int) -> int:
    """Return 0 for what separates words, `_IGNORED` for what words may hide, else a random-looking odd number."""
    if 0xD800 <= code <= 0xDFFF:
        return 0
    sign = chr(code)
    category = unicodedata.category(sign)
    if category == "Cf" or 0x300 <= code < 0x370 or 0x64B <= code < 0x660:
        return int(_IGNORED)
    if category[0] not in "LNM":
        return 0
    folded = unicodedata.normalize("NFKD", sign).casefold()[:1] or sign
    value = (ord(folded) + 1) * 0x9E3779B97F4A7C15 & (2**64 - 1)
    value = (value ^ value >> 29) * 0xBF58476D1CE4E5B9 & (2**64 - 1)
    value = (value ^ value >> 32) * 0x94D049BB133111EB & (2**64 - 1)
    return value | 1


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
    return "".join(_folded(sign) for sign in word)


@lru_cache(maxsize=4096)
def _folded(sign: str) -> str:
    value = _value(ord(sign))
    return "" if value == int(_IGNORED) else unicodedata.normalize("NFKD", sign).casefold()[:1] or sign
