"""The extractor that ships: attribution by rules of language, with numbers, dates, places and modality of each statement."""

from __future__ import annotations

from collections.abc import Sequence

from osintkit.extract.attribution.english import find_relations
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.statements import StatementBuilder
from osintkit.model import Document, Source, Statement


class RuleExtractor:
    """Attribution by rules that can be inspected; no statistics, no network, the same result each time.

    Examples
    --------
    >>> page = Document(id="D-1", capture="0" * 64, text='"We saw them," said Kim Jong-min.', loader="text/1", language="en")
    >>> statement, = RuleExtractor().extract(page, ())
    >>> statement.speaker, statement.form, statement.resolution
    ('Kim Jong-min', 'direct', 'new')
    """

    name = "rules"
    version = "1"

    def extract(self, document: Document, sources: Sequence[Source]) -> tuple[Statement, ...]:
        """Return the statements of the document in the order of its text."""
        relations = self.relations(document.text, document.language)
        return StatementBuilder(document, sources, f"{self.name}/{self.version}").build(relations)

    @staticmethod
    def relations(text: str, language: str | None = None) -> list[Relation]:
        """Return the bare attribution relations of a text."""
        return find_relations(text)
