"""Python as coloured HTML, with the standard library's own reader.

Examples
--------
>>> highlight('x = "a"  # why')
'x = <span class="s">&quot;a&quot;</span>  <span class="c"># why</span>'
"""

from __future__ import annotations

import io
import keyword
import tokenize
from typing import Final

from osintkit.display import escape

__all__ = ["highlight"]

_CLASSES: Final = {tokenize.STRING: "s", tokenize.NUMBER: "n", tokenize.COMMENT: "c"}


def highlight(source: str) -> str:
    """Return ``source`` escaped, with keywords, strings, numbers and comments marked; plain when it is no Python."""
    lines = source.splitlines(keepends=True)
    pieces: list[str] = []
    row, column = 1, 0

    def upto(end: tuple[int, int]) -> str:
        nonlocal row, column
        taken: list[str] = []
        while (row, column) < end and row <= len(lines):
            stop = end[1] if row == end[0] else len(lines[row - 1])
            taken.append(lines[row - 1][column:stop])
            row, column = (row, stop) if row == end[0] else (row + 1, 0)
        return escape("".join(taken))

    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            style = _CLASSES.get(token.type, "")
            if token.type == tokenize.NAME and keyword.iskeyword(token.string):
                style = "k"
            if style:
                pieces.append(upto(token.start))
                pieces.append(f'<span class="{style}">{upto(token.end)}</span>')
    except (tokenize.TokenError, SyntaxError):
        return escape(source)
    return "".join(pieces) + upto((len(lines) + 1, 0))
