"""A shared edition is closed by default: what nobody classified is refused."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from dataclasses import dataclass
from pathlib import Path

import pytest

import osintkit
from osintkit.case.open import share
from osintkit.corroborate.evidence import Reading
from osintkit.errors import UnclassifiedError
from osintkit.model import Record, Source, SourceKind
from osintkit.redact.door import Door, OpenDoor
from osintkit.redact.policy import FIELDS, treatments
from osintkit.redact.pseudonyms import Pseudonym
from osintkit.redact.records import Redaction, all_names

JANE = Source(id="jane", name="Jane Roe", kind=SourceKind.PERSON, protected=True)

NEVER_SHARED = {
    # made inside one computation, or for the analyst's own eyes; none is handed out by `Records`
    *("Agreement", "Confusion", "Sight", "MergeReport", "EntryDiff", "JournalEntry", "LedgerEntry", "Intake"),
    *("Withdrawal", "Candidate", "SearchPassage", "StanceSuggestion", "DocumentStance", "Part"),
    *("LoadReport", "Problem", "Limits", "Reanchoring", "ReanchorReport", "Anchor"),
    # computed by `corroborate.hypotheses` from records that have passed the door
    *("Matrix", "Score", "Sensitivity", "Vote"),
}


@pytest.fixture
def redaction() -> Redaction:
    return Redaction({"jane": all_names(JANE)}, {"jane": Pseudonym(1)}, Reading(), ["Roe"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Confession(Record):
    """A kind of record that nobody classified."""

    words: str


def test_a_kind_of_record_that_nobody_classified_is_refused(redaction: Redaction) -> None:
    with pytest.raises(UnclassifiedError, match=r"a record Confession.*redact/policy\.py"):
        redaction((Confession(words="It was Jane Roe."),))


def test_a_field_that_nobody_classified_is_refused(redaction: Redaction) -> None:
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Span(Record):
        start: int
        end: int
        words: str

    with pytest.raises(UnclassifiedError, match="the field 'words' of Span"):
        redaction({"here": Span(start=0, end=1, words="Jane Roe")})


def test_what_is_no_record_is_refused(redaction: Redaction) -> None:
    class Box:
        words = "Jane Roe"

    with pytest.raises(UnclassifiedError, match="a Box cannot be in a shared edition"):
        redaction([Box()])


def test_the_refusal_stops_a_shared_case_and_not_the_analyst(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "case"
    osintkit.new_case(root)
    declared = (
        "schema: 1\nid: c\ntitle: T\nquestion: Q?\n"
        "sources: [{id: jane, name: Jane Roe, kind: person, protected: true}]\n"
        "claims: [{id: closed, text: The bridge was closed.}]\n"
    )
    (root / "case.yaml").write_text(declared, encoding="utf-8")
    fewer = {name: rule for name, rule in FIELDS["Claim"].items() if name != "terms"}
    monkeypatch.setitem(FIELDS, "Claim", fewer)
    treatments.cache_clear()
    try:
        case = osintkit.open_case(root)
        assert case.claim("closed").text
        with pytest.raises(UnclassifiedError, match="the field 'terms' of Claim"):
            share(case)
    finally:
        treatments.cache_clear()


def kinds() -> list[type[Record]]:
    for module in pkgutil.walk_packages(osintkit.__path__, "osintkit."):
        if not module.name.startswith(("osintkit.notebooks", "osintkit.cli.__main__")):
            importlib.import_module(module.name)
    found, waiting = {}, [Record]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("osintkit.") and kind is not Record:
            found[kind.__name__] = kind
    return [found[name] for name in sorted(found)]


def test_every_record_of_the_package_has_its_place() -> None:
    for kind in kinds():
        if kind.__name__ not in NEVER_SHARED:
            assert set(treatments(kind)) == set(FIELDS[kind.__name__]), kind.__name__


def test_nothing_is_classified_that_is_not_there() -> None:
    known = {kind.__name__ for kind in kinds()} | {
        "CaseFile",
        "CaptureReading",
        "Material",
        "Judgments",
        "ListedCopies",
    }
    assert set(FIELDS) <= known
    assert not NEVER_SHARED - known
    assert not NEVER_SHARED & set(FIELDS)


def test_both_doors_are_doors(redaction: Redaction) -> None:
    doors: list[Door] = [OpenDoor(), redaction]
    wanted = {name for name in vars(Door) if not name.startswith("_")} | {"__call__"}
    assert all(hasattr(door, name) for door in doors for name in wanted)
    assert dataclasses.replace(JANE, name="x") is not OpenDoor()(JANE) is JANE
