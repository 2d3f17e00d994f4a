"""`Sources`: rate a source with a letter, away from any digit; change aliases, owner, protection."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import traitlets

from osintkit.corroborate.clocks import grades_by
from osintkit.display import Html, folded, show_table
from osintkit.errors import ParameterError
from osintkit.journal.blind import blinded
from osintkit.model import Clock, EvidenceStatus, GradeJudgment, Reliability, Source, format_instant
from osintkit.widgets.surface import UNDO, Surface, load

if TYPE_CHECKING:
    from datetime import date

    from osintkit.case import Case

_TEXTS = ("name", "owner", "family", "url")


class Sources(Surface):
    """Who speaks and publishes, with each one's letter and its history. No digit is ever shown here.

    Parameters
    ----------
    case
        The case.
    source
        Id of the source to show first.
    as_of
        Show the letters in force on this day; None for today's.
    blind
        Hide others' letters for a source until you have given your own.

    Examples
    --------
    In a notebook, the last line of a cell::

        Sources(case)

    Without a browser::

        sources.act("grade", source="nis", letter="B", reason="mostly borne out since 2022")
    """

    _esm = load("sources.js")
    _css = load("surface.css", "sources.css")
    commands: Mapping[str, str] = {
        "open": "show a source",
        "grade": "rate its reliability with a letter and a reason, from a day on when one is given",
        "change": "change name, aliases, owner, family, address or protection, with a reason",
        **UNDO,
    }
    source = traitlets.Unicode().tag(sync=True)
    as_of = traitlets.Unicode().tag(sync=True)
    blind = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(
        self, case: Case, *, source: str | None = None, as_of: date | str | None = None, **options: Any
    ) -> None:
        chosen = source or _busiest(case)
        if chosen:
            case.source(chosen)
        day = case.day(as_of)
        super().__init__(case, source=chosen, as_of=day.isoformat() if day else "", **options)

    def state(self) -> dict[str, Any]:
        """Return all sources, the one shown with its history, and the scale, as JSON types."""
        material = self.material()
        letters = self._letters()
        speaks = Counter(one.speaker for one in material.evidence if one.status is EvidenceStatus.ACCEPTED)
        rows = [
            {
                "id": one.id,
                "name": one.name,
                "kind": one.kind.value,
                "letter": letters[one.id].value,
                "protected": one.protected,
                "speaks": speaks[one.id],
            }
            for one in material.sources.values()
        ]
        rows.sort(key=lambda row: (-int(str(row["speaks"])), str(row["name"]).casefold()))
        return {
            "sources": rows,
            "current": self._closely(material.sources[self.source], letters) if self.source else None,
            "scale": [{"letter": one.value, "label": one.label, "definition": one.definition} for one in Reliability],
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; ``source`` names the source, by default the one shown."""
        if command in UNDO:
            return self.undo_or_redo(command)
        name = self.case.source(str(given.get("source") or self.source)).id
        if command == "open":
            self.source = name
            return ""
        reason = str(given.get("reason") or "").strip()
        if not reason:
            raise ParameterError("say why: a letter or a change without a reason cannot be checked")
        if command == "grade":
            letter, since = str(given.get("letter", "")), str(given.get("since") or "").strip() or None
            self.case.judge.grade(name, letter, reason=reason, since=since)
            return f"saved: {letter.upper()} for {name}"
        changes = self._changes(name, given)
        self.case.judge.source(name, reason=reason, **changes)
        return f"saved: {', '.join(sorted(changes))} of {name}"

    def twin(self) -> Html:
        """Return the sources that speak or were rated, as a folded table: it covers the whole case."""
        letters, graded = self._letters(), {one.source: one for one in self._grades()}
        material = self.material()
        speaking = {one.speaker for one in material.evidence if one.status is EvidenceStatus.ACCEPTED}
        rows = [
            {
                "name": one.name,
                "letter": letters[one.id].value,
                "label": letters[one.id].label,
                "reason": graded[one.id].reason if one.id in graded else one.letter_reason,
                "by": graded[one.id].analyst if one.id in graded else "declared",
            }
            for one in material.sources.values()
            if one.id in graded or one.id in speaking
        ]
        columns = {"name": "Source", "letter": "Letter", "label": "Meaning", "reason": "Why", "by": "By"}
        table = show_table(rows, caption="Reliability of sources that speak or were rated", columns=columns)
        return folded(
            table, f"Sources of the case that speak or were rated, who gave each letter and why ({len(rows)})"
        )

    def _grades(self) -> tuple[GradeJudgment, ...]:
        return grades_by(self.material().grades, self.day, Clock.PUBLIC)

    def _letters(self) -> dict[str, Reliability]:
        letters = {one.id: one.letter for one in self.material().sources.values()}
        for grade in self._grades():
            letters[grade.source] = grade.letter
        return letters

    def _closely(self, source: Source, letters: Mapping[str, Reliability]) -> dict[str, Any]:
        letter = letters[source.id]
        return {
            "id": source.id,
            "name": source.name,
            "kind": source.kind.value,
            "aliases": list(source.aliases),
            "owner": source.owner or "",
            "family": source.family or "",
            "url": source.url or "",
            "protected": source.protected,
            "note": source.note,
            "letter": letter.value,
            "label": letter.label,
            "history": list(self._history(source.id)),
        }

    def _history(self, source: str) -> Iterable[dict[str, str]]:
        """Yield the declaration, and every letter and change since, oldest first."""
        declared = self.case.file.sources[source]
        yield _event("", "case.yaml", f"{declared.letter.value}: {declared.letter.label}", declared.letter_reason)
        judged = self.case.judgments()
        if self.blinded:
            judged = blinded(judged, self.case.analyst)
        events: list[tuple[str, dict[str, str]]] = []
        for grade in judged.given_grades:
            if grade.source == source:
                since = f", from {grade.since} on" if grade.since else ""
                what = f"{grade.letter.value}: {grade.letter.label}{since}"
                at = format_instant(grade.at) if grade.at else ""
                events.append((at, _event(at, grade.analyst, what, grade.reason)))
        for change in judged.source_changes:
            if change.source == source:
                fields = (*_TEXTS, "aliases", "protected")
                told = [f"{name}: {getattr(change, name)}" for name in fields if getattr(change, name) is not None]
                at = format_instant(change.at) if change.at else ""
                events.append((at, _event(at, change.analyst, "; ".join(told), change.reason)))
        for settled in judged.adjudicated:
            if settled.of == "grade" and settled.subject == source and settled.letter:
                at = format_instant(settled.at) if settled.at else ""
                events.append((at, _event(at, settled.analyst, f"settled: {settled.letter.value}", settled.reason)))
        for _, event in sorted(events, key=lambda pair: pair[0]):
            yield event

    def _changes(self, name: str, given: Mapping[str, Any]) -> dict[str, Any]:
        source = self.case.source(name)
        changes: dict[str, Any] = {
            field: str(given[field]).strip()
            for field in _TEXTS
            if field in given and str(given[field] or "").strip() != (getattr(source, field) or "")
        }
        if "aliases" in given:
            listed = given["aliases"]
            parts = listed.split(";") if isinstance(listed, str) else listed
            aliases = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
            if aliases != source.aliases:
                changes["aliases"] = list(aliases)
        if "protected" in given and bool(given["protected"]) != source.protected:
            changes["protected"] = bool(given["protected"])
        if not changes:
            raise ParameterError(f"nothing of {name} was changed")
        return changes


def _event(at: str, who: str, what: str, reason: str) -> dict[str, str]:
    return {"at": at[:16].replace("T", " "), "who": who, "what": what, "reason": reason}


def _busiest(case: Case) -> str:
    """Return the source that speaks most in the evidence, else the first."""
    known = case.file.sources
    speaks = Counter(one.speaker for one in case.material().evidence if one.speaker in known)
    ranked = sorted(known, key=lambda name: (-speaks[name], name))
    return ranked[0] if ranked else ""
