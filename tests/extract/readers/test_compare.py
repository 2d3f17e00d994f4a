"""Two extractors' statements are laid side by side, never over each other."""

import dataclasses

from osintkit.extract import extract
from osintkit.extract.readers.compare import compare
from osintkit.model import Document, Modality

PAGE = Document(
    id="D-1",
    capture="0" * 64,
    text="The port said no ship had left. Ana Ruiz denied the report. Nobody slept.",
    loader="text/1",
    language="en",
)


def other_reader(statements):
    return tuple(
        dataclasses.replace(statement, id=statement.id + "x", extractor="reader/1", modality=Modality.HEDGES)
        for statement in statements
    )


def test_the_same_statement_is_paired_and_its_differences_are_named():
    rules = extract(PAGE, ())
    pairs = compare(rules, other_reader(rules))
    assert [(pair.one.id + "x", pair.differs) for pair in pairs] == [(pair.other.id, ("modality",)) for pair in pairs]
    assert not any(pair.agrees for pair in pairs)


def test_what_only_one_has_found_stands_alone():
    rules = extract(PAGE, ())
    pairs = compare(rules[:1], other_reader(rules)[1:])
    assert [(pair.one is None, pair.other is None) for pair in pairs] == [(False, True), (True, False)]


def test_two_empty_readings_have_nothing_to_compare():
    assert compare((), ()) == ()
