"""Sentences and paragraphs as exact spans of a text; nothing is normalised.

A sentence ends at ``. ! ? …`` (with closing quotes and brackets) before a space, at ``。！？`` anywhere, and at the end
of a paragraph. Abbreviations, initials, numbers, list marks and hard-wrapped lines do not end one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

from osintkit.model import Span

_CLOSERS = "\"'”’»›)]}）】」』›"
_PARAGRAPH = re.compile(r"[\n\u2029\u0085](?:[ \t\r\f\v\u00a0]*[\n\u2029\u0085])+")
_LINE = re.compile(r"[\n\u2028\u2029\u0085]")
_END = re.compile(rf"[.!?…؟।。！？]+[{re.escape(_CLOSERS)}]*")
_CJK_END = frozenset("。！？")
_BULLET = re.compile(r"[ \t]*(?:[-*•·‣▪–—]|\(?\d{1,3}[.)]|\(?[a-zA-Z][.)])[ \t]")
_LAST_WORD = re.compile(r"[^\s(\[“\"'‘«„]+$")

_NEVER_END = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "rev",
        "hon",
        "messrs",
        "st",
        "sen",
        "sens",
        "rep",
        "reps",
        "gov",
        "govs",
        "pres",
        "gen",
        "lt",
        "col",
        "sgt",
        "cpl",
        "capt",
        "maj",
        "cmdr",
        "adm",
        "brig",
        "pvt",
        "supt",
        "det",
        "insp",
        "amb",
        "fr",
        "sr.",
        "vs",
        "v",
        "viz",
        "cf",
        "e.g",
        "i.e",
        "eg",
        "ie",
        "al",
        "no",
        "nos",
        "art",
        "vol",
        "fig",
        "pp",
        "ed",
        "eds",
        "approx",
        "est",
        "dept",
        "univ",
        "assn",
        "bros",
        "mt",
        "ft",
        "ave",
        "blvd",
        "rd",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "д.е",
        "т.е",
        "т.к",
        "т.д",
        "т.п",
        "т.н",
        "им",
        "ул",
        "пр",
        "р-н",
        "обл",
        "стр",
        "см",
        "тел",
        "акад",
        "проф",
        "ген",
        "полк",
        "подполк",
        "кап",
        "ст",
        "лейт",
        "гг",
        "гл",
        "кв",
        "д",
        "к",
        "напр",
        "тов",
        "гр",
        "тис",
        "млн",
        "млрд",
        "тыс",
        "вул",
        "обл.",
        "напр.",
        "ім",
        "просп",
    ]
)
"""Before a dot, these words of English, Russian and Ukrainian shorten something that goes on."""
_MAY_END = frozenset(
    [
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "a.m",
        "p.m",
        "inc",
        "corp",
        "co",
        "ltd",
        "jr",
        "sr",
        "etc",
        "ph.d",
        "m.d",
        "b.a",
        "m.a",
        "u.s.a",
        "l.a",
        "n.y",
        "r",
        "д.р",
        "г",
        "р",
        "руб",
        "грн",
    ]
)
"""These may also stand at the end of a sentence: they end it only before a word that likes to begin one."""
_STARTERS = frozenset(
    [
        "the",
        "a",
        "an",
        "he",
        "she",
        "it",
        "they",
        "we",
        "i",
        "you",
        "this",
        "that",
        "these",
        "those",
        "in",
        "on",
        "at",
        "for",
        "but",
        "and",
        "so",
        "if",
        "when",
        "while",
        "after",
        "before",
        "as",
        "there",
        "his",
        "her",
        "their",
        "its",
        "our",
        "my",
        "no",
        "not",
        "some",
        "many",
        "most",
        "all",
        "both",
        "one",
        "two",
    ]
)
_WORDS_TOO = frozenset({"no", "art", "fig", "sat", "sun", "mar", "wed", "fr", "ed", "hon"})
"""Abbreviations that are words when they have no capital: "He said no. She left." They shorten before a number."""
_FIRST_WORD = re.compile(r"[\"'“‘«„(\[\s]*([^\W\d_]+)")


def find_sentences(text: str) -> tuple[Span, ...]:
    """Return the spans of all sentences, in order, without the white space around them.

    Examples
    --------
    >>> text = 'Gen. Kim spoke. "We saw 1.5 tons," he said.'
    >>> [span.of(text) for span in find_sentences(text)]
    ['Gen. Kim spoke.', '"We saw 1.5 tons," he said.']
    """
    return tuple(Span(start=start, end=end) for start, end in split_sentences(text))


def find_paragraphs(text: str) -> tuple[Span, ...]:
    r"""Return the spans of paragraphs: text between blank lines.

    >>> [span.end for span in find_paragraphs("One.\n\nTwo.")]
    [4, 10]
    """
    return tuple(Span(start=start, end=end) for start, end in split_paragraphs(text))


def split_paragraphs(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of each paragraph; cheaper than `find_paragraphs`."""
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _PARAGRAPH.finditer(text):
        _add_trimmed(spans, text, start, match.start())
        start = match.end()
    _add_trimmed(spans, text, start, len(text))
    return spans


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return ``(start, end)`` of each sentence; cheaper than `find_sentences`."""
    return list(_sentences(text))


@lru_cache(maxsize=4)
def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text; the last few texts are remembered, since several readers ask for the same."""
    spans: list[tuple[int, int]] = []
    for first, last in split_paragraphs(text):
        cuts = sorted({*_line_cuts(text, first, last), *_stop_cuts(text, first, last)})
        start = first
        for cut in cuts:
            _add_trimmed(spans, text, start, cut)
            start = cut
        _add_trimmed(spans, text, start, last)
    return tuple(spans)


