"""Surface features and labels of tokens: what the trainable reader sees, and what it learns from annotated text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from osintkit.extract.attribution import lexicon_words as words
from osintkit.extract.attribution.morphology import lexicon
from osintkit.extract.attribution.tokens import Unit

_FRAMES = lexicon().frames
_FORMS = lexicon().forms
ROLES = (("cue", "C"), ("speaker", "S"), ("content", "X"))
"""In the order in which they take a token that several claim."""
_GROUPS = (
    ("role", words.ROLES),
    ("org", words.ORGANISATIONS),
    ("ev", words.EVIDENCE),
    ("cue", words.CUE_NOUNS),
)
_NEAR = (-2, -1, 1, 2)


def features(unit: Unit) -> list[list[str]]:
    """Return the features of each token: the word, its ending, its class, its kind of verb, and the words around.

    >>> unit = Unit(low=["kim", "said"], tag=["NP", "VD"], start=[0, 4], end=[3, 8], capital=[True, False])
    >>> "v=tqpow" in features(unit)[1]
    True
    """
    plain = [_of_token(unit, i) for i in range(len(unit))]
    quotes = [i for i, tag in enumerate(unit.tag) if tag == "Q"]
    rows = []
    for i, own in enumerate(plain):
        row = ["bias", *own]
        for step in _NEAR:
            if 0 <= i + step < len(plain):
                row += [f"{step}{feature}" for feature in plain[i + step][: 4 if abs(step) == 1 else 2]]
            else:
                row.append(f"{step}edge")
        if i + 1 < len(plain):
            row.append(f"t2={unit.tag[i]}|{unit.tag[i + 1]}")
        if i:
            row.append(f"t0={unit.tag[i - 1]}|{unit.tag[i]}")
        if quotes:
            row.append("q<" if quotes[0] < i else "q>" if quotes[0] > i else "q=")
        rows.append(row)
    return rows


def _of_token(unit: Unit, i: int) -> list[str]:
    low = unit.low[i].encode("utf-8", "replace").decode("utf-8")  # lone surrogates are no text to the trainer
    form = _FORMS.get(low)
    frame = _FRAMES.get(form[0]) if form else None
    row = [f"w={low}", f"t={unit.tag[i]}", f"v={frame.letters if frame else '-'}", f"e={low[-3:]}"]
    if unit.capital[i]:
        row.append("cap")
    for name, group in _GROUPS:
        if low in group or low.rstrip("s") in group:
            row.append(name)
    return row


def labels(unit: Unit, statements: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the label of each token of a unit: ``O``, or the role's letter with ``B-`` at its beginning."""
    found = ["O"] * len(unit)
    for role, letter in reversed(ROLES):
        for statement in statements:
            for start, end in statement.get(role) or ():
                first = True
                for i in range(len(unit)):
                    if start < unit.end[i] and unit.start[i] < end:
                        found[i] = f"{'B' if first else 'I'}-{letter}"
                        first = False
    return found
