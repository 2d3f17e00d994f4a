"""One sentence a construction: who is read as its speaker, and by which words.

Rows without a speaker and a cue hold nobody's statement. Content is checked where it is the point of the row.
"""

from pathlib import Path

import pytest

from osintkit.extract.readers.rules import RuleExtractor
from osintkit.model import Document

TABLE = Path(__file__).with_name("constructions.tsv")
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").split("\n")[1:] if line]
EDGES = " .,"


def read(text, language):
    words = lambda spans: " … ".join(text[start:end] for start, end in spans)  # noqa: E731 - three uses below
    return [
        (words(found.source).strip(EDGES), words(found.cue), words(found.content).strip(EDGES))
        for found in RuleExtractor.relations(text, language)
    ]


@pytest.mark.parametrize(("language", "sentence", "speaker", "cue", "content"), ROWS)
def test_construction(language, sentence, speaker, cue, content):
    found = read(sentence, language)
    if not speaker and not cue:
        assert not found
        return
    said = [words for who, how, words in found if (who, how) == (speaker, cue)]
    assert said, found
    assert not content or content in said


def test_what_the_last_sentence_said_is_the_content():
    text = "Мост закрыт. Об этом сообщает агентство «Интерфакс»."
    assert read(text, "ru") == [("агентство «Интерфакс»", "сообщает", "Мост закрыт")]


def test_turns_of_a_transcript_have_their_speakers():
    text = "HART, HOST: How many?\n\nODELL: Two. The ministry says five.\n\nHART: Thank you."
    found = read(text, "en")
    assert ("ODELL", ":", "Two. The ministry says five") in found
    assert ("The ministry", "says", "five") in found


def test_a_table_and_section_heads_are_no_turns():
    text = "Lind: 547\n\nRoe: 46\n\nLind: 12\n\nSource: Reuters\n\nThe Gap: It was under him that the gap grew."
    assert not [found for found in read(text, "en") if found[1] == ":" and found[0] in {"Lind", "Roe", "Source"}]


def test_a_quotation_goes_on_over_paragraphs_that_open_it_again():
    text = "Roe told the court: “I was ordered to go.\n\n“I did not know where.\n\n“They took our phones.”"
    assert read(text, "en") == [
        ("Roe", "told", "“I was ordered to go. … “I did not know where. … “They took our phones.”")
    ]


def test_a_closed_quotation_in_a_new_paragraph_has_no_speaker_of_before():
    text = "Roe said: “I was ordered to go.”\n\n“They took our phones.”"
    assert read(text, "en") == [("Roe", "said", "“I was ordered to go.”")]


def test_a_turn_may_end_in_a_number():
    found = read("HART: How many men?\nODELL: We think about 3,000.\nHART: Thank you.\nODELL: Yes.", "en")
    assert ("ODELL", ":", "We think about 3,000") in found


def test_what_was_read_before_changes_nothing():
    text = "Lind hoarded grain and said it would last."
    alone = read(text, "en")
    read("The hoarded grain was found. It was hoarded by Roe.", "en")
    assert read(text, "en") == alone == [("Lind", "said", "it would last")]


@pytest.mark.parametrize(
    ("language", "text", "cited"),
    [
        ("en", "The Herald, quoting a diplomat, said talks had begun.", "a diplomat"),
        ("ru", "Как сообщает «Вестник» со ссылкой на источник, мост закрыт.", "источник"),
        ("uk", "Міністр, посилаючись на розвідку, заявив, що міст закрито.", "розвідку"),
        ("ko", "하늘통신은 소식통을 인용해 다리가 닫혔다고 보도했다.", "소식통"),
    ],
)
def test_whom_a_speaker_cites_is_upstream(language, text, cited):
    page = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language=language)
    assert (cited,) in [statement.upstream for statement in RuleExtractor().extract(page, ())]


def test_who_disagrees_did_not_say_it():
    found = read('"It was a mistake," Roe told the panel. "I should have gone." His chief disagreed.', "en")
    assert found == [("Roe", "told", '"It was a mistake," … "I should have gone."')]


def test_who_asked_takes_back_a_question_that_seemed_to_go_on():
    found = read('"No," Lind said. "Why?" Roe asked.', "en")
    assert found == [("Lind", "said", '"No,"'), ("Roe", "asked", '"Why?"')]


def test_a_quotation_in_a_quotation_may_close_with_it():
    text = "''Sometimes they say, 'Lind is right,''' Roe said. ''We laugh.''"
    assert read(text, "en") == [("Roe", "said", "''Sometimes they say, 'Lind is right,''' … ''We laugh.''")]
