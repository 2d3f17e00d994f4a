"""`Origins`: what counts once, and why; split or join with a reason."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from osintkit.case.tables_for_readers import JOIN_RULES
from osintkit.display import Html, show_table
from osintkit.errors import ParameterError
from osintkit.model import Origin, format_instant
from osintkit.widgets.surface import UNDO, ClaimSurface, load
from osintkit.widgets.view_rows import count_row, name_in, piece_row


class Origins(ClaimSurface):
    """The origins behind a claim, each with its evidence and the reason of every join.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        Only what was public by this day.

    Examples
    --------
    In a notebook, the last line of a cell::

        Origins(case, claim="nk-troops-in-russia")

    Without a browser::

        origins.act("split", evidence=["E-12ab34cd56ef"], reason="their own satellite image")
    """

    _esm = load("origins.js")
    _css = load("surface.css", "origins.css")
    commands: Mapping[str, str] = {
        "split": "split the chosen evidence off its origin, as a new one",
        "join": "join the chosen evidence into one origin",
        "claim": "choose the claim",
        **UNDO,
    }

    def state(self) -> dict[str, Any]:
        """Return origins, evidence, joins and the decisions of analysts, as JSON types."""
        dossier = self.dossier(self.claim)
        sources = self.material().sources
        pieces = {piece.id: piece_row(piece, sources) for piece in dossier.evidence}
        return {
            **self.menu(),
            "count": {**count_row(dossier.verdict), "pieces": len(dossier.evidence)},
            "origins": [self._origin(origin, pieces) for origin in dossier.origins],
            "decisions": [
                {
                    "kind": one.kind.value,
                    "evidence": list(one.evidence),
                    "reason": one.reason,
                    "analyst": one.analyst,
                    "at": format_instant(one.at)[:16].replace("T", " ") if one.at else "",
                }
                for one in self.material().decisions
                if one.claim == self.claim
            ],
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; ``evidence`` is a list of ids, ``claim`` another claim than the chosen one."""
        if command in UNDO:
            return self.undo_or_redo(command)
        if command == "claim":
            return self.choose(given)
        claim = self.claim_in(given)
        chosen = [str(one) for one in given.get("evidence") or ()]
        reason = str(given.get("reason") or "").strip()
        least = 1 if command == "split" else 2
        if len(chosen) < least:
            raise ParameterError(f"choose at least {least} of the evidence to {command}")
        if not reason:
            raise ParameterError(f"say why they are to be {'joined' if command == 'join' else 'split off'}")
        if command == "split":
            self.case.judge.split(claim, chosen, reason=reason)
        else:
            self.case.judge.join(claim, chosen, reason=reason)
        return f"saved: {command} of {len(chosen)}; {self.dossier(claim).verdict.origins} origins now"

    def twin(self) -> Html:
        """Return the origins as a table."""
        dossier = self.dossier(self.claim)
        rows = [
            {
                "label": origin.label,
                "family": name_in(self.material().sources, origin.family),
                "stance": origin.stance,
                "counts": "no" if not origin.counts else "no longer" if origin.id in dossier.passed else "yes",
                "pieces": len(origin.evidence),
                "why": _rules(origin),
            }
            for origin in dossier.origins
        ]
        columns = {"label": "Origin", "family": "Family", "stance": "Says", "counts": "Counts"}
        columns |= {"pieces": "Evidence", "why": "Why they are one"}
        unjudged = self.dossier(self.claim).verdict.provisional
        told = "not judged, none counts" if unjudged else "each counts once"
        return show_table(rows, caption=f"Origins behind {self.claim}: {told}", columns=columns)

    def _origin(self, origin: Origin, pieces: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
        return {
            "id": origin.id,
            "label": origin.label,
            "family": name_in(self.material().sources, origin.family),
            "stance": origin.stance.value,
            "counts": origin.counts,
            "party": origin.party,
            "against_interest": origin.against_interest,
            "evidence": [pieces[one] for one in origin.evidence if one in pieces],
            "joins": [
                {"right": one.right, "reason": one.reason.value, "because": one.because, "proof": list(one.proof)}
                for one in origin.joins
            ],
        }


def _rules(origin: Origin) -> str:
    """Return the rules that joined an origin, with how many pieces each brought in."""
    brought: dict[str, set[str]] = {}
    for join in origin.joins:
        brought.setdefault(JOIN_RULES[join.reason], set()).add(join.right)
    return "; ".join(f"{rule} ({len(pieces)})" for rule, pieces in brought.items())
