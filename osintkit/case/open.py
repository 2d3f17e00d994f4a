"""Opening a case: as it is for its analyst, behind a door for an edition that others see."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from osintkit.case.case import Case
from osintkit.case.stores import changed_sources
from osintkit.model import Edition, Source
from osintkit.redact.parts import all_parts
from osintkit.redact.pseudonyms import FILE, give_pseudonyms
from osintkit.redact.records import Redaction, all_names
from osintkit.redact.spellings import accounts, names_of

REPORT: Final = "OSINTKIT_REPORT"
"""Set while a report is made, to the edition. Unset where analysts work."""


def open_case(root: Path | str = ".", **options: Any) -> Case:
    """Return the case at ``root`` or in the nearest folder above; options as for `Case`.

    In a report for others it hands out pseudonyms for protected sources. A report is never blind: who
    makes it must not change what it says.
    """
    blind = not os.environ.get(REPORT) and os.environ.get("OSINTKIT_BLIND", "") not in ("", "0")
    case = Case(root, **{"blind": blind, **options})
    return share(case) if os.environ.get(REPORT, Edition.INTERNAL) != Edition.INTERNAL else case


def protected_in(case: Case) -> list[str]:
    """Return the ids of the protected sources, as declared and as analysts have changed it since."""
    return [source.id for source in _sources(case).values() if source.protected]


def share(case: Case) -> Case:
    """Return the case as it may be shown to others; itself when no source is protected."""
    protected = protected_in(case)
    if not protected or case.door.hidden:
        return case
    file = case.file
    texts = [file.title, file.question, *file.not_claimed, *(claim.text for claim in file.claims.values())]
    texts += [hypothesis.text for hypothesis in file.hypotheses.values()]
    redaction = Redaction(
        {source: _called(case, source) for source in protected},
        give_pseudonyms(case.layout.root / "data" / FILE, protected, file.sources),
        case.records.reading(),
        all_parts(_sources(case), file.sources.values(), texts),
    )
    redaction.learn(case.material().evidence)
    return case.behind(redaction)


def _sources(case: Case) -> Mapping[str, Source]:
    return changed_sources(case.file.sources, case.judgments())


def _called(case: Case, source: str) -> tuple[str, ...]:
    """Return every name that a source has, or had before somebody changed it."""
    names = list(all_names(case.file.sources[source]))
    for change in case.judgments().source_changes:
        if change.source == source:
            names += [*names_of(change.name or "", change.aliases or ()), *accounts(change.url or "")]
    return tuple(dict.fromkeys(names))
