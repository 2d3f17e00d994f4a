"""Finding a passage again: exact at its position, exact and unique elsewhere, or not at all.

All positions are code points of the text; nothing is normalised, folded or guessed. What cannot be found exactly is
an orphan, listed for the analyst, never moved silently.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from osintkit.model import Passage, Record, Span, text_hash

OK = "ok"
MOVED = "moved"
ORPHAN = "orphan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor(Record):
    """Where a passage is in a text now."""

    state: str
    """``ok``, ``moved`` or ``orphan``."""
    start: int | None = None
    """None for an orphan."""
    end: int | None = None
    candidates: tuple[Span, ...] = ()
    """For an orphan: all places that have the same words, when there are several and none can be told apart."""
    reason: str = ""
    """For ``moved`` and ``orphan``: one sentence that a reader can check."""

    @property
    def span(self) -> Span | None:
        """The place; None for an orphan."""
        return None if self.start is None or self.end is None else Span(start=self.start, end=self.end)


def resolve(passage: Passage, text: str) -> Anchor:
    """Find a passage in a text.

    Examples
    --------
    >>> passage = Passage.of("D-1", "Kyiv said so.", 0, 4)
    >>> resolve(passage, "Kyiv said so.").state
    'ok'
    >>> resolve(passage, "Today Kyiv said so.")
    Anchor(state='moved', start=6, end=10, candidates=(), reason='the same words stand once, 6 characters later')
    >>> resolve(passage, "Kiev said so.").state
    'orphan'
    """
    exact = passage.exact
    if not exact or text_hash(exact) != passage.sha256:
        return Anchor(state=ORPHAN, reason="the passage's own words do not have the hash that was kept")
    if passage.end - passage.start == len(exact) and text.startswith(exact, passage.start):
        return Anchor(state=OK, start=passage.start, end=passage.end)
    places = _places(exact, text)
    if not places:
        return Anchor(state=ORPHAN, reason="the text no longer holds these words")
    if len(places) == 1:
        return _moved(passage, places[0], "the same words stand once")
    fitting = [place for place in places if _fits(passage, text, place)]
    if len(fitting) == 1:
        return _moved(passage, fitting[0], f"of {len(places)} places with the same words one has the same context")
    spans = tuple(Span(start=place, end=place + len(exact)) for place in places)
    told = "none has" if not fitting else f"{len(fitting)} have"
    return Anchor(
        state=ORPHAN, candidates=spans, reason=f"{len(places)} places have the same words and {told} the same context"
    )


def _places(exact: str, text: str) -> list[int]:
    found = []
    place = text.find(exact)
    while place >= 0:
        found.append(place)
        place = text.find(exact, place + 1)
    return found


def _fits(passage: Passage, text: str, place: int) -> bool:
    if not passage.prefix and not passage.suffix:
        return False  # no context was kept: nothing tells the places apart
    before = text[max(0, place - len(passage.prefix)) : place]
    return before == passage.prefix and text.startswith(passage.suffix, place + len(passage.exact))


def _moved(passage: Passage, place: int, why: str) -> Anchor:
    distance = place - passage.start
    way = f"{abs(distance)} characters {'later' if distance > 0 else 'earlier'}"
    return Anchor(state=MOVED, start=place, end=place + len(passage.exact), reason=f"{why}, {way}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reanchoring(Record):
    """What became of one passage when its document was read anew."""

    passage: Passage
    """As it was judged."""
    anchor: Anchor
    now: Passage | None = None
    """The passage at its new place; None for an orphan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReanchorReport(Record):
    """What became of all passages of one document when it was read anew, by a newer loader for instance.

    Examples
    --------
    >>> kept = Passage.of("D-1", "Kyiv said so. Moscow denied it.", 0, 4)
    >>> report = reanchor([kept], "News. Kyiv said so.")
    >>> report.summary, report.rows[0].now.start
    ('1 passage: 0 ok, 1 moved, 0 orphans', 6)
    """

    rows: tuple[Reanchoring, ...] = ()

    def in_state(self, state: str) -> tuple[Reanchoring, ...]:
        """Return the rows of one state: ``ok``, ``moved`` or ``orphan``."""
        return tuple(row for row in self.rows if row.anchor.state == state)

    @property
    def summary(self) -> str:
        """The counts in one line."""
        count = len(self.rows)
        ok, moved, lost = (len(self.in_state(state)) for state in (OK, MOVED, ORPHAN))
        return (
            f"{count} passage{'' if count == 1 else 's'}: {ok} ok, {moved} moved, "
            f"{lost} orphan{'' if lost == 1 else 's'}"
        )


def reanchor(passages: Iterable[Passage], text: str) -> ReanchorReport:
    """Find the passages of a document in the text that is read from the same capture today.

    Parameters
    ----------
    passages
        As judged on the text as it was read then.
    text
        The document's text today.
    """
    rows = []
    for passage in sorted(set(passages), key=lambda each: (each.start, each.end, each.exact)):
        anchor = resolve(passage, text)
        now = None
        if anchor.start is not None and anchor.end is not None:
            now = Passage.of(passage.document, text, anchor.start, anchor.end)
        rows.append(Reanchoring(passage=passage, anchor=anchor, now=now))
    return ReanchorReport(rows=tuple(rows))
