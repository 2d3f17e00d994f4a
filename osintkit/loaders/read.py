"""One capture through its loader, with everything that may go wrong turned into a named problem."""

from __future__ import annotations

import dataclasses

from osintkit.errors import CaptureError, UnreadableCaptureError, UnsupportedCaptureError
from osintkit.loaders.parts.charset import replace_surrogates
from osintkit.loaders.protocol import PARTS, Limits, Loader, LoadReport, Problem
from osintkit.loaders.registry import loader_for
from osintkit.loaders.sniff import sniff
from osintkit.model import Capture, Document

_SHOWN = 5
_LONGEST = 1000
"""Characters of a title, a name or an address; more is an attack or a mistake, never a name."""


def read(capture: Capture, data: bytes, limits: Limits) -> LoadReport:
    """Return what a capture holds; never raises for anything that its bytes or its loader do.

    The media type of the capture decides which loader reads it; where no loader knows that type, the content does.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    try:
        _run(_choose(capture, data, limits), capture, data, (documents, problems))
    except CaptureError as error:
        problems.append(Problem.of(capture, error))
    except MemoryError:
        documents.clear()
        reason = f"reading it took more than {limits.memory >> 20} MiB of memory; split it and add the parts"
        problems.append(Problem(capture=capture.sha256, name=capture.name, reason=reason))
    except RecursionError:
        reason = "it is nested too deep; save it as text and add that"
        problems.append(Problem(capture=capture.sha256, name=capture.name, reason=reason))
    except Exception as error:  # noqa: BLE001 - a parser may raise anything on hostile bytes; the batch goes on
        words = replace_surrogates(str(error))[0][:300]
        reason = f"its loader failed ({type(error).__name__}: {words}); the bytes are kept, save it in another form"
        problems.append(Problem(capture=capture.sha256, name=capture.name, reason=reason))
    if documents and problems:
        documents[0] = _with_problems(documents[0], problems)
    return LoadReport(capture=capture.sha256, name=capture.name, documents=tuple(documents), problems=tuple(problems))


def _choose(capture: Capture, data: bytes, limits: Limits) -> Loader:
    if len(data) > limits.file_bytes:
        raise UnreadableCaptureError(
            capture.name, f"{len(data) >> 20} MiB; at most {limits.file_bytes >> 20} MiB are read: split the file"
        )
    loader = loader_for(capture.media_type) if data else None
    if loader is None:
        loader = loader_for(sniff(data, capture.name))
    if loader is None:
        raise UnsupportedCaptureError(capture.name, f"no loader reads {capture.media_type}")
    return loader


def _run(loader: Loader, capture: Capture, data: bytes, into: tuple[list[Document], list[Problem]]) -> None:
    documents, problems = into
    ids: set[str] = set()
    for found in loader.load(capture, data):
        if isinstance(found, Problem):
            problems.append(found)
            continue
        document = _checked(found, loader, capture)
        if document.id in ids:
            raise UnreadableCaptureError(capture.name, f"its loader gave part {document.part!r} twice")
        ids.add(document.id)
        documents.append(document)
        if len(documents) >= PARTS:
            raise UnreadableCaptureError(capture.name, f"it holds more than {PARTS:,} documents; split it")
    if not documents and not problems:
        raise UnreadableCaptureError(capture.name, "its loader found no document in it")


def _checked(document: Document, loader: Loader, capture: Capture) -> Document:
    """Hold every loader, a third party's too, to what the rest of the package relies on."""
    if document.capture != capture.sha256 or document.id != Document.make_id(capture.sha256, document.part):
        raise UnreadableCaptureError(capture.name, f"the loader {loader.name} gave a document with a wrong id")
    if not document.text.strip():
        raise UnreadableCaptureError(capture.name, f"the loader {loader.name} gave a document without text")
    cleaned: dict[str, object] = {}
    count = 0
    notes = list(document.notes)
    for name in ("part", "text", "title", "author", "publisher", "url", "language"):
        value = getattr(document, name)
        if value:
            text, found = replace_surrogates(value)
            count += found
            if len(text) > _LONGEST and name != "text":
                notes.append(f"{name} of {len(text)} characters cut to {_LONGEST}")
                text = text[:_LONGEST]
            if text != value:
                cleaned[name] = text
    if not cleaned:
        return document
    if count:
        notes.append(f"{count} lone surrogate{'s' if count > 1 else ''} replaced by U+FFFD")
    if "part" in cleaned:
        cleaned["id"] = Document.make_id(capture.sha256, str(cleaned["part"]))
    return dataclasses.replace(document, **cleaned, notes=tuple(notes))  # type: ignore[arg-type]


def _with_problems(document: Document, problems: list[Problem]) -> Document:
    shown = [f"{problem.part}: {problem.reason}" if problem.part else problem.reason for problem in problems[:_SHOWN]]
    more = [f"and {len(problems) - _SHOWN} more"] if len(problems) > _SHOWN else []
    note = f"{len(problems)} part{'s' if len(problems) > 1 else ''} of this capture could not be read: "
    return dataclasses.replace(document, notes=(*document.notes, note + "; ".join(shown + more)))
