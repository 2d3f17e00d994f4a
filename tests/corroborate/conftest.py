"""Builders of material for tests: small rows of our own, and the worked case's tables when they lie beside it."""

from __future__ import annotations

import csv
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from osintkit.corroborate.material import ListedCopies, Material
from osintkit.model import (
    Access,
    Claim,
    Dependency,
    Estimate,
    Evidence,
    EvidenceStatus,
    Modality,
    Party,
    Passage,
    Reliability,
    Scope,
    Source,
    SourceKind,
    Stance,
    StatedDate,
)

CASE = Path(__file__).resolve().parents[2] / ".." / "shared" / "case"


class Rows:
    """Short ways to write records."""

    @staticmethod
    def said(
        key: str,
        speaker: str | None = None,
        day: str | None = None,
        *,
        upstream: str = "",
        stance: str = "supports",
        claim: str = "c",
        **more,
    ) -> Evidence:
        text = more.pop("text", f"Passage number {key} of this test, in words of its own {key}.")
        given = {"status": EvidenceStatus.ACCEPTED, "holder": speaker}
        if "captured" in more:
            more["captured"] = datetime.fromisoformat(more["captured"]).replace(tzinfo=UTC)
        for name, kind in (("access", Access), ("modality", Modality), ("status", EvidenceStatus)):
            if name in more:
                more[name] = kind(more[name])
        return Evidence(
            id=f"E-{key}",
            claim=claim,
            passage=Passage.of(f"D-{key}", text, 0, len(text)),
            speaker=speaker,
            said=StatedDate(day) if day else None,
            upstream=tuple(upstream.split()),
            stance=Stance(stance),
            **{**given, **more},
        )

    @staticmethod
    def number(best: float | None = None, scope: str = "present", unit: str = "soldiers", **bounds) -> Estimate:
        return Estimate(best=best, scope=Scope(scope), unit=unit, **bounds)

    @staticmethod
    def source(key: str, kind: str = "organisation", **more) -> Source:
        if "letter" in more:
            more["letter"] = Reliability(more["letter"])
        return Source(id=key, name=more.pop("name", key.upper()), kind=SourceKind(kind), **more)

    @staticmethod
    def leans(source: str, on: str, since: str | None = None, until: str | None = None, **more) -> Dependency:
        return Dependency(
            source=source,
            on=on,
            since=StatedDate(since) if since else None,
            until=StatedDate(until) if until else None,
            **more,
        )

    @staticmethod
    def party(family: str, gains: str = "refutes") -> Party:
        return Party(family=family, gains=Stance(gains))

    @classmethod
    def material(cls, *evidence: Evidence, outlets: str = "", **more) -> Material:
        named = {one for each in evidence for one in (each.speaker, each.holder, *each.upstream) if one}
        sources = {key: cls.source(key, "outlet" if key in outlets.split() else "organisation") for key in named}
        sources |= {one.id: one for one in more.pop("sources", ())}
        claims = {one.claim: Claim(id=one.claim, text=f"It rained at {one.claim}.") for one in evidence}
        claims |= {one.id: one for one in more.pop("claims", ())}
        copies = ListedCopies(tuple(more.pop("copies", ())))
        return Material(sources=sources, claims=claims, evidence=evidence, copies=copies, **more)


@pytest.fixture(scope="session")
def rows() -> type[Rows]:
    return Rows


CLAIMS = (
    Claim(
        id="nk-troops-in-russia",
        text="North Korean soldiers are in Russia.",
        main=True,
        parties=(
            Party(family="RU-GOV", gains=Stance.REFUTES),
            Party(family="DPRK-GOV", gains=Stance.REFUTES),
            Party(family="UA-GOV", gains=Stance.SUPPORTS),
        ),
        scopes=(Scope.PRESENT, Scope.CUMULATIVE),
    ),
    Claim(
        id="nk-troops-in-kursk",
        text="They are in Kursk.",
        entails=("nk-troops-in-russia",),
        parties=(Party(family="RU-GOV", gains=Stance.REFUTES), Party(family="DPRK-GOV", gains=Stance.REFUTES)),
    ),
    Claim(
        id="nk-combat-kursk",
        text="They fight in Kursk.",
        entails=("nk-troops-in-kursk",),
        parties=(Party(family="RU-GOV", gains=Stance.REFUTES), Party(family="DPRK-GOV", gains=Stance.REFUTES)),
    ),
    Claim(id="nk-pows", text="Two were taken prisoner.", entails=("nk-combat-kursk",)),
    Claim(id="nk-troop-number", text="A number of them is in Russia.", entails=("nk-troops-in-russia",)),
    Claim(id="nk-casualties", text="They have losses.", scopes=(Scope.KILLED, Scope.CASUALTIES)),
)
STANCES = {"asserts": Stance.SUPPORTS, "denies": Stance.REFUTES, "qualifies": Stance.NEUTRAL}
UNITS = {"killed": Scope.KILLED, "killed or wounded": Scope.CASUALTIES, "wounded": Scope.WOUNDED}


def agent(origin: str) -> str:
    return re.sub(r"-\d{4}$", "", origin.strip().rstrip("?"))


def case_rows() -> list[dict[str, str]]:
    found = []
    for name in ("statements.csv", "statements_extra.csv"):
        with (CASE / name).open(encoding="utf-8", newline="") as file:
            found.extend(csv.DictReader(file))
    return found


@pytest.fixture(scope="session")
def case_material() -> Material:
    """The worked case's tables as material: an agent an origin code, outlets as repeaters, doubts as dependence."""
    if not CASE.is_dir():
        pytest.skip("the worked case's tables do not lie beside this checkout")
    sources: dict[str, Source] = {}
    evidence = []
    for row in case_rows():
        root = agent(row["origin_id"])
        sources.setdefault(root, Source(id=root, name=root, kind=SourceKind.ORGANISATION, family=row["source_family"]))
        upstream = [agent(one) for one in row["depends_on"].split(";") if one and agent(one) != root]
        speaker, access = root, Access.UNKNOWN
        if row["row_kind"] == "relay":
            speaker, upstream, access = row["outlet"], [root], Access.REPEATER
            sources.setdefault(speaker, Source(id=speaker, name=speaker, kind=SourceKind.OUTLET))
        low, high = (float(row[name]) if row[name] else None for name in ("qty_low", "qty_high"))
        best = low if low == high else None
        scope = UNITS.get(row["qty_unit"], Scope.PLANNED if row["modality"] == "planned" else Scope.PRESENT)
        number = Estimate(low=low, best=best, high=high, unit="soldiers", scope=scope, words=row["qty_text"])
        text = row["paraphrase"]
        evidence.append(
            Evidence(
                id=row["row_id"],
                claim=row["claim_key"],
                passage=Passage.of(f"D-{row['row_id']}", text, 0, len(text)),
                stance=STANCES[row["stance"]],
                status=EvidenceStatus.ACCEPTED,
                speaker=speaker,
                access=access,
                upstream=tuple(upstream),
                said=StatedDate(row["date"]),
                estimates=(number,) if row["qty_low"] or row["qty_high"] else (),
                place=row["place"],
            )
        )
    claims = {one.id: one for one in CLAIMS}
    claims |= {one.claim: Claim(id=one.claim, text=one.claim) for one in evidence if one.claim not in claims}
    return Material(sources=sources, claims=claims, evidence=tuple(evidence))
