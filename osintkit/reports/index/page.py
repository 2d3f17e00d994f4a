"""The two pages that no notebook makes: the index of all claims, and the page of a failed run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from osintkit.display import Html, badge, badge_kind, escape, html_table
from osintkit.reports.job import Failure
from osintkit.reports.render.page import Page, PageLink, write_page

__all__ = ["IndexHead", "IndexRow", "failed_page", "index_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexRow:
    """A claim in the index.

    Parameters
    ----------
    claim
        Its id.
    text
        The proposition.
    verdict
        The verdict in words.
    origins, against, families
        Independent origins for and against, and the families of those for.
    letters
        Letters of the originators, for instance ``A, 2 B``.
    digit, rated
        The digit that the evidence suggests, and the one that an analyst recorded last.
    changed
        When the verdict last changed.
    main
        Whether it is the case's main claim.
    waits
        What waits to be judged, where nobody has judged anything of the claim; then there is no verdict.
    pages
        Its pages.
    """

    claim: str
    text: str
    verdict: str
    origins: int
    against: int = 0
    families: int = 0
    letters: str = ""
    digit: str = ""
    rated: str = ""
    changed: date | None = None
    main: bool = False
    waits: str = ""
    pages: Sequence[PageLink] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexHead:
    """The content above and below the table.

    Parameters
    ----------
    title
        Of the case.
    question
        The question of the case.
    not_claimed
        What it does not claim; limits come before results.
    as_of
        The day, or None for everything.
    links
        Pages of the case as a whole.
    footer
        Lines at the end.
    stamp
        A line on top that cannot be overlooked.
    """

    title: str
    question: str = ""
    not_claimed: Sequence[str] = ()
    as_of: date | None = None
    links: Sequence[PageLink] = ()
    footer: Sequence[str] = ()
    stamp: str = ""


def index_page(head: IndexHead, rows: Sequence[IndexRow]) -> str:
    """Return the page of all claims.

    >>> row = IndexRow(claim="c", text="It rained.", verdict="single origin", origins=1)
    >>> "badge-single" in index_page(IndexHead(title="Rain"), [row])
    True
    """
    known = "as far as it was public by " + head.as_of.isoformat() if head.as_of else "from everything captured"
    parts = [f"<h1>{escape(head.title)}</h1>"]
    if head.question:
        parts.append(f'<p class="lead">{escape(head.question)}</p>')
    if head.not_claimed:
        limits = "".join(f"<li>{escape(line)}</li>" for line in head.not_claimed)
        parts.append(f'<div class="limits"><p><strong>What is not claimed</strong></p><ul>{limits}</ul></div>')
    count = len(rows)
    parts.append(f"<h2>{count} claim{'' if count == 1 else 's'}, {known}</h2>")
    parts.append(html_table([_cells(row) for row in rows], caption=_CAPTION, columns=_COLUMNS))
    parts.append(_LEGEND)
    links = (PageLink("All claims", "index.html", current=True), *head.links)
    body = "\n".join(parts)
    page = Page(title=head.title, body=body, kicker=_kicker(head), links=links, footer=head.footer, stamp=head.stamp)
    return write_page(page)


_CAPTION = "Each claim with the independent origins behind it"
_COLUMNS = {
    "claim": "Claim",
    "verdict": "Verdict",
    "origins": "Origins for",
    "families": "in families",
    "against": "against",
    "letters": "Letters of originators",
    "digit": "Digit",
    "rated": "Rated",
    "changed": "Last change",
}
_LEGEND = """<details class="code"><summary>How to read this table</summary>
<p><strong>Origins</strong> are counted, not pages: what copies, cites or relies on another counts once, together with
it. <strong>Families</strong> are origins grouped by government or owner. The <strong>letter</strong> (A to F) rates a
source, the <strong>digit</strong> (1 to 6) the claim as of the day; F and 6 mean that there is no basis, not a middle
value. <strong>Digit</strong> is what the evidence suggests, <strong>rated</strong> what an analyst last recorded.
Letter and digit are never added up. A verdict is what the decision table says of the evidence that analysts have
accepted; where nobody has judged a passage yet, there is none, and no digit.</p></details>"""


def _kicker(head: IndexHead) -> str:
    return f"{head.title} · as of {head.as_of.isoformat()}" if head.as_of else head.title


def _cells(row: IndexRow) -> dict[str, object]:
    verdict = badge(row.verdict, badge_kind(row.verdict)).markup
    if row.waits:
        verdict += f'<br><span class="meta">{escape(row.waits)}</span>'
    pages = " · ".join(f'<a href="{escape(page.href)}">{escape(page.label)}</a>' for page in row.pages)
    main = " " + badge("main claim").markup if row.main else ""
    claim = f'<strong>{escape(row.text)}</strong>{main}<br><span class="meta">{escape(row.claim)}</span>'
    return {
        "claim": Html(f'{claim}<br><span class="meta">{pages}</span>' if pages else claim),
        "verdict": Html(verdict),
        "origins": row.origins,
        "families": row.families,
        "against": row.against,
        "letters": row.letters,
        "digit": row.digit,
        "rated": row.rated,
        "changed": row.changed,
    }


def failed_page(title: str, failures: Sequence[Failure], kept: str = "", when: str = "") -> str:
    """Return the page that a failed run leaves beside the last good report.

    Parameters
    ----------
    title
        Of the case.
    failures
        What failed.
    kept
        Relative address of the report that is still published, or nothing.
    when
        When the run began.
    """
    count = len(failures)
    parts = [
        "<h1>This run failed; nothing was published</h1>",
        f'<p class="lead">{count} notebook{"" if count == 1 else "s"} did not run to the end.</p>',
    ]
    if when:
        parts.append(f"<p>The run began on {escape(when)}. Fix the errors below and run it again.</p>")
    if kept:
        parts.append(f'<p>The last good report still stands: <a href="{escape(kept)}">{escape(kept)}</a>.</p>')
    else:
        parts.append("<p>There is no earlier report.</p>")
    parts += [_failure(failure) for failure in failures]
    return write_page(Page(title=f"FAILED: {title}", body="\n".join(parts), kicker=title))


def _failure(failure: Failure) -> str:
    where = f"Code cell {failure.cell}: " if failure.cell else ""
    parts = [f"<h2>{escape(failure.name)}</h2>"]
    parts.append(f'<div class="failure"><p><strong>{where}{escape(failure.reason)}</strong></p></div>')
    if failure.source:
        parts.append(f'<pre class="stream">{escape(failure.source)}</pre>')
    if failure.details:
        parts.append(f'<details class="code"><summary>Where</summary><pre>{escape(failure.details)}</pre></details>')
    return "\n".join(parts)
