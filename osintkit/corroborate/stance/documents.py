"""What a whole document does to a claim or to another's headline: by its words of doubt, of report and of denial."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import lru_cache

from osintkit.corroborate.stance.words import CORRECTS, DEBUNKS, NEGATES, REPORTED, STORY, UNDONE
from osintkit.corroborate.text.passages import sentences_of
from osintkit.corroborate.text.stems import STOP_WORDS, stem, stems_of
from osintkit.model import Record, Stance

_OPENING = 3
"""Sentences in which a report says what it is about."""
_TOKEN = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_REACH = 5
"""Words behind a negation that it may negate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentStance(Record):
    """What a document seems to do to a claim."""

    related: bool
    """Whether it speaks of the same matter at all."""
    stance: Stance
    """Neutral when it leaves the matter to others ("reportedly"), and when it is unrelated."""
    words: tuple[str, ...] = ()
    """The words that decided it, as printed."""
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Text:
    stems: frozenset[str]
    sentences: tuple[frozenset[str], ...]
    debunking: tuple[tuple[str, ...], ...]
    """By sentence, the words that turn against a report."""
    reported: int
    """Words of report in the opening."""
    negated: tuple[tuple[tuple[str, frozenset[str]], ...], ...]
    """By sentence, each negation with the stems in its reach."""
    story: int
    """How often the opening speaks of a story that is told."""
    corrects: tuple[tuple[str, ...], ...]
    """By sentence, the words that put something right."""
    turned: int
    """Sentences that speak of a story and turn against something."""
    undone: tuple[tuple[str, frozenset[str]], ...]
    """Words of the opening by which something is no longer so, each with the stems of its sentence."""


def judge_document(claim: str, text: str) -> DocumentStance:
    """Suggest what a document does to a claim or to the headline of another document.

    Parameters
    ----------
    claim
        A sentence or headline. When it debunks something itself ("a hoax"), a document that debunks too supports it.
    text
        The document's whole text.

    Examples
    --------
    >>> judge_document("Banner on bridge proves a coup", "The banner on the bridge is a hoax. It is fake.").stance
    <Stance.REFUTES: 'refutes'>
    >>> judge_document("Banner on bridge proves a coup", "Rain is expected on Monday.").related
    False
    """
    asked = frozenset(stems_of(claim))
    document = _read(text)
    if not _related(_matter(claim) or asked, document):
        return DocumentStance(related=False, stance=Stance.NEUTRAL, why="it speaks of something else")
    debunking = [word for words in document.debunking for word in words]
    denying = [word for sentence in document.negated for word, reach in sentence if reach & asked]
    sentences = sum(1 for words in document.debunking if words)
    opening = sum(len(words) for words in document.debunking[:_OPENING])
    # points rather than weights: three sentences that debunk, or two of which one stands in the opening, are enough
    doubt = 7 * min(sentences, 4) + 6 * min(opening, 4) + 4 * min(len(denying), 4)
    # the longer a report, the more such words it has by chance
    length = len(document.sentences)
    clear = doubt + 25 * len(denying) / length - 4 * math.log(length)
    # a report that opens with what is no longer so, in a sentence that has half of the claim's words
    undone = [word for word, stems in document.undone if 2 * len(stems & asked) >= len(asked)]
    clear += 10 * bool(undone)
    # a report about a story, rather than about the matter, mostly puts it right
    corrections = sum(1 for words in document.corrects if words)
    clear += 2 * min(document.story, 2) + 2 * min(corrections, 3) + 4 * min(document.turned, 4)
    leaves = (REPORTED.search(claim) is not None) + ("?" in claim)
    correcting = [word for words in document.corrects for word in words]
    words = tuple(dict.fromkeys([*debunking, *denying, *undone, *correcting]))[:8]
    if DEBUNKS.search(claim) or NEGATES.search(claim) or UNDONE.search(claim):
        told = 2 if DEBUNKS.search(claim) else 0
        plain = not sentences and document.reported <= told and (told > 0 or not (denying or document.undone))
        return _of_debunking(doubt > 12 * leaves, plain, words)
    if clear - 30 * leaves > _REFUTED:
        return DocumentStance(related=True, stance=Stance.REFUTES, words=words, why=_why("turns against it", words))
    if document.reported < 2 and not leaves:
        return DocumentStance(related=True, stance=Stance.SUPPORTS, why="it tells the same as a fact")
    return DocumentStance(related=True, stance=Stance.NEUTRAL, why="it leaves the matter to others")


def _of_debunking(turns: bool, plain: bool, words: tuple[str, ...]) -> DocumentStance:
    """Judge a document beside a claim that itself says that something is not so."""
    if turns:
        why = _why("turns against it too", words)
        return DocumentStance(related=True, stance=Stance.SUPPORTS, words=words, why=why)
    if plain:
        why = "it tells as a fact what the claim says is not so"
        return DocumentStance(related=True, stance=Stance.REFUTES, why=why)
    return DocumentStance(related=True, stance=Stance.NEUTRAL, why="it leaves the matter to others")


def _why(does: str, words: tuple[str, ...]) -> str:
    return f"it {does}: " + ", ".join(f"“{word}”" for word in words)


@lru_cache(maxsize=4096)
def _matter(claim: str) -> frozenset[str]:
    """Return the stems of what a claim is about, without the words that say what is made of it."""
    return frozenset(stems_of(DEBUNKS.sub(" ", REPORTED.sub(" ", claim))))


def _related(asked: frozenset[str], document: _Text) -> bool:
    """Whether enough of the claim's words stand in the text, in one sentence of it, and in its opening."""
    if not asked or not document.sentences:
        return False
    whole = len(asked & document.stems) / len(asked)
    one = max(len(asked & sentence) for sentence in document.sentences) / len(asked)
    opening = len(asked & frozenset().union(*document.sentences[:_OPENING])) / len(asked)
    return whole + one + opening > _ENOUGH


_ENOUGH = 0.8
_REFUTED = 14


@lru_cache(maxsize=4096)
def _read(text: str) -> _Text:
    sentences = [text[start:end] for start, end in sentences_of(text)]
    stems = tuple(frozenset(stems_of(sentence)) for sentence in sentences)
    return _Text(
        stems=frozenset().union(*stems),
        sentences=stems,
        debunking=tuple(tuple(match.group() for match in DEBUNKS.finditer(sentence)) for sentence in sentences),
        reported=sum(len(REPORTED.findall(sentence)) for sentence in sentences[: _OPENING + 1]),
        negated=tuple(_negations(sentence) for sentence in sentences),
        story=len(STORY.findall(" ".join(sentences[:_OPENING]))),
        corrects=tuple(tuple(match.group() for match in CORRECTS.finditer(sentence)) for sentence in sentences),
        turned=sum(
            1
            for sentence in sentences
            if STORY.search(sentence) and any(turns.search(sentence) for turns in (DEBUNKS, CORRECTS, NEGATES))
        ),
        undone=tuple(
            (match.group(), found)
            for sentence, found in zip(sentences[:_OPENING], stems, strict=False)
            for match in UNDONE.finditer(sentence)
        ),
    )


def _negations(sentence: str) -> tuple[tuple[str, frozenset[str]], ...]:
    tokens = list(_TOKEN.finditer(sentence))
    found = []
    for place, token in enumerate(tokens):
        if NEGATES.match(sentence, token.start()):
            reach = (later.group().casefold() for later in tokens[place + 1 : place + 1 + _REACH])
            found.append((token.group(), frozenset(stem(word) for word in reach if word not in STOP_WORDS)))
    return tuple(found)
