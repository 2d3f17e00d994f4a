"""Withdrawing a capture from a case: its bytes and all text read from it go, its hash and the reason stay."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from osintkit.errors import ParameterError, UnknownNameError
from osintkit.model import Capture, Record

if TYPE_CHECKING:
    from osintkit.case.computed import Computed

_LEAST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal(Record):
    """What was withdrawn."""

    sha256: str
    documents: tuple[str, ...] = ()
    """Ids of the documents that were read from it."""
    quoting: int = 0
    """Links in force that quote it; they stay in the journals."""


def find_capture(held: Computed, name: str) -> Capture:
    """Return the capture, withdrawn ones left out, whose SHA-256 is ``name`` or begins with it.

    Raises
    ------
    UnknownNameError
        When there is none.
    ParameterError
        When there are several, or ``name`` is too short to identify one.
    """
    captures = (*held.stores.captures(), *held.stores.archive.left_over())
    found = [capture for capture in captures if capture.sha256.startswith(name.lower())]
    if not found:
        raise UnknownNameError("capture", name, [f"{capture.sha256[:12]} ({capture.name})" for capture in captures])
    if len(name) < _LEAST or len(found) > 1:
        raise ParameterError(
            f"{name!r} is too short to identify one capture; give at least {_LEAST} digits of its SHA-256, like "
            f"{found[0].sha256[:12]} for {found[0].name}"
        )
    return found[0]


def withdraw_capture(held: Computed, sha256: str, reason: str) -> Withdrawal:
    """Delete the bytes of a capture and all derived text; the hash and the reason stay in the ledger.

    Parameters
    ----------
    held
        A case open for writing.
    sha256
        The capture, as `find_capture` gives it.
    reason
        Why, for anyone who asks what became of it.

    Raises
    ------
    ParameterError
        When the case was opened read-only, or no reason is given.
    UnknownNameError
        When there is no capture of that name.
    """
    if held.desk.read_only:
        raise ParameterError(f"{held.layout.root.name}: this case was opened read-only; open it without read_only")
    if not reason.strip():
        raise ParameterError("withdrawing a capture needs a reason that a reader can check")
    reading = held.stores.reading()
    documents = tuple(document.id for document in reading.documents.values() if document.capture == sha256)
    quoting = sum(link.passage.document in documents for link in held.judgments().links)
    # what can be made again goes first: a crash in between leaves a capture that can be withdrawn anew
    held.stores.derived.forget(sha256)
    held.stores.archive.withdraw(sha256, reason.strip(), held.desk.analyst or "osintkit")
    held.refresh()
    return Withdrawal(sha256=sha256, documents=documents, quoting=quoting)
