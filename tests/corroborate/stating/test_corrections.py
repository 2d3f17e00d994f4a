"""What a voice takes back, it no longer states; what is said in jest states nothing."""

from __future__ import annotations

import pytest

from osintkit.corroborate.evidence import Reading
from osintkit.corroborate.stating.corrections import Kind, correction, corrections_of
from osintkit.corroborate.suggestions import compared
from osintkit.model import Claim, Document

CLAIM = "The ferry struck the pier in Lipno."


def bearings(asked: str, text: str, title: str = "") -> list[str | None]:
    """Return what each sentence of a document does to a claim."""
    document = Document(id="D-1", capture="0" * 64, text=text, title=title, loader="text/1", language="en")
    reading = Reading(documents={"D-1": document})
    told = []
    for line in text.split("\n"):
        start = text.index(line)
        found = compared(Claim(id="c", text=asked), reading, document, (start, start + len(line)))
        told.append(str(found.comparison.bearing) if found and found.comparison else None)
    return told


@pytest.mark.parametrize(
    "text",
    [
        "An earlier version of this article said that the ferry struck the pier in Lipno.",
        "The Courier retracts its report that the ferry struck the pier in Lipno.",
        "We regret having reported that the ferry struck the pier in Lipno.",
        "Editor's note: this page incorrectly said that the ferry struck the pier in Lipno.",
    ],
)
def test_a_correction_is_against_what_it_takes_back(text: str) -> None:
    assert bearings(CLAIM, text) == ["opposite"]
    assert bearings(CLAIM, "The ferry struck the pier in Lipno.") == ["states"]


def test_what_a_document_takes_back_further_down_it_does_not_state() -> None:
    text = "The ferry struck the pier in Lipno.\nCorrection: the ferry did not strike the pier in Lipno."
    first, second = bearings(CLAIM, text)
    assert first == "part"
    assert second == "opposite"


def test_a_correction_of_something_else_leaves_the_claim_alone() -> None:
    text = "The ferry struck the pier in Lipno.\nCorrection: the name of the mayor of Tarva was misspelt."
    assert bearings(CLAIM, text)[0] == "states"


@pytest.mark.parametrize(("title", "text"), [("Satire: ferry at sea", ""), ("", "\nThis article is satire.")])
def test_satire_states_nothing(title: str, text: str) -> None:
    assert bearings(CLAIM, "The ferry struck the pier in Lipno." + text, title)[0] == "part"


def test_a_number_that_is_put_right_supports_the_new_one_and_not_the_old() -> None:
    said = "The fire killed 2 miners, not 12 as reported at first."
    assert bearings("The fire killed 12 miners.", said) != ["states"]
    assert bearings("The fire killed 2 miners.", said) == ["states"]


def test_labels_are_read_at_the_ends_of_a_document_only() -> None:
    far = " ".join(f"Line {number} tells of the harbour." for number in range(20))
    middle = far + " Opinion: it was late. " + far
    assert corrections_of(middle) == ()
    assert [found.kind for found in corrections_of(far, title="Opinion | The harbour")] == [Kind.OPINION]
    assert correction("The council retracted the licence.") is not None
