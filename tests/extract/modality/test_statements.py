"""How a statement puts its content, and how far a text commits itself to an event."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osintkit.extract.modality.events import event_factuality
from osintkit.extract.modality.statements import judge_modality
from osintkit.model import Modality

# written for this project
STATEMENTS = [
    ("denies", "The Kremlin denied that any foreign soldiers were on its soil.", "denied"),
    ("denies", "The spokesman dismissed the report as a hoax.", "dismissed"),
    ("denies", "Moscow rejected the claim out of hand.", "rejected"),
    ("denies", "“This is yet another fake,” the spokesman said.", "said"),
    ("denies", "The ministry said there were no foreign troops in the region.", "said"),
    ("denies", "He called the figure false.", "called"),
    ("denies", "Neither side sent soldiers, the embassy said.", "said"),
    ("denies", "The envoy refuted the accusation.", "refuted"),
    ("denies", "The minister said the story was untrue.", "said"),
    ("denies", "Pyongyang has never exported shells, it said.", "said"),
    ("hedges", "The alliance could not confirm the reports.", "could not confirm"),
    ("hedges", "The newspaper was unable to verify the video independently.", "was unable to verify"),
    ("hedges", "The Pentagon said it could not independently confirm the deployment.", "said"),
    ("hedges", "The troops may be in the east, the officer said.", "said"),
    ("hedges", "It is highly likely that the deaths are real, the minister said.", "said"),
    ("hedges", "Analysts believe the unit is a storm brigade.", "believe"),
    ("hedges", "China said it was not aware of the matter.", "said"),
    ("hedges", "The agency declined to comment on the figure.", "declined to comment"),
    ("hedges", "The Kremlin neither confirmed nor denied the visit.", "neither confirmed nor denied"),
    ("hedges", "The video appears to show foreign recruits.", ""),
    ("hedges", "It is not clear how many have been sent.", ""),
    ("hedges", "The reports have not been confirmed.", ""),
    ("hedges", "The Kremlin did not deny the report.", "did not deny"),
    ("hedges", "to say whether he would go", "refused"),
    ("hedges", "responsibility for the raid", "has not claimed"),
    ("hedges", "who would follow her", "without saying"),
    ("hedges", "the raid", "Neither … has confirmed"),
    ("hedges", "the date", "can't confirm"),
    ("denies", 'the report "a fairy tale"', "called"),
    ("denies", "it would help", "do not believe"),
    ("asserts", 'the report "thorough"', "called"),
    ("asserts", "if he knew", "asked"),
    ("alleges", "It is said that two men left.", ""),
    ("alleges", "Kyiv accused Pyongyang of sending workers.", "accused"),
    ("alleges", "The soldiers are reportedly training in the east.", ""),
    ("alleges", "The opposition claims that 300 were killed.", "claims"),
    ("alleges", "The allegedly stolen files were published.", ""),
    ("alleges", "The brigade is said to have left by train.", ""),
    ("plans", "A second contingent is expected to arrive in January.", ""),
    ("plans", "The army will send 1,000 sappers.", ""),
    ("plans", "Pyongyang plans to send builders next year.", ""),
    ("plans", "Another 12,000 men are to be sent by spring.", ""),
    ("plans", "The government vowed to help its ally.", "vowed"),
    ("plans", "Recruits are being prepared for transfer.", ""),
    ("plans", "The president is due to visit the capital on Friday.", ""),
    ("plans", "Seoul intends to supply weapons, the aide said.", "said"),
    ("conditional", "Should these allegations be confirmed, the alliance would respond.", ""),
    ("conditional", "If they cross the border they are a legitimate target, he said.", "said"),
    ("conditional", "Were the North to send troops, Seoul would reconsider.", ""),
    ("conditional", "Unless Moscow stops, Seoul will send arms.", ""),
    ("conditional", "Seoul would supply arms if the troops joined the fight.", ""),
    ("asserts", "The agency said 1,500 soldiers were shipped to the port.", "said"),
    ("asserts", "NATO has confirmed that troops were sent.", "has confirmed"),
    ("asserts", "Two soldiers were captured on Saturday.", ""),
    ("asserts", "The service reported that four ships carried the men.", "reported"),
    ("asserts", "“We have evidence that they are there,” the secretary said.", "said"),
    ("asserts", "It is no longer only about weapons, the president said.", "said"),
    ("asserts", "Not only officers but also privates arrived, she said.", "said"),
    ("asserts", "The leader acknowledged for the first time that his troops fought there.", "acknowledged"),
    ("asserts", "The treaty was signed in May.", ""),
    ("asserts", "There is no doubt that they are there, he said.", "said"),
    ("asserts", "In a can of film the police found the order.", ""),
    ("asserts", "The minister said he had seen the pictures.", "said"),
    ("asserts", "The general said the shells, which would later fail, had arrived.", "said"),
    ("asserts", "“Our people warned of it in June. Nobody listened,” she said.", "said"),
    ("denies", "“Nobody was hurt. The road is open,” she said.", "said"),
    ("hedges", "The Kremlin didn't deny the report.", ""),
    ("hedges", "Seoul cannot rule out a third wave.", ""),
    ("hedges", "The minister did not say how many had left.", "did not say"),
    ("denies", "It has nothing to do with the army, the consul said.", "said"),
    ("hedges", "There are rumours of a second brigade.", ""),
    ("asserts", "The village lies near the border, the report says.", "says"),
    ("plans", "He urged the allies to lift the limits.", "urged"),
    ("asserts", "The recruits were given fake papers and Russian names.", ""),
    ("denies", "The consul called it false information.", "called"),
    (
        "asserts",
        "Thousands of soldiers were being moved by rail to the coast, with signs of preparations for more.",
        "",
    ),
    ("denies", "Росія заперечила цю інформацію.", "заперечила"),
    ("hedges", "НАТО не може підтвердити ці дані.", ""),
    ("denies", "Песков назвал это очередным фейком.", "назвал"),
    ("alleges", "Солдаты якобы находятся в Курске.", ""),
    ("plans", "КНДР планує відправити солдатів.", ""),
    ("denies", "러시아는 파병설을 부인했다.", "부인했다"),
    ("hedges", "정부는 확인할 수 없다고 밝혔다.", ""),
]


@pytest.mark.parametrize(("modality", "text", "cue"), STATEMENTS)
def test_modality(modality, text, cue):
    judged, words = judge_modality(text, 0, len(text), cue)
    assert judged == modality
    folded = f"{text} {cue} {text}".lower().replace("in may", "in month")
    assert all(word in folded for word in words)
    assert bool(words) == (judged is not Modality.ASSERTS)


def test_only_the_span_is_judged():
    text = "The envoy denied it. Two ships left the port."
    assert judge_modality(text, 21, len(text))[0] is Modality.ASSERTS


def degree(sentence, event):
    start = sentence.index(event)
    return event_factuality(sentence, start, start + len(event))


@pytest.mark.parametrize(
    ("sentence", "event", "low", "high"),
    [
        ("The convoy arrived on Monday.", "arrived", 2.5, 3),
        ("The convoy did not arrive.", "arrive", -3, -1),
        ("The convoy didn't arrive.", "arrive", -3, -1),
        ("No convoy arrived.", "arrived", -3, -1),
        ("The convoy failed to arrive.", "arrive", -3, -1),
        ("The convoy did not fail to arrive.", "arrive", 0.5, 3),
        ("The convoy managed to arrive.", "arrive", 2, 3),
        ("The convoy may arrive.", "arrive", 0, 2),
        ("The convoy will arrive.", "arrive", 1, 2.5),
        ("The convoy is expected to arrive.", "arrive", 1, 2.2),
        ("They want to leave.", "leave", 0, 2),
        ("They refused to leave.", "leave", -3, -1),
        ("If the convoy arrived, they left.", "arrived", 0, 1.5),
        ("They believe the convoy arrived.", "arrived", 1, 2.4),
        ("They left without resting.", "resting", -3, -1),
        ("They have not made an offer.", "offer", -2, -0.5),
        ("They have not taken the offer.", "offer", 2, 3),
        ("The attack was on Monday.", "attack", 2, 3),
        ("There was no attack.", "attack", -3, -1),
        ("They fear a possible attack.", "attack", 0, 2),
        ("The guards prevented an attack.", "attack", -3, 0),
    ],
)
def test_degree_of_commitment(sentence, event, low, high):
    assert low <= degree(sentence, event) <= high


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(codec=None), max_size=120), st.integers(0, 120), st.integers(0, 120), st.text(max_size=20))
def test_any_unicode_is_judged(text, start, end, cue):
    modality, words = judge_modality(text, min(start, end), max(start, end), cue)
    assert isinstance(modality, Modality)
    assert all(isinstance(word, str) for word in words)
    assert -3 <= event_factuality(text, min(start, end), max(start, end)) <= 3


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "not",
                "to",
                "fail",
                "will",
                "may",
                "if",
                "arrived",
                "believe",
                "deny",
                "no",
                "want",
                "prevent",
                "the",
                "attack",
                ",",
                "refused",
                "possible",
            ]
        ),
        min_size=1,
        max_size=14,
    ),
    st.integers(0, 60),
)
def test_any_order_of_governing_words_is_judged(words, position):
    text = " ".join(words)
    start = min(position, len(text) - 1)
    assert -3 <= event_factuality(text, start, start + 1) <= 3


@pytest.mark.parametrize(
    ("sentence", "event", "low", "high"),
    [
        ("The firm declined to comment.", "comment", -3, -1),
        ("The firm was not available for comment.", "comment", -3, -1),
        ("If the minister resigns and leaves, it is over.", "leaves", 0, 1.5),
        ("The convoy has yet to leave.", "leave", -3, -1),
        ("It is too early to leave.", "leave", -3, -1),
        ("Stop the convoy!", "stop", 0, 1.5),
        ("They met to settle the dispute.", "dispute", 2, 3),
        ("The minister would not say who left.", "say", -3, -2),
        ("He not only left the city but sold his house.", "left", 2, 3),
        ("The minister denied that the convoy left.", "left", -0.5, 1),
        ("There was no sign of panic.", "panic", -3, -0.5),
    ],
)
def test_events_and_what_governs_them(sentence, event, low, high):
    start = sentence.lower().index(event)
    assert low <= event_factuality(sentence, start, start + len(event)) <= high


@pytest.mark.parametrize(
    ("content", "cue", "modality"),
    [
        ("that no fingerprints had been taken", "acknowledged", Modality.ASSERTS),
        ("that no fingerprints had been taken", "insisted", Modality.DENIES),
        ("that they promised us a bridge ten years ago", "said", Modality.ASSERTS),
        ("the cellar holds 38 objects whose origin is unclear", "said", Modality.ASSERTS),
        ("it was too early to say how far it had spread", "said", Modality.HEDGES),
        ("погибли не менее трёх человек", "по данным", Modality.ASSERTS),
    ],
)
def test_what_is_said_and_how(content, cue, modality):
    assert judge_modality(content, 0, len(content), cue)[0] is modality
