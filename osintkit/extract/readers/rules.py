"""The extractor that ships: attribution by rules of language, with the numbers, dates and places of each statement."""

from __future__ import annotations

from collections.abc import Sequence

from osintkit.extract.attribution.english import find_relations
from osintkit.extract.attribution.foreign import find_foreign
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.statements import StatementBuilder
from osintkit.extract.text.language import detect_language
from osintkit.model import Document, Source, Statement


class RuleExtractor:
    """Attribution by rules that can be inspected; no statistics, no network, the same result each time.

    Examples
    --------
    >>> text = '"We saw them," said Kim Jong-min.'
    >>> page = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    >>> statement, = RuleExtractor().extract(page, ())
    >>> statement.speaker, statement.form, statement.resolution
    ('Kim Jong-min', 'direct', 'new')
    """

    name = "rules"
    version = "1"

    def extract(self, document: Document, sources: Sequence[Source]) -> tuple[Statement, ...]:
        """Return the statements of the document in the order of its text."""
        language = document.language or detect_language(document.text)
        relations = self.relations(document.text, language)
        return StatementBuilder(document, sources, f"{self.name}/{self.version}", language).build(relations)

    @staticmethod
    def relations(text: str, language: str | None = None) -> list[Relation]:
        """Return the bare attribution relations of a text."""
        if language is None or language == "en":
            return find_relations(text)
        return find_foreign(text, language)
