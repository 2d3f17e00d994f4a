"""What one paragraph says is read the same whatever stands in the others, save for whom a pronoun or title means."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.readers.rules import RuleExtractor
from osintkit.model import Document, StatedDate

ACCURACY = Path(__file__).parents[2] / "benchmarks" / "accuracy"
sys.path.insert(0, str(ACCURACY))

from markup import corpus_rows  # noqa: E402 - a script of the benchmarks

ROWS = [row for row in corpus_rows("development") if row.get("language", "en") == "en"]
# a line headed by a name becomes a turn beside another of that name: it is part of a talk, and no unrelated paragraph
HEADED = re.compile(r"[A-Z][^.:\n]{0,60}: ")
PARAGRAPHS = sorted(
    {part for row in ROWS for part in row["text"].split("\n\n") if part.count('"') % 2 == 0 and not HEADED.match(part)}
)
SEED_DEPENDENT = """
import sys, hashlib
sys.path.insert(0, sys.argv[1])
from markup import corpus_rows
from osintkit.extract.readers.rules import RuleExtractor
from osintkit.model import Document
digest = hashlib.sha256()
for number, row in enumerate([*corpus_rows("development"), *corpus_rows("languages")]):
    page = Document(id=f"D-{number}", capture="0" * 64, text=row["text"], loader="t/1", language=row.get("language"))
    digest.update(repr([one.to_dict() for one in RuleExtractor().extract(page, ())]).encode())
print(digest.hexdigest())
"""


def statements(text):
    page = Document(
        id="D-1", capture="0" * 64, text=text, loader="t/1", language="en", published=StatedDate("2025-06-13")
    )
    return RuleExtractor().extract(page, ())


def told(statement, shift):
    """Return what a statement says, its places moved back, without whom its speaker stands for."""
    moved = lambda spans: [(span.start - shift, span.end - shift) for span in spans]  # noqa: E731 - three uses below
    return (
        moved(statement.speaker_spans),
        moved(statement.cue_spans),
        moved(statement.content_spans),
        statement.form,
        statement.modality,
        [replace(one, span=replace(one.span, start=0, end=1)) for one in statement.quantities],
        [(one.words, one.value) for one in statement.dates if one.rule.split("-")[0] not in {"shift", "relative"}],
        [one.words for one in statement.places],
    )


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4), st.sampled_from(PARAGRAPHS), st.data())
def test_a_paragraph_more_changes_nothing_in_the_others(parts, added, data):
    place = data.draw(st.integers(0, len(parts)))
    before = "\n\n".join(parts[:place])
    whole = "\n\n".join([*parts[:place], added, *parts[place:]])
    plain = statements("\n\n".join(parts))
    inside = range(len(before) + 2 * (place > 0), len(before) + 2 * (place > 0) + len(added))
    shift = len(added) + 2
    found = [one for one in statements(whole) if one.passage.start not in inside]
    assert [told(one, shift if one.passage.start >= inside.stop else 0) for one in found] == [
        told(one, 0) for one in plain
    ]


def test_another_process_with_another_hash_seed_reads_the_same():
    answers = set()
    for seed in ("1", "2"):
        command = [sys.executable, "-c", SEED_DEPENDENT, str(ACCURACY)]
        done = subprocess.run(
            command, check=True, capture_output=True, text=True, env={**os.environ, "PYTHONHASHSEED": seed}
        )
        answers.add(done.stdout)
    assert len(answers) == 1
