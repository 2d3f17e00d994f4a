"""Markdown to the words that a reader sees: marks of layout go, words, line ends and code stay."""

from __future__ import annotations

import re

_FENCE = re.compile(r"[ \t]{0,3}(```|~~~)")
_HEADING = re.compile(r"[ \t]{0,3}#{1,6}[ \t]+(.*)")
_UNDERLINE = re.compile(r"[ \t]{0,3}(?:=+|-{2,}|\*{3,}|_{3,}|(?:[-*_][ \t]+){2,}[-*_])[ \t]*")
_QUOTE = re.compile(r"[ \t]{0,3}(?:>[ \t]?)+")
_BULLET = re.compile(r"([ \t]*)[*+-][ \t]+")
_REFERENCE = re.compile(r"[ \t]{0,3}\[[^\]\n]{1,200}\]:[ \t]*\S+.*")

_SPECIAL = re.compile(r"[*_`\[\]<\\]")
_INLINE = (
    (re.compile(r"!\[([^\]\n]{0,500})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\([^()\s]{0,2000}(?:[ \t]+\"[^\"\n]{0,500}\")?\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,200}\]"), r"\1"),
    (re.compile(r"<(https?://[^\s<>]{1,2000})>"), r"\1"),
    (re.compile(r"(?<![\w\\*])\*\*(?=\S)([^*\n]{1,2000})(?<=\S)\*\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\w\\_])__(?=\S)([^_\n]{1,2000})(?<=\S)__(?!\w)"), r"\1"),
    (re.compile(r"(?<![\w\\*])\*(?=[^\s*])([^*\n]{1,2000})(?<=\S)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w\\_])_(?=[^\s_])([^_\n]{1,2000})(?<=\S)_(?!\w)"), r"\1"),
    (re.compile(r"`([^`\n]{1,2000})`"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!>~|-])"), r"\1"),
)


def plain(source: str) -> str:
    r"""Return the words of a Markdown text.

    Line ends stay as they are; raw HTML stays as the text that it is.

    Examples
    --------
    >>> plain("# On *troops*\n\n> **NIS** [said](https://example.org/a) so.\n\n* one\n")
    'On troops\n\nNIS said so.\n\n- one\n'
    """
    source = _without_comments(source)
    lines: list[str] = []
    fence = ""
    for line in source.splitlines(keepends=True):
        body = line.rstrip("\r\n")
        end = line[len(body) :]
        mark = _FENCE.match(body)
        if fence or mark:
            if mark and (not fence or mark[1] == fence):
                fence = "" if fence else mark[1]
            else:
                lines.append(line)
            continue
        words = _line(body)
        if words is not None:
            lines.append(words + end)
    return "".join(lines)


def _without_comments(source: str) -> str:
    """Cut ``<!-- ... -->`` out; by hand, because a pattern takes quadratic time where the end is missing."""
    pieces: list[str] = []
    position = 0
    while (start := source.find("<!--", position)) >= 0 and (end := source.find("-->", start + 4)) >= 0:
        pieces.append(source[position:start])
        position = end + 3
    return "".join((*pieces, source[position:]))


def _without_closing(heading: str) -> str:
    """Return a heading without the ``#`` marks that may close it."""
    heading = heading.rstrip(" \t")
    words = heading.rstrip("#")
    return words.rstrip(" \t") if words != heading and words[-1:] in {"", " ", "\t"} else heading


def _line(body: str) -> str | None:
    """Return the words of one line, or None when the line is layout alone."""
    if _UNDERLINE.fullmatch(body) or _REFERENCE.fullmatch(body):
        return None
    body = _QUOTE.sub("", body, count=1) if _QUOTE.match(body) else body
    heading = _HEADING.fullmatch(body)
    body = (
        _without_closing(heading[1])
        if heading
        else _BULLET.sub(r"\1- ", body, count=1)
        if _BULLET.match(body)
        else body
    )
    if _SPECIAL.search(body) is None:
        return body
    for pattern, words in _INLINE:
        body = pattern.sub(words, body)
    return body
