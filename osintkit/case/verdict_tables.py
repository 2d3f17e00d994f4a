"""The tables of what follows from the evidence: claims, estimates, history, checks, findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from osintkit.display import html_table, in_notebook, markdown_text, visible
from osintkit.model import Clock
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.records import Records
    from osintkit.corroborate.verdicts.dossier import Dossier


def claims(records: Records, as_of: date | str | None, clock: Clock | str) -> pd.DataFrame:
    """Return table ``claims``."""
    day, which = records.day(as_of), Clock(clock)
    rows = []
    for claim in records.file.claims.values():
        dossier = records.dossier(claim.id, day, which)
        verdict = dossier.verdict
        rated = [assessment for assessment in dossier.assessments if assessment.digit]
        steps = [step for step in records.steps(claim.id, which) if day is None or step.day.latest <= day]
        rows.append(
            {
                "claim": claim.id,
                "text": claim.text,
                "status": verdict.status,
                "digit": verdict.digit,
                "origins": verdict.origins,
                "families": verdict.families,
                "refuting": verdict.refuting_origins,
                "withholding": verdict.withholding,
                "evidence": 0 if verdict.provisional else len(dossier.evidence),
                "rated": rated[-1].digit if rated else None,
                "changed": steps[-1].day.latest if steps else None,
                "provisional": verdict.provisional,
                "waits": f"{verdict.because[0]} {_sentence(verdict.would_be)}".strip() if verdict.provisional else None,
                "entails": claim.entails,
            }
        )
    return to_frame(rows, "claims")


def _sentence(clause: str) -> str:
    return f"It {clause}." if clause else ""


def estimates(dossier: Dossier) -> pd.DataFrame:
    """Return table ``estimates``."""
    distorted = {(one.evidence, one.given): one.because for one in dossier.distortions}
    rows = (
        {
            "claim": row.claim,
            "originator": row.originator,
            "scope": row.scope,
            "unit": row.unit,
            "low": row.low,
            "best": row.best,
            "high": row.high,
            "said": row.day,
            "day": row.day.latest if row.day else None,
            "current": row.current,
            "revises": row.supersedes,
            "use": row.use,
            "relayed": row.relayed,
            "mismatch": row.mismatch,
            "distorts": distorted.get((row.evidence, row.text), distorted.get((row.evidence, ""))),
            "words": row.words,
            "evidence": row.evidence,
        }
        for row in dossier.estimates
    )
    return to_frame(rows, "estimates")


def history(records: Records, claim: str, clock: Clock) -> pd.DataFrame:
    """Return table ``history`` of a claim."""
    rows = (
        {
            "claim": claim,
            "day": step.day.latest,
            "status": step.status,
            "digit": step.digit,
            "origins": step.origins,
            "families": step.families,
            "refuting": step.refuting_origins,
            "because": step.because,
            "evidence": step.evidence,
        }
        for step in records.steps(claim, clock)
    )
    return to_frame(rows, "history")


def case_bundle(records: Records) -> dict[str, str]:
    """Return how a case displays in a notebook: its question, and each claim with its verdict."""
    table = claims(records, None, Clock.PUBLIC)
    columns = {
        "claim": "Claim",
        "text": "Proposition",
        "status": "Verdict",
        "digit": "Digit",
        "origins": "Origins",
        "families": "Families",
        "refuting": "Refuting",
    }
    shown = html_table(table, caption=f"{records.file.title}: {records.file.question}", columns=columns)
    lines = [
        f"- {markdown_text(row.claim)}: {row.status}, {row.origins} independent origin{'' if row.origins == 1 else 's'}"
        for row in table.itertuples()
    ]
    return {
        "text/html": in_notebook(shown),
        "text/markdown": "\n".join([f"**{markdown_text(records.file.title)}**", "", *lines]),
        "text/plain": visible(f"{records.file.title}\n" + table[["claim", "status", "origins"]].to_string(index=False)),
    }


def checks(records: Records, as_of: date | None) -> pd.DataFrame:
    """Return table ``checks``."""
    rows = (
        {
            "claim": one.claim,
            "change": one.change,
            "recorded": one.recorded,
            "recomputed": one.recomputed,
            "assessed_as_of": one.assessed_as_of,
            "because": one.because,
            "evidence": (*one.evidence, *one.lost),
        }
        for one in records.checks(as_of)
    )
    return to_frame(rows, "checks")


def findings(records: Records, as_of: date | None) -> pd.DataFrame:
    """Return table ``findings``: what breaks a rule of the case."""
    rows = (
        {
            "rule": found.rule,
            "target": found.target,
            "message": found.message,
            "way_out": found.way_out,
            "fails": found.fails,
        }
        for found in records.findings(as_of)
    )
    return to_frame(rows, "findings")
