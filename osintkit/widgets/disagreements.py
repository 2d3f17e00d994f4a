"""`Disagreements`: what analysts judge differently, settled with a reason; and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from osintkit.display import Html, show_table
from osintkit.errors import ParameterError, UnknownNameError
from osintkit.journal import Disagreement
from osintkit.journal.agreement import measure_agreement, to_settle
from osintkit.model import EvidenceStatus, Reliability, Stance, format_instant
from osintkit.widgets.surface import UNDO, Surface, load
from osintkit.widgets.view_rows import name_in

_REJECTED = EvidenceStatus.REJECTED.value


class Disagreements(Surface):
    """What is in dispute between analysts. A settlement is an event of its own; no judgment is lost.

    Parameters
    ----------
    case
        The case.

    Examples
    --------
    In a notebook, the last line of a cell::

        Disagreements(case)

    Without a browser::

        disagreements.act("settle", subject="E-12ab34cd56ef", value="supports", reason="the second clause asserts it")
    """

    _esm = load("disagreements.js")
    _css = load("surface.css", "disagreements.css")
    commands: Mapping[str, str] = {
        "settle": "settle a disagreement with a value and a reason",
        **UNDO,
    }

    def state(self) -> dict[str, Any]:
        """Return what is in dispute, what was settled, and the agreement, as JSON types."""
        judged = self.case.judgments()
        return {
            "open": [self._dispute(one) for one in to_settle(judged)],
            "settled": [
                {
                    "subject": one.subject,
                    "words": self._words(one.of, one.subject),
                    "value": str(one.letter or (_REJECTED if one.status is EvidenceStatus.REJECTED else one.stance)),
                    "reason": one.reason,
                    "analyst": one.analyst,
                    "at": _when(one.at),
                }
                for one in judged.adjudicated
            ],
            "agreement": [
                {
                    "kind": one.kind,
                    "claim": one.claim,
                    "units": one.units,
                    "observed": round(one.observed, 2) if one.observed is not None else None,
                    "alpha": round(one.alpha, 2) if one.alpha is not None else None,
                }
                for one in measure_agreement(judged)
            ],
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`."""
        if command in UNDO:
            return self.undo_or_redo(command)
        subject, value = str(given.get("subject", "")), str(given.get("value") or "")
        disputed = {one.subject: one for one in to_settle(self.case.judgments())}
        if subject not in disputed:
            raise UnknownNameError("open disagreement", subject, disputed)
        choices = _choices(disputed[subject])
        if value not in choices:
            raise UnknownNameError("value", value, choices)
        reason = str(given.get("reason") or "").strip()
        if not reason:
            raise ParameterError("say why: those who disagreed will read it")
        decided: dict[str, Any] = {"letter": value}
        if disputed[subject].of == "link":
            rejected = value == _REJECTED
            decided = {"status": _REJECTED if rejected else EvidenceStatus.ACCEPTED.value}
            decided |= {} if rejected else {"stance": value}
        self.case.judge.adjudicate(subject, reason=reason, **decided)
        return f"saved: {value}"

    def twin(self) -> Html:
        """Return what is in dispute, and the agreement, as tables."""
        state = self.state()
        rows = [
            {**one, "held": "; ".join(f"{held['analyst']}: {held['value']}" for held in one["positions"])}
            for one in state["open"]
        ]
        columns = {"claim": "Claim", "words": "Words or source", "held": "Held"}
        open_ones = show_table(rows, caption="In dispute between analysts", columns=columns)
        measured = {
            "kind": "Kind",
            "claim": "Claim",
            "units": "Judged by several",
            "observed": "Equal",
            "alpha": "Alpha",
        }
        return open_ones + show_table(state["agreement"], caption="How far analysts agree", columns=measured)

    def _dispute(self, one: Disagreement) -> dict[str, Any]:
        return {
            "of": one.of,
            "subject": one.subject,
            "claim": one.claim,
            "words": self._words(one.of, one.subject),
            "choices": list(_choices(one)),
            "positions": [
                {"analyst": held.analyst, "value": held.value, "at": _when(held.at)} for held in one.positions
            ],
        }

    def _words(self, of: str, subject: str) -> str:
        material = self.case.material()
        if of == "grade":
            return name_in(material.sources, subject)
        return next((piece.passage.exact for piece in material.evidence if piece.id == subject), subject)


def _choices(one: Disagreement) -> tuple[str, ...]:
    if one.of == "grade":
        return tuple(letter.value for letter in Reliability)
    return (*(stance.value for stance in Stance), _REJECTED)


def _when(at: Any) -> str:
    return format_instant(at)[:16].replace("T", " ") if at else ""
