"""What a passage does to a claim: each sentence here is ours, each answer what a careful reader says."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.corroborate.stance.documents import judge_document
from osintkit.corroborate.stance.passages import judge_stance
from osintkit.model import Claim, Modality, Scope, Stance

PRESENCE = Claim(id="presence", text="North Korean soldiers are in Russia.", scopes=(Scope.PRESENT,))
PLAN = Claim(id="plan", text="North Korea plans to send soldiers to Russia.", scopes=(Scope.PLANNED,))
NUMBER = Claim(id="number", text="100,000 North Korean soldiers are in Russia.")


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Seoul said 1,500 North Korean soldiers had arrived in Russia.", Stance.SUPPORTS),
        (
            "Soldiers from North Korea are likely training in eastern Russia, he believes.",
            Stance.SUPPORTS,
        ),
        ("The Kremlin denied that North Korean soldiers were in Russia.", Stance.REFUTES),
        ("No North Korean soldiers have set foot in Russia, the spokesman said.", Stance.REFUTES),
        ("He called the reports of North Korean soldiers in Russia a hoax.", Stance.REFUTES),
        ("Moscow denied that 100,000 North Korean soldiers were in Russia.", Stance.NEUTRAL),
        ("The figure of 100,000 North Koreans in Russia is exaggerated, he said.", Stance.NEUTRAL),
        ("North Korea plans to send soldiers to Russia by December.", Stance.NEUTRAL),
        ("If North Korean soldiers enter Russia, Seoul will respond.", Stance.NEUTRAL),
        ("North Korean soldiers may be in Russia, an analyst wrote.", Stance.NEUTRAL),
        (
            "Moscow denied that North Korean soldiers came, but Kyiv showed captured Korean soldiers.",
            "conflicting",
        ),
        ("He did not deny that North Korean soldiers were in Russia.", Stance.NEUTRAL),
        ("She rejected the claim that there were no North Korean soldiers in Russia.", Stance.SUPPORTS),
        ("Soldiers from North Korea already train in Russia and may reach the front by winter.", Stance.SUPPORTS),
        ("No fewer than 100 North Korean soldiers are in Russia.", Stance.SUPPORTS),
        ("The reports on North Korean soldiers in Russia contradict each other.", Stance.NEUTRAL),
        ("On 18 October 2024 Moscow denied that North Korean soldiers were in Russia.", Stance.REFUTES),
    ],
)
def test_presence(text: str, stance: Stance) -> None:
    assert judge_stance(PRESENCE, text, Modality.ASSERTS).stance == stance, text


@pytest.mark.parametrize(
    "text",
    [
        "The Pentagon could not confirm that North Korean soldiers were in Russia.",
        "NATO cannot independently verify the presence of North Korean soldiers in Russia.",
        "The spokesman declined to comment on North Korean soldiers in Russia.",
        "The ministry would neither confirm nor deny that North Korean soldiers are in Russia.",
        "We have seen no evidence of North Korean soldiers in Russia so far.",
    ],
)
def test_who_cannot_confirm_withholds_and_refutes_nothing(text: str) -> None:
    suggestion = judge_stance(PRESENCE, text, Modality.ASSERTS)
    assert suggestion.stance is Stance.NEUTRAL
    assert suggestion.withholds
    assert suggestion.words
    assert all(word in text for word in suggestion.words)


def test_a_plan_supports_the_claim_of_a_plan() -> None:
    text = "Pyongyang plans to send North Korean soldiers to Russia."
    assert judge_stance(PLAN, text, Modality.PLANS).stance is Stance.SUPPORTS
    assert judge_stance(PRESENCE, text, Modality.PLANS).stance is Stance.NEUTRAL


def test_a_forecast_supports_the_claim_of_a_plan() -> None:
    assert judge_stance(PLAN, "North Korea may send more soldiers to Russia.", Modality.PLANS).stance is Stance.SUPPORTS


def test_a_denied_figure_refutes_the_claim_of_that_figure() -> None:
    text = "Moscow denied that 100,000 North Korean soldiers were in Russia."
    assert judge_stance(NUMBER, text, Modality.DENIES).stance is Stance.REFUTES
    figure = judge_stance(PRESENCE, text, Modality.DENIES)
    assert figure.stance is Stance.NEUTRAL
    assert "figure" in figure.why
    assert not figure.withholds


def test_the_extractors_reading_decides_where_the_words_alone_say_it_is_so() -> None:
    text = "North Korean soldiers in Russia? A tale."
    assert judge_stance(PRESENCE, text, Modality.DENIES).stance is Stance.REFUTES
    assert judge_stance(PRESENCE, "North Korean soldiers in Russia", Modality.PLANS).stance is Stance.NEUTRAL


@settings(max_examples=80, deadline=None)
@given(st.text(), st.text(), st.sampled_from(Modality))
def test_no_text_is_too_strange(claim: str, text: str, modality: Modality) -> None:
    suggestion = judge_stance(Claim(id="c", text=claim), text, modality)
    assert suggestion.why
    assert not (suggestion.withholds and suggestion.stance is not Stance.NEUTRAL)
    judge_document(claim, text)


REPORT = "The banner hung over the river bridge on Sunday morning. Police took it down. Nobody was hurt."
DEBUNKED = "The banner over the river bridge is a hoax. The picture was fabricated, and the story is false."


def test_a_document_that_debunks_refutes_the_headline_and_supports_one_that_debunks_too() -> None:
    assert judge_document("Banner hangs over river bridge", REPORT).stance is Stance.SUPPORTS
    assert judge_document("Banner hangs over river bridge", DEBUNKED).stance is Stance.REFUTES
    assert judge_document("Banner over river bridge is a hoax", DEBUNKED).stance is Stance.SUPPORTS
    assert judge_document("Banner over river bridge is a hoax", REPORT).stance is Stance.REFUTES
    assert not judge_document("Parliament passes the budget", REPORT).related


def test_a_document_that_leaves_the_matter_to_others_is_neutral() -> None:
    text = "A banner reportedly hung over the river bridge, according to unconfirmed claims. Sources said it was large."
    assert judge_document("Banner hangs over river bridge", text).stance is Stance.NEUTRAL


def test_a_document_that_opens_with_what_is_no_longer_so_refutes_what_was_told() -> None:
    text = "The singer will no longer play the captain in the film, her agent told us. Filming starts in May."
    assert judge_document("Singer to play captain in film", text).stance is Stance.REFUTES
    assert judge_document("Singer drops out of captain film", text).stance is Stance.SUPPORTS


def test_a_document_that_tells_plainly_what_a_claim_negates_refutes_it() -> None:
    text = "The singer plays the captain in the film. Filming starts in May, and the ship is being built."
    assert judge_document("Singer will not play captain in film", text).stance is Stance.REFUTES
    assert judge_document("Singer will not play captain in film", f"{text} She never sang in a film.").stance is (
        Stance.SUPPORTS
    )


def test_a_document_about_a_story_that_puts_it_right_refutes_it() -> None:
    text = (
        "The story of a bear in the town library was shared by thousands. The article turns out to be four years old. "
        "There was no such bear in the library, the town says, and the picture shows another place."
    )
    assert judge_document("Bear walks into town library", text).stance is Stance.REFUTES


def test_words_on_what_is_made_of_a_matter_do_not_hide_what_it_is() -> None:
    report = "A bear walked into the library of the town on Monday. Readers left through the windows."
    assert judge_document("Rumour debunked: reports of bear in library are a hoax", report).related


@pytest.mark.parametrize(
    ("claim", "text", "stance", "word"),
    [
        ("Exports of grain rose in May.", "Exports of grain fell by a tenth in May.", "refutes", "fell"),
        ("The mayor survived the attack.", "The mayor died in the attack.", "refutes", "died"),
        ("The recruits left the camp.", "The recruits arrived in the camp on Monday.", "neutral", "arrived"),
        ("The bridge in Calder reopened.", "The bridge in Calder is still closed.", "neutral", "closed"),
        ("The recruits did not arrive in the camp.", "The recruits left the camp.", "neutral", "left"),
        ("Exports of grain rose in May.", "Exports of grain rose in May and fell in June.", "supports", ""),
    ],
)
def test_the_opposite_word_never_supports(claim, text, stance, word):
    found = judge_stance(Claim(id="c", text=claim), text, Modality.ASSERTS)
    assert found.stance == stance
    assert word in " ".join(found.words)


@pytest.mark.parametrize(
    "text",
    [
        "The council of Solna opened the dam. Without doubt it holds. The man had a fake passport.",
        "The council of Solna opened the dam. A clerk was dismissed from the office. The prankster slept.",
    ],
)
def test_words_of_doubt_in_another_sense_refute_no_report(text):
    assert judge_document("Council of Solna opens dam", text).stance != "refutes"
