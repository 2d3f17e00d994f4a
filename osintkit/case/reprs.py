"""How records display in a notebook: HTML, Markdown and plain text.

The model knows nothing about display, so the three forms are attached here when `osintkit.case` is loaded. Captured
text goes through the same doors as everywhere: `osintkit.display.escape` and `osintkit.display.markdown_text`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from osintkit.case.tables_for_readers import JOIN_RULES
from osintkit.display import Html, escape, html_table, in_notebook, markdown_text, quote, visible
from osintkit.model import Assessment, Claim, Document, Evidence, JoinReason, Origin, Source

_EXCERPT = 600
Fields = Mapping[str, object]


def _claim(one: Claim) -> tuple[str, str, Fields]:
    parties = tuple(f"{party.family} gains when evidence {party.gains.value} it" for party in one.parties)
    return f"Claim {one.id}", one.text, {"entails": one.entails, "parties": parties, "period": one.period}


def _source(one: Source) -> tuple[str, str, Fields]:
    fields = {
        "kind": one.kind,
        "aliases": one.aliases,
        "owner": one.owner,
        "family": one.family,
        "letter": f"{one.letter.value}: {one.letter.label}",
        "why": one.letter_reason,
        "protected": "yes: a pseudonym in reports" if one.protected else None,
    }
    return f"Source {one.id}", one.name, fields


def _document(one: Document) -> tuple[str, str, Fields]:
    excerpt = one.text if len(one.text) <= _EXCERPT else one.text[:_EXCERPT] + " …"
    fields = {
        "title": one.title,
        "publisher": one.publisher,
        "published": one.published,
        "language": one.language,
        "characters": len(one.text),
        "capture": one.capture[:16],
    }
    return f"Document {one.id}", excerpt, fields


def _evidence(one: Evidence) -> tuple[str, str, Fields]:
    fields = {
        "claim": one.claim,
        "stance": one.stance,
        "status": "in dispute" if one.contested else one.status,
        "speaker": one.speaker or one.speaker_words,
        "on whose word": one.upstream,
        "published by": one.holder,
        "said": one.said,
        "passage": one.anchor,
        "analysts": one.analysts,
        "note": one.note,
    }
    return f"Evidence {one.id}", one.passage.exact, fields


def _origin(one: Origin) -> tuple[str, str, Fields]:
    fields = {
        "claim": one.claim,
        "counts": "yes" if one.counts else "no",
        "stance": one.stance,
        "family": one.family,
        "evidence": one.evidence,
    }
    return f"Origin {one.id}", one.label, {**fields, **_joins(one)}


def _joins(one: Origin) -> dict[str, str]:
    """Return why its evidence counts as one: a line for each rule, with the first sentence that it gave."""
    told: dict[JoinReason, list[str]] = {}
    for join in one.joins:
        told.setdefault(join.reason, []).append(join.because)
    return {
        f"one because {JOIN_RULES[reason]}": because[0] + (f" (and {len(because) - 1} more)" if because[1:] else "")
        for reason, because in told.items()
    }


def _assessment(one: Assessment) -> tuple[str, str, Fields]:
    fields = {
        "claim": one.claim,
        "as of": one.as_of,
        "analyst": one.analyst,
        "digit": f"{one.digit.value}: {one.digit.label}" if one.digit else None,
        "likelihood": one.likelihood,
        "confidence": one.confidence,
        "evidence": one.evidence,
    }
    return f"Assessment {one.id}", one.rationale, fields


_FORMS: Mapping[type, Callable[[Any], tuple[str, str, Fields]]] = {
    Claim: _claim,
    Source: _source,
    Document: _document,
    Evidence: _evidence,
    Origin: _origin,
    Assessment: _assessment,
}


def bundle(one: Any) -> dict[str, str]:
    """Return a record as HTML, Markdown and plain text.

    >>> sorted(bundle(Claim(id="c", text="It <rained>.")))
    ['text/html', 'text/markdown', 'text/plain']
    >>> "<rained>" in bundle(Claim(id="c", text="It <rained>."))["text/html"]
    False
    """
    forms = _forms(one)
    return {**forms, "text/html": in_notebook(forms["text/html"])}


def show(one: Any) -> Html:
    """Return a record for a notebook to show beside others.

    >>> show(Claim(id="c", text="It rained.")).text.splitlines()[0]
    'Claim c'
    """
    forms = _forms(one)
    return Html(forms["text/html"], forms["text/plain"])


def _forms(one: Any) -> dict[str, str]:
    heading, words, fields = _FORMS[type(one)](one)
    kept = {name: value for name, value in fields.items() if value not in (None, "", ())}
    rows = [{"field": name, "value": value} for name, value in kept.items()]
    body = quote(words).markup if words else ""
    table = html_table(rows, caption=heading, columns={"field": "Field", "value": "Value"})
    lines = [
        f"- {name}: {markdown_text(_words(value))}" for name, value in ((row["field"], row["value"]) for row in rows)
    ]
    plain = [heading, words, *(f"  {name}: {_words(value)}" for name, value in kept.items())]
    return {
        "text/html": f'<section aria-label="{escape(heading)}">{body}{table}</section>',
        "text/markdown": "\n".join([f"**{markdown_text(heading)}** {markdown_text(words)}".rstrip(), "", *lines]),
        "text/plain": visible("\n".join(line for line in plain if line)),
    }


def _words(value: object) -> str:
    return "; ".join(str(part) for part in value) if isinstance(value, tuple) else str(value)


def register() -> None:
    """Give the records of the model their three forms; doing it twice changes nothing."""
    for kind in _FORMS:
        setattr(kind, "_repr_mimebundle_", _shown)  # noqa: B010  # the model has no such attribute, on purpose


def _shown(self: Any, include: object = None, exclude: object = None) -> dict[str, str]:
    del include, exclude  # the protocol passes them; all three forms are small
    return bundle(self)
