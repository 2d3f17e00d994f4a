"""What states a claim, what only looks as if it did, and what has nothing to do with it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.stating.claims import ReadClaim, read_claim
from osintkit.corroborate.stating.compare import Sentence, compare
from osintkit.corroborate.suggestions import compared
from osintkit.model import Bearing, Claim, ClaimParts, Document, Stance, StatedDate

CONVOY = "Solna sent 300 soldiers to Vetka in May 2024."


def claim(text: str) -> Claim:
    return Claim(id="c", text=text)


def bearing(asked: str, text: str, published: str | None = "2024-05-10", title: str = "") -> str | None:
    """Return what a document of one passage does to a claim."""
    day = StatedDate(published) if published else None
    document = Document(
        id="D-1", capture="0" * 64, text=text, title=title, published=day, loader="text/1", language="en"
    )
    found = compared(claim(asked), Reading(documents={"D-1": document}), document, (0, len(text)))
    return str(found.comparison.bearing) if found and found.comparison else None


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        (CONVOY, "Solna sent 300 soldiers to Vetka on 4 May 2024.", "states"),
        (CONVOY, "In May 2024 some 300 troops were dispatched to Vetka by Solna.", "states"),
        (CONVOY, "Solna did not send 300 soldiers to Vetka in May 2024.", "opposite"),
        (CONVOY, "Solna denied that it had sent 300 soldiers to Vetka in May 2024.", "opposite"),
        (CONVOY, "Solna sent 900 soldiers to Vetka in May 2024.", "part"),
        (CONVOY, "Solna will send 300 soldiers to Vetka in May 2024, the minister said.", "part"),
        (CONVOY, "If Solna sent 300 soldiers to Vetka in May 2024, that would be a breach.", "part"),
        (CONVOY, "Did Solna send 300 soldiers to Vetka in May 2024?", "part"),
        (CONVOY, "Solna sent 300 soldiers to Vetka in June 2019.", "part"),
        (CONVOY, "Solna sent 300 soldiers to Orsk in May 2024.", "part"),
        (CONVOY, "Vetka sent 300 soldiers to Solna in May 2024.", "part"),
        (CONVOY, "Solna has long traded with Vetka, and soldiers guard the road.", "related"),
        (CONVOY, "The market opened at nine with higher prices for milk.", None),
        ("Kyiv accused Moscow of shelling the port.", "Kyiv has accused Moscow of shelling the port.", "states"),
        ("Kyiv accused Moscow of shelling the port.", "Moscow was accused by Kyiv of shelling the port.", "states"),
        ("Kyiv accused Moscow of shelling the port.", "Moscow accused Kyiv of shelling the port.", "part"),
        ("The minister took a bribe from a dredging firm.", "The minister took a holiday with a dredging firm.", None),
        ("A meteor destroyed the station of Vetka.", "A missile destroyed the station of Vetka.", None),
    ],
)
def test_what_a_passage_does_to_a_claim(asked: str, text: str, wanted: str | None) -> None:
    told = bearing(asked, text)
    # between a part and related stands no verdict: neither counts
    assert told == wanted if wanted in {"states", "opposite"} else told not in {"states", "opposite"}, told
    if wanted is None:
        assert told in {None, "part", "related"}


def test_each_part_is_named() -> None:
    found = compare(ReadClaim(claim(CONVOY)), Sentence(text="Solna sent 900 soldiers to Vetka in May 2024."))
    assert found is not None
    assert found.bearing is Bearing.PART
    assert {"name: solna", "name: vetka", "does: sent"} <= set(found.matched)
    assert found.differed == ("how many: 900, not 300",)


def test_a_pronoun_is_the_one_just_named_and_a_heading_names_whom_the_text_takes_for_known() -> None:
    text = "Solna called up its reserve. It sent 300 soldiers to Vetka on 4 May 2024."
    assert bearing(CONVOY, text) == "states"
    assert (
        bearing(CONVOY, "The 300 soldiers were sent to Vetka on 4 May 2024.", title="Solna: army on its way")
        == "states"
    )
    assert (
        bearing(CONVOY, "Some 300 soldiers were sent to Vetka on 4 May 2024 by Orsk.", title="World news") != "states"
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("Were soldiers sent to Vetka?", "question"),
        ("The treaty is the worst treaty of all.", "opinion"),
        ("The government should resign.", "opinion"),
        ("The council closed the bridge and the mayor resigned.", "two claims"),
        ("Bridge", "too short"),
        ("Heavy snow on the northern road", "no verb"),
        ("Il ministro ha detto che i soldati sono stati mandati al confine.", "language"),
    ],
)
def test_a_claim_that_cannot_be_compared_says_how_to_put_it_better(text: str, problem: str) -> None:
    (said,) = read_claim(claim(text)).problems
    assert problem in said
    assert ";" in said
    assert bearing(text, text) not in {"states", "opposite"}


def test_a_claim_is_shown_as_it_is_read() -> None:
    read = read_claim(claim(CONVOY))
    assert (read.who, read.does, read.when, read.how_many) == (("solna",), "sent", "2024-05", (300.0,))
    assert "vetka" in read.what
    assert not read.problems
    assert read_claim(claim("No soldiers were sent to Vetka.")).negated


NAMES = st.sampled_from(["Solna", "Vetka", "Orsk", "Lipno", "Tarva"])
VERBS = st.sampled_from(["accused", "attacked", "invited", "defeated", "sued"])


@settings(max_examples=80, deadline=None)
@given(NAMES, NAMES, VERBS)
def test_swapping_the_roles_turns_stating_into_something_else(one: str, other: str, verb: str) -> None:
    said = f"{one} {verb} {other} on Friday."
    if one != other:
        assert bearing(f"{one} {verb} {other}.", said) == "states"
        assert bearing(f"{other} {verb} {one}.", said) not in {"states", "opposite"}


WORDS = st.lists(
    st.sampled_from(
        ["Solna", "Vetka", "soldiers", "road", "snow", "market", "guard", "long", "trade", "prices", "milk"]
    ),
    max_size=12,
)


@settings(max_examples=80, deadline=None)
@given(WORDS, st.randoms(use_true_random=False))
def test_the_order_of_words_turns_nothing_related_into_a_statement(words: list[str], random: object) -> None:
    shuffled = list(words)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    for text in (" ".join(words), " ".join(shuffled)):
        assert bearing(CONVOY, f"{text}." if text else "Nothing.") not in {"states", "opposite"}


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=200), st.text(max_size=80))
def test_any_text_is_compared_with_any_claim(text: str, asked: str) -> None:
    sentence = Sentence(text=text, before=asked, heading=text, stance=Stance.NEUTRAL)
    found = compare(ReadClaim(claim(asked)), sentence)
    assert found is None or found.bearing in Bearing


def test_what_an_analyst_says_a_claim_is_about_goes_before_what_is_read() -> None:
    text = "Convoy for Vetka"
    assert read_claim(claim(text)).problems
    parts = ClaimParts(who=("Solna",), does=("escorted", "led"), whom=("the convoy",), where=("Vetka",))
    said = Claim(id="c", text=text, about=parts)
    assert not read_claim(said).problems
    assert read_claim(said).does == "escorted"
    found = compare(ReadClaim(said), Sentence(text="Solna led the convoy in Vetka."))
    assert found is not None
    assert found.bearing is Bearing.STATES


@pytest.mark.parametrize(
    ("asked", "text", "wanted"),
    [
        ("Thieves Steal Organ From Lipno Chapel", "An organ was stolen from the chapel of Lipno by thieves.", "states"),
        ("Police Arrest Mayor Of Kyiv", "The mayor of Kyiv was arrested by police.", "states"),
        ("Solna joined the league.", "Solna reportedly joined the league.", "part"),
        ("Solna joined the league.", "Solna did not have to wait long before it joined the league.", "part"),
        ("Solna joined the league.", "Solna has not joined the league.", "opposite"),
        ("Zinc prevents colds.", "In this trial zinc reduced the number of colds.", "states"),
        ("Zinc prevents colds.", "Zinc had no beneficial effect on colds.", "opposite"),
        ("Zinc prevents colds.", "Zinc may reduce the number of colds.", "part"),
        ("Zinc prevents colds.", "Honey reduced the number of colds.", None),
    ],
)
def test_headlines_hearsay_negations_and_effects(asked: str, text: str, wanted: str | None) -> None:
    told = bearing(asked, text)
    assert told == wanted if wanted in {"states", "opposite"} else told not in {"states", "opposite"}, told


def test_a_document_that_turns_against_a_story_does_not_state_it() -> None:
    story = "Solna sent 300 soldiers to Vetka on 4 May 2024."
    hoax = f"The viral story is a hoax. {story} It is fake, and nobody believes the bogus tale. It is false."
    assert bearing(CONVOY, story) == "states"
    assert bearing(CONVOY, hoax) != "states"
