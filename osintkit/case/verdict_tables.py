"""The tables that say what is made of the evidence: claims, estimates, history, checks, findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from osintkit.display import html_table, in_notebook, markdown_text, visible
from osintkit.model import Clock
from osintkit.tables import to_frame

if TYPE_CHECKING:
    import pandas as pd

    from osintkit.case.case import Case
    from osintkit.corroborate.material import Material
    from osintkit.corroborate.verdicts.dossier import Dossier


def claims(case: Case, as_of: date | str | None, clock: Clock | str) -> pd.DataFrame:
    """Return table ``claims``."""
    day, which = case.day(as_of), Clock(clock)
    rows = []
    for claim in case.file.claims.values():
        dossier = case.dossier(claim.id, day, which)
        verdict = dossier.verdict
        rated = [assessment for assessment in dossier.assessments if assessment.digit]
        steps = [step for step in case.steps(claim.id, which) if day is None or step.day.latest <= day]
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
                "evidence": len(dossier.evidence),
                "rated": rated[-1].digit if rated else None,
                "changed": steps[-1].day.latest if steps else None,
                "provisional": verdict.provisional,
                "entails": claim.entails,
            }
        )
    return to_frame(rows, "claims")


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


def history(case: Case, claim: str, clock: Clock) -> pd.DataFrame:
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
        for step in case.steps(claim, clock)
    )
    return to_frame(rows, "history")


def case_bundle(case: Case) -> dict[str, str]:
    """Return how a case shows itself in a notebook: its question, and each claim with its verdict."""
    table = claims(case, None, Clock.PUBLIC)
    columns = {
        "claim": "Claim",
        "text": "Proposition",
        "status": "Verdict",
        "digit": "Digit",
        "origins": "Origins",
        "families": "Families",
        "refuting": "Refuting",
    }
    shown = html_table(table, caption=f"{case.title}: {case.question}", columns=columns)
    lines = [
        f"- {markdown_text(row.claim)}: {row.status}, {row.origins} independent origin{'' if row.origins == 1 else 's'}"
        for row in table.itertuples()
    ]
    return {
        "text/html": in_notebook(shown),
        "text/markdown": "\n".join([f"**{markdown_text(case.title)}**", "", *lines]),
        "text/plain": visible(f"{case.title}\n" + table[["claim", "status", "origins"]].to_string(index=False)),
    }


def checks(material: Material, as_of: date | None) -> pd.DataFrame:
    """Return table ``checks``."""
    from osintkit.corroborate.verdicts.check import check

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
        for one in check(material, as_of)
    )
    return to_frame(rows, "checks")


def findings(material: Material, as_of: date | None) -> pd.DataFrame:
    """Return table ``findings``: what breaks a rule of the case."""
    from osintkit.corroborate.verdicts.lint import lint

    rows = (
        {
            "rule": found.rule,
            "target": found.target,
            "message": found.message,
            "way_out": found.way_out,
            "fails": found.fails,
        }
        for found in lint(material, as_of)
    )
    return to_frame(rows, "findings")
