"""What is told to state a claim is measured on news: here on a made-up folder in the shape of the development data."""

from __future__ import annotations

import gzip
import hashlib
import json
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

ACCURACY = Path(__file__).resolve().parents[2] / "benchmarks" / "accuracy"
HEADLINE = "Ferry crews blocked the port of Riga"


def _written(folder: Path, name: str, rows: list[dict[str, Any]]) -> None:
    with gzip.open(folder / name, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.syspath_prepend(str(ACCURACY))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    data = tmp_path / "bench" / "data"
    data.mkdir(parents=True)
    told = [f"Ferry crews blocked the port of Riga. It was the {at}th hour of the strike.\n" for at in range(3)]
    denied = ["It is not true that ferry crews blocked the port of Riga. The harbour master said so.\n"]
    others = [f"The mayor of village {at} opened a museum of combs.\n" for at in range(11)]
    bodies = [*told, *denied, *others]
    labels = ["agree"] * 3 + ["disagree"] + ["unrelated"] * 11
    _written(data, "fnc1.train.bodies.jsonl.gz", [{"id": at, "text": text} for at, text in enumerate(bodies)])
    rows = [{"id": at, "headline": HEADLINE, "body_id": at, "gold": label} for at, label in enumerate(labels)]
    _written(data, "fnc1.train.jsonl.gz", rows)
    page = {"id": "nyt_1", "publisher": "nyt", "publish_date": "2016-05-01", "author": "A. Comb"}
    text = "Combs in May.\n\nThe mayor of Riga opened a museum of combs on Sunday."
    _written(data, "polnear.train.jsonl.gz", [{**page, "title": "Combs in May", "text": text}])
    return tmp_path / "bench"


def _run(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ACCURACY / script), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_controls_and_near_misses_are_many_and_of_every_kind(bench: Path) -> None:
    from controls import KINDS, controls, near_misses
    from news import CORPORA

    told = [*controls(), *(miss.claim for miss in near_misses())]
    assert len(controls()) >= 240
    assert len(near_misses()) >= 120
    assert not [claim for claim, number in Counter(told).items() if number > 1]
    assert {(miss.corpus, miss.kind) for miss in near_misses()} == {(name, kind) for name in CORPORA for kind in KINDS}
    assert all(claim.strip() == claim and claim for claim in told)


def test_a_control_that_the_news_tells_is_found_and_a_near_miss_without_its_near_thing(
    bench: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import controls

    monkeypatch.setattr(controls, "controls", lambda: ["Port of Riga blocked by ferry crews.", "A bear ate a comet."])
    near = [
        ("polnear", "The mayor of Riga closed a museum.", "mayor museum"),
        ("fnc", "A ferry sank.", "ferry iceberg"),
    ]
    misses = [controls.NearMiss(corpus, "deed", claim, tuple(words.split())) for corpus, claim, words in near]
    monkeypatch.setattr(controls, "near_misses", lambda: misses)
    assert controls.spoken_of(bench) == [
        "fnc has 1.00 of the words of: Port of Riga blocked by ferry crews.",
        "fnc says nothing near: A ferry sank.",
    ]


def test_headlines_are_measured_beside_three_that_read_nothing(bench: Path) -> None:
    from shared_bench_stating import headlines

    rows = {row.pop("who"): row for row in headlines(bench, 5)}
    assert rows["always neutral"]["stating passages"] == 0
    assert rows["always supports"]["with a side"] >= rows["osintkit"]["with a side"] >= 1
    assert rows["word coverage 0.7"]["side right"] == 1
    assert rows["word coverage 0.7"]["sided documents reached by stating"] == 1
    assert rows["osintkit"]["on the claim's topic"] == 1
    assert rows["osintkit"]["related documents reached by anything"] == 1
    assert rows["always supports"]["above always supports"] == 0


def test_of_claims_that_the_news_is_silent_about_nothing_counts(bench: Path) -> None:
    from shared_bench_stating import silent

    fnc, polnear = silent(bench)
    assert (fnc["controls with anything counted"], fnc["near misses told as stated"], fnc["told"]) == (0, 0, [])
    assert (polnear["corpus"], polnear["near misses told as stated"]) == ("polnear", 0)


def test_a_control_that_is_told_to_be_stated_is_counted(bench: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import shared_bench_stating

    monkeypatch.setattr(shared_bench_stating, "controls", lambda: [f"{HEADLINE}.", "A bear ate a comet."])
    fnc, _ = shared_bench_stating.silent(bench)
    assert fnc["controls with anything counted"] == 1
    assert fnc["of them, word coverage 0.7"] == 1
    assert fnc["told"] == [f"{HEADLINE}."]


def test_a_case_of_news_is_read_once_and_takes_the_claims_of_the_day(bench: Path) -> None:
    from news import ids_of, news_case

    first = news_case(bench, "polnear", {"a": "A museum was opened."})
    kept = first.documents()
    assert list(kept["publisher"]) == ["The New York Times"]
    assert [str(day) for day in kept["published"]] == ["2016-05-01"]
    second = news_case(bench, "polnear", {"b": "A museum of combs was opened in Riga."})
    assert list(second.claims()["claim"]) == ["b"]
    assert list(second.captures()["received"]) == list(first.captures()["received"])
    assert list(ids_of(second, bench, "polnear").values()) == [frozenset({"nyt_1"})]
    assert {"Donald Trump", "Politico"} <= set(second.sources()["name"])


def test_the_hand_labelled_set_names_sentences_and_holds_none(bench: Path) -> None:
    from ten_claims import CLAIMS, GOLD, LABELS, labelled

    gold = labelled()
    assert {one.claim for one in gold} == set(CLAIMS)
    assert len(CLAIMS) == 10
    assert len({(one.claim, one.document, one.start) for one in gold}) == len(gold)
    assert all({one.first, one.second, one.label} <= set(LABELS) for one in gold)
    assert all(one.label in {one.first, one.second} for one in gold if one.first != one.second)
    assert all(one.label == one.first for one in gold if one.first == one.second)
    assert all(one.start < one.end and len(one.sha256) == 64 for one in gold)
    assert all('" ' not in line.replace('": ', "") for line in GOLD.read_text(encoding="utf-8").splitlines())


def test_labels_whose_sentences_the_corpus_has_otherwise_are_found(bench: Path) -> None:
    from ten_claims import Labelled, moved

    text = "It rained. The mayor of Riga closed the port."
    sha = hashlib.sha256(text[11:].encode()).hexdigest()
    kept = Labelled(claim="a", document="d", start=11, end=45, sha256=sha, first="part", second="part", label="part")
    assert moved([kept], {"d": text}) == []
    assert moved([kept], {"d": text.replace("closed", "opened")}) == [kept]
    assert moved([kept], {}) == [kept]


def test_what_is_told_is_compared_with_the_labels(bench: Path) -> None:
    from ten_claims import Labelled, measured

    def one(claim: str, document: str, start: int, first: str, second: str) -> Labelled:
        given = {"claim": claim, "document": document, "start": start, "end": start + 10, "sha256": ""}
        return Labelled(**given, first=first, second=second, label=second)

    gold = [
        one("a", "d1", 0, "states", "states"),
        one("a", "d1", 10, "related", "nothing"),
        one("a", "d2", 0, "states", "states"),
        one("a", "d3", 0, "opposite", "opposite"),
        one("a", "d4", 0, "part", "part"),
    ]
    shown = [
        {"claim": "a", "document": "d1", "span": (0, 20), "bearing": "states"},
        {"claim": "a", "document": "d3", "span": (0, 10), "bearing": "states"},
        {"claim": "a", "document": "d4", "span": (0, 10), "bearing": "related"},
        {"claim": "a", "document": "d9", "span": None, "bearing": "states"},
    ]
    found = measured(gold, shown)
    states = found["states"]
    assert (states["told"], states["right"], states["not labelled"], states["precision"]) == (3, 1, 1, 0.333)
    assert (states["documents that do"], states["found"], states["recall"], states["shown at all"]) == (2, 1, 0.5, 1)
    assert found["opposite"]["recall"] == 0
    assert [(miss["document"], miss["label"], miss["shown"]) for miss in found["missed"]] == [
        ("d2", "states", False),
        ("d3", "opposite", True),
    ]
    assert [passage["document"] for passage in found["wrong"]] == ["d3", "d9"]
    assert found["agreement"]["same label twice"] == 0.8


def test_a_quotation_is_found_whatever_its_spaces(bench: Path) -> None:
    from ten_claims import Places

    text = "It rained.\n\nThe  mayor closed the port."
    start, end = Places(text).of("The mayor\nclosed") or (0, 0)
    assert text[start:end] == "The  mayor closed"
    assert Places(text).of("The mayor opened") is None
    assert Places(text).of(" ") is None


@pytest.mark.parametrize("script", ["controls.py", "shared_bench_stating.py", "ten_claims.py"])
def test_without_the_development_data_it_is_said_that_nothing_was_measured(tmp_path: Path, script: str) -> None:
    done = _run(script, "--bench", str(tmp_path / "absent"))
    assert done.returncode == 0
    assert "not beside this repository; nothing was measured" in done.stdout
