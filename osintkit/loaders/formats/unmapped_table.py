"""A table of which nobody has said what its columns mean: what is missing, what they could be, how to say so."""

from __future__ import annotations

import json
import shlex
from collections.abc import Sequence

from osintkit.loaders.formats.statement_log_columns import COLUMNS, REQUIRED, problems_of
from osintkit.loaders.parts.headings import guess, guess_preset
from osintkit.model.mappings import fingerprint

_SHOWN = 8
_WIDE = 600
"""Characters of a line; headings that are longer are an attack or a mistake."""


def told(name: str, headings: Sequence[str], decimal: str = "", preset: str = "") -> str:
    """Return what to tell about a table whose columns are not declared: at most six lines.

    Parameters
    ----------
    name
        Of the file, for the command.
    headings
        As printed.
    decimal
        How numbers are probably written in it; offered in the command.
    preset
        The preset that its shape gave.

    Examples
    --------
    >>> print(told("a.csv", ["Datum", "Text", "Farbe"], "comma"))
    is not a statement log: nobody has declared what its columns mean
      it has: Datum, Text, Farbe
      they could be: date=Datum, text=Text
      say so:  osintkit add a.csv --columns "date=Datum, text=Text, decimal=comma"
      or in case.yaml:  columns: [{headings: H-fb4db9a088b4, map: {date: Datum, text: Text}}]
    """
    preset = preset or guess_preset(headings)
    found = guess(headings)
    shown = [heading.strip()[:40] or "(no name)" for heading in headings[:_SHOWN]]
    more = f" and {len(headings) - _SHOWN} more" if len(headings) > _SHOWN else ""
    if preset:
        could, command = f"they look like those of the preset {preset}", preset
        declared = f"preset: {preset}"
    else:
        nothing = not found
        found.setdefault(REQUIRED, "HEADING")
        pairs = [_pair(column, heading) for column, heading in found.items()]
        could = f"they could be: {', '.join(pairs)}"
        if nothing:
            could = f"none of them looks like a column of a log ({', '.join(COLUMNS)})"
        elif found[REQUIRED] == "HEADING":
            could += " (no heading looks like the text: say which it is)"
        command = ", ".join([*pairs, *([f"decimal={decimal}"] if decimal else [])])
        inside = ", ".join(f"{column}: {_yaml(heading)}" for column, heading in found.items())
        declared = f"map: {{{inside}}}"
    there = any(heading.strip().casefold() == REQUIRED for heading in headings)
    missing = "" if there else f"the required column {REQUIRED!r} is missing, and "
    lines = [
        f"is not a statement log: {missing}nobody has declared what its columns mean",
        f"it has: {', '.join(shown)}{more}",
        could,
        f"say so:  osintkit add {shlex.quote(name)} --columns {_quoted(command)}",
        f"or in case.yaml:  columns: [{{headings: {fingerprint(headings)}, {declared}}}]",
    ]
    return "\n  ".join(line[:_WIDE] for line in lines)


def nearly_a_log(headings: Sequence[str]) -> str:
    """Return what is wrong with a statement log, when most of its columns are a log's; else nothing.

    >>> print(nearly_a_log(["date", "outlet", "txt"]))  # doctest: +ELLIPSIS
    is not a statement log: unknown column 'txt'; did you mean 'text'?; the required column 'text' is missing (all ...
    """
    names = [heading.strip().lower() for heading in headings]
    known = sum(name in COLUMNS or name.startswith("x_") for name in names)
    if known * 2 < len(names) or not known:
        return ""
    wrong = problems_of(names)
    shown = "; ".join(wrong[:3]) + (f"; and {len(wrong) - 3} more" if len(wrong) > 3 else "")
    every = ", ".join(COLUMNS)
    return f"is not a statement log: {shown} (all columns: {every}; own ones begin with x_)" if wrong else ""


def _pair(column: str, heading: str) -> str:
    written = f"{column}={heading.strip()}"
    return f'"{written}"' if "," in written else written


def _yaml(heading: str) -> str:
    """Return a heading as it may stand in ``case.yaml``."""
    return heading if heading.replace(" ", "").isalpha() else json.dumps(heading, ensure_ascii=False)


def _quoted(command: str) -> str:
    """Return words for a shell: in double quotes where they need any and can be in them."""
    if command.isidentifier() or command.replace("-", "").isalnum():
        return command
    hard = set(command) & set('"$`\\!')
    return shlex.quote(command) if hard else f'"{command}"'
