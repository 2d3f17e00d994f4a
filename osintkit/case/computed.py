"""What a case holds and what follows from it, as its analyst sees it: nothing is withheld here."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Final

from osintkit.case.journals import JournalDesk
from osintkit.case.layout import Layout
from osintkit.case.stores import Stores
from osintkit.corroborate.material import Material
from osintkit.custody.casefile import CaseFile
from osintkit.errors import ParameterError
from osintkit.journal import Judgments, journal_stamp
from osintkit.journal.blind import blinded
from osintkit.model import StatedDate

_ANYWHERE: Final = timezone(timedelta(hours=14))
"""A day has begun when it has begun anywhere: nobody's own date is in the future."""


class Computed:
    """File, captures and journals of a case, and the material made from them.

    Whatever shows something of a case takes it from `osintkit.case.records.Records`, which hands it out.

    Parameters
    ----------
    layout, file, stores, desk
        Of the case.
    blind
        Whether others' judgments are held back until the analyst has judged.
    """

    def __init__(
        self, layout: Layout, file: CaseFile, stores: Stores, desk: JournalDesk, *, blind: bool = False
    ) -> None:
        self.layout, self.file, self.stores, self.desk = layout, file, stores, desk
        self.blind = blind
        self.age = 0
        """How often it was told to forget; whoever keeps something made from it compares this number."""
        self._stamp = journal_stamp(layout.journal)
        self._material: dict[tuple[date | None, bool], Material] = {}

    def read_only(self) -> Computed:
        """Return the same, with a desk that records nothing."""
        desk = JournalDesk(self.layout, self.desk.analyst, clock=self.desk.clock, read_only=True)
        return Computed(self.layout, self.file, self.stores, desk, blind=self.blind)

    def refresh(self) -> None:
        """Forget what was computed; the next use reads captures and journals again."""
        self._stamp = journal_stamp(self.layout.journal)
        self._material.clear()
        self.stores.refresh()
        self.age += 1

    def look(self) -> object:
        """Forget what was computed when another notebook has judged; return what changes when anybody does."""
        if journal_stamp(self.layout.journal) != self._stamp:
            self.refresh()
        return self._stamp

    def judgments(self, as_of: date | None = None) -> Judgments:
        """Return what all analysts judged by the end of a day (``None``: ever)."""
        given = self.desk.judgments(as_of)
        return blinded(given, self.desk.analyst) if self.blind else given

    def material(self, as_of: date | None = None, *, blind: bool = False) -> Material:
        """Return all records as judged by a day; ``blind``: without others' judgments on what is still unjudged."""
        key = (as_of, blind)
        if key not in self._material:
            given = self.judgments(as_of)
            self._material[key] = self.stores.material(blinded(given, self.desk.analyst) if blind else given)
        return self._material[key]

    def day(self, as_of: date | str | None) -> date | None:
        """Return the day that ``as_of`` stands for.

        Raises
        ------
        ParameterError
            When it is not a day, or lies in the future.
        """
        if as_of is None or as_of == "":
            return None
        if isinstance(as_of, datetime):
            as_of = as_of.date()
        if isinstance(as_of, str):
            try:
                as_of = StatedDate(as_of).latest
            except ValueError as error:
                raise ParameterError(f"as_of: {error}") from error
        if as_of > self.desk.clock().astimezone(_ANYWHERE).date():
            raise ParameterError(f"as_of: {as_of} is in the future; nothing is known about it yet")
        return as_of
