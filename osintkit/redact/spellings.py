r"""Names as people write them: found whatever their case, accents, breaks and hidden characters.

Texts are compared in a folded form: no case, no accents, no invisible characters, look-alikes of other scripts as
one. Between the words of a name may stand whatever is no letter or digit (a line break, a hyphen, ``_``, ``%20``) or
nothing; an inflected ending counts as the name. It finds too much rather than too little.

Examples
--------
>>> spellings = Spellings(["Jane Roé"])
>>> spellings.mask("JANE\u00ad  ROE's file is jane-roe.pdf")
"[name withheld]'s file is [name withheld].pdf"
>>> spellings.mask("Jane met Mr Roe")
'Jane met Mr Roe'
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urlsplit

__all__ = ["MARK", "Spellings", "accounts", "fold"]

MARK: Final = "[name withheld]"
"""What stands where a name stood. The same for every name: its length and whose it is are not told."""

_ALIKE: Final = str.maketrans(
    {
        **dict(zip("łøđħıƚŧƙɓɗ", "lodhiltkbd", strict=True)),
        **dict(zip("æœþð", ("ae", "oe", "th", "d"), strict=True)),
        # letters of other scripts that look like Latin ones; names in those scripts are folded in the same way
        **dict(zip("аеорсухіјѕһԁԛԝ", "aeopcyxijshdqw", strict=True)),
        **dict(zip("οανιυ", "oavio", strict=True)),
    }
)
_UNSPACED: Final = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write words without spaces, or put endings straight behind a name."""
_GAP: Final = r"(?:[^\w<>\"\x1e]|_|%[0-9a-f]{2}){0,12}"
_ENDING: Final = r"[^\W\d_]{0,3}"
_LATIN_ENDS: Final = 0x250
_SHORT: Final = 2000
_CHANGING: Final = frozenset("аеиоуыэюяьйaeo")
_QUALIFIER: Final = re.compile(r"\s*\([^()]*\)\s*$")
_WORD: Final = re.compile(r"[^\W_]+")
_ENCODED: Final = re.compile(r"(?<![^\s<>\"])[^\s<>\"]*?(?:%[0-9A-Fa-f]{2}|xn--)[^\s<>\"]*")


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    r"""Return a text as it is compared.

    >>> fold("Wałęsa"), fold("Kim\u200b Jong"), fold("ＪＡＮＥ")
    ('walesa', 'kim jong', 'jane')
    """
    return _folded(text)


class Spellings:
    """The names of those who must not be named.

    Parameters
    ----------
    names
        Names, aliases, accounts. One without a letter or digit is left out, and so is a single character.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(dict.fromkeys(name for name in names if len("".join(_WORD.findall(fold(name)))) > 1))
        self._forms = [_Form(name) for name in self.names]
        rarest = sorted({re.escape(max(form.stems, key=len)) for form in self._forms})
        self._any = re.compile("|".join(rarest))

    def __bool__(self) -> bool:
        return bool(self._forms)

    def __contains__(self, text: str) -> bool:
        return bool(self.names_in(text))

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return which of the names stand in a text.

        >>> Spellings(["Jane Roe", "John Doe"]).names_in("JOHN%20DOE")
        ('John Doe',)
        """
        readings = [_folded(text)] if self._forms else []
        readings += [reading for match in _ENCODED.finditer(text) for reading in _decoded(match.group())]
        return tuple(form.name for form in self._forms if any(form.stands_in(reading) for reading in readings))

    def spans(self, text: str) -> list[tuple[int, int]]:
        r"""Return where names stand in a text, in its own code points.

        >>> Spellings(["Roe"]).spans("said R\u00adoe.")
        [(5, 9)]
        """
        if not self._forms:
            return []
        folded = _folded(text)
        # most texts are cells of tables: one look is enough for them
        short = len(folded) < _SHORT and self._any.search(folded) is None
        forms = [] if short else [form for form in self._forms if form.stands_in(folded)]
        found = _places(text, forms) if forms else []
        found += [match.span() for match in _ENCODED.finditer(text) if self._stands_in(_decoded(match.group()))]
        merged: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if merged and start < merged[-1][1]:
                merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
            else:
                merged.append((start, end))
        return merged

    def mask(self, text: str, mark: str = MARK) -> str:
        """Return a text with a mark in the place of each name."""
        at, pieces = 0, []
        for start, end in self.spans(text):
            pieces += [text[at:start], mark]
            at = end
        return "".join([*pieces, text[at:]])

    def _stands_in(self, readings: Iterable[str]) -> bool:
        return any(form.stands_in(reading) for reading in readings for form in self._forms)