def sentence_at(spans: list[tuple[int, int]], position: int) -> tuple[int, int] | None:
    """Return the sentence of sorted ``spans`` that holds a position, or the one before it.

    >>> sentence_at([(0, 5), (6, 9)], 7)
    (6, 9)
    """
    index = bisect_right(spans, (position, 1 << 62)) - 1
    return spans[index] if index >= 0 else None


def _add_trimmed(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start:
        spans.append((start, end))


def _line_cuts(text: str, first: int, last: int) -> list[int]:
    """Return where a line break ends a sentence: before list marks, after headings, not inside wrapped prose."""
    cuts = []
    line_start = first
    for match in _LINE.finditer(text, first, last):
        here, after = match.start(), match.end()
        length = here - line_start
        line_start = after
        following = text[after : after + 1]
        wrapped = 40 <= length <= 100  # the usual widths of hard-wrapped prose
        if _BULLET.match(text, after, last) or not (following.islower() or wrapped):
            cuts.append(after)
    return cuts


def _stop_cuts(text: str, first: int, last: int) -> list[int]:
    cuts = []
    for match in _END.finditer(text, first, last):
        end = match.end()
        if end >= last:
            break
        mark = text[match.start()]
        if mark in _CJK_END or (text[end].isspace() and _ends_here(text, match.start(), end, last)):
            cuts.append(end)
    return cuts


def _ends_here(text: str, dot: int, end: int, last: int) -> bool:
    position = end
    while position < last and text[position].isspace():
        position += 1
    following = text[position : position + 1]
    if following.islower() or following in ",;:)]":
        return False
    if text[dot] != "." or text[dot : dot + 2] == "..":
        return True
    return not _shortens(text, dot, position)


def _shortens(text: str, dot: int, following: int) -> bool:
    """Tell whether the dot belongs to an abbreviation, an initial or a list mark."""
    found = _LAST_WORD.search(text, max(0, dot - 24), dot)
    if found is None:
        return False
    word = found.group().casefold()
    if word in _WORDS_TOO and found.group().islower():
        return text[following : following + 1].isdigit()
    if word in _NEVER_END or (len(word) == 1 and found.group().isupper()):
        return True
    if word in _MAY_END:
        first = _FIRST_WORD.match(text, following, following + 40)
        return first is None or first.group(1).casefold() not in _STARTERS
    if word.isdigit() and len(word) <= 3:
        line = text.rfind("\n", max(0, dot - 40), found.start()) + 1
        return found.start() == 0 or (line > 0 and not text[line : found.start()].strip())
    return False
