"""What the attribution rules find: a source, a cue and a content, as spans of the text."""

from __future__ import annotations

from dataclasses import dataclass, field

Spans = list[tuple[int, int]]


@dataclass(slots=True)
class Relation:
    """One attribution relation, in code points of the document's text."""

    source: Spans
    cue: Spans
    content: Spans
    lemma: str
    rule: str
    antecedent: Spans = field(default_factory=list)
    """The noun phrase that a relative pronoun stands for."""
    addressee: Spans = field(default_factory=list)
    quotation: int = -1
    """Index of the quotation that the relation lies in; -1 outside."""
    inner: list[Relation] = field(default_factory=list)
    """Relations in its content that name on whose word the speaker speaks, nearest first."""
    passive: bool = False
    named: bool = False
    """Whether the source is more than a pronoun."""

    @property
    def start(self) -> int:
        """First position of any part."""
        return min(first for part in (self.source, self.cue, self.content) for first, _ in part)

    @property
    def end(self) -> int:
        """Position behind the last part."""
        return max(last for part in (self.source, self.cue, self.content) for _, last in part)
