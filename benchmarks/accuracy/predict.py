"""Run an extractor over gold rows and write predictions in the shape that `score.py` reads.

usage: predict.py GOLD.jsonl [--extractor rules] > PREDICTIONS.jsonl
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from osintkit.extract import available
from osintkit.extract.dates.find import find_dates
from osintkit.extract.quantities.find import find_quantities
from osintkit.model import Document, Source, SourceKind, StatedDate


def predict(row: dict, extractor) -> dict:
    """Return the row of predictions for a gold row; only its text, language, date and declared sources are read."""
    published = StatedDate(row["published"]) if row.get("published") else None
    language = row.get("language") or "en"
    document = Document(
        id=row["id"], capture="0" * 64, text=row["text"], loader="gold/1", language=language, published=published
    )
    sources = tuple(
        Source(id=one["id"], name=one["name"], kind=SourceKind(one["kind"]), aliases=tuple(one["aliases"]))
        for one in row.get("sources", ())
    )
    spans = lambda found: [[span.start, span.end] for span in found]  # noqa: E731 - two uses below
    statements = [
        {
            "speaker": spans(one.speaker_spans),
            "cue": spans(one.cue_spans),
            "content": spans(one.content_spans),
            "speaker_source": one.speaker_source,
            "modality": str(one.modality),
            "upstream": list(one.upstream_sources),
        }
        for one in extractor.extract(document, sources)
    ]
    quantities = [
        {
            **{key: getattr(one, key) for key in ("low", "best", "high", "unit")},
            "scope": str(one.scope),
            "span": spans([one.span])[0],
        }
        for one in find_quantities(row["text"], language=language)
    ]
    dates = [
        {"span": spans([one.span])[0], "value": one.value}
        for one in find_dates(row["text"], published, language=language)
    ]
    return {"id": row["id"], "statements": statements, "quantities": quantities, "dates": dates}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--extractor", default="rules")
    arguments = parser.parse_args()
    extractor = available()[arguments.extractor]
    for line in arguments.gold.read_text(encoding="utf-8").splitlines():
        if line.strip():
            sys.stdout.write(json.dumps(predict(json.loads(line), extractor), ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
