"""What every record of a case passes on its way out: open for the analyst, closed by default for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Protocol, TypeVar

from osintkit.corroborate.evidence import Reading
from osintkit.model import Evidence, Source
from osintkit.redact.spellings import Spellings

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
OPEN_NAMES: Final[Mapping[str, Spellings]] = MappingProxyType({})


class Door(Protocol):
    """Takes a record, or plain values with records in them, and returns what may be seen of it: the same kind."""

    @property
    def hidden(self) -> Mapping[str, Spellings]:
        """The spellings of each source that must not be named, by the name of its pseudonym."""
        ...

    def __call__(self, value: T) -> T:
        """Return the value as it may be seen."""
        ...

    def reading(self, held: Reading) -> Reading:
        """Return all documents and statements as they may be seen, each made when it is asked for."""
        ...

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a table that was not made of records, as it may be seen."""
        ...

    def renamed(self, sources: Mapping[str, Source]) -> Mapping[str, Source]:
        """Return sources under their own ids with the names that may be seen: for computing."""
        ...

    def learn(self, evidence: Iterable[Evidence]) -> None:
        """Take note of evidence whose id tells the words it was made of."""
        ...


class OpenDoor:
    """The analyst's: everything may be seen.

    >>> OpenDoor()("as it is")
    'as it is'
    """

    hidden: Mapping[str, Spellings] = OPEN_NAMES

    def __call__(self, value: T) -> T:
        """Return the value."""
        return value

    def reading(self, held: Reading) -> Reading:
        """Return what was read."""
        return held

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return the table."""
        return frame

    def renamed(self, sources: Mapping[str, Source]) -> Mapping[str, Source]:
        """Return the sources."""
        return sources

    def learn(self, evidence: Iterable[Evidence]) -> None:
        """Need to know nothing."""
