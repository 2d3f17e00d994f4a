"""`Reader`: read a document, select a passage, link it to a claim with a stance."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import traitlets

from osintkit.display import Html, escape, show_table
from osintkit.errors import ParameterError
from osintkit.model import EvidenceStatus, Passage, Stance
from osintkit.widgets.surface import Surface, load

if TYPE_CHECKING:
    from osintkit.case import Case


class Reader(Surface):
    """A document with what the rules read in it; a passage becomes evidence with one key.

    Parameters
    ----------
    case
        The case.
    document
        Id of the document.
    claim
        Id of the claim that judgments are for; it can be changed in the widget.

    Examples
    --------
    In a notebook, the last line of a cell::

        Reader(case, "D-1f0c5c0f6c11", claim="nk-troops-in-russia")

    Without a browser::

        reader.act("link", start=10, end=64, stance="supports")
    """

    _esm = load("surface.js", "reader.js")
    _css = load("surface.css", "reader.css")
    commands: Mapping[str, str] = {
        "link": "link the selected passage to the claim with a stance",
        "reject": "say that the passage is no evidence for the claim",
        "later": "put the passage off",
        "claim": "choose the claim that judgments are for",
        "open": "open another document",
        "undo": "take the last judgment back",
        "redo": "bring back what was taken back",
    }
    document = traitlets.Unicode().tag(sync=True)
    claim = traitlets.Unicode().tag(sync=True)

    def __init__(self, case: Case, document: str, *, claim: str | None = None, **options: Any) -> None:
        case.document(document)
        chosen = claim or case.main_claim
        case.claim(chosen)
        super().__init__(case, document=document, claim=chosen, **options)

    def state(self) -> dict[str, Any]:
        """Return the document, its readings, its judgments and suggestions, as JSON types."""
        case = self.case
        document = case.document(self.document)
        pieces = [piece for piece in case.material().evidence if piece.passage.document == document.id]
        return {
            "document": {
                "id": document.id,
                "title": document.title or "",
                "publisher": document.publisher or "",
                "published": str(document.published or ""),
                "language": document.language or "",
                "text": document.text,
            },
            "documents": case.document_labels(),
            "claims": [{"id": claim.id, "text": claim.text} for claim in case.file.claims.values()],
            "claim": self.claim,
            "marks": self._marks(),
            "judged": [self._judged(piece) for piece in pieces if piece.analysts],
            "suggested": [
                {
                    "start": piece.passage.start,
                    "end": piece.passage.end,
                    "claim": piece.claim,
                    "stance": piece.stance.value,
                }
                for piece in pieces
                if piece.status is EvidenceStatus.SUGGESTED
            ],
            "analyst": case.analyst,
            "read_only": case.read_only,
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`."""
        case = self.case
        if command == "link":
            passage = self._passage(given)
            details = {key: value for key, value in given.items() if key in ("note", "speaker", "access", "estimates")}
            stance = Stance(str(given.get("stance", "")))
            case.judge.link(passage, self.claim, stance, details={k: v for k, v in details.items() if v})
            return f"saved: {stance.value} {self.claim}"
        if command in ("reject", "later"):
            status = EvidenceStatus.REJECTED if command == "reject" else EvidenceStatus.LATER
            case.judge.link(self._passage(given), self.claim, Stance.NEUTRAL, status=status)
            return f"saved: {status.value}"
        if command == "claim":
            self.claim = case.claim(str(given.get("claim", ""))).id
            return ""
        if command == "open":
            self.document = case.document(str(given.get("document", ""))).id
            return ""
        entry = case.judge.undo() if command == "undo" else case.judge.redo()
        return f"saved: {command}" if entry else f"nothing to {command}"

    def twin(self) -> Html:
        """Return the judgments of this document as a table."""
        document = self.case.document(self.document)
        rows = [
            {
                "claim": piece.claim,
                "stance": piece.stance.value,
                "status": piece.status.value,
                "words": piece.passage.exact,
                "analysts": ", ".join(piece.analysts),
            }
            for piece in self.case.material().evidence
            if piece.passage.document == document.id and piece.analysts
        ]
        name = document.title or document.id
        if not rows:
            return Html(f"<p>Nobody has judged a passage of {escape(name)} yet.</p>", f"{name}: nothing judged yet")
        columns = {"claim": "Claim", "stance": "Stance", "status": "Status", "words": "Words", "analysts": "By"}
        return show_table(pd.DataFrame(rows), caption=f"Judged passages of {name}", columns=columns)

    def _passage(self, given: Mapping[str, Any]) -> Passage:
        start, end = given.get("start"), given.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or start >= end:
            raise ParameterError("select the words first: with the mouse, or with the arrow keys and Shift")
        return self.case.passage(self.document, start, end)

    def _judged(self, piece: Any) -> dict[str, Any]:
        return {
            "evidence": piece.id,
            "start": piece.passage.start,
            "end": piece.passage.end,
            "claim": piece.claim,
            "stance": piece.stance.value,
            "status": piece.status.value,
            "analysts": list(piece.analysts),
            "anchor": piece.anchor,
            "contested": piece.contested,
            "note": piece.note,
        }

    def _marks(self) -> list[list[Any]]:
        """Return start, end and role of what the rules read, narrow readings last."""
        marks: list[list[Any]] = []
        for statement in self.case.readings(self.document):
            marks += [[span.start, span.end, "speaker"] for span in statement.speaker_spans]
            marks += [[span.start, span.end, "cue"] for span in statement.cue_spans]
        return sorted(marks)
