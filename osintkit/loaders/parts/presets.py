"""Tables of event databases whose columns are known: ACLED, UCDP GED, GDELT events and mentions."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from osintkit.model import ColumnMapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Preset:
    """What is known of a table beyond its mapping."""

    mapping: ColumnMapping
    headings: tuple[str, ...] = ()
    """Its headings, when its files have no line of them."""
    parallel: bool = False
    """Whether text, day and address hold as many parts as the cell of sources, in the same order."""
    nought_is_unknown: bool = False
    """Whether a count of 0 says only that nobody gave one."""


_ACTOR = ("Code", "Name", "CountryCode", "KnownGroupCode", "EthnicCode", "Religion1Code", "Religion2Code", "Type1Code",
          "Type2Code", "Type3Code")  # fmt: skip
_GEO = ("Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID")
GDELT_EVENTS = (
    *("GlobalEventID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{part}" for number in (1, 2) for part in _ACTOR),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{who}Geo_{part}" for who in ("Actor1", "Actor2", "Action") for part in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""GDELT 2.0 events; version 1 has no second administrative code."""
GDELT_EVENTS_1 = tuple(name for name in GDELT_EVENTS if not name.endswith("ADM2Code"))
GDELT_MENTIONS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier",
    "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence",
    "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
)  # fmt: skip

PRESETS: Mapping[str, Preset] = {
    "acled": Preset(
        mapping=ColumnMapping(
            preset="acled",
            map={
                "id": "event_id_cnty",
                "date": "timestamp",
                "event_date": "event_date",
                "precision": "time_precision",
                "outlet": "source",
                "text": "notes",
                "place": "location",
                "lat": "latitude",
                "lon": "longitude",
                "qty_best": "fatalities",
                "unit": "=people",
                "scope": "=killed",
            },
            decimal="point",
        ),
        nought_is_unknown=True,
    ),
    "ucdp-ged": Preset(
        mapping=ColumnMapping(
            preset="ucdp-ged",
            map={
                "id": "id",
                "date": "source_date",
                "event_date": "date_start .. date_end",
                "outlet": "source_office",
                "upstream": "source_original",
                "text": "source_headline | source_article",
                "place": "where_coordinates",
                "lat": "latitude",
                "lon": "longitude",
                "qty_low": "low",
                "qty_best": "best",
                "qty_high": "high",
                "unit": "=people",
                "scope": "=killed",
            },
            decimal="point",
        ),
        parallel=True,
    ),
    "gdelt-events": Preset(
        mapping=ColumnMapping(
            preset="gdelt-events",
            map={
                "id": "GlobalEventID",
                "date": "DATEADDED",
                "event_date": "SQLDATE",
                "outlet": "SOURCEURL",
                "url": "SOURCEURL",
                "text": "Actor1Name + EventCode + Actor2Name + ActionGeo_FullName",
                "place": "ActionGeo_FullName",
                "lat": "ActionGeo_Lat",
                "lon": "ActionGeo_Long",
            },
            decimal="point",
            several="none",
        ),
        headings=GDELT_EVENTS,
    ),
    "gdelt-mentions": Preset(
        mapping=ColumnMapping(
            preset="gdelt-mentions",
            map={
                "date": "MentionTimeDate",
                "event_date": "EventTimeDate",
                "outlet": "MentionSourceName",
                "url": "MentionIdentifier",
                "text": "GlobalEventID + MentionSourceName + MentionIdentifier",
            },
            decimal="point",
            several="none",
        ),
        headings=GDELT_MENTIONS,
    ),
}
KNOWN: Mapping[str, tuple[str, ...]] = {
    "acled": ("event_id_cnty", "event_date", "time_precision", "source", "notes"),
    "ucdp-ged": ("type_of_violence", "date_start", "date_end", "source_article", "best"),
    "gdelt-events": ("GlobalEventID", "SQLDATE", "EventCode", "SOURCEURL"),
    "gdelt-mentions": ("GlobalEventID", "MentionTimeDate", "MentionSourceName", "MentionIdentifier"),
}
"""A few headings by which each is known."""


def resolved(mapping: ColumnMapping, there: Collection[str] | None = None) -> tuple[ColumnMapping, Preset | None]:
    """Return a mapping with what its preset adds, and the preset.

    Parameters
    ----------
    mapping
        As declared.
    there
        Headings of the table, in lower case: what a preset says of others is left out, the text excepted.

    Examples
    --------
    >>> mapping, preset = resolved(ColumnMapping(preset="acled", map={"text": "my notes"}))
    >>> mapping.map["text"], mapping.map["outlet"], preset.nought_is_unknown
    ('my notes', 'source', True)
    """
    preset = PRESETS.get(mapping.preset)
    if preset is None:
        return mapping, None
    theirs = preset.mapping
    several = mapping.several if mapping.several != ColumnMapping().several else theirs.several
    decimal = mapping.decimal or theirs.decimal
    known = {
        column: words
        for column, words in theirs.map.items()
        if there is None
        or column == "text"
        or any(name.casefold() in there for name in named(words))
        or words[0] == "="
    }
    return replace(mapping, map={**known, **mapping.map}, decimal=decimal, several=several), preset


OPERATORS = re.compile(r"\s(\+|\||\.\.)\s")
"""What may stand between several headings that make one column."""


def named(words: str) -> list[str]:
    """Return the headings that an expression names.

    >>> named("Actor1Name + EventCode"), named("=killed")
    (['Actor1Name', 'EventCode'], [])
    """
    return [] if words.startswith("=") else [part.strip() for part in OPERATORS.split(words)[::2]]


def headless(first: Sequence[str]) -> str:
    """Return the preset whose files have no line of headings and begin with such cells, or nothing.

    >>> headless(["1200", "20241018093000", "20241018094500", "1", "coast.example", *["1"] * 11])
    'gdelt-mentions'
    """
    cells = [cell.strip() for cell in first]
    if not cells or not cells[0].isdecimal():
        return ""
    if len(cells) in {len(GDELT_EVENTS), len(GDELT_EVENTS_1)} and len(cells[1]) == 8 and cells[1].isdecimal():
        return "gdelt-events"
    stamps = len(cells) in {len(GDELT_MENTIONS), len(GDELT_MENTIONS) - 1} and cells[1:3]
    return "gdelt-mentions" if stamps and all(len(one) == 14 and one.isdecimal() for one in stamps) else ""


def headings_of(preset: str, width: int) -> tuple[str, ...]:
    """Return the headings of a file that has no line of them, by how many cells its rows have."""
    known = PRESETS[preset].headings
    if preset == "gdelt-events" and width == len(GDELT_EVENTS_1):
        known = GDELT_EVENTS_1
    return known[:width]
