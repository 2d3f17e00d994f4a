"""Adding captures: one front door for files and folders."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osintkit import loaders
from osintkit.case.layout import Layout
from osintkit.custody.archive import Intake
from osintkit.custody.casefile import CaseFile
from osintkit.errors import (
    CaptureError,
    ParameterError,
    SetupError,
    UnknownNameError,
    UnreadableCaptureError,
    suggestion,
)
from osintkit.model import Capture, ColumnMapping, StatedDate
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.stores import Stores

MAX_BYTES = 256 * 1024 * 1024
"""A larger file is refused; ten thousand pages of text are smaller."""
_FACTS = ("added_by", "columns", "note", "published", "restore", "source", "url")
_IGNORED = {".DS_Store", "Thumbs.db", "desktop.ini"}


class Intaker:
    """Adds files to a case, one by one; a bad one becomes a row of the result and nothing else is lost."""

    def __init__(self, layout: Layout, file: CaseFile, stores: Stores, *, who: str) -> None:
        self._layout = layout
        self._file = file
        self._stores = stores
        self._who = who

    def add(self, path: Path | str | Iterable[Path | str], facts: Mapping[str, Any]) -> pd.DataFrame:
        """Return table ``added`` for everything at ``path``."""
        checked = self._facts(facts)
        given = [path] if isinstance(path, str | Path) else list(path)
        rows: list[dict[str, Any]] = []
        taken: dict[str, tuple[list[dict[str, Any]], Capture]] = {}
        if not all(str(name).strip() for name in given):
            # an empty name would mean the folder that we stand in: the whole of it
            raise ParameterError("the name to add is empty; name a file or folder (`.` for this one)")
        for name in given:
            files = list(self._files(Path(name)))
            if not files:
                note = "it holds no file to add (hidden files and the case's own are skipped)"
                rows.append({"name": str(name), "outcome": "failed", "note": note})
            for found in files:
                # below the folder that was given: two of one name are told apart
                told = found.relative_to(name).as_posix() if found != Path(name) else found.name
                row: dict[str, Any] = {"name": told, "outcome": "failed"}
                rows.append(row)
                try:
                    capture, new = self._take(found, checked)
                except CaptureError as error:
                    row["note"] = error.reason
                    continue
                except SetupError as error:
                    kept = f"{len(taken)} capture(s) before it were added and stay"
                    raise SetupError(f"{found}: not added, {kept}: {error}") from error
                row |= {"outcome": "new" if new else "known", "sha256": capture.sha256}
                row["media_type"] = capture.media_type
                taken.setdefault(capture.sha256, ([], capture))[0].append(row)
        self._read(taken)
        return to_frame(rows, "added")

    def _facts(self, facts: Mapping[str, Any]) -> dict[str, Any]:
        for key in facts:
            if key not in _FACTS:
                raise ParameterError(f"add has no parameter {key!r}; {suggestion(key, _FACTS)}")
        checked = {key: value for key, value in facts.items() if value is not None}
        if "source" in checked and checked["source"] not in self._file.sources:
            raise UnknownNameError("source", str(checked["source"]), self._file.sources)
        if "published" in checked:
            try:
                checked["published"] = StatedDate(str(checked["published"]))
            except ValueError as error:
                raise ParameterError(f"published: {error}") from error
        if "columns" in checked:
            checked["columns"] = _mapping(checked["columns"])
        return checked

    def _take(self, path: Path, facts: Mapping[str, Any]) -> tuple[Capture, bool]:
        if self._is_ours(path) and os.path.lexists(path):
            raise UnreadableCaptureError(
                path, "belongs to the case itself and is not a capture; add the file that it came from"
            )
        data = _read_regular(path)
        known = {"added_by": self._who or None, **facts}
        restore = bool(known.pop("restore", False))
        intake = Intake(name=path.name, media_type=loaders.sniff(data, path.name), **known)
        return self._stores.archive.add(data, intake, restore=restore)

    def _files(self, path: Path) -> Iterator[Path]:
        """Yield the files at ``path``; the case's own files are skipped, or refused when named."""
        for found in _files(path):
            if found == path or not self._is_ours(found):
                yield found

    def _is_ours(self, path: Path) -> bool:
        root, place = self._layout.root, path.parent.resolve() / path.name
        own = (self._layout.file, root / "README.md", root / "data", self._layout.notebooks, self._layout.reports)
        return any(place.is_relative_to(part) for part in own)

    def _read(self, taken: Mapping[str, tuple[list[dict[str, Any]], Capture]]) -> None:
        """Read what was added at once, so that a capture that no loader can read is reported now, not later."""
        reports = self._stores.read([capture for _, capture in taken.values()])
        for sha256, (rows, _) in taken.items():
            report = reports[sha256]
            said = (note for document in report.documents for note in document.notes)
            # the first document repeats the problems of its capture; they are told once
            notes = [*report.problems, *dict.fromkeys(note for note in said if "could not be read" not in note)]
            told = "; ".join(notes[:5]) + (f"; and {len(notes) - 5} more" if len(notes) > 5 else "")
            for row in rows:
                row |= {"documents": len(report.documents), "note": told}
                if not report.documents:
                    row["outcome"] = "failed"


def _mapping(given: Any) -> tuple[ColumnMapping, ...]:
    """Return the mapping of columns that was typed or given; nothing when it is empty."""
    if not given:
        return ()
    if isinstance(given, ColumnMapping):
        return (given,)
    try:
        if isinstance(given, Mapping):
            return (ColumnMapping.parse(f'"{name}={words}"' for name, words in given.items()),)
        return (ColumnMapping.parse([given] if isinstance(given, str) else list(given)),)
    except ValueError as error:
        raise ParameterError(f"columns: {error}") from error


def _files(path: Path) -> Iterator[Path]:
    """Yield the files at ``path``, sorted; anything but a regular file is yielded too, so that it is reported."""
    try:
        mode = path.lstat().st_mode
    except OSError:
        yield path
        return
    if not stat.S_ISDIR(mode):
        yield path
        return
    for child in sorted(path.iterdir()):
        if child.name not in _IGNORED and not child.name.startswith("."):
            yield from _files(child)


def _read_regular(path: Path) -> bytes:
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a link" if stat.S_ISLNK(status.st_mode) else "not a regular file"
            raise UnreadableCaptureError(path, f"{kind}; add the file that it points to")
        if status.st_size > MAX_BYTES:
            raise UnreadableCaptureError(path, f"{status.st_size} bytes, above the limit of {MAX_BYTES}; split it")
        return path.read_bytes()
    except FileNotFoundError:
        raise UnreadableCaptureError(path, "no such file; check the name") from None
    except OSError as error:
        raise UnreadableCaptureError(path, f"cannot be read ({error.strerror})") from error
