"""The trainable reader: learns from a few annotated texts, reads others, and keeps to the extractors' contract."""

import pytest

from osintkit.errors import SetupError
from osintkit.extract import available
from osintkit.extract.attribution.tagging import assign
from osintkit.extract.attribution.tokens import Unit, tokenise
from osintkit.extract.readers.features import features, labels
from osintkit.extract.readers.trained import WEIGHTS, TrainedReader, installed_reader, train_reader
from osintkit.model import Document, Source, SourceKind

pytest.importorskip("pycrfsuite", reason="the extra `reader` is not installed")

NAMES = ["Ana Ruiz", "The port", "The ministry", "Omar Haddad", "The agency", "A guard", "The company", "Eva Lind"]
CUES = ["said", "denied", "announced", "claimed"]
CONTENTS = ["that no ship had left", "that the road was open", "that six men were held", "that the bridge stands"]


def annotated():
    rows = []
    for i, name in enumerate(NAMES):
        for j, cue in enumerate(CUES):
            content = CONTENTS[(i + j) % len(CONTENTS)]
            text = f"{name} {cue} {content}."
            a, b = len(name), len(name) + 1 + len(cue)
            rows.append(
                {
                    "text": text,
                    "statements": [{"speaker": [[0, a]], "cue": [[a + 1, b]], "content": [[b + 1, len(text) - 1]]}],
                }
            )
            rows.append({"text": "Rain fell on the town all night.", "statements": []})
    return rows


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    path = tmp_path_factory.mktemp("reader") / "weights.crfsuite"
    assert train_reader(annotated(), path) == 64
    return path


def test_it_reads_what_it_has_not_seen(weights):
    text = "Boris Adler said that the tunnel was closed. Snow fell on the hills."
    document = Document(id="D-1", capture="0" * 64, text=text, loader="text/1", language="en")
    (statement,) = TrainedReader(weights).extract(
        document, [Source(id="adler", name="Boris Adler", kind=SourceKind.PERSON)]
    )
    words = (statement.speaker, statement.cue, statement.content)
    assert words == (
        "Boris Adler",
        "said",
        "that the tunnel was closed",
    )
    assert (statement.speaker_source, statement.extractor) == ("adler", "reader/1")


def test_training_twice_reads_alike(weights, tmp_path):
    train_reader(annotated(), tmp_path / "again")
    text = "The envoy said that nothing was agreed. Nobody denied it."
    assert TrainedReader(weights).relations(text) == TrainedReader(tmp_path / "again").relations(text)


@pytest.mark.parametrize("text", ["", "   ", "\ud800 said", '"' * 60, "國防部說。", "He said it. " * 50])
def test_no_text_raises(weights, text):
    for relation in TrainedReader(weights).relations(text):
        assert 0 <= relation.start < relation.end <= len(text)


def test_without_weights_it_says_what_to_do(tmp_path):
    with pytest.raises(SetupError, match="train-reader"):
        TrainedReader(tmp_path / "absent")


def test_the_environment_names_the_weights(weights, monkeypatch):
    monkeypatch.delenv(WEIGHTS, raising=False)
    assert installed_reader() is None
    monkeypatch.setenv(WEIGHTS, str(weights))
    assert installed_reader() is not None


def test_labels_follow_the_roles():
    text = "Ana said no."
    unit = Unit()
    tokenise(text, 0, len(text), unit)
    assign(unit)
    statements = [{"speaker": [[0, 3]], "cue": [[4, 8]], "content": [[9, 11]]}]
    assert labels(unit, statements) == ["B-S", "B-C", "B-X", "O"]
    assert len(features(unit)) == 4


def test_the_rules_are_there_beside_it():
    assert "rules" in available()
