"""From attribution relations to `Statement` records: speakers, chains, access, and the values inside each passage."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Protocol, TypeVar

from osintkit.extract.attribution.relations import Relation, Spans
from osintkit.extract.dates.find import find_dates
from osintkit.extract.modality.statements import judge_modality
from osintkit.extract.places.find import find_places
from osintkit.extract.quantities.find import find_quantities
from osintkit.extract.speakers.access import judge_access
from osintkit.extract.speakers.discourse import Discourse
from osintkit.extract.speakers.people import Named, doers, full_names, genders, has_pronouns, surname_of
from osintkit.extract.speakers.resolve import Resolution, speaker_book
from osintkit.extract.text.language import detect_language
from osintkit.extract.text.sentences import split_sentences
from osintkit.model import DateMention, Document, Passage, Source, Span, StatedDate, Statement, short_id

_QUOTES = '"“”„«»「」『』＂‘'
_CLOSING = {'"': '"', "“": "”", "„": "“", "«": "»", "「": "」", "『": "』", "＂": "＂", "‘": "’", "'": "'", "`": "''"}
_RECENT = 12
"""Links of a chain that are looked at."""
_CITING = frozenset({"cite", "quote"})
_OWN_PEOPLE = re.compile(
    r"(?:our|my) (?:own )?(?:\w+ )??(?:members|soldiers|troops|forces|military|army|navy|police|intelligence|services?"
    r"|officers?|staff|employees|workers|teams?|people|experts|analysts|investigators|units?|pilots?|crews?|guards?"
    r"|doctors|engineers|department|ministry|agency|office|company|party|government|commanders?|fighters|monitors"
    r"|researchers|commission|records|data|figures|information)\b",
    re.IGNORECASE,
)
"""Who speaks of them speaks for them: no other source."""
_GOVERNING = re.compile(r" (?:[\w’'-]+ ){1,6}(?:of|from) ")
_BESIDE, _WORDS_AHEAD, _WORDS_BEHIND = 60, 2, 6
"""Characters and words between a date and the speaker or the cue whose date it is."""
_OPENING = 60
"""Characters of a sentence in which its subject opens it."""


class _Spanned(Protocol):
    @property
    def span(self) -> Span: ...


_Value = TypeVar("_Value", bound=_Spanned)


class StatementBuilder:
    """Turns the relations of one document into statements.

    Parameters
    ----------
    document
        The document that the relations were found in.
    sources
        Declared sources that speakers may be.
    extractor
        Name and version that the statements carry.
    language
        Of the text, when it is known already; else it is detected.
    """

    def __init__(
        self, document: Document, sources: Sequence[Source], extractor: str, language: str | None = None
    ) -> None:
        self._document = document
        self._text = document.text
        self._language = language or document.language or detect_language(document.text)
        self._extractor = extractor
        self._discourse = Discourse(speaker_book(tuple(sources)))
        self._kinds = {source.id: source.kind for source in sources}
        self._known: dict[tuple[int, int], Resolution] = {}
        tongue = self._language or "en"
        self._quantities = _Sorted(find_quantities(self._text, language=tongue))
        self._dates = _Sorted(find_dates(self._text, document.published, language=tongue))
        self._places = _Sorted(find_places(self._text))
        self._sentences = split_sentences(self._text)

    def build(self, relations: Sequence[Relation]) -> tuple[Statement, ...]:
        """Return one statement a relation, in the order of the text."""
        speakers = self._resolve(relations)
        cited = self._cited(relations)
        dated = self._dated(relations)
        return tuple(
            self._statement(relation, resolution, self._upstream(relation, resolution, cited), dated.get(number, ()))
            for number, (relation, resolution) in enumerate(zip(relations, speakers, strict=True))
        )

    def _dated(self, relations: Sequence[Relation]) -> dict[int, list[DateMention]]:
        """Return when each was said: the dates of its sentence outside of all that is said, by its number."""
        cued = sorted((relation.cue[0][0], number) for number, relation in enumerate(relations) if relation.cue)
        contents = sorted(span for relation in relations for span in relation.content)
        reached = list(accumulate((end for _, end in contents), max))
        dated: dict[int, list[DateMention]] = {}
        for start, end in self._sentences:
            first, last = bisect_left(cued, (start, -1)), bisect_left(cued, (end, -1))
            if first == last:
                continue
            for mention in self._dates.within(start, end):
                place = mention.span.start
                before = bisect_left(contents, (place + 1, 0))
                if before and reached[before - 1] > place:  # inside of what somebody says
                    continue
                owner = max(first, bisect_left(cued, (place, -1)) - 1)
                number = cued[min(owner, last - 1)][1]
                if self._beside(mention, relations[number]):
                    dated.setdefault(number, []).append(mention)
        return dated

    def _beside(self, mention: DateMention, relation: Relation) -> bool:
        """Tell whether a date stands next to speaker or cue, so that it tells when they spoke."""
        if mention.value.endswith("_REF") or mention.value.startswith("P"):  # "recently", "daily", "for two days"
            return False
        start, end = mention.span.start, mention.span.end
        parts = (*relation.source, *relation.cue, *relation.content)
        ahead = all(end <= first for first, _ in parts)
        gap = min((self._text[end:first] if end <= first else self._text[last:start] for first, last in parts), key=len)
        return len(gap) <= _BESIDE and len(gap.split()) <= (_WORDS_AHEAD if ahead else _WORDS_BEHIND)

    def _cited(self, relations: Sequence[Relation]) -> dict[tuple[int, int], list[tuple[int, int]]]:
        """``X said, citing Y``: what each speaker cites, by the span of the speaker."""
        cited: dict[tuple[int, int], list[tuple[int, int]]] = {}
        for relation in relations:
            if relation.lemma in _CITING and relation.source and len(relation.content) == 1:
                cited.setdefault(relation.source[0], []).append(relation.content[0])
        return cited

    def _upstream(
        self, relation: Relation, resolution: Resolution, cited: dict[tuple[int, int], list[tuple[int, int]]]
    ) -> list[tuple[str, str | None]]:
        """Return on whose word a speaker speaks, nearest first, each with the id of the declared source."""
        chain: list[tuple[str, str | None]] = []
        if relation.source and relation.lemma not in _CITING:
            for span in cited.get(relation.source[0], ()):
                words = self._text[slice(*span)]
                chain.append((words, self._discourse.book.look_up(words).source))
        for inner in relation.inner[:_RECENT]:
            words = self._words(inner.source)
            if _OWN_PEOPLE.match(words):
                continue
            found = self._known.get(inner.source[0]) or self._discourse.peek(words)
            if found.source is not None and found.source == resolution.source:
                continue
            chain.append((found.antecedent or words, found.source))
        return list(dict.fromkeys(chain))

    def _governed(self, relation: Relation, cue: str) -> str:
        """Return the cue with what governs it: who ``stopped short of confirming`` has not confirmed."""
        before = self._text[relation.source[-1][1] : relation.cue[0][0]] if relation.source else ""
        return before + cue if _GOVERNING.fullmatch(before) else cue

    def _words(self, spans: Spans) -> str:
        return " … ".join(self._text[start:end] for start, end in spans)

    def _resolve(self, relations: Sequence[Relation]) -> list[Resolution]:
        """Resolve speakers in reading order; people who do something count as named there too."""
        found: list[Resolution] = []
        people = self._people(relations)
        if self._language == "en" and has_pronouns(self._text, relations):
            self._discourse.genders = genders(self._text)
        passed = 0
        for relation in relations:
            while passed < len(people) and people[passed].start <= relation.start:
                self._discourse.name(people[passed].name, person=people[passed].person)
                passed += 1
            speaker = self._words(relation.source)
            if not speaker:
                found.append(Resolution())
                continue
            place = any((one.span.start, one.span.end) == relation.source[0] for one in self._places_in(relation))
            antecedent = self._words(relation.antecedent)
            resolution = self._discourse.resolve(speaker, antecedent=antecedent, place=place)
            found.append(resolution)
            self._known[relation.source[0]] = resolution
        return found

    def _places_in(self, relation: Relation) -> tuple[Any, ...]:
        """Return the places in the name of a speaker."""
        return self._places.within(*relation.source[0])

    def _people(self, relations: Sequence[Relation]) -> list[Named]:
        """Return the people named as doers, with their places: the declared, and others by their names."""
        pattern = self._discourse.book.people
        found = []
        for start, end in self._sentences:
            match = None if pattern is None else pattern.search(self._text, start, min(end, start + _OPENING))
            if match is not None and all(word[0].isupper() for word in self._text[start : match.start()].split()):
                found.append(Named(match.start(), match.group()))
        if self._language != "en":
            return found
        named = full_names(self._text, self._sentences, self._places.all)
        speakers = (self._words(one.source) for one in relations if one.source and not self._places_in(one))
        names = [name for speaker in speakers if (name := surname_of(speaker))]
        return sorted({*found, *named, *doers(self._text, relations, [*names, *(one.name for one in named)])})

    def _statement(
        self,
        relation: Relation,
        resolution: Resolution,
        upstream: list[tuple[str, str | None]],
        dated: Sequence[DateMention],
    ) -> Statement:
        text = self._text
        start, end = relation.start, relation.end
        speaker = self._words(relation.source)
        upstream_words = tuple(words for words, _ in upstream)
        kind = self._kinds.get(resolution.source or "")
        access, access_words = judge_access(text[start:end], relation.lemma, speaker, upstream_words, kind)
        cue = self._words(relation.cue)
        said = relation.content
        first, last = (said[0][0], said[-1][1]) if said else (start, end)
        modality, modality_words = judge_modality(text, first, last, self._governed(relation, cue))
        inside: tuple[DateMention, ...] = self._dates.within(start, end)
        dates = tuple(sorted({*inside, *dated}, key=lambda mention: mention.span.start)) if dated else inside
        return Statement(
            id=short_id("S", self._document.id, self._extractor, relation.source, relation.cue, relation.content),
            document=self._document.id,
            passage=Passage.of(self._document.id, text, start, end),
            speaker=speaker,
            speaker_spans=_spans(relation.source),
            speaker_source=resolution.source,
            resolution=resolution.how,
            antecedent=resolution.antecedent,
            cue=cue,
            cue_spans=_spans(relation.cue),
            content=self._words(relation.content),
            content_spans=_spans(relation.content),
            form=form_of(text, relation.content),
            access=access,
            modality=modality,
            modality_words=tuple(dict.fromkeys((*modality_words, *access_words))),
            upstream=upstream_words,
            upstream_sources=tuple(source for _, source in upstream if source),
            quantities=self._quantities.within(start, end),
            dates=dates,
            places=self._places.within(start, end),
            said=_said(dated, self._document.published) or self._document.published,
            language=self._language,
            extractor=self._extractor,
        )


class _Sorted:
    """Mentions in order of their spans, found by position."""

    def __init__(self, mentions: Sequence[_Value]) -> None:
        self._mentions = sorted(mentions, key=lambda mention: (mention.span.start, mention.span.end))
        self._starts = [mention.span.start for mention in self._mentions]

    @property
    def all(self) -> Sequence[Any]:
        return self._mentions

    def within(self, start: int, end: int) -> tuple[Any, ...]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return tuple(mention for mention in self._mentions[first:last] if mention.span.end <= end)


def _spans(pairs: Spans) -> tuple[Span, ...]:
    return tuple(Span(start=start, end=end) for start, end in pairs)


def form_of(text: str, content: Spans) -> str:
    """Return ``direct`` when all of the content is quoted, ``mixed`` when part of it is, else ``indirect``.

    >>> form_of('He said "no" twice.', [(8, 12)])
    'direct'
    """
    if not content:
        return "indirect"
    pieces = [text[start:end].strip(" \t\r\n.,;:") for start, end in content]
    if all(piece and _is_one_quotation(piece) for piece in pieces):
        return "direct"
    return "mixed" if any(mark in piece for piece in pieces for mark in _QUOTES) else "indirect"


def _is_one_quotation(piece: str) -> bool:
    """Tell whether a piece opens with a mark that closes at its end, or nowhere (a speech that goes on)."""
    if piece.startswith("''"):
        return piece.find("''", 2) in {-1, len(piece) - 2}
    if piece[0] in "‘'":  # the closing mark is an apostrophe too
        return piece[-1] == _CLOSING[piece[0]]
    closing = _CLOSING.get(piece[0])
    return closing is not None and piece.find(closing, 1) in {-1, len(piece) - len(closing)}


def _said(dated: Sequence[DateMention], published: StatedDate | None) -> StatedDate | None:
    """Return the date of saying, which is not after the day when the words were published."""
    for mention in dated:
        if mention.date is not None and (published is None or mention.date.earliest <= published.latest):
            return mention.date
    return None
