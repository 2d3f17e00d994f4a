"""A reader that is trained: a linear-chain conditional random field over surface features.

For those who have annotated text of their own. Nothing trained ships with osintkit; `train_reader` writes a file of
weights, `TrainedReader` reads with it and gives statements in the same shape as the rules, so that both can be
compared. Needs the extra ``reader`` (``pip install 'osintkit[reader]'``).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from osintkit.errors import SetupError
from osintkit.extract.attribution.english import read_units
from osintkit.extract.attribution.relations import Relation
from osintkit.extract.attribution.tokens import Unit
from osintkit.extract.readers.features import features, labels
from osintkit.extract.statements import StatementBuilder
from osintkit.extract.text.quotations import find_quotations
from osintkit.model import Document, Source, Statement

WEIGHTS = "OSINTKIT_READER"
"""Name of the environment variable that holds the path of the weights."""


def train_reader(annotated: Iterable[Mapping[str, Any]], path: Path, *, iterations: int = 60) -> int:
    """Train a reader on annotated documents and write its weights; return the number of sentences it learnt from.

    Parameters
    ----------
    annotated
        Rows with ``text`` and ``statements``, each with ``speaker``, ``cue`` and ``content`` as lists of
        ``[start, end)``: the shape of the gold files in ``benchmarks/accuracy``.
    path
        Where the weights go.
    iterations
        Rounds of training at most.

    Raises
    ------
    SetupError
        When the extra ``reader`` is not installed.
    """
    trainer = _crfsuite().Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.01, "max_iterations": iterations, "feature.minfreq": 2})
    learnt = 0
    for row in annotated:
        for unit in _outer_units(row["text"]):
            near = [s for s in row["statements"] if _touches(s, unit.start[0], unit.end[-1])]
            trainer.append(features(unit), labels(unit, near))
            learnt += 1
    trainer.train(str(path))
    return learnt


class TrainedReader:
    """Reads statements with trained weights.

    Parameters
    ----------
    path
        File that `train_reader` wrote.

    Raises
    ------
    SetupError
        When the file is absent or the extra ``reader`` is not installed.
    """

    name = "reader"
    version = "1"

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise SetupError(f"{path}: no weights of a reader there; train one with `osintkit train-reader`")
        self._tagger = _crfsuite().Tagger()
        self._tagger.open(str(path))

    def extract(self, document: Document, sources: Sequence[Source]) -> tuple[Statement, ...]:
        """Return the statements of the document in the order of its text."""
        relations = self.relations(document.text, document.language)
        return StatementBuilder(document, sources, f"{self.name}/{self.version}").build(relations)

    def relations(self, text: str, language: str | None = None) -> list[Relation]:
        """Return the bare attribution relations of a text."""
        del language  # the weights know the language that they were trained on
        found = []
        for unit in _outer_units(text):
            found += _link(unit, _chunks(self._tagger.tag(features(unit))))
        return found


def installed_reader() -> TrainedReader | None:
    """Return the reader whose weights the environment names, or None when it names none (entry point)."""
    path = os.environ.get(WEIGHTS)
    return TrainedReader(Path(path)) if path else None


def _crfsuite() -> Any:
    try:
        import pycrfsuite
    except ImportError as error:
        raise SetupError("the reader needs the extra `reader`: pip install 'osintkit[reader]'") from error
    return pycrfsuite


def _outer_units(text: str) -> list[Unit]:
    return [unit for unit in read_units(text, find_quotations(text)) if unit.quotation < 0 and len(unit)]


def _touches(statement: Mapping[str, Any], start: int, end: int) -> bool:
    return any(
        first < end and start < last for role in ("speaker", "cue", "content") for first, last in statement[role]
    )


def _chunks(tags: Sequence[str]) -> dict[str, list[tuple[int, int]]]:
    """Return the runs of each role as token spans."""
    chunks: dict[str, list[tuple[int, int]]] = {"S": [], "C": [], "X": []}
    start, role = 0, ""
    for i, tag in enumerate([*tags, "O"]):
        if role and (tag == "O" or tag[0] == "B" or tag[2:] != role):
            chunks[role].append((start, i))
            role = ""
        if tag != "O" and not role:
            start, role = i, tag[2:]
    return chunks


def _link(unit: Unit, chunks: Mapping[str, list[tuple[int, int]]]) -> list[Relation]:
    """Give each cue its nearest source and content, each content to one cue."""
    found = []
    free = list(chunks["X"])
    for cue in chunks["C"]:
        source = min(chunks["S"], key=lambda span: _distance(span, cue), default=None)
        content = min(free, key=lambda span: (_distance(span, cue), -span[0]), default=None)
        if content is None:
            continue
        free.remove(content)
        pieces = [content]
        other = [span for span in free if _distance(span, cue) <= 2 + (source[1] - source[0] if source else 0)]
        if other and len(chunks["C"]) == 1:
            pieces.append(other[0])

        def chars(span: tuple[int, int]) -> tuple[int, int]:
            return (unit.start[span[0]], unit.end[span[1] - 1])

        found.append(
            Relation(
                source=[chars(source)] if source else [],
                cue=[chars(cue)],
                content=sorted(chars(piece) for piece in pieces),
                lemma=unit.lemma.get(cue[1] - 1, unit.low[cue[0]]),
                rule="reader",
                named=source is not None and unit.tag[source[0]] not in {"PS", "WP", "PO"},
            )
        )
    return found


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return max(one[0] - other[1], other[0] - one[1], 0)
