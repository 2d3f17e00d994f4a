"""`Hypotheses`: the matrix of competing hypotheses, rated by keyboard, with live diagnosticity."""

from __future__ import annotations

from collections.abc import Mapping
from statistics import fmean, pstdev
from typing import TYPE_CHECKING, Any

from osintkit.corroborate.clocks import evidence_day, sees
from osintkit.corroborate.hypotheses import SCALE, compare_hypotheses
from osintkit.display import Html, folded, show_table
from osintkit.errors import UnknownNameError
from osintkit.model import EvidenceStatus, HypothesisRating, Rating
from osintkit.widgets.surface import UNDO, ClaimSurface, load
from osintkit.widgets.view_rows import piece_row

if TYPE_CHECKING:
    from osintkit.case import Case

_MEANING = {
    "CC": "very consistent",
    "C": "consistent",
    "N": "neutral",
    "I": "inconsistent",
    "II": "very inconsistent",
    "NA": "not applicable",
}


class Hypotheses(ClaimSurface):
    """Evidence against every hypothesis: only inconsistencies count, and copies of one origin vote once.

    Parameters
    ----------
    case
        The case.
    claim
        Id of a claim whose accepted evidence is offered for rating, beside evidence already rated.
    as_of
        Only what was public by this day.

    Examples
    --------
    In a notebook, the last line of a cell::

        Hypotheses(case)

    Without a browser::

        hypotheses.act("rate", hypothesis="h-combat", evidence="E-12ab34cd56ef", rating="I")
    """

    _esm = load("hypotheses.js")
    _css = load("surface.css", "hypotheses.css")
    commands: Mapping[str, str] = {
        "rate": "rate how a piece of evidence fits a hypothesis: CC, C, N, I, II or NA",
        "claim": "choose the claim whose evidence is offered; empty for evidence already rated",
        **UNDO,
    }

    @classmethod
    def named(cls, case: Case, claim: str | None) -> str:
        """Return the id of a claim; empty for evidence already rated."""
        return case.claim(claim).id if claim else ""

    def state(self) -> dict[str, Any]:
        """Return the matrix: hypotheses with what stands against them, evidence with its ratings, as JSON types."""
        material = self.material()
        matrix = compare_hypotheses(material, self.day)
        ratings: dict[str, list[HypothesisRating]] = {}
        for one in material.ratings:
            ratings.setdefault(one.evidence, []).append(one)
        scores = {one.hypothesis: one for one in matrix.scores}
        return {
            **self.menu(),
            "scale": [{"value": one.value, "meaning": _MEANING[one.value]} for one in Rating],
            "hypotheses": [
                {
                    "id": one.id,
                    "text": one.text,
                    "rank": scores[one.id].rank if one.id in scores else 1,
                    "against": scores[one.id].against if one.id in scores else 0.0,
                    "votes": scores[one.id].votes if one.id in scores else 0,
                }
                for one in material.hypotheses.values()
            ],
            "rows": self._rows(ratings),
            "sensitive": [one.because for one in matrix.sensitive],
            "notes": list(matrix.notes),
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`."""
        if command in UNDO:
            return self.undo_or_redo(command)
        if command == "claim":
            return self.choose(given)
        evidence = str(given.get("evidence", ""))
        known = {piece.id for piece in self.material().evidence}
        if evidence not in known:
            raise UnknownNameError("evidence", evidence, known)
        rating, hypothesis = str(given.get("rating", "")), str(given.get("hypothesis", ""))
        self.case.judge.rate(hypothesis, evidence, rating)
        return f"saved: {rating} for {hypothesis}"

    def twin(self) -> Html:
        """Return the ratings as a table, one column per hypothesis; evidence of other claims is folded."""
        state = self.state()
        columns = {"who": "Who", "said": "Said", "words": "Words"}
        columns |= {one["id"]: f"{one['id']} (against: {one['against']:g})" for one in state["hypotheses"]}
        columns["diagnosticity"] = "Distinguishes"
        rows = [
            {**row, **{name: " ".join(sorted(cell.values())) for name, cell in row["ratings"].items()}}
            for row in state["rows"]
            if any(row["ratings"].values())
        ]
        if not self.claim:
            return show_table(rows, caption="Evidence against each hypothesis", columns=columns)
        # what is said of a narrower claim is evidence for this one
        held = {one.id for one in self.dossier(self.claim).evidence}
        caption = f"Evidence on {self.claim} against each hypothesis"
        near = show_table([row for row in rows if row["evidence"] in held], caption=caption, columns=columns)
        others = [row for row in rows if row["evidence"] not in held]
        rest = show_table(others, caption="Evidence on other claims against each hypothesis", columns=columns)
        return near + folded(rest, f"What was rated of other claims ({len(others)})")

    def _rows(self, ratings: Mapping[str, list[HypothesisRating]]) -> list[dict[str, Any]]:
        material = self.material()
        rows = []
        for piece in material.evidence:
            offered = piece.claim == self.claim and piece.status is EvidenceStatus.ACCEPTED
            if (not offered and piece.id not in ratings) or not sees(evidence_day(piece), self.day):
                continue
            given: dict[str, dict[str, str]] = {one: {} for one in material.hypotheses}
            for one in ratings.get(piece.id, ()):
                given.setdefault(one.hypothesis, {})[one.analyst] = one.rating.value
            row = piece_row(piece, material.sources)
            kept = {name: row[name] for name in ("evidence", "who", "said", "words", "claim", "stance")}
            rows.append({**kept, "ratings": given, "diagnosticity": _diagnosticity(given)})
        return sorted(rows, key=lambda row: (row["claim"], row["said"] or "9999", row["evidence"]))


def _diagnosticity(given: Mapping[str, Mapping[str, str]]) -> float:
    """Return how far the ratings of one piece differ between hypotheses; 0 distinguishes nothing."""
    means = []
    for ratings in given.values():
        applying = [SCALE[Rating(one)] for one in ratings.values() if Rating(one) in SCALE]
        if applying:
            means.append(fmean(applying))
    return round(pstdev(means), 2) if len(means) > 1 else 0.0
