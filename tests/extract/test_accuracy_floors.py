"""The rules stay as good as they were on our own gold corpus; the corpus is the one that the floors were pinned on."""

import importlib.util
import json
from pathlib import Path

import pytest

from osintkit.extract.readers.rules import RuleExtractor

ACCURACY = Path(__file__).resolve().parents[2] / "benchmarks" / "accuracy"


@pytest.fixture(scope="module")
def floors_script():
    spec = importlib.util.spec_from_file_location("accuracy_floors", ACCURACY / "floors.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def floors():
    return json.loads((ACCURACY / "floors.json").read_text(encoding="utf-8"))


def test_the_corpus_is_the_one_that_was_pinned(floors_script, floors):
    assert floors["corpus_sha256"] == floors_script.corpus_hash()


def test_the_corpus_is_large_enough():
    rows = {
        half: [
            json.loads(line) for line in (ACCURACY / "gold" / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
        ]
        for half in ("development", "test")
    }
    assert sum(len(half) for half in rows.values()) >= 40
    assert sum(len(row["statements"]) for half in rows.values() for row in half) >= 400


@pytest.mark.parametrize("half", ["development", "test", "languages"])
def test_no_measure_is_below_its_floor(floors_script, floors, half):
    measured = floors_script.measure(half, RuleExtractor())
    below = {name: (value, floors[half][name]) for name, value in measured.items() if value < floors[half][name]}
    assert not below
