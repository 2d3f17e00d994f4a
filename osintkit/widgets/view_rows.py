"""Evidence as plain rows that a browser can show, the same in every widget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from osintkit.corroborate.clocks import evidence_day
from osintkit.corroborate.estimates.rows import number_words
from osintkit.corroborate.material import Material
from osintkit.corroborate.verdicts.lint import RULES
from osintkit.model import (
    Access,
    Claim,
    Estimate,
    Evidence,
    EvidenceStatus,
    JournalEntry,
    JudgmentKind,
    Link,
    Modality,
    Scope,
    Source,
    Stance,
    Verdict,
)

ACCESSES: Mapping[str, str] = {
    Access.ISSUER: "of its own acts or in its own name",
    Access.FIRST_HAND: "saw, collected or measured it",
    Access.HOLDER: "holds the material, but did not make it",
    Access.REPEATER: "passes on what another said",
    Access.UNKNOWN: "how it knows is not said",
}
"""What each word for the access of a speaker means, for menus."""
SCOPES: Mapping[str, str] = {
    Scope.PRESENT: "there at the time",
    Scope.PLANNED: "still to come",
    Scope.CUMULATIVE: "all so far, including those gone",
    Scope.CAPACITY: "how many there could be",
    Scope.KILLED: "dead",
    Scope.WOUNDED: "hurt",
    Scope.CASUALTIES: "killed and wounded",
    Scope.CAPTURED: "prisoners",
    Scope.OTHER: "anything else",
}
"""What each word for the scope of a number means, for menus."""
MODALITIES: Mapping[str, str] = {
    Modality.ASSERTS: "says that it is so",
    Modality.DENIES: "says that it is not so",
    Modality.ALLEGES: "says that it is said to be so",
    Modality.HEDGES: "says that it may be so",
    Modality.PLANS: "says that it is to come",
    Modality.CONDITIONAL: "says it under a condition",
}
"""How a statement puts its content, as part of a sentence."""


def name_in(sources: Mapping[str, Source], source: str | None) -> str:
    """Return the name of a source; its id when nobody declared it.

    >>> name_in({}, "nis"), name_in({}, None)
    ('nis', '')
    """
    if source is None:
        return ""
    return sources[source].name if source in sources else source


def piece_row(piece: Evidence, sources: Mapping[str, Source]) -> dict[str, Any]:
    """Return a piece of evidence as JSON types, with the names of who said it through whom.

    >>> from osintkit.model import Passage
    >>> row = piece_row(Evidence(id="E-1", claim="c", passage=Passage.of("D-1", "It rained.", 0, 10)), {})
    >>> row["evidence"], row["words"], row["said"]
    ('E-1', 'It rained.', '')
    """
    day = evidence_day(piece)
    return {
        "evidence": piece.id,
        "claim": piece.claim,
        "stance": piece.stance.value,
        "status": piece.status.value,
        "words": piece.passage.exact,
        "who": name_in(sources, piece.speaker) or piece.speaker_words or "nobody named",
        "speaker": piece.speaker or "",
        "access": piece.access.value,
        "modality": piece.modality.value,
        "upstream": [name_in(sources, one) for one in piece.upstream],
        "holder": name_in(sources, piece.holder),
        "said": str(piece.said or ""),
        "day": day.isoformat() if day else "",
        "document": piece.passage.document,
        "start": piece.here.start,
        "end": piece.here.end,
        "anchor": piece.anchor,
        "analysts": list(piece.analysts),
        "contested": piece.contested,
        "estimates": [one.to_dict() for one in piece.estimates],
        "numbers": [number_words(one) for one in piece.estimates],
        "note": piece.note,
        "compared": str(piece.comparison) if piece.comparison else "",
    }


def broken_rules(piece: Evidence, material: Material) -> list[str]:
    """Return the rules that a piece of evidence breaks, each with the way out; an accepted one stops a run.

    >>> from osintkit.model import Passage
    >>> piece = Evidence(id="E-1", claim="c", passage=Passage.of("D-1", "It rained.", 0, 10))
    >>> broken_rules(piece, Material(sources={}, claims={}))
    []
    """
    found = RULES["evidence"](replace(material, evidence=(piece,)))
    return [f"{one.message}: {one.way_out}" for one in found]


def told(material: Material, evidence: str) -> str:
    """Return what the rules object to in a piece just judged, for the end of a message.

    >>> told(Material(sources={}, claims={}), "E-1")
    ''
    """
    found = [line for piece in material.evidence if piece.id == evidence for line in broken_rules(piece, material)]
    return f". But {'; '.join(found)}" if found else ""


def count_row(verdict: Verdict) -> dict[str, Any]:
    """Return what a verdict counts, as JSON types."""
    return {
        "origins": verdict.origins,
        "families": verdict.families,
        "refuting": verdict.refuting_origins,
        "status": verdict.status.value,
        "provisional": verdict.provisional,
        "waits": verdict.because[0] if verdict.provisional else "",
    }


def entry_words(entry: JournalEntry) -> str:
    """Return a judgment in words, for a message: the one undone may belong to another widget.

    >>> from datetime import UTC, datetime
    >>> made = {"id": "J-1", "seq": 1, "prev": "", "at": datetime.now(UTC), "analyst": "anna", "device": "desk"}
    >>> entry_words(JournalEntry(**made, kind=JudgmentKind.GRADE, data={"source": "nis", "letter": "B"}))
    'letter B for nis'
    """
    data = entry.data
    if entry.kind is JudgmentKind.LINK:
        status, words = str(data.get("status", EvidenceStatus.ACCEPTED)), str(data["passage"]["exact"])
        value = data.get("stance", Stance.NEUTRAL) if status == EvidenceStatus.ACCEPTED else status
        return f"{value}, {data['claim']}: “{words if len(words) <= _TOLD else words[:_TOLD] + ' …'}”"
    told = {
        JudgmentKind.GRADE: "letter {letter} for {source}",
        JudgmentKind.ASSESS: "the assessment of {claim} as of {as_of}",
        JudgmentKind.RATE: "{rating} for {hypothesis}",
        JudgmentKind.SOURCE: "the change of {source}",
        JudgmentKind.ADJUDICATE: "the settlement of {subject}",
        JudgmentKind.SPLIT: "a split in {claim}",
        JudgmentKind.JOIN: "a join in {claim}",
    }.get(entry.kind, entry.kind.value)
    return told.format(**data)


def menu(meanings: Mapping[str, str]) -> list[dict[str, str]]:
    """Return words with what they mean, for a menu.

    >>> menu(ACCESSES)[1]
    {'value': 'first_hand', 'label': 'first hand: saw, collected or measured it'}
    """
    return [{"value": str(one), "label": f"{one.replace('_', ' ')}: {what}"} for one, what in meanings.items()]


def claim_rows(claims: Iterable[Claim]) -> list[dict[str, str]]:
    """Return claims for a menu.

    >>> claim_rows([Claim(id="c", text="It rained.")])
    [{'id': 'c', 'text': 'It rained.'}]
    """
    return [{"id": claim.id, "text": claim.text} for claim in claims]


def details_of(piece: Evidence) -> dict[str, Any]:
    """Return what a suggestion says beyond its stance, so that accepting it loses nothing.

    >>> from osintkit.model import Passage
    >>> details_of(Evidence(id="E-1", claim="c", passage=Passage.of("D-1", "It rained.", 0, 10), place="Kursk"))
    {'place': 'Kursk'}
    """
    found: dict[str, Any] = {
        "estimates": [one.to_dict() for one in piece.estimates],
        "place": piece.place,
        "latitude": piece.latitude,
        "longitude": piece.longitude,
    }
    return {name: value for name, value in found.items() if value not in (None, "", [])}


_TOLD = 60
"""Characters of a passage in a message."""
_JUDGED_ANEW = frozenset({"claim", "passage", "stance", "status", "analyst", "at"})


def kept_of(links: Iterable[Link], evidence: str) -> dict[str, Any] | None:
    """Return what the latest link of a passage says beyond its stance, so that judging it again drops nothing.

    None when there is no link of it.

    >>> kept_of([], "E-1") is None
    True
    """
    latest = max(
        (one for one in links if one.evidence == evidence),
        key=lambda one: (one.at is not None, one.at, one.analyst),
        default=None,
    )
    if latest is None:
        return None
    return {name: value for name, value in latest.to_dict().items() if name not in _JUDGED_ANEW}


def revised(estimates: Sequence[Mapping[str, Any]], given: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return estimates with the first as typed into fields; the others stay, and so does what was not touched.

    >>> revised([{"best": 10, "words": "ten"}, {"best": 3}], {"best": "10"})
    [{'best': 10, 'words': 'ten'}, {'best': 3}]
    >>> revised([{"best": 10}, {"best": 3}], {"best": "12"})
    [{'best': 12.0}, {'best': 3}]
    """
    typed = estimate_from(given)
    others = [dict(one) for one in estimates[1:]]
    if typed is None:
        return others
    if estimates:
        before = Estimate.from_dict(estimates[0])
        if replace(Estimate.from_dict(typed), words=before.words) == before:
            return [dict(estimates[0]), *others]
    return [typed, *others]


def estimate_from(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return an estimate as typed into fields, or None when no number was typed.

    >>> estimate_from({"low": "1,000", "high": "", "unit": "soldiers", "scope": "present"})
    {'low': 1000.0, 'unit': 'soldiers', 'scope': 'present'}
    >>> estimate_from({"low": "", "unit": "soldiers"}) is None
    True
    """
    numbers = {
        name: float(str(given[name]).replace(",", "").replace(" ", ""))
        for name in ("low", "best", "high")
        if str(given.get(name) if given.get(name) is not None else "").strip()
    }
    if not numbers:
        return None
    words = {name: str(given[name]) for name in ("unit", "scope", "words") if given.get(name)}
    Estimate.from_dict({**numbers, **words})
    return {**numbers, **words}
