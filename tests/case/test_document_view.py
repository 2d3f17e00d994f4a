"""A document shown with what was read in it: every mark says its role in words."""

import re

import pytest

from osintkit.case.document_view import show_document
from osintkit.extract import extract
from osintkit.model import Document, StatedDate
from osintkit.reports.render.sanitise import CLASSES

TEXT = "The mayor of Lima said on Monday that about 300 people had left Quito in May."


@pytest.fixture
def markup():
    page = Document(
        id="D-1", capture="0" * 64, text=TEXT, loader="text/1", language="en", published=StatedDate("2026-05-20")
    )
    return show_document(page, extract(page, ())).markup


def marked(markup, role):
    return re.findall(rf'<mark class="[^"]*" title="{role}">([^<]*)</mark>', markup)


def test_each_reading_is_marked_with_its_role(markup):
    assert marked(markup, "cue") == ["said"]
    assert marked(markup, "date") == ["Monday", "May"]
    assert marked(markup, "number") == ["about 300 people"]
    assert marked(markup, "place") == ["Quito"]


def test_a_speaker_stays_whole(markup):
    assert marked(markup, "speaker") == ["The mayor of Lima"]


def test_only_the_last_part_of_a_split_content_is_labelled(markup):
    assert marked(markup, "content part") == ["that ", " had left "]
    assert marked(markup, "content") == [" in "]


def test_a_report_keeps_the_class_of_every_mark(markup):
    assert set(re.findall(r'<mark class="([^"]*)"', markup)) <= CLASSES