def _decoded(address: str) -> list[str]:
    readings = [unquote(address), unquote(unquote(address))]
    readings += [".".join(_label(part) for part in re.split(r"[./:]", address))] if "xn--" in address else []
    return [_folded(reading) for reading in dict.fromkeys(readings)]


class _Form:
    """One name, ready to be looked for in folded text."""

    def __init__(self, name: str) -> None:
        self.name = name
        words = _WORD.findall(fold(name))
        # by the letters as they were: folded, some Cyrillic words look Latin
        latin = all(ord(sign) < _LATIN_ENDS for sign in unicodedata.normalize("NFKC", name) if sign.isalpha())
        self.stems = tuple(_stem(word, latin=latin) for word in words)
        before = "" if _UNSPACED.match(words[0]) else r"(?<![^\W_])"
        after = "" if _UNSPACED.match(words[-1][-1]) else r"(?![^\W_])"
        endings = (_ENDING if _inflects(word, latin=latin) else "" for word in words)
        parts = (re.escape(stem) + ending for stem, ending in zip(self.stems, endings, strict=True))
        self.pattern = re.compile(before + _GAP.join(parts) + after)

    def stands_in(self, folded: str) -> bool:
        # most names stand in most texts not at all, and a plain search says so fast
        return all(stem in folded for stem in self.stems) and self.pattern.search(folded) is not None


def _places(text: str, forms: Iterable[_Form]) -> list[tuple[int, int]]:
    folded = [fold(sign) for sign in text]
    # where each folded character comes from
    origin = [number for number, signs in enumerate(folded) for _ in signs]
    whole = "".join(folded)
    matches = (match for form in forms for match in form.pattern.finditer(whole))
    return [(origin[match.start()], origin[match.end() - 1] + 1) for match in matches]


def _folded(text: str) -> str:
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold()).translate(_FOLDED)


class _Folded(dict[int, int | str]):
    """What each character is compared as: nothing, when it leaves no ink of its own."""

    def __missing__(self, code: int) -> int | str:
        sign = chr(code)
        unseen = unicodedata.category(sign) in {"Mn", "Me", "Cf", "Cs"} or sign in _BLANK
        self[code] = "" if unseen else _ALIKE.get(code, code)
        return self[code]


_BLANK: Final = frozenset("\u115f\u1160\u17b4\u17b5\u3164\uffa0")
_FOLDED: Final = _Folded()


def _label(part: str) -> str:
    if not part.startswith("xn--"):
        return part
    try:
        return part.encode("ascii").decode("idna")
    except UnicodeError:
        return part


def _inflects(word: str, *, latin: bool) -> bool:
    return len(word) >= (4 if latin else 3) and not word.isdigit() and not _UNSPACED.search(word)


def _stem(word: str, *, latin: bool) -> str:
    # a vowel at the end is what most inflected languages change first
    changes = not latin and word[-1] in _CHANGING and _inflects(word, latin=latin)
    return word[:-1] if changes else word


def accounts(url: str) -> tuple[str, ...]:
    """Return what in the address of a source is its account or its own site.

    >>> accounts("https://t.me/s/janeroe"), accounts("https://www.janeroe.net/"), accounts("vk.com/user.php?id=100012")
    (('janeroe',), ('janeroe.net',), ('100012',))
    """
    parts = urlsplit(url if "//" in url else f"//{url}")
    steps = [unquote(step).lstrip("@~") for step in parts.path.split("/") if step]
    marked = [unquote(step)[1:] for step in parts.path.split("/") if step[:1] in {"@", "~"}]
    values = [value for _, value in parse_qsl(parts.query)]
    if steps or values:
        # behind a question mark stands whose page it is; before it then only which program shows it
        return tuple(dict.fromkeys([*(marked or ([] if values else steps[-1:])), *values]))
    host = (parts.hostname or "").removeprefix("www.")
    return (host,) if host else ()


def names_of(name: str, aliases: Iterable[str]) -> tuple[str, ...]:
    """Return the spellings of a name and its aliases, also without a remark in brackets behind them.

    >>> names_of("Snuffbox (Telegram channel)", ["@snuff"])
    ('Snuffbox (Telegram channel)', 'Snuffbox', '@snuff')
    """
    return tuple(dict.fromkeys(form for one in (name, *aliases) for form in (one, _QUALIFIER.sub("", one)) if form))
