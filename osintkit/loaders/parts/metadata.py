"""What an HTML page says about itself: title, author, publisher, day of publication, address, language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urljoin

from osintkit.loaders.parts.header import language_code, web_address
from osintkit.loaders.parts.printed_date import stated_date
from osintkit.loaders.protocol import Facts

_TITLES = ("og:title", "headline", "citation_title", "twitter:title", "dc.title", "dcterms.title")
_AUTHORS = ("author", "citation_author", "parsely-author", "sailthru.author", "dc.creator", "byl", "article:author")
_PUBLISHERS = ("og:site_name", "publisher", "citation_publisher", "dc.publisher", "application-name")
_DATES = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "parsely-pub-date",
    "sailthru.date", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.created",
    "dcterms.date", "dc.date", "publishdate", "publish-date", "publish_date", "publication_date", "pubdate", "date",
)  # fmt: skip
_LINKED_BYTES = 1 << 20
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ARTICLE = re.compile(r"(?:^|/)(?:\w*Article|\w*Posting|Report|LiveBlogPosting|WebPage|VideoObject)$")


def read_metadata(tree: Any, facts: Facts, address: str | None = None) -> None:
    """Fill ``facts`` from the head of a page, its JSON-LD and its ``time`` elements.

    Parameters
    ----------
    tree
        The parsed page.
    facts
        Filled in place; where two places disagree on the day, the note names both.
    address
        Where the page was taken from, to complete a relative canonical address.
    """
    metas = _metas(tree)
    linked = next(_articles(tree, facts), {})
    headings = [_words(element) for element in tree.iter("h1")]
    facts.fill("publisher", _first(metas, _PUBLISHERS) or _name(linked.get("publisher")))
    facts.fill("title", _first(metas, _TITLES) or _string(linked.get("headline")))
    facts.fill("title", headings[0] if len(headings) == 1 else None)
    facts.fill("title", next((_words(element) for element in tree.iter("title")), None))
    if facts.title and facts.publisher:
        facts.title = re.sub(rf"\s+[-|–—·:]\s+{re.escape(facts.publisher)}\Z", "", facts.title)
    facts.fill("author", _author(metas) or _name(linked.get("author")))
    marked = (tree.get("lang"), tree.get(_XML_LANG), _first(metas, ("og:locale",)), _string(linked.get("inLanguage")))
    for language in marked:
        facts.fill("language", language_code(language or ""))
    _read_date(tree, metas, linked, facts)
    canonical = [link for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for link in [*(link.get("href") or "" for link in canonical), _first(metas, ("og:url",)) or ""]:
        facts.fill("url", _absolute(address, link.strip()) if link.strip() else None)


def _absolute(address: str | None, link: str) -> str | None:
    try:
        return web_address(urljoin(address or "", link))
    except ValueError:  # brackets that look like a broken IPv6 address
        return None


def _read_date(tree: Any, metas: Mapping[str, str], linked: Mapping[str, Any], facts: Facts) -> None:
    printed: list[tuple[str, str]] = [(f"meta {key}", metas[key]) for key in _DATES if metas.get(key)]
    day = _string(linked.get("datePublished"))
    if day:
        printed.insert(1 if printed else 0, ("JSON-LD", day))
    if not printed:
        printed = list(_time_elements(tree))
    found = [(place, date) for place, words in printed if (date := stated_date(words)) is not None]
    if printed and not found:
        facts.notes.append(f"published {printed[0][1][:40]!r} ({printed[0][0]}) is not a date; left out")
    if not found:
        return
    place, date = found[0]
    facts.fill("published", date)
    other = next((f"{date_} ({place_})" for place_, date_ in found[1:] if date_ != date), None)
    if other:
        facts.notes.append(f"published {date} ({place}); another place of the page says {other}")
    elif place.startswith("time"):
        facts.notes.append(f"published {date} read from a {place}")


def _time_elements(tree: Any) -> Iterator[tuple[str, str]]:
    """Yield the printed day of a ``time`` element marked as publication, or of the only one that there is."""
    times = [element for element in tree.iter("time") if element.get("datetime") or _words(element)]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None
        or re.search(r"publi|posted|entry-date", f"{element.get('itemprop')} {element.get('class')}", re.IGNORECASE)
    ]
    stated = {element.get("datetime") or _words(element) for element in times}
    for element in marked or (times if len(stated) == 1 else []):
        yield (
            ("time element" if element in marked else "time element, the only one"),
            (element.get("datetime") or _words(element)),
        )


def _metas(tree: Any) -> dict[str, str]:
    """Return what the page's ``meta`` elements say, by name; the first of a name stays."""
    metas: dict[str, str] = {}
    for element in tree.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag == "meta":
            key = element.get("property") or element.get("name") or element.get("itemprop") or ""
            value = element.get("content")
        elif (element.get("itemprop") or "").lower() == "datepublished":
            key, value = "datepublished", element.get("datetime") or element.get("content")
        else:
            continue
        if key and value and value.strip():
            metas.setdefault(key.strip().lower(), " ".join(value.split()))
    return metas


def _first(metas: Mapping[str, str], keys: tuple[str, ...]) -> str | None:
    return next((metas[key] for key in keys if metas.get(key)), None)


def _author(metas: Mapping[str, str]) -> str | None:
    return next((metas[key] for key in _AUTHORS if metas.get(key) and web_address(metas[key]) is None), None)


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def _articles(tree: Any, facts: Facts) -> Iterator[Mapping[str, Any]]:
    """Yield the JSON-LD objects of the page that describe a text."""
    for element in tree.iter("script"):
        if (element.get("type") or "").strip().lower() != "application/ld+json":
            continue
        source = (element.text or "")[:_LINKED_BYTES]
        try:
            plain = json.loads(source, strict=False)
        except (ValueError, RecursionError):
            facts.notes.append("a JSON-LD block of the page is broken and was left out")
            continue
        for thing in _things(plain):
            kinds = thing.get("@type")
            if any(
                _ARTICLE.search(kind)
                for kind in (kinds if isinstance(kinds, list) else [kinds])
                if isinstance(kind, str)
            ):
                yield thing


def _things(plain: Any) -> Iterator[Mapping[str, Any]]:
    todo = [plain]
    for _ in range(1000):
        if not todo:
            return
        thing = todo.pop(0)
        if isinstance(thing, list):
            todo[:0] = thing[:200]
        elif isinstance(thing, dict):
            yield thing
            todo.extend(value for key, value in thing.items() if key in {"@graph", "mainEntity", "itemListElement"})


def _string(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return " ".join(value.split()) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    """Return the name of a JSON-LD person or organisation, or the names of several."""
    if isinstance(value, list):
        names = [name for name in (_name(one) for one in value[:10]) if name]
        return "; ".join(dict.fromkeys(names)) or None
    if isinstance(value, dict):
        return _string(value.get("name"))
    return _string(value)
