"""The benchmarks of copies and search run, at a size at which nothing is measured, and say what they promise to say."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
KINDS = {"cut", "edited", "reordered", "scanned", "whole"}


def _answer(script: str, *arguments: str) -> list | dict:
    command = [sys.executable, str(BENCHMARKS / script), *arguments, "--json"]
    return json.loads(subprocess.run(command, check=True, capture_output=True, text=True, cwd=BENCHMARKS).stdout)


def test_copies_are_measured_by_kind() -> None:
    [row] = _answer("copies.py", "--size", "300", "--peer", "none")
    assert row["library"] == "osintkit"
    assert row["documents"] == 300
    assert row["precision"] == 1
    assert row.keys() >= {"documents_per_cpu_second", "recall", "extra_mb", *KINDS}


def test_the_index_that_grows_is_measured() -> None:
    [row] = _answer("copies.py", "--add", "120")
    assert row["texts"] == 120
    assert row.keys() >= {"extend_cpu_s", "add_p50_ms", "add_p95_ms", "add_most_ms", "peak_mb"}


def test_the_generator_makes_every_kind_of_copy() -> None:
    [kept] = _answer("copies.py", "--kinds", "--size", "1500")
    assert kept.keys() == KINDS
    assert kept["edited"] < kept["scanned"] < kept["whole"]
    assert kept["reordered"] < kept["whole"]


def test_an_edited_copy_has_five_to_thirty_in_a_hundred_words_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from copies_texts import pages

    texts, stories, kinds = pages(3000)
    first: dict[int, set[str]] = {}
    kept = []
    for text, story, kind in zip(texts, stories, kinds, strict=True):
        body = set(text.split("\n", 1)[1].rsplit("\n", 1)[0].lower().split())
        if kind == "first":
            first[story] = body
        elif kind == "edited":
            kept.append(len(first[story] & body) / len(first[story]))
    assert 0.65 < min(kept) < 0.8
    assert 0.9 < max(kept) < 1


def test_search_is_measured() -> None:
    answer = _answer("search.py", "--size", "120", "--queries", "5", "--peer", "none")
    assert answer["passages"] == 120
    told = {row["what"] for row in answer["rows"]}
    assert told == {f"osintkit {what}" for what in ("index", "query", "suggest", "adds 1,000", "memory")}


def test_relays_of_one_release_are_measured() -> None:
    [row] = _answer("relays.py", "--relays", "12")
    assert row["relays"] == 12
    assert row["copy_joins"] == 11
    assert row.keys() >= {"first_cpu_s", "after_a_link_cpu_s", "after_a_note_cpu_s", "history_cpu_s"}
