"""Every judgment on a passage as a W3C Web Annotation, for any tool that reads annotations.

One ``AnnotationCollection`` in JSON-LD. A link is an annotation that assesses a passage: its target has the quote and
the position (code points), its bodies say which claim and which stance. A note on a passage comments, a rating
against a hypothesis assesses the passage of its evidence, and the settlement of a disagreement moderates it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from osintkit.exporters import ExportMaterial
from osintkit.journal import Adjudication, Note
from osintkit.model import EvidenceStatus, HypothesisRating, Link, Passage, format_instant, short_id

_WEB = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x1f\x7f]+")
"""What may be written as an address: a captured ``javascript:`` must not become somebody's link."""
_HALVES = re.compile("[\ud800-\udfff]")
CONTEXT = "http://www.w3.org/ns/anno.jsonld"


class WebAnnotationExporter:
    """Judgments on passages as W3C Web Annotations.

    Examples
    --------
    >>> from osintkit.exporters import ExportMaterial
    >>> collection = json.loads(WebAnnotationExporter().export(ExportMaterial(case_id="demo")))
    >>> collection["type"], collection["total"]
    ('AnnotationCollection', 0)
    """

    name = "webannotation"
    version = "1"
    media_type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"'
    suffix = ".jsonld"

    def export(self, material: ExportMaterial) -> bytes:
        """Return the collection, the same bytes for the same material."""
        base = f"urn:osintkit:{material.case_id}"
        judged = material.judgments
        passages = {link.evidence: link.passage for link in judged.given}
        annotations = [
            *(_of_link(base, material, link) for link in judged.given),
            *(_of_note(base, material, note) for note in judged.notes if note.passage is not None),
            *(
                _of_rating(base, rating) | {"target": _target(base, material, passages[rating.evidence])}
                for rating in judged.ratings
                if rating.evidence in passages
            ),
            *(
                _of_settlement(base, settled) | {"target": _target(base, material, passages[settled.subject])}
                for settled in judged.adjudicated
                if settled.of == "link" and settled.subject in passages
            ),
        ]
        annotations.sort(key=lambda each: (each.get("created", ""), each["id"]))
        collection: dict[str, Any] = {
            "@context": CONTEXT,
            "id": f"{base}:annotations",
            "type": "AnnotationCollection",
            "label": material.title or material.case_id,
            "generator": {"id": "urn:osintkit", "type": "Software", "name": "osintkit"},
            "total": len(annotations),
        }
        if material.made is not None:
            collection["generated"] = format_instant(material.made)
        if annotations:
            page = {"id": f"{base}:annotations:1", "type": "AnnotationPage", "startIndex": 0, "items": annotations}
            collection["first"] = page
            collection["last"] = page["id"]
        return _json(collection)


def _of_link(base: str, material: ExportMaterial, link: Link) -> dict[str, Any]:
    claim = material.claims.get(link.claim)
    verdict = link.status if link.status is not EvidenceStatus.ACCEPTED else link.stance
    bodies: list[dict[str, Any]] = [
        {
            "type": "SpecificResource",
            "source": f"{base}:claim:{link.claim}",
            "purpose": "linking",
        },
        _text(verdict.value, "classifying"),
    ]
    if claim is not None:
        bodies.insert(1, _text(claim.text, "describing"))
    if link.note:
        bodies.append(_text(link.note, "commenting"))
    return _annotation(base, (link.evidence, link.analyst), "assessing", link, bodies) | {
        "target": _target(base, material, link.passage)
    }


def _of_note(base: str, material: ExportMaterial, note: Note) -> dict[str, Any]:
    bodies = [_text(note.text, "commenting")]
    if note.about:
        bodies.append({"type": "SpecificResource", "source": f"{base}:{note.about}", "purpose": "linking"})
    if note.passage is None:  # the caller picked notes on passages
        return {}
    return _annotation(base, (note.id,), "commenting", note, bodies) | {"target": _target(base, material, note.passage)}


def _of_rating(base: str, rating: HypothesisRating) -> dict[str, Any]:
    bodies = [
        {"type": "SpecificResource", "source": f"{base}:hypothesis:{rating.hypothesis}", "purpose": "linking"},
        _text(rating.rating.value, "classifying"),
    ]
    return _annotation(base, (rating.hypothesis, rating.evidence, rating.analyst), "assessing", rating, bodies)


def _of_settlement(base: str, settled: Adjudication) -> dict[str, Any]:
    given = [word.value for word in (settled.status, settled.stance) if word is not None]
    bodies = [*(_text(word, "classifying") for word in given), _text(settled.reason, "commenting")]
    return _annotation(base, ("settled", settled.subject), "moderating", settled, bodies)


def _text(words: str, purpose: str) -> dict[str, Any]:
    return {"type": "TextualBody", "value": words, "format": "text/plain", "purpose": purpose}


def _annotation(
    base: str,
    parts: Iterable[str],
    motivation: str,
    judged: Link | Note | HypothesisRating | Adjudication,
    bodies: list[dict[str, Any]],
) -> dict[str, Any]:
    annotation: dict[str, Any] = {
        "id": f"{base}:annotation:{short_id('N', *parts)}",
        "type": "Annotation",
        "motivation": motivation,
        "creator": {"type": "Person", "nickname": judged.analyst},
        "body": bodies,
    }
    if judged.at is not None:
        annotation["created"] = format_instant(judged.at)
    return annotation


def _target(base: str, material: ExportMaterial, passage: Passage) -> dict[str, Any]:
    document = material.documents.get(passage.document)
    quote = {"type": "TextQuoteSelector", "exact": passage.exact}
    quote |= {name: words for name in ("prefix", "suffix") if (words := getattr(passage, name))}
    target: dict[str, Any] = {
        "type": "SpecificResource",
        "source": f"{base}:document:{passage.document}",
        "selector": [
            quote,
            {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
        ],
    }
    if document is None:
        return target
    if document.url and _WEB.fullmatch(document.url):
        target["source"] = document.url
    capture = material.captures.get(document.capture)
    if capture is not None:
        target["state"] = {
            "type": "TimeState",
            "sourceDate": format_instant(capture.received),
            "cached": f"urn:sha256:{capture.sha256}",
        }
    return target


def _json(plain: dict[str, Any]) -> bytes:
    text = json.dumps(plain, ensure_ascii=False, sort_keys=True, indent=1, allow_nan=False)
    # half of a character, which some exports hold, cannot stand in UTF-8; its replacement is one code point too
    return _HALVES.sub("\N{REPLACEMENT CHARACTER}", text).encode("utf-8") + b"\n"
