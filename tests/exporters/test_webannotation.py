from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime

import pytest

from osintkit.exporters import ExportMaterial
from osintkit.exporters.webannotation import WebAnnotationExporter
from osintkit.journal import Adjudication, Judgments, Note
from osintkit.model import Capture, Claim, Document, EvidenceStatus, HypothesisRating, Link, Passage, Rating, Stance

TEXT = "👩‍👩‍👧 شمال \u202eKyiv\u202c said so.\r\nMoscow denied it."
AT = datetime(2024, 10, 28, 9, 30, tzinfo=UTC)


def link(word: str, analyst: str = "anna", **more) -> Link:
    start = TEXT.index(word)
    return Link(claim="c", passage=Passage.of("D-1", TEXT, start, start + len(word)), analyst=analyst, at=AT, **more)


@pytest.fixture
def material():
    kyiv, moscow = link("Kyiv", stance=Stance.SUPPORTS, note="see <b>p. 2</b>"), link("Moscow", stance=Stance.REFUTES)
    rejected = link("Kyiv", "ben", stance=Stance.SUPPORTS, status=EvidenceStatus.REJECTED)
    notes = (
        Note(id="J-1", text="who?", about="c", passage=kyiv.passage, analyst="ben", at=AT),
        Note(id="J-2", text="not on a passage", analyst="ben", at=AT),
    )
    return ExportMaterial(
        case_id="demo",
        title="Demo",
        claims={"c": Claim(id="c", text="It happened.")},
        captures={"ab": Capture(sha256="ab", size=1, media_type="text/html", name="a.html", received=AT)},
        documents={"D-1": Document(id="D-1", capture="ab", text=TEXT, url="https://example.org/a", loader="html/1")},
        judgments=Judgments(given=(kyiv, moscow, rejected), notes=notes),
        made=AT,
    )


def exported(material) -> dict:
    return json.loads(WebAnnotationExporter().export(material))


def test_every_anchored_judgment_is_an_annotation(material):
    collection = exported(material)
    assert collection["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (collection["type"], collection["total"], collection["generated"]) == (
        "AnnotationCollection",
        4,
        "2024-10-28T09:30:00Z",
    )
    items = collection["first"]["items"]
    assert [item["motivation"] for item in items].count("assessing") == 3
    assert len({item["id"] for item in items}) == 4
    for item in items:
        assert item["type"] == "Annotation"
        assert item["creator"]["nickname"] in {"anna", "ben"}
        assert item["created"] == "2024-10-28T09:30:00Z"
        assert item["target"]["source"] == "https://example.org/a"
        assert item["target"]["state"]["cached"] == "urn:sha256:ab"


def test_quote_and_position_find_the_words_again(material):
    for item in exported(material)["first"]["items"]:
        quote, position = item["target"]["selector"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert TEXT[position["start"] : position["end"]] == quote["exact"]
        before, after = quote.get("prefix", ""), quote.get("suffix", "")
        assert before + quote["exact"] + after in TEXT


def test_bodies_say_claim_and_stance(material):
    values = sorted(
        tuple(body.get("value") or body["source"] for body in item["body"])
        for item in exported(material)["first"]["items"]
    )
    about = ("urn:osintkit:demo:claim:c", "It happened.")
    assert values == [
        (*about, "refutes"),
        (*about, "rejected"),
        (*about, "supports", "see <b>p. 2</b>"),
        ("who?", "urn:osintkit:demo:c"),
    ]


def test_an_unknown_document_still_gives_its_anchor():
    collection = exported(ExportMaterial(case_id="demo", judgments=Judgments(given=(link("Kyiv"),))))
    (item,) = collection["first"]["items"]
    assert item["target"]["source"] == "urn:osintkit:demo:document:D-1"
    assert "state" not in item["target"]
    assert "generated" not in collection


def test_half_a_character_becomes_its_replacement_and_positions_still_fit():
    text = "a \ud83d Kyiv said"
    passage = Passage.of("D-1", text, 4, 8)
    judged = Link(claim="c", passage=passage, analyst="anna", at=AT)
    (item,) = exported(ExportMaterial(case_id="demo", judgments=Judgments(given=(judged,))))["first"]["items"]
    quote, position = item["target"]["selector"]
    assert quote["prefix"] == "a \N{REPLACEMENT CHARACTER} "
    assert text.replace("\ud83d", "\N{REPLACEMENT CHARACTER}")[position["start"] : position["end"]] == quote["exact"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "https://e.org/ onclick=x", "data:text/html,x", "HTTPS:x", ""])
def test_an_address_that_is_no_web_page_is_left_out(url):
    document = Document(id="D-1", capture="ab", text=TEXT, url=url, loader="html/1")
    material = ExportMaterial(case_id="demo", documents={"D-1": document}, judgments=Judgments(given=(link("Kyiv"),)))
    (item,) = exported(material)["first"]["items"]
    assert item["target"]["source"] == "urn:osintkit:demo:document:D-1"


def test_ratings_and_settlements_stand_on_the_passage_of_their_evidence(material):
    kyiv, moscow, _ = material.judgments.given
    settled = Adjudication(
        of="link", subject=kyiv.evidence, stance=Stance.REFUTES, reason="read it again", analyst="chris", at=AT
    )
    elsewhere = Adjudication(of="grade", subject="nis", reason="record", analyst="chris", at=AT)
    rating = HypothesisRating(
        hypothesis="h", evidence=moscow.evidence, rating=Rating.INCONSISTENT, analyst="ben", at=AT
    )
    lost = dataclasses.replace(rating, evidence="E-000000000000")
    judgments = dataclasses.replace(material.judgments, adjudicated=(settled, elsewhere), ratings=(rating, lost))
    items = exported(dataclasses.replace(material, judgments=judgments))["first"]["items"]
    assert len({item["id"] for item in items}) == len(items) == 6
    (moderated,) = (item for item in items if item["motivation"] == "moderating")
    assert moderated["creator"]["nickname"] == "chris"
    assert [body["value"] for body in moderated["body"]] == ["refutes", "read it again"]
    assert moderated["target"]["selector"][0]["exact"] == "Kyiv"
    (rated,) = (item for item in items if item["body"][0].get("source") == "urn:osintkit:demo:hypothesis:h")
    assert (rated["motivation"], rated["body"][1]["value"]) == ("assessing", "I")
    assert rated["target"]["selector"][0]["exact"] == "Moscow"
