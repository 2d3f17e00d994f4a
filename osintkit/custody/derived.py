"""What was read from captures and documents, kept so that it need not be read again. Deleting it loses nothing."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

from osintkit.errors import SetupError
from osintkit.model import SCHEMA_VERSION, Document, Record, Statement
from osintkit.storage.files import read_regular, unusable, write_whole
from osintkit.storage.records import read_record
from osintkit.storage.sealing import canonical

RecordT = TypeVar("RecordT", bound=Record)
_ODD = re.compile(r"[^A-Za-z0-9._-]+")


class DerivedStore:
    """A cache of documents and statements: JSON lines under ``data/processed``.

    A file that is damaged, of another layout or of another reader's version is made again. When the folder cannot
    be written, results are kept in memory for as long as the store lives.

    Parameters
    ----------
    root
        ``data/processed`` of a case.

    Examples
    --------
    >>> import tempfile
    >>> store = DerivedStore(Path(tempfile.mkdtemp()))
    >>> made = []
    >>> def read():
    ...     made.append(1)
    ...     return [Document(id="D-1", capture="ab", text="Kyiv said so.", loader="text/1")]
    >>> [document.text for _ in range(2) for document in store.documents("ab", "text/1", read)], len(made)
    (['Kyiv said so.', 'Kyiv said so.'], 1)
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(root)
        self._memory: dict[Path, tuple[Record, ...]] = {}

    def documents(self, capture: str, loader: str, make: Callable[[], Iterable[Document]]) -> tuple[Document, ...]:
        """Return the documents of a capture, from the cache or made now.

        Parameters
        ----------
        capture
            SHA-256 of the capture.
        loader
            Name and version, ``html/1``.
        make
            Reads the documents; what it raises passes through, and nothing is kept.
        """
        return self._get(Document, self._path("documents", loader, capture), make)

    def statements(
        self, document: Document, extractor: str, make: Callable[[], Iterable[Statement]]
    ) -> tuple[Statement, ...]:
        """Return the statements of a document's text, from the cache or made now.

        Parameters
        ----------
        document
            The document; another text of it has another entry.
        extractor
            Name and version, ``rules/1``. What else decides the result (the declared sources) belongs in it too,
            for instance as ``rules/1+<hash of the sources>``.
        make
            Extracts the statements.
        """
        name = f"{document.id}-{document.text_sha256[:12]}"
        return self._get(Statement, self._path("statements", extractor, name), make)

    def forget(self, capture: str) -> None:
        """Delete everything that was read from a capture, by whatever loader and extractor.

        Parameters
        ----------
        capture
            SHA-256 of the capture.

        Raises
        ------
        SetupError
            When a file cannot be deleted.
        """
        for kept in self._of("documents", capture):
            for document in self._memory.get(kept) or _read(Document, kept) or ():
                if isinstance(document, Document):
                    for path in self._of("statements", f"{document.id}-*"):
                        self._delete(path)
            self._delete(kept)

    def _of(self, kind: str, name: str) -> list[Path]:
        on_disk = (self.root / kind).glob(f"*/{name}.jsonl")
        in_memory = (path for path in self._memory if path.match(f"{kind}/*/{name}.jsonl"))
        return sorted({*on_disk, *in_memory})

    def _delete(self, path: Path) -> None:
        self._memory.pop(path, None)
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise unusable(path, error) from error

    def _path(self, kind: str, by: str, name: str) -> Path:
        # the readable part may coincide for two odd names; the hash keeps them apart
        folder = _ODD.sub("-", by)
        if folder != by.replace("/", "-", 1) or folder.startswith("."):
            folder = f"{folder.lstrip('.')[:60]}-{hashlib.sha256(by.encode('utf-8', 'replace')).hexdigest()[:8]}"
        return self.root / kind / folder / f"{_ODD.sub('-', name)}.jsonl"

    def _get(self, cls: type[RecordT], path: Path, make: Callable[[], Iterable[RecordT]]) -> tuple[RecordT, ...]:
        if path in self._memory:
            return tuple(record for record in self._memory[path] if isinstance(record, cls))
        kept = _read(cls, path)
        if kept is not None:
            return kept
        made = tuple(make())
        try:
            write_whole(path, _write(made), durable=False)
        except (SetupError, ValueError):
            self._memory[path] = made
        return made


def _write(records: Sequence[Record]) -> bytes:
    body = b"".join(canonical(record.to_dict()) + b"\n" for record in records)
    head = {"v": SCHEMA_VERSION, "count": len(records), "sha256": hashlib.sha256(body).hexdigest()}
    return canonical(head) + b"\n" + body


def _read(cls: type[RecordT], path: Path) -> tuple[RecordT, ...] | None:
    """Return what the file holds; None when it is missing, damaged or of another layout."""
    try:
        first, _, body = read_regular(path).partition(b"\n")
        head = json.loads(first)
        if head != {"v": SCHEMA_VERSION, "count": head["count"], "sha256": hashlib.sha256(body).hexdigest()}:
            return None
        records = tuple(read_record(cls, json.loads(line), {}) for line in body.split(b"\n")[:-1])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return records if len(records) == head["count"] else None
