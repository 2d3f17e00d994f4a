"""Who says, holds or publishes; and who leans on whom."""

from __future__ import annotations

from dataclasses import dataclass

from osintkit.model.dates import StatedDate
from osintkit.model.records import Record
from osintkit.model.scales import Reliability
from osintkit.model.vocabulary import SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Record):
    """A person, organisation, outlet, account or unnamed voice (PROV Agent).

    Examples
    --------
    >>> nis = Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, family="rok-gov")
    >>> nis.names
    ('National Intelligence Service',)
    """

    id: str
    name: str
    kind: SourceKind
    aliases: tuple[str, ...] = ()
    """Other names and titles under which texts mention it."""
    owner: str | None = None
    """Id of the source in whose voice it speaks or that publishes it; two voices of one owner are one origin."""
    family: str | None = None
    """Id of the government or group it belongs to; families group origins, they never join them."""
    letter: Reliability = Reliability.F
    letter_reason: str = ""
    protected: bool = False
    """Whether its identity must be replaced by a pseudonym when a report is shared."""
    url: str | None = None
    note: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The name and all aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dependency(Record):
    """One source leans on another, from a day on: what the first says counts for the second's origin.

    A suspected dependence joins too: unknown independence is dependence.
    """

    source: str
    on: str
    since: StatedDate | None = None
    until: StatedDate | None = None
    certainty: str = "documented"
    """``documented`` or ``suspected``."""
    claims: tuple[str, ...] = ()
    """Ids of the claims it is limited to; empty means all."""
    reason: str = ""
