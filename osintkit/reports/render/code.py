"""Python as coloured HTML, by Pygments.

Examples
--------
>>> highlight('x = "a"  # why')
'x = <span class="s">&quot;a&quot;</span>  <span class="c"># why</span>'
"""

from __future__ import annotations

import keyword
from itertools import groupby
from typing import Final

from osintkit.display import escape

__all__ = ["highlight"]

_CLASSES: Final = {"Keyword": "k", "String": "s", "Number": "n", "Comment": "c", "Operator.Word": "k"}


def highlight(source: str) -> str:
    """Return ``source`` escaped, with keywords, strings, numbers and comments marked."""
    from pygments.lexers.python import PythonLexer

    styled = ((_style(str(kind), value), value) for _, kind, value in PythonLexer().get_tokens_unprocessed(source))
    pieces = []
    for style, run in groupby(styled, key=lambda token: token[0]):
        words = escape("".join(value for _, value in run))
        pieces.append(f'<span class="{style}">{words}</span>' if style else words)
    return "".join(pieces)


def _style(kind: str, word: str) -> str:
    style = next((style for name, style in _CLASSES.items() if f".{name}." in f"{kind}."), "")
    # ``case`` is a keyword of match statements only, and the name of what every notebook holds
    return "" if style == "k" and not keyword.iskeyword(word) else style
