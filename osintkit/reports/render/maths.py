r"""Formulas of our own notebooks as MathML, which every current browser and screen reader reads without a script.

The converter that does the work passes markup, links and styles of its input through, so nothing of what it prints
is used: its tree is written out again by an allow-list of elements and attributes.

Examples
--------
>>> mathml("x^2")[:48]
'<math display="inline"><mrow><msup><mi>x</mi><mn'
>>> "<b" in mathml(r"\text{<b onload=x>}")
False
"""

from __future__ import annotations

import html
from typing import Final
from xml.etree.ElementTree import Element

from osintkit.display import escape, visible

__all__ = ["mathml"]

_LONGEST: Final = 2000
_ELEMENT_NAMES: Final = """
math mrow mi mn mo ms mtext mspace msub msup msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd mpadded
mphantom mstyle menclose mmultiscripts mprescripts none
"""
_ELEMENTS: Final = frozenset(_ELEMENT_NAMES.split())
_ATTRIBUTE_NAMES: Final = """
display mathvariant stretchy fence form separator accent accentunder largeop movablelimits symmetric linethickness
columnalign rowspacing columnspacing displaystyle scriptlevel lspace rspace width height depth minsize maxsize notation
"""
_ATTRIBUTES: Final = frozenset(_ATTRIBUTE_NAMES.split())


def mathml(latex: str, *, block: bool = False) -> str:
    """Return a formula as MathML; what cannot be read as one stands as code.

    Parameters
    ----------
    latex
        The source between the dollar signs.
    block
        Whether it stands on lines of its own.
    """
    from latex2mathml.converter import convert_to_element

    if len(latex) > _LONGEST:
        return f"<code>{escape(latex)}</code>"
    try:
        tree = convert_to_element(latex, display="block" if block else "inline")
        return _written(tree)
    except Exception:  # noqa: BLE001  the converter raises anything, down to IndexError; the source is still shown
        return f"<code>{escape(latex)}</code>"


def _written(element: Element) -> str:
    inside = _text(element.text) + "".join(_written(child) + _text(child.tail) for child in element)
    if element.tag not in _ELEMENTS:
        return inside
    kept = [(name, value) for name, value in element.attrib.items() if name in _ATTRIBUTES]
    attributes = "".join(f' {name}="{escape(value)}"' for name, value in kept)
    return f"<{element.tag}{attributes}>{inside}</{element.tag}>"


def _text(text: str | None) -> str:
    return html.escape(visible(html.unescape(text or "")), quote=True)
