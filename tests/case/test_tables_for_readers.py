"""Tables and sentences as a reader sees them."""

from __future__ import annotations

import re
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit import new_case, open_case
from osintkit.case.tables_for_readers import named, plain, sentence_list, some

ROOT = Path(__file__).resolve().parents[2]
MAIN = "nk-troops-in-russia"
IDS = [f"E-{number:012x}" for number in range(40)]


@pytest.fixture(scope="module")
def case():
    return open_case(ROOT, read_only=True)


@given(st.integers(2, 40), st.integers(0, 60))
@settings(max_examples=60, deadline=None)
def test_ids_in_brackets_become_their_number(listed, more) -> None:
    tail = f", and {more} more" if more else ""
    told = plain(f"1 origin: NIS ({', '.join(IDS[:listed])}{tail}).", {})
    assert told == f"1 origin: NIS ({listed + more} pieces)."


@given(st.integers(1, 30), st.integers(1, 12))
@settings(max_examples=60, deadline=None)
def test_a_cut_list_says_how_many_it_left_out(number, most) -> None:
    words = [f"origin {place}" for place in range(number)]
    told = plain(f"Heard only through others: {'; '.join(words)}.", {}, most)
    left = re.search(r"and (\d+) more\.$", told)
    assert told.count("origin ") + (int(left[1]) if left else 0) == number
    assert told.endswith(".")


def test_claims_are_called_by_their_words() -> None:
    claims = {"rain": "It rained.", "rain-long": "It rained for days."}
    assert plain("Support of rain-long counts here.", claims) == "Support of “It rained for days” counts here."
    assert plain("rain, not train", claims) == "“It rained”, not train"


def test_lists_in_words() -> None:
    assert some(["a", "b", "c"], 1) == "a; and 2 more"
    assert sentence_list([]) == ""
    assert sentence_list(["a", "b"]) == "a and b"


def test_every_piece_is_in_one_voice(case) -> None:
    held, told = case.evidence(MAIN), case.tell.voices(MAIN)
    assert told["pieces"].sum() == len(held)
    assert set(told["evidence"]) <= set(held["evidence"])
    own = held[held["speaker"].notna() & (held["speaker"] != held["holder"])]
    first = own.drop_duplicates(["origin", "speaker", "stance"])
    assert set(first["evidence"]) <= set(told["evidence"])
    ids = {name for name, words in case.names().items() if name != words}
    assert not ids & set(re.split(r", on the word of |, in ", " , in ".join(told["who"])))


def test_every_join_is_told_by_its_rule(case) -> None:
    joins, told = case.joins(MAIN), case.tell.joined(MAIN)
    assert len(told) == joins.groupby(["origin", "reason"]).ngroups
    assert set(told["origin"]) <= set(case.origins(MAIN)["label"])
    assert told["proof"].str.len().min() > 0


@pytest.mark.parametrize("claim", [MAIN, "nk-casualties"])
def test_equal_numbers_are_one_row_and_none_is_lost(case, claim) -> None:
    table, told = case.estimates(claim), case.tell.numbers(claim)
    keys = ["scope", "unit", "originator", "day", "low", "best", "high"]
    assert len(told[keys].drop_duplicates()) == len(table[keys].drop_duplicates())
    assert told["pieces"].sum() <= len(table)
    assert set(told["scope"]) == set(table["scope"])


@pytest.mark.parametrize("day", ["2024-10-14", "2024-10-20", "2024-10-28", "2025-04-30", None])
def test_prose_says_the_numbers_of_the_dossier(case, day) -> None:
    verdict, told = case.dossier(MAIN, day).verdict, str(case.tell.origins(MAIN, day))
    assert f"**{verdict.origins} independent origin" in told
    assert f"{verdict.refuting_origins or 'no'} origin" in told
    assert not re.search(r"(?<!\d)1 (origins|pieces|families|documents)", told)


@pytest.mark.parametrize(
    "name", ["claim", "limits", "origins", "estimates", "verdict", "gaps", "changes", "unresolved"]
)
def test_prose_holds_no_empty_list_and_no_long_list_of_ids(case, name) -> None:
    told = str(getattr(case.tell, name)(MAIN))
    assert told.strip()
    assert "Nothing to list." not in told
    assert not re.search(r"(E&#45;[0-9a-f]{12}, ){4}", told)
    assert ".)." not in told


def test_several_sources_in_one_cell_are_all_called_by_name() -> None:
    frame = pd.DataFrame({"upstream": ["a | b | c", "a", None], "quote": ["x | y", "", ""]})
    shown = named(frame, {"a": "Anna", "b": "Ben"})
    assert shown["upstream"].tolist()[:2] == ["Anna, Ben and c", "Anna"]
    assert shown["quote"].tolist()[0] == "x | y"


def test_no_id_stands_where_a_reader_wants_a_name(case) -> None:
    ids = {source for source in case.file.sources if "-" in source}
    who = " ".join(case.tell.voices(MAIN)["who"])
    assert " | " not in who
    assert not ids & set(re.findall(r"[\w-]+", who))


def test_suggestions_count_for_nothing_only_where_something_was_judged(case, tmp_path) -> None:
    assert "wait for a judgment and count for nothing" in case.tell.limits(MAIN).markdown
    new_case(tmp_path / "new")
    (tmp_path / "new" / "case.yaml").write_text(
        "schema: 1\nid: n\ntitle: N\nquestion: Was it closed?\nclaims:\n"
        "  - {id: closed, text: The bridge was closed on 3 May., terms: [bridge, closed]}\n",
        encoding="utf-8",
    )
    fresh = open_case(tmp_path / "new")
    (tmp_path / "a.txt").write_text("The council said on Friday that the bridge was closed.\n", encoding="utf-8")
    fresh.add(tmp_path / "a.txt")
    told = fresh.tell.limits("closed").markdown
    assert "1 passage states it" in told
    assert "Nothing counts before a person has judged" in told
