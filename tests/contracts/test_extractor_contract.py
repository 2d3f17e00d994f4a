"""One suite for all extractors, ours and strangers': what every `Extractor` must keep to."""

import pytest

from osintkit.extract import Extractor, available, extract
from osintkit.model import Document, Source, SourceKind, Statement

TEXTS = {
    "empty": "",
    "spaces": " \n\t ",
    "english": '"We saw six ships," said Ana Ruiz. The ministry denied the report. He said no more.',
    "russian": "Иван Петров заявил, что угрозы нет.",
    "korean": "국방부는 위협이 있다고 밝혔다.",
    "arabic": "قال الوزير إن السفينة غادرت.",
    "controls": "a\u202eb\u0000c said \u200b that d.",
    "surrogate": "He said \ud800.",
    "marks": '"' * 50 + "“" * 50,
    "long": "He said it. " * 300,
}
SOURCES = (Source(id="ruiz", name="Ana Ruiz", kind=SourceKind.PERSON),)


def documents():
    return [
        Document(id=f"D-{name}", capture="0" * 64, text=text, loader="text/1", published=None)
        for name, text in TEXTS.items()
    ]


@pytest.fixture(params=sorted(available()))
def extractor(request):
    return available()[request.param]


def test_it_is_an_extractor_with_a_name_and_a_version(extractor):
    assert isinstance(extractor, Extractor)
    assert extractor.name
    assert extractor.version


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.id)
def test_it_reads_every_text_twice_alike(extractor, document):
    first = extractor.extract(document, SOURCES)
    assert first == extractor.extract(document, SOURCES)
    assert all(isinstance(statement, Statement) for statement in first)


@pytest.mark.parametrize("document", documents(), ids=lambda document: document.id)
def test_its_spans_are_exact_and_its_records_come_back(extractor, document):
    for statement in extractor.extract(document, SOURCES):
        assert statement.document == document.id
        assert statement.passage.exact == document.text[statement.passage.start : statement.passage.end]
        for span in (*statement.speaker_spans, *statement.cue_spans, *statement.content_spans):
            assert 0 <= span.start < span.end <= len(document.text)
        assert statement.extractor == f"{extractor.name}/{extractor.version}"
        assert Statement.from_dict(statement.to_dict()) == statement


def test_its_identifiers_do_not_depend_on_other_documents(extractor):
    (english,) = [document for document in documents() if document.id == "D-english"]
    identifiers = [statement.id for statement in extractor.extract(english, SOURCES)]
    assert identifiers
    assert len(set(identifiers)) == len(identifiers)
    for document in documents():
        extractor.extract(document, SOURCES)
    assert identifiers == [statement.id for statement in extractor.extract(english, SOURCES)]


def test_a_declared_source_is_found(extractor):
    (english,) = [document for document in documents() if document.id == "D-english"]
    assert "ruiz" in {statement.speaker_source for statement in extractor.extract(english, SOURCES)}


def test_an_unknown_extractor_names_the_nearest():
    with pytest.raises(KeyError, match="did you mean 'rules'"):
        extract(documents()[2], SOURCES, extractor="rulez")
