"""What the columns of a table mean, as a person declared it: which of them is the text, the day, the outlet ..."""

from __future__ import annotations

import csv
import fnmatch
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields

from osintkit.errors import suggestion
from osintkit.model.records import Record, short_id

LOG_COLUMNS = (
    "id", "date", "event_date", "outlet", "speaker", "upstream", "claim", "stance", "modality", "access",
    "qty_low", "qty_best", "qty_high", "unit", "scope", "place", "lat", "lon", "text", "title", "url", "language",
    "note",
)  # fmt: skip
"""Every column that a statement log may have; ``text`` is required. ``id`` names the row, ``note`` is for people."""
PRECISION = "precision"
"""A heading may also be mapped to the precision of the day: 1, 2, 3 or day, week, month, year."""
PRESETS = ("acled", "ucdp-ged", "gdelt-events", "gdelt-mentions")
"""Tables that many investigators hold, whose columns are known by name."""
_CHOICES = {"dates": ("day-first", "month-first"), "decimal": ("comma", "point")}


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping(Record):
    """Which columns of a table are which columns of a statement log, and how their cells are to be read.

    A column of a statement log is given one heading. ``A + B`` writes several cells out as one text, each with its
    heading; ``A | B`` takes the first that is not empty; ``A .. B`` makes an interval of two days; ``=words`` is the
    same in every row.

    Examples
    --------
    >>> mapping = ColumnMapping.parse(["date=Datum, text=Text", "decimal=comma"])
    >>> mapping.map, mapping.decimal
    ({'date': 'Datum', 'text': 'Text'}, 'comma')
    >>> ColumnMapping.parse(["daet=Datum"])
    Traceback (most recent call last):
    ...
    ValueError: a statement log has no column 'daet'; did you mean 'date'?
    """

    files: str = ""
    """Which files it is for, by name: ``events-*.csv``; upper and lower case are one."""
    headings: str = ""
    """Which tables it is for, by the fingerprint of their headings (`fingerprint`): ``H-...``."""
    preset: str = ""
    """``acled``, ``ucdp-ged``, ``gdelt-events`` or ``gdelt-mentions``; ``map`` goes before it."""
    map: Mapping[str, str] = field(default_factory=dict)
    """Heading by column of a statement log."""
    dates: str = ""
    """``day-first`` or ``month-first``: how 03/04/2024 is read."""
    decimal: str = ""
    """``comma`` or ``point``: whether 1.500 is 1,500 or one and a half."""
    separator: str = ""
    """What stands between cells, when it is not found: ``;``, ``tab`` ..."""
    several: str = ";"
    """What stands between several sources in one cell; ``none`` when a cell is one source."""
    charset: str = ""
    """In which charset the file is, when it is not UTF-8: ``cp1252``."""
    sheet: str = ""
    """Which sheet of a workbook; empty for the first."""

    @property
    def key(self) -> str:
        """What distinguishes it from another: results read with it are kept under it."""
        return short_id("M", repr(sorted((name, str(value)) for name, value in self.to_dict().items())))

    def problems(self) -> tuple[str, ...]:
        """Return what is wrong with it; empty when it can be used.

        >>> ColumnMapping(preset="aclde", dates="day first").problems()[0]
        "no preset 'aclde'; did you mean 'acled'?"
        """
        known = (*LOG_COLUMNS, PRECISION)
        found = [
            f"a statement log has no column {name!r}; {suggestion(name, known)}"
            for name in self.map
            if name not in known
        ]
        found += [
            f"the column {name!r} is given no heading" for name, words in self.map.items() if not _is_words(words)
        ]
        if self.preset and self.preset not in PRESETS:
            found.append(f"no preset {self.preset!r}; {suggestion(self.preset, PRESETS)}")
        for name, choices in _CHOICES.items():
            value = getattr(self, name)
            if value and value not in choices:
                found.append(f"{name} is {' or '.join(choices)}, not {value!r}")
        return tuple(found)

    def fits(self, name: str, fingerprint: str) -> bool:
        """Whether it is for a file of that name, with those headings.

        >>> ColumnMapping(files="events*.csv").fits("Events-2024.CSV", "H-1")
        True
        """
        if self.files and not fnmatch.fnmatchcase(name.casefold(), self.files.casefold()):
            return False
        return not self.headings or self.headings == fingerprint

    @classmethod
    def parse(cls, written: Iterable[str]) -> ColumnMapping:
        """Return the mapping that somebody typed: ``date=Datum, text=Text``, a preset's name, ``decimal=comma``.

        Raises
        ------
        ValueError
            When a column, a preset or a setting is none of those known.
        """
        own = {entry.name for entry in fields(cls)} - {"map", "files", "headings"}
        settings: dict[str, str] = {}
        columns: dict[str, str] = {}
        for piece in (piece for line in written for piece in _pieces(line)):
            name, sign, words = (part.strip() for part in piece.partition("="))
            if not sign:
                name, words = "preset", name
            into = settings if name in own else columns
            if name in into:
                raise ValueError(f"{name!r} is given twice")
            into[name] = words
        if not settings and not columns:
            raise ValueError("it says nothing; write date=HEADING, text=HEADING, or the name of a preset")
        made = cls.from_dict({**settings, "map": columns})
        if problems := made.problems():
            raise ValueError("; ".join(problems))
        return made


def fingerprint(headings: Sequence[str]) -> str:
    """Return the name of a row of headings: letter case and outer blanks do not count, their order does.

    >>> fingerprint(["Datum", "Text"]) == fingerprint([" datum", "TEXT "])
    True
    """
    return short_id("H", *(heading.strip().casefold() for heading in headings))


def _pieces(line: str) -> list[str]:
    """Return the parts of a line between commas; one in double quotes may hold a comma."""
    return [piece.strip() for piece in next(csv.reader([line], skipinitialspace=True), []) if piece.strip()]


def _is_words(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())
