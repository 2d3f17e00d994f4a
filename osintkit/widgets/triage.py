"""`Triage`: the queue of suggested evidence for a claim, one key per judgment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import traitlets

from osintkit.corroborate.clocks import evidence_day, sees
from osintkit.corroborate.verdicts.dossier import build_dossier
from osintkit.corroborate.verdicts.queue import by_weight
from osintkit.display import Html, show_table
from osintkit.errors import ParameterError, UnknownNameError
from osintkit.model import Evidence, EvidenceStatus, Stance
from osintkit.widgets.surface import UNDO, ClaimSurface, load
from osintkit.widgets.view_rows import ACCESSES, MODALITIES, broken_rules, count_row, piece_row, told

if TYPE_CHECKING:
    from osintkit.case import Case

_CONTEXT = 420
"""Characters of the document shown before and after the passage."""
_WAITING = (EvidenceStatus.SUGGESTED, EvidenceStatus.LATER)
_SIDES = (Stance.SUPPORTS, Stance.REFUTES)


class Triage(ClaimSurface):
    """What waits to be judged for a claim: the passage in context, its origin, and what accepting it would change.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        Only what was public by this day.
    blind
        Hide others' judgments on a passage until you have given your own.

    Examples
    --------
    In a notebook, the last line of a cell::

        Triage(case, claim="nk-troops-in-russia")

    Without a browser::

        triage.act("accept", stance="supports")
    """

    _esm = load("triage.js")
    _css = load("surface.css", "triage.css")
    commands: Mapping[str, str] = {
        "accept": "accept the passage as evidence, with its suggested stance or another",
        "reject": "record that it is not evidence for the claim",
        "later": "put it off",
        "next": "show the next one without judging",
        "previous": "show the previous one",
        "open": "show one from the queue, by its evidence id",
        "claim": "choose the claim",
        **UNDO,
    }
    blind = traitlets.Bool(default_value=False).tag(sync=True)

    def __init__(self, case: Case, **options: Any) -> None:
        self._current = ""
        super().__init__(case, **options)

    def state(self) -> dict[str, Any]:
        """Return the queue, and everything about the passage shown, as JSON types."""
        waiting = self._waiting(self.claim)
        piece = self._looked_at(waiting)
        material = self.material()
        judged = [one for one in material.evidence if one.claim == self.claim and one.analysts]
        return {
            **self.menu(),
            "queue": [self._line(one) for one in waiting],
            "judged": len(judged),
            "current": self._closely(piece, waiting.index(piece)) if piece else None,
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; ``claim`` and ``evidence`` name the piece, by default the one shown."""
        if command in UNDO:
            before = {one.id for one in self._waiting(self.claim)}
            text = self.undo_or_redo(command)
            back = next((one.id for one in self._waiting(self.claim) if one.id not in before), None)
            self._current = back or self._current
            return text
        if command == "claim":
            self._current = ""
            return self.choose(given)
        claim = self.claim_in(given)
        waiting = self._waiting(claim)
        if command in ("next", "previous"):
            self._step(waiting, 1 if command == "next" else -1)
            return ""
        piece = self._named(waiting, claim, given)
        if command == "open":
            self._current = piece.id
            return ""
        return self._judge(command, piece, waiting, given)

    def twin(self) -> Html:
        """Return what waits, as a table."""
        columns = {"said": "Said", "who": "Who", "stance": "Suggested", "status": "Status", "words": "Words"}
        sources = self.material().sources
        rows = [piece_row(piece, sources) for piece in self._waiting(self.claim)]
        return show_table(rows, caption=f"Waiting to be judged for {self.claim}", columns=columns)

    # -- the queue -------------------------------------------------------------------------------

    def _waiting(self, claim: str) -> list[Evidence]:
        """Return what waits, what changes the verdict soonest first; whatever was put off comes last."""
        material = self.material()
        found = [one for one in material.evidence if one.claim == claim and one.status in _WAITING]
        return list(
            by_weight((one for one in found if not one.contested and sees(evidence_day(one), self.day)), material)
        )

    def _looked_at(self, waiting: list[Evidence]) -> Evidence | None:
        found = next((one for one in waiting if one.id == self._current), waiting[0] if waiting else None)
        self._current = found.id if found else ""
        return found

    def _named(self, waiting: list[Evidence], claim: str, given: Mapping[str, Any]) -> Evidence:
        if not waiting:
            raise ParameterError(f"nothing waits to be judged for {claim}")
        name = str(given.get("evidence") or self._current)
        found = next((one for one in waiting if one.id == name), None)
        if found is None:
            raise UnknownNameError("waiting evidence", name, [one.id for one in waiting])
        return found

    def _step(self, waiting: list[Evidence], by: int) -> None:
        if waiting:
            names = [one.id for one in waiting]
            at = names.index(self._current) if self._current in names else -1
            self._current = names[(at + by) % len(names)]

    def _judge(self, command: str, piece: Evidence, waiting: list[Evidence], given: Mapping[str, Any]) -> str:
        details = self.kept(piece.id)
        if given.get("note"):
            details["note"] = str(given["note"])
        stance = Stance.NEUTRAL
        if command == "accept":
            wanted = str(given.get("stance") or piece.stance)
            known = [one.value for one in Stance]
            if wanted not in known:
                raise UnknownNameError("stance", wanted, known)
            stance = Stance(wanted)
        status = {"accept": EvidenceStatus.ACCEPTED, "reject": EvidenceStatus.REJECTED}.get(
            command, EvidenceStatus.LATER
        )
        self.case.judge.link(piece.passage, piece.claim, stance, status=status, details=details)
        if piece.id == self._current:
            self._step(waiting, 1)
        if command != "accept":
            return f"saved: {status.value}"
        return f"saved: {status.value}, {stance.value}" + told(self.material(), piece.id)

    # -- the one looked at -----------------------------------------------------------------------

    def _line(self, piece: Evidence) -> dict[str, str]:
        sources = self.material().sources
        row = piece_row(piece, sources)
        return {name: row[name] for name in ("evidence", "said", "who", "stance", "status")}

    def _closely(self, piece: Evidence, place: int) -> dict[str, Any]:
        document = self.case.document(piece.passage.document)
        start, end = piece.here.start, piece.here.end
        before = self.dossier(self.claim)
        return {
            **piece_row(piece, self.material().sources),
            "place": place + 1,
            "title": document.title or document.id,
            "publisher": document.publisher or "",
            **_around(document.text, start, end),
            "how": f"{MODALITIES[piece.modality]}; access: {ACCESSES[piece.access]}",
            "because": list(piece.words),
            "now": count_row(before.verdict),
            "basis": before.basis,
            "effects": [self._effect(piece, stance) for stance in dict.fromkeys((piece.stance, *_SIDES))],
        }

    def _effect(self, piece: Evidence, stance: Stance) -> dict[str, Any]:
        """Return the count as it would be with the piece accepted, and the origin it would belong to."""
        material = self.material()
        accepted = replace(piece, stance=stance, status=EvidenceStatus.ACCEPTED)
        evidence = tuple(accepted if one.id == piece.id else one for one in material.evidence)
        after = build_dossier(replace(material, evidence=evidence), self.claim, self.day)
        origin = after.found.of(piece.id)
        joins = [one.because for one in origin.joins if piece.id in (one.left, one.right)] if origin else []
        return {
            "stance": stance.value,
            "count": count_row(after.verdict),
            "origin": origin.label if origin else "none",
            "pieces": len(origin.evidence) if origin else 0,
            "counts": bool(origin and origin.counts),
            "joins": joins[:3],
            "breaks": broken_rules(accepted, material),
        }


def _around(text: str, start: int, end: int) -> dict[str, Any]:
    """Return the words before and after a passage, cut between words."""
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    before, after = text[first:start], text[end:last]
    if first and " " in before:
        before = before[before.index(" ") + 1 :]
    if last < len(text) and " " in after:
        after = after[: after.rindex(" ")]
    return {"before": before, "after": after, "cut_before": first > 0, "cut_after": last < len(text)}
