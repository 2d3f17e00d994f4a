"""Speakers become sources: by name, alias, title, pronoun; never by a part of a word."""

import pytest

from osintkit.extract import extract
from osintkit.extract.speakers.discourse import Discourse
from osintkit.extract.speakers.resolve import SpeakerBook
from osintkit.model import Document, Source, SourceKind

SOURCES = (
    Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, aliases=("NIS",)),
    Source(id="ruiz", name="Ana Ruiz", kind=SourceKind.PERSON, aliases=("Minister Ruiz",)),
    Source(id="kim", name="Kim Yong-hyun", kind=SourceKind.PERSON),
    Source(id="kremlin", name="the Kremlin", kind=SourceKind.GOVERNMENT),
    Source(id="port", name="Port Authority of Lima", kind=SourceKind.ORGANISATION),
)


@pytest.mark.parametrize(
    ("words", "source", "how"),
    [
        ("Ana Ruiz", "ruiz", "name"),
        ("ANA RUIZ’s", "ruiz", "name"),
        ("Ana Ruíz", "ruiz", "name"),
        ("Harbour Minister Ana Ruiz", "ruiz", "name"),
        ("Ruiz", "ruiz", "alias"),
        ("Ms. Ruiz", "ruiz", "alias"),
        ("South Korea's National Intelligence Service", "nis", "name"),
        ("the NIS", "nis", "alias"),
        ("Kim Yong-hyun", "kim", "name"),
        ("a spokesman for the Kremlin", "kremlin", "title"),
        ("the Port Authority of Lima", "port", "name"),
        ("a source in the NIS", None, "new"),
        ("nissan", None, "new"),
        ("Ruizinho", None, "new"),
        ("Ruiz's office", None, "new"),
        ("", None, "none"),
    ],
)
def test_names_match_by_whole_words_and_at_the_head(words, source, how):
    found = SpeakerBook(SOURCES).look_up(words)
    assert (found.source, found.how) == (source, how)


def test_two_people_of_one_surname_are_not_guessed():
    sources = (*SOURCES, Source(id="ruiz2", name="Eva Ruiz", kind=SourceKind.PERSON))
    assert SpeakerBook(sources).look_up("Ruiz").source == "ruiz" or SpeakerBook(sources).look_up("Ruiz").how == "new"
    assert SpeakerBook(sources[1:2] + sources[-1:]).look_up("Mr. Ruiz").source is None


def test_pronouns_mean_the_last_named_speaker_and_say_so():
    discourse = Discourse(SpeakerBook(SOURCES))
    discourse.resolve("Harbour Minister Ana Ruiz")
    found = discourse.resolve("she")
    assert (found.source, found.how, found.antecedent) == ("ruiz", "pronoun", "Harbour Minister Ana Ruiz")


def test_he_is_no_organisation():
    discourse = Discourse(SpeakerBook(SOURCES))
    discourse.resolve("Kim Yong-hyun")
    discourse.resolve("the National Intelligence Service")
    assert discourse.resolve("he").source == "kim"
    assert discourse.resolve("it").source == "nis"


def test_a_title_means_the_one_who_was_named_with_it():
    discourse = Discourse(SpeakerBook(SOURCES))
    discourse.resolve("Harbour Minister Ana Ruiz")
    discourse.resolve("the National Intelligence Service")
    assert (discourse.resolve("the minister").source, discourse.resolve("the minister").how) == ("ruiz", "title")
    assert discourse.resolve("the agency").source == "nis"


def test_an_unknown_title_is_suggested_as_new():
    assert Discourse(SpeakerBook(())).resolve("the minister").how == "new"


def test_who_stands_for_its_noun():
    discourse = Discourse(SpeakerBook(SOURCES))
    found = discourse.resolve("who", antecedent="Ana Ruiz")
    assert (found.source, found.how, found.antecedent) == ("ruiz", "pronoun", "Ana Ruiz")


def test_a_pronoun_without_anybody_named_resolves_to_nobody():
    found = Discourse(SpeakerBook(SOURCES)).resolve("he")
    assert (found.source, found.antecedent) == (None, "")


BODIES = (
    Source(id="grid", name="GridCo", kind=SourceKind.ORGANISATION),
    Source(id="fire", name="Regional Fire Service", kind=SourceKind.ORGANISATION, aliases=("the fire service",)),
    Source(id="army", name="Southern Command", kind=SourceKind.ORGANISATION),
    Source(id="mod", name="Ostland's MoD", kind=SourceKind.GOVERNMENT),
)


