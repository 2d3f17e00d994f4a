"""`Reader`: read a document, select a passage, link it to a claim with a stance."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import traitlets

from osintkit.display import Html, escape, show_table
from osintkit.errors import ParameterError, UnknownNameError
from osintkit.model import Evidence, EvidenceStatus, Passage, Stance, evidence_id
from osintkit.widgets.surface import UNDO, Surface, load
from osintkit.widgets.view_rows import ACCESSES, SCOPES, claim_rows, menu, piece_row, revised, told

if TYPE_CHECKING:
    from osintkit.case import Case

_PLAIN = ("note", "speaker", "access")


class Reader(Surface):
    """A document with the rules' readings; a passage becomes evidence with one key.

    Parameters
    ----------
    case
        The case.
    document
        Id of the document.
    claim
        Id of the claim that judgments are for; it can be changed in the widget.
    blind
        Hide others' judgments on a passage until you have given your own.

    Examples
    --------
    In a notebook, the last line of a cell::

        Reader(case, "D-1f0c5c0f6c11", claim="nk-troops-in-russia")

    Without a browser::

        reader.act("link", start=10, end=64, stance="supports")
    """

    _esm = load("reader.js")
    _css = load("surface.css", "reader.css")
    commands: Mapping[str, str] = {
        "link": "link the selected passage to the claim with a stance",
        "edit": "change speaker, access, estimate or note of a judged passage",
        "reject": "record that the passage is not evidence for the claim",
        "later": "put the passage off",
        "claim": "choose the claim that judgments are for",
        "open": "open another document",
        "next": "open the next document with a suggestion that nobody has judged",
        **UNDO,
    }
    document = traitlets.Unicode().tag(sync=True)
    claim = traitlets.Unicode().tag(sync=True)
    blind = traitlets.Bool(default_value=False).tag(sync=True)
    page = traitlets.Dict().tag(sync=True)
    """The text and the readings of the open document; sent once per document, never with a judgment."""

    def __init__(self, case: Case, document: str, *, claim: str | None = None, **options: Any) -> None:
        case.document(document)
        chosen = claim or case.main_claim
        case.claim(chosen)
        super().__init__(case, document=document, claim=chosen, **options)

    def show(self) -> None:
        """Show the stored truth; the text itself only when another document was opened."""
        if self.page.get("id") != self.document:
            self.page = self._page()
        super().show()

    def state(self) -> dict[str, Any]:
        """Return the document's judgments and suggestions, and the choices offered, as JSON types."""
        material = self.material()
        pieces = [piece for piece in material.evidence if piece.passage.document == self.document]
        rows = [piece_row(piece, material.sources) for piece in pieces]
        return {
            "document": self.document,
            "documents": self.case.document_labels(),
            "claims": claim_rows(self.case.file.claims.values()),
            "claim": self.claim,
            "judged": [row for row in rows if row["analysts"]],
            "suggested": [row for row in rows if row["status"] == EvidenceStatus.SUGGESTED.value],
            "sources": [{"id": one.id, "name": one.name} for one in material.sources.values()],
            "accesses": menu(ACCESSES),
            "scopes": menu(SCOPES),
        }

    def do(self, command: str, given: Mapping[str, Any]) -> str:
        """Carry out one of `commands`; a judgment's ``document`` and ``claim`` default to those shown."""
        if command == "link":
            return self._link(given)
        if command == "edit":
            return self._edit(given)
        if command in ("reject", "later"):
            status = EvidenceStatus.REJECTED if command == "reject" else EvidenceStatus.LATER
            passage, claim = self._passage(given), self.claim_in(given)
            details = self.kept(evidence_id(claim, passage))
            if given.get("note"):
                details["note"] = str(given["note"])
            self.case.judge.link(passage, claim, Stance.NEUTRAL, status=status, details=details)
            return f"saved: {status.value}"
        if command == "claim":
            self.claim = self.case.claim(str(given.get("claim", ""))).id
            return ""
        if command == "open":
            self.document = self.case.document(str(given.get("document", ""))).id
            return ""
        if command == "next":
            self.document = self._next_document()
            return ""
        return self.undo_or_redo(command)

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
                "note": piece.note,
            }
            for piece in self.material().evidence
            if piece.passage.document == document.id and piece.analysts
        ]
        name = document.title or document.id
        if not rows:
            return Html(f"<p>Nobody has judged a passage of {escape(name)} yet.</p>", f"{name}: nothing judged yet")
        columns = {"claim": "Claim", "stance": "Stance", "status": "Status", "words": "Words"}
        columns |= {"analysts": "By", "note": "Note"}
        return show_table(pd.DataFrame(rows, dtype=object), caption=f"Judged passages of {name}", columns=columns)

    # -- judgments -------------------------------------------------------------------------------

    def _link(self, given: Mapping[str, Any]) -> str:
        stance = _stance(given.get("stance"))
        passage, claim = self._passage(given), self.claim_in(given)
        name = evidence_id(claim, passage)
        self.case.judge.link(passage, claim, stance, details=_edited(self.kept(name), given))
        return f"saved: {stance.value} {claim}" + told(self.material(), name)

    def _edit(self, given: Mapping[str, Any]) -> str:
        name = str(given.get("evidence", ""))
        judged = {piece.id: piece for piece in self.material().evidence if piece.analysts}
        if name not in judged:
            raise UnknownNameError("judged evidence", name, judged)
        piece = judged[name]
        stance = _stance(given.get("stance") or piece.stance)
        details = _edited(self.kept(name), given)
        status = EvidenceStatus.ACCEPTED if piece.contested else piece.status
        self.case.judge.link(piece.passage, piece.claim, stance, status=status, details=details)
        return f"saved: {piece.id}" + told(self.material(), piece.id)

    def _passage(self, given: Mapping[str, Any]) -> Passage:
        start, end = given.get("start"), given.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or start >= end:
            raise ParameterError("select the words first: with the mouse, or with the arrow keys and Shift")
        return self.case.passage(str(given.get("document") or self.document), start, end)

    def _next_document(self) -> str:
        waiting = {piece.passage.document for piece in _unread(self.material().evidence, self.claim)}
        order = [row["id"] for row in self.case.document_labels()]
        at = order.index(self.document) + 1 if self.document in order else 0
        for name in (*order[at:], *order[:at]):
            if name in waiting:
                return name
        raise ParameterError(f"no suggestion for {self.claim} is left to judge, in any document")

    def _page(self) -> dict[str, Any]:
        document = self.case.document(self.document)
        return {
            "id": document.id,
            "title": document.title or "",
            "publisher": document.publisher or "",
            "published": str(document.published or ""),
            "language": document.language or "",
            "text": document.text,
            "marks": self._marks(),
        }

    def _marks(self) -> list[list[Any]]:
        """Return start, end and role of each of the rules' readings."""
        marks: list[list[Any]] = []
        for statement in self.case.readings(self.document):
            marks += [[span.start, span.end, "speaker"] for span in statement.speaker_spans]
            marks += [[span.start, span.end, "cue"] for span in statement.cue_spans]
        return sorted(marks)


def _unread(evidence: Iterable[Evidence], claim: str) -> Iterable[Evidence]:
    return (piece for piece in evidence if piece.claim == claim and piece.status is EvidenceStatus.SUGGESTED)


def _stance(word: object) -> Stance:
    known = [stance.value for stance in Stance]
    if str(word) not in known:
        raise UnknownNameError("stance", str(word), known)
    return Stance(str(word))


def _edited(kept: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return details with the given fields; an empty field deletes the stored one."""
    found = {**kept, **{name: given[name] for name in _PLAIN if name in given}}
    if isinstance(given.get("estimate"), Mapping):
        found["estimates"] = revised(found.get("estimates", ()), given["estimate"])
    return {name: value for name, value in found.items() if value}
