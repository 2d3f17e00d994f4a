"""`Assessment`: rate a claim as of a day, beside what the table suggests, with the lint while typing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from osintkit.display import Html, show_table
from osintkit.errors import ParameterError
from osintkit.model import Confidence, Credibility, Likelihood, now_utc
from osintkit.widgets.surface import UNDO, ClaimSurface, load
from osintkit.widgets.view_rows import count_row, piece_row

if TYPE_CHECKING:
    from osintkit.case import Case

_ID = re.compile(r"\bE-[0-9a-f]{6,}\b")
_FIELDS = ("digit", "likelihood", "confidence")


class Assessment(ClaimSurface):
    """The rating of a claim as of a day: own digit, likelihood and confidence apart, and a rationale with evidence.

    Parameters
    ----------
    case
        The case.
    claim
        Id of the claim; it can be changed in the widget.
    as_of
        The day that the rating refers to, as text; empty takes the last day on which evidence appears.

    Examples
    --------
    In a notebook, the last line of a cell::

        Assessment(case, claim="nk-troops-in-russia", as_of="2024-10-28")

    Without a browser::

        assessment.act("save", digit="2", rationale="Two origins that do not lean on each other: E-... and E-....")
    """

    _esm = load("assessment.js")
    _css = load("surface.css", "assessment.css")
    commands: Mapping[str, str] = {
        "lint": "check the draft against the rules; nothing is recorded",
        "save": "record the assessment",
        "claim": "choose the claim",
        "as_of": "choose the day that the rating refers to",
        **UNDO,
    }

    def __init__(self, case: Case, **options: Any) -> None:
        self._draft: dict[str, str] = {}
        self._lint: list[dict[str, Any]] = []
        super().__init__(case, **options)

    def state(self) -> dict[str, Any]:
        """Return the suggestion, the scales, the draft with its lint, and the recorded assessments, as JSON types."""
        dossier = self.dossier(self.claim)
        verdict = dossier.verdict
        sources = self.material().sources
        return {
            **self.menu(),
            "text": dossier.claim.text,
            "as_of": self._rated_as_of(self.claim),
            "suggestion": {
                **count_row(verdict),
                "digit": verdict.digit.value if verdict.digit else "",
                "label": verdict.digit.label if verdict.digit else verdict.would_be,
                "because": list(verdict.because),
                "would_move": list(verdict.would_move),
            },
            "digits": [{"value": one.value, "label": one.label, "definition": one.definition} for one in Credibility],
            "likelihoods": [
                {"value": one.value, "definition": f"{one.percent[0]} to {one.percent[1]} %"} for one in Likelihood
            ],
            "confidences": [{"value": one.value, "definition": one.definition} for one in Confidence],
            "evidence": [
                {name: row[name] for name in ("evidence", "who", "said", "stance", "words")}
                for row in (piece_row(piece, sources) for piece in dossier.evidence)
            ],
            "draft": dict(self._draft),
            "findings": self._lint,
            "recorded": [self._recorded(one) for one in dossier.assessments],
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; ``digit``, ``likelihood``, ``confidence`` and ``rationale`` are the draft.

        A draft is for the chosen claim as of the chosen day, or for a ``claim`` and an ``as_of`` of its own.
        """
        if command in UNDO:
            return self.undo_or_redo(command)
        if command == "claim":
            self._draft, self._lint = {}, []
            return self.choose(given)
        if command == "as_of":
            day = self.case.day(str(given.get("as_of") or "").strip() or None)
            self.as_of = day.isoformat() if day else ""
            return ""
        self._draft = {name: str(given.get(name) or "") for name in (*_FIELDS, "rationale")}
        data = self._data(given)
        self._lint = [
            {
                "rule": one.rule,
                "message": _of_draft(one.message),
                "way_out": one.way_out,
                "refuses": one.refuses or one.fails,
            }
            for one in self.case.lint_assessment(data)
        ]
        return "" if command == "lint" else self._save(data)

    def twin(self) -> Html:
        """Return the recorded assessments of the claim, as a table."""
        rows = [self._recorded(one) for one in self.dossier(self.claim).assessments]
        columns = {"as_of": "As of", "analyst": "Analyst", "digit": "Digit", "likelihood": "Likelihood"}
        columns |= {"confidence": "Confidence", "rationale": "Rationale"}
        return show_table(rows, caption=f"Assessments of {self.claim}", columns=columns)

    def _data(self, given: Mapping[str, Any]) -> dict[str, Any]:
        claim = self.claim_in(given)
        day = self.case.day(str(given.get("as_of") or "").strip() or self.as_of)
        as_of = day.isoformat() if day else self._rated_as_of(claim)
        data: dict[str, Any] = {name: self._draft[name] for name in _FIELDS if self._draft[name]}
        evidence = list(dict.fromkeys(_ID.findall(self._draft["rationale"])))
        return {
            **data,
            "claim": claim,
            "as_of": as_of,
            "rationale": self._draft["rationale"],
            "evidence": evidence,
        }

    def _rated_as_of(self, claim: str) -> str:
        """Return the chosen day, else the last day with evidence; today when there is none, or it is in the future."""
        return self.as_of or min(str(self.dossier(claim).verdict.as_of), now_utc().date().isoformat())

    def _save(self, data: dict[str, Any]) -> str:
        if not self._draft["rationale"].strip():
            raise ParameterError("write a rationale: type @ to name the evidence that it rests on")
        if not self._draft["digit"]:
            raise ParameterError("choose a digit; 6 means that there is no basis for one")
        refused = [one for one in self._lint if one["refuses"]]
        if refused:
            raise ParameterError("; ".join(f"{one['message']} ({one['way_out']})" for one in refused))
        self.case.judge.assess(**data)
        digit = self._draft["digit"]
        self._draft, self._lint = {}, []
        return f"saved: digit {digit} as of {data['as_of']}"

    def _recorded(self, one: Any) -> dict[str, Any]:
        return {
            "id": one.id,
            "as_of": str(one.as_of),
            "analyst": one.analyst,
            "digit": f"{one.digit.value}: {one.digit.label}" if one.digit else "",
            "likelihood": one.likelihood.value if one.likelihood else "",
            "confidence": one.confidence.value if one.confidence else "",
            "rationale": one.rationale,
        }


def _of_draft(message: str) -> str:
    """Return a finding about the draft, whose id means nothing to an analyst."""
    return f"the draft {message.removeprefix('new ')}" if message.startswith("new ") else message