def voices(text):
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    return [one.speaker_source for one in extract(document, BODIES)]


def test_a_body_that_was_named_by_title_is_the_last_one_named():
    text = "GridCo said power was out. Two people died, the fire service said. It said a third was hurt."
    assert voices(text) == ["grid", "fire", "fire"]


def test_a_body_is_not_called_what_its_name_does_not_say():
    assert voices("GridCo said power was out. The union said it would strike.") == ["grid", None]
    assert voices("Ostland's MoD said it hit a camp. The port authority said it was a store.") == ["mod", None]


def test_the_last_word_of_a_name_stands_for_it():
    assert voices("Southern Command said 11 drones fell. The command said two hit.") == ["army", "army"]


def test_two_bodies_that_may_be_meant_are_none():
    assert voices("GridCo said it was late. NorthRail said it was early. The company denied this.")[-1] == "grid"
    both = (*BODIES, Source(id="rail", name="NorthRail", kind=SourceKind.ORGANISATION))
    text = "GridCo said it was late. NorthRail said it was early. The company denied this."
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    assert [one.speaker_source for one in extract(document, both)] == ["grid", "rail", None]


def test_a_body_is_called_by_a_word_of_its_declared_name():
    fund = (Source(id="imf", name="International Monetary Fund", kind=SourceKind.ORGANISATION, aliases=("IMF",)),)
    text = "The IMF itself said growth was slow. The fund said it would meet again."
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    assert [one.speaker_source for one in extract(document, fund)] == ["imf", "imf"]


def stands_for(text):
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    return [one.antecedent for one in extract(document, ())]


def test_a_pronoun_means_whom_the_sentence_before_opens_with():
    text = "Ivan Roe said the road was shut. President Ruth Lind came to the port. She said the strike must end."
    assert stands_for(text) == ["", "President Ruth Lind"]
    text = "Ana Roe said the bus was late. Oleh Lind, a farmer, lost his house. He said nobody came."
    assert stands_for(text) == ["", "Oleh Lind"]


def test_a_place_that_opens_a_sentence_is_no_speaker():
    text = "Ana Roe said it was over. North Korea sent a train. She said more would come."
    assert stands_for(text) == ["", "Ana Roe"]


def test_a_title_means_who_was_named_with_it_without_having_spoken():
    assert stands_for("President Ruth Lind came to the port. The president said it would open.") == [
        "President Ruth Lind"
    ]


def test_a_spokeswoman_named_behind_her_ministry_is_a_person_and_a_place_is_none():
    text = 'Calder condemned it. "It hurts," Foreign Ministry spokeswoman Ana Roe told us. She said more would come.'
    assert stands_for(text)[-1] == "Foreign Ministry spokeswoman Ana Roe"
    assert stands_for("Ana Roe said it was late. Moscow denied it. She said more would come.")[-1] == "Ana Roe"


def test_a_pronoun_means_who_did_something_last_though_they_said_nothing():
    text = "Ana Roe said it was late. As for the dam, Lind made no effort. He said it would fail. President Lind left."
    assert stands_for(text)[-1] == "Lind"
    text = 'Paul Roe said: "Lind lost it." He said more would come. President Lind left.'
    assert stands_for(text)[-1] == "Paul Roe"


def test_a_given_name_anywhere_in_the_text_tells_him_from_her():
    text = "Ruth Lind said it was late. Roe denied it. She said more would come. Paul Roe left."
    assert stands_for(text)[-1] == "Ruth Lind"


def test_they_are_no_single_person_and_he_is_no_people():
    assert stands_for("The unions said no. Ana Roe said yes. They said more would come.")[-1] == "The unions"
    assert stands_for("Paul Roe said no. Russians said yes. He said more would come.")[-1] == "Paul Roe"


def test_he_and_she_are_no_things_and_they_no_nurse():
    assert stands_for("Paul Roe said no. Her family asked for quiet. He said more would come.")[-1] == "Paul Roe"
    assert stands_for("Ruth Roe said no. The EPA said yes. She said more would come.")[-1] == "Ruth Roe"
    assert stands_for("The unions said no. Menaka Lind, a nurse, said yes. They said no again.")[-1] == "The unions"


def test_it_means_the_body_before_though_nobody_named_it():
    text = "Amnesty International accused Ostland. The government dismissed the report. It said the group was wrong."
    assert stands_for(text)[-1] == "The government"
