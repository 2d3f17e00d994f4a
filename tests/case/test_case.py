"""The façade: judgments are on disk and shown at once, tables keep their columns, names are checked."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

import osintkit
from osintkit.errors import JudgmentError, ParameterError, UnknownNameError
from osintkit.tables import TABLES

CASE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {id: city, name: City Council, kind: government}
  - {id: mayor, name: Jo Doe, kind: person, owner: city, family: city}
  - {id: police, name: Harbour Police, kind: organisation}
  - {id: daily, name: The Daily, kind: outlet}
claims:
  - {id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed]}
hypotheses:
  - {id: repair, text: It was closed for repair.}
"""
PAGES = {
    "a.txt": "Publisher: The Daily\nPublished: 2024-05-03\n\nThe City Council said that the bridge was closed.\n",
    "b.txt": "Publisher: The Daily\nPublished: 2024-05-04\n\nThe Harbour Police said the bridge was closed to all.\n",
}


@pytest.fixture
def case(tmp_path: Path) -> osintkit.Case:
    osintkit.new_case(tmp_path / "case")
    (tmp_path / "case" / "case.yaml").write_text(CASE, encoding="utf-8")
    for name, text in PAGES.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    opened = osintkit.open_case(tmp_path / "case", clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))
    opened.add([tmp_path / name for name in PAGES])
    return opened


def _passage(case: osintkit.Case, words: str):
    for name in case.documents()["document"]:
        for span in case.find(name, words):
            return case.passage(name, span.start, span.end)
    raise AssertionError(words)


def test_tables_keep_their_columns_and_dtypes(case: osintkit.Case) -> None:
    tables = {
        "captures": case.captures(),
        "documents": case.documents(),
        "sources": case.sources(),
        "claims": case.claims(),
        "statements": case.statements(),
        "evidence": case.evidence("closed"),
        "origins": case.origins("closed"),
        "joins": case.joins("closed"),
        "estimates": case.estimates("closed"),
        "assessments": case.assessments(),
        "history": case.history("closed"),
        "checks": case.check(),
        "findings": case.lint(),
        "problems": case.verify(),
        "judgments": case.judge.table(),
    }
    for name, frame in tables.items():
        assert [(column, str(dtype)) for column, dtype in frame.dtypes.items()] == [
            (column.name, column.dtype) for column in TABLES[name]
        ], name


def test_suggestions_count_only_until_somebody_judges(case: osintkit.Case) -> None:
    assert case.dossier("closed").verdict.provisional
    passage = _passage(case, "The City Council said that the bridge was closed.")
    case.judge.link(passage, "closed", "supports", details={"speaker": "city", "access": "issuer"})
    verdict = case.dossier("closed").verdict
    assert (verdict.origins, verdict.provisional) == (1, False)
    assert case.claims().set_index("claim").loc["closed", "status"] == "single origin"


