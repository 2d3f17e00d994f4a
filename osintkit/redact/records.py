"""Records without what names a protected source, for everything that leaves the analyst's hands.

A protected source keeps its kind, family and letter, and has a pseudonym for id and name. Where its name, an alias
or its account stands in a text, the text has a mark. Offsets into documents are those of the marked text.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.material import Copies, Copy, ListedCopies, Material
from osintkit.corroborate.verdicts.dossier import Dossier
from osintkit.errors import UnclassifiedError
from osintkit.model import Capture, Document, Evidence, Passage, Source, StatedDate, Statement
from osintkit.model.documents import CONTEXT, text_hash
from osintkit.model.judgments import evidence_id
from osintkit.model.records import short_id
from osintkit.redact.masked import MaskedText, moved
from osintkit.redact.policy import Treatment, treatments
from osintkit.redact.pseudonyms import Pseudonym
from osintkit.redact.spellings import Spellings, accounts, names_of

if TYPE_CHECKING:
    import pandas as pd


T = TypeVar("T")
_PLAIN: Final = (bool, int, float, date, datetime, Enum, StatedDate, Path, type(None))
_ID: Final = re.compile(r"\b[EO]-[0-9a-f]{12}\b")


class Redaction:
    """Takes records, texts and tables, and returns them without what names a protected source.

    Parameters
    ----------
    names
        Everything that a protected source is or was called, by source id; see `all_names`.
    pseudonyms
        By source id, one for each protected source.
    reading
        What was read: offsets follow the texts, and words that were read as a protected speaker's name in a
        document are masked in it.
    parts
        Words that stand for a protected source in the analysts' own words; see `osintkit.redact.parts`.

    Raises
    ------
    UnclassifiedError
        When a record is handed to it of which nobody said what may leave; see `osintkit.redact.policy`.

    Examples
    --------
    >>> from osintkit.model import SourceKind
    >>> jane = Source(id="jane", name="Jane Roe", kind=SourceKind.PERSON, protected=True)
    >>> redaction = Redaction({"jane": all_names(jane)}, {"jane": Pseudonym(1)}, Reading())
    >>> redaction(jane).name, redaction("Jane Roe was there")
    ('Protected source 1', '[name withheld] was there')
    """

    def __init__(
        self,
        names: Mapping[str, tuple[str, ...]],
        pseudonyms: Mapping[str, Pseudonym],
        reading: Reading,
        parts: Iterable[str] = (),
    ) -> None:
        self.pseudonyms = pseudonyms
        self._all = names
        self._documents = reading.documents
        self._statements = reading.statements
        self._holders = reading.holders
        self._names = [name for one in pseudonyms for name in names[one]]
        self.spellings = Spellings(self._names)
        self._own = Spellings([*self._names, *parts])
        self._masked: dict[str, MaskedText] = {}
        self._ids: dict[str, str] = {}
        ids = "|".join(re.escape(one) for one in sorted(pseudonyms, key=len, reverse=True))
        self._sources = re.compile(rf"(?<![\w-])(?:{ids})(?![\w-])") if ids else None
        self._special: dict[type, Callable[[Any], Any]] = {
            Source: self._source,
            Passage: self._passage,
            Document: self._document,
            Statement: self._statement,
            Evidence: self._evidence,
            Capture: self._capture,
            Material: self._material,
            Dossier: self._dossier,
            Reading: self.reading,
        }

    def __call__(self, value: T) -> T:
        """Return the same kind of thing, without what names a protected source."""
        return cast("T", self._of(value, ""))

    @property
    def hidden(self) -> Mapping[str, Spellings]:
        """The spellings of each protected source, by the name of its pseudonym."""
        return {one.name: Spellings(self._all[key]) for key, one in self.pseudonyms.items()}

    def renamed(self, sources: Mapping[str, Source]) -> dict[str, Source]:
        """Return sources under their own ids, protected ones with the name of their pseudonym: for computing."""
        return {key: self._source(one, keep_id=True) for key, one in sources.items()}

    def masked(self, document: str) -> MaskedText:
        """Return a document's text with its marks."""
        if document not in self._masked:
            said = {
                one.speaker
                for one in self._statements.get(document, ())
                if one.speaker_source in self.pseudonyms and one.resolution in {"name", "alias"}
            }
            spellings = Spellings([*self._names, *said]) if said - set(self._names) else self.spellings
            self._masked[document] = MaskedText(self._documents[document].text, spellings)
        return self._masked[document]

    # -- anything ---------------------------------------------------------------------------------

    def _of(self, value: Any, name: str, *, own: bool = False) -> Any:
        if isinstance(value, str) and not isinstance(value, Enum):
            return self._text(value, name, own=own)
        if isinstance(value, _PLAIN):
            return value
        if isinstance(value, tuple | list | set | frozenset):
            return type(value)(self._of(one, name, own=own) for one in value)
        if isinstance(value, Mapping):
            return {self._key(key): self._of(one, str(key), own=own) for key, one in value.items()}
        special = self._special.get(type(value))
        if special is not None:
            return special(value)
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            return self._fields(value)
        raise UnclassifiedError(
            f"a {type(value).__name__} cannot be in a shared edition: `osintkit.redact` does not know such records"
        )

    def _fields(self, record: Any) -> Any:
        changed = {}
        for name, treatment in treatments(record.__class__).items():
            if treatment is Treatment.KEEP:
                continue
            before = getattr(record, name)
            after = self._of(before, name, own=treatment is Treatment.OWN)
            if after is not before and after != before:
                changed[name] = after
        return replace(record, **changed) if changed else record

    def _key(self, key: Any) -> Any:
        if isinstance(key, tuple):
            return tuple(self._key(one) for one in key)
        return self.pseudonyms[key].id if key in self.pseudonyms else self._ids.get(key, key)

    def _text(self, text: str, name: str = "", *, own: bool = False) -> str:
        if text in self.pseudonyms:
            return self.pseudonyms[text].id
        text = _ID.sub(lambda found: self._ids.get(found.group(), found.group()), text)
        if name in {"id", "evidence"}:
            return text
        if self._sources is not None:
            text = self._sources.sub(lambda found: self.pseudonyms[found.group()].id, text)
        return (self._own if own else self.spellings).mask(text)

    def table(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Return a table that was not made of records: all its words are taken for the analysts' own."""
        shown = frame.copy()
        for column in shown.columns:
            if any(isinstance(value, str | tuple) for value in shown[column]):
                told = shown[column].map(lambda value: self._of(value, "", own=True), na_action="ignore")
                shown[column] = told.astype(shown[column].dtype)
        return shown

    # -- the nouns that need more ------------------------------------------------------------------

    def _source(self, one: Source, *, keep_id: bool = False) -> Source:
        if one.id not in self.pseudonyms:
            return one if keep_id else cast("Source", self._fields(one))
        pseudonym = self.pseudonyms[one.id]
        hidden = replace(one, name=pseudonym.name, aliases=(), url=None, note="")
        if keep_id:
            return hidden
        rest = replace(hidden, id=pseudonym.id, letter_reason=self._own.mask(one.letter_reason))
        return replace(rest, owner=self._of(one.owner, "owner"), family=self._of(one.family, "family"))

    def _passage(self, one: Passage) -> Passage:
        if one.document not in self._documents:
            exact, prefix, suffix = (self._text(words) for words in (one.exact, one.prefix, one.suffix))
            sha256 = text_hash(exact) if exact != one.exact else one.sha256
            return replace(one, exact=exact, prefix=prefix, suffix=suffix, sha256=sha256)
        masked = self.masked(one.document)
        if not masked.spans:
            return one
        start, end = masked.at(one.start), masked.at(one.end, ends=True)
        # what stands elsewhere by now, or nowhere, is masked by itself
        here = masked.original[one.start : one.end] == one.exact
        exact = masked.text[start:end] if here else self._text(one.exact)
        prefix = masked.text[max(0, start - CONTEXT) : start] if here else self._text(one.prefix)
        suffix = masked.text[end : end + CONTEXT] if here else self._text(one.suffix)
        sha256 = text_hash(exact) if exact != one.exact else one.sha256
        return replace(one, start=start, end=end, exact=exact, prefix=prefix, suffix=suffix, sha256=sha256)

    def _document(self, one: Document) -> Document:
        found = cast("Document", self._fields(replace(one, text="", url=None)))
        masked = self.masked(one.id)
        title = masked.spellings.mask(found.title) if found.title else found.title
        return replace(found, text=masked.text, title=title, url=self._address(one.url))

    def reading(self, held: Reading) -> Reading:
        """Return all documents and statements, each marked when it is asked for."""

        def document(key: str) -> Document:
            shown = self._document(held.documents[key])
            # of what a protected source published, neither what the publisher is called nor where
            hidden = held.holders[key] in self.pseudonyms
            return replace(shown, publisher=None, author=None, url=None) if hidden else shown

        def statements(key: str) -> tuple[Statement, ...]:
            return self(held.statements[key])

        return Reading(
            documents=_Lazily(held.documents, document),
            holders=self(dict(held.holders)),
            captured=MappingProxyType(dict(held.captured)),
            statements=_Lazily(held.statements, statements),
        )

    def _material(self, one: Material) -> Material:
        self.learn(one.evidence)
        shown = cast("Material", self._fields(replace(one, copies=ListedCopies())))
        ids = {new.id: old.id for new, old in zip(shown.evidence, one.evidence, strict=True)}
        return replace(shown, copies=_MaskedCopies(one.copies, self, ids))

    def _dossier(self, one: Dossier) -> Dossier:
        self.learn_origins(one.origins)
        return cast("Dossier", self._fields(one))

    def _capture(self, one: Capture) -> Capture:
        url = None if one.source in self.pseudonyms else self._address(one.url)
        named = one.source in self.pseudonyms or one.name in self.spellings
        return replace(
            cast("Capture", self._fields(replace(one, url=None))), url=url, name="[file]" if named else one.name
        )

    def _address(self, url: str | None) -> str | None:
        # an address with a hole leads nowhere
        return None if url is not None and url in self.spellings else url

    def _statement(self, one: Statement) -> Statement:
        whose = self.pseudonyms.get(one.speaker_source or "")
        masked = self.masked(one.document) if one.document in self._documents else None
        found = cast("Statement", self._fields(one))
        if masked is not None and masked.spans:
            found = cast("Statement", moved(found, masked))
            found = replace(found, content=masked.spellings.mask(found.content))
        return replace(found, speaker=whose.name if whose else found.speaker)

    def _evidence(self, one: Evidence) -> Evidence:
        found = cast("Evidence", self._fields(replace(one, id="")))
        whose = self.pseudonyms.get(one.speaker or "")
        words = whose.name if whose else found.speaker_words
        return replace(found, id=self._ids.get(one.id, one.id), speaker_words=words)

    # -- ids that are made from words ---------------------------------------------------------------

    def learn(self, evidence: Iterable[Evidence]) -> None:
        """Give evidence whose passage changed or moved an id of its own: the old one would confirm a guess."""
        for one in evidence:
            passage = self._passage(one.passage)
            new = evidence_id(one.claim, passage)
            if new != evidence_id(one.claim, one.passage):
                self._ids[one.id] = self._free(new, one.id)

    def learn_origins(self, origins: Iterable[Any]) -> None:
        """Give an id from the marked words to origins whose id was made from a protected source or such words."""
        for one in origins:
            if {one.root, *one.loop} & set(self.pseudonyms) or any(name in self._ids for name in one.evidence):
                members = (self._ids.get(name, name) for name in one.evidence)
                self._ids[one.id] = self._free(short_id("O", one.claim, *members), one.id)

    def _free(self, wanted: str, of: str) -> str:
        # two passages that differ in a name only stay two
        taken = {new for old, new in self._ids.items() if old != of}
        number, new = 1, wanted
        while new in taken:
            number += 1
            new = short_id(wanted[:1], wanted, number)
        return new


@dataclass(frozen=True, slots=True)
class _MaskedCopies:
    """The copies among evidence under the ids that it has in a shared edition."""

    held: Copies = field(repr=False)
    redaction: Redaction = field(repr=False)
    ids: Mapping[str, str] = field(repr=False)
    """From the ids there to those in the case."""

    def among(self, ids: Collection[str]) -> Iterator[Copy]:
        """Yield those among some evidence."""
        yield from map(self.redaction, self.held.among({self.ids[one] for one in ids if one in self.ids}))


class _Lazily(Mapping[str, T]):
    """A mapping whose values are made when they are asked for, once."""

    def __init__(self, keys: Mapping[str, Any], make: Callable[[str], T]) -> None:
        self._keys = keys
        self._make = make
        self._made: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        if key not in self._made:
            if key not in self._keys:
                raise KeyError(key)
            self._made[key] = self._make(key)
        return self._made[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def all_names(source: Source) -> tuple[str, ...]:
    """Return id, name, aliases and accounts of a source.

    >>> from osintkit.model import SourceKind
    >>> all_names(Source(id="jane", name="Jane Roe", kind=SourceKind.PERSON, url="https://t.me/jroe"))
    ('jane', 'Jane Roe', 'jroe')
    """
    return (source.id, *names_of(source.name, source.aliases), *(accounts(source.url) if source.url else ()))