def test_a_judgment_outlives_everything(case: osintkit.Case) -> None:
    passage = _passage(case, "the bridge was closed to all")
    case.judge.link(passage, "closed", "supports", details={"speaker": "police", "access": "first_hand"})
    case.judge.grade("police", "b", reason="mostly borne out")
    for path in sorted(case.layout.processed.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    again = osintkit.open_case(case.layout.root)
    assert again.evidence("closed")["quote"].tolist() == ["the bridge was closed to all"]
    assert again.sources().set_index("source").loc["police", "letter"] == "B"


def test_undo_and_redo(case: osintkit.Case) -> None:
    case.judge.reject(_passage(case, "the bridge was closed to all"), "closed")
    assert "rejected" in set(case.queue("closed")["status"])
    case.judge.undo()
    assert "rejected" not in set(case.queue("closed")["status"])
    case.judge.redo()
    assert "rejected" in set(case.queue("closed")["status"])


def test_as_of_sees_what_was_public(case: osintkit.Case) -> None:
    for words, speaker in (("The City Council said", "city"), ("The Harbour Police said", "police")):
        details = {"speaker": speaker, "access": "issuer"}
        case.judge.link(_passage(case, words), "closed", "supports", details=details)
    assert case.dossier("closed", "2024-05-03").verdict.origins == 1
    assert case.dossier("closed", date(2024, 5, 4)).verdict.origins == 2
    assert case.dossier("closed", "2024-05-04", clock="captured").verdict.origins == 0
    assert case.history("closed")["day"].tolist() == [pd.Timestamp("2024-05-03"), pd.Timestamp("2024-05-04")]


def test_names_are_checked(case: osintkit.Case) -> None:
    passage = _passage(case, "The City Council said")
    with pytest.raises(UnknownNameError, match="did you mean 'closed'"):
        case.dossier("closd")
    with pytest.raises(UnknownNameError, match="did you mean 'police'"):
        case.judge.link(passage, "closed", "supports", details={"speaker": "polise"})
    with pytest.raises(UnknownNameError, match="no letter 'G'"):
        case.judge.grade("city", "G", reason="x")
    with pytest.raises(ParameterError, match="in the future"):
        case.claims("2024-07-01")
    with pytest.raises(ParameterError, match="did you mean 'published'"):
        case.add("x", publishd="2024")


def test_what_bears_on_a_claim_from_another_can_be_split_there(case: osintkit.Case) -> None:
    file = case.layout.file
    file.write_text(CASE.replace("hypotheses:", "  - {id: night, text: N., entails: [closed]}\nhypotheses:"), "utf-8")
    opened = osintkit.open_case(case.layout.root, clock=lambda: datetime(2024, 6, 1, tzinfo=UTC))
    for words, claim in (("The City Council said", "closed"), ("The Harbour Police said", "night")):
        opened.judge.link(_passage(opened, words), claim, "supports", details={"speaker": "city"})
    (narrow,) = (one.id for one in opened.dossier("night").evidence)
    assert opened.dossier("closed").verdict.origins == 1
    opened.judge.split("closed", [narrow], reason="another office heard it for itself")
    assert opened.dossier("closed").verdict.origins == 2
    assert opened.dossier("night").verdict.origins == 1


def test_a_number_that_is_none_is_refused(case: osintkit.Case) -> None:
    estimates = [{"best": float("nan"), "scope": "present", "unit": "soldiers"}]
    with pytest.raises(JudgmentError, match="a number in it is infinite or no number"):
        case.judge.link(_passage(case, "said"), "closed", "supports", details={"estimates": estimates})


def test_digit_one_is_refused_below_two_origins(case: osintkit.Case) -> None:
    entry = case.judge.link(_passage(case, "The City Council said"), "closed", "supports", details={"speaker": "city"})
    assert entry.kind.value == "link"
    with pytest.raises(JudgmentError, match="only one origin"):
        case.judge.assess("closed", as_of="2024-05-04", rationale="Sure.", digit="1")
    with pytest.raises(JudgmentError):
        case.judge.assess(
            "closed", as_of="2024-05-04", rationale="It is very likely, and our confidence is high.", digit="3"
        )
    case.judge.assess("closed", as_of="2024-05-04", rationale="One voice so far.", digit="3", confidence="low")
    assert case.check().set_index("claim").loc["closed", "change"] == "unchanged"


def test_read_only_and_nameless_cases_say_so(case: osintkit.Case) -> None:
    looking = osintkit.open_case(case.layout.root, read_only=True)
    with pytest.raises(JudgmentError, match="read-only"):
        looking.judge.grade("city", "B", reason="x")
    case.layout.file.write_text(CASE.replace("analyst: anna\n", ""), encoding="utf-8")
    with pytest.raises(JudgmentError, match="no analyst is named"):
        osintkit.open_case(case.layout.root).judge.grade("city", "B", reason="x")


def test_two_sessions_of_one_analyst_do_not_wait(case: osintkit.Case) -> None:
    import subprocess
    import sys

    case.judge.grade("city", "B", reason="here")
    code = (
        "import osintkit; c = osintkit.open_case(); c.judge.grade('police', 'C', reason='there');"
        "print(sorted(c.sources().set_index('source').loc[['city', 'police'], 'letter']))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=case.layout.root, capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "['B', 'C']"
    assert len(list(case.layout.journal.glob("*.jsonl"))) == 2


def test_prose_is_made_from_the_case(case: osintkit.Case) -> None:
    case.judge.link(_passage(case, "The City Council said"), "closed", "supports", details={"speaker": "city"})
    assert "1 independent origin" in str(case.tell.origins("closed"))
    assert "2 captures" in str(case.tell.sourcing())
    for told in (case.tell.limits("closed"), case.tell.gaps("closed"), case.tell.verdict("closed")):
        assert str(told).strip()
    bundle = case._repr_mimebundle_()
    assert set(bundle) == {"text/html", "text/markdown", "text/plain"}


def test_a_row_that_cannot_be_read_is_a_problem_of_its_capture(case: osintkit.Case, tmp_path: Path) -> None:
    log = "id,date,outlet,speaker,text,qty_low\n1,2024-05-03,The Daily,City Council,The bridge was closed.,many\n"
    (tmp_path / "log.csv").write_text(log, encoding="utf-8")
    case.add(tmp_path / "log.csv")
    problems = case.captures().set_index("name")["problem"].dropna()
    assert list(problems.index) == ["log.csv"]
    assert "qty_low" in problems["log.csv"]
    assert len(case.statements()) > 0


@pytest.mark.parametrize("name", ["2024", "null", "on", "1e3"])
def test_a_folder_of_any_name_becomes_a_case(tmp_path, name) -> None:
    osintkit.new_case(tmp_path / name)
    assert osintkit.open_case(tmp_path / name).id == name
