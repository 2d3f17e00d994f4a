"""What a run will do, worked out and checked before anything is started."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Any

from osintkit.errors import ParameterError, RunError, UnknownNameError, suggestion
from osintkit.model import Edition, StatedDate
from osintkit.reports.parameters.declared import Parameter, check_parameters, read_parameters, settle_paths

if TYPE_CHECKING:
    from osintkit.custody.casefile import CaseFile

__all__ = ["Plan", "PlannedRun", "RunOptions", "make_plan", "page_label"]

_SAFE_NAME = re.compile(r"[a-z0-9][a-z0-9._-]*")
_EARLIEST_ZONE = timezone(timedelta(hours=14))


@dataclass(frozen=True, slots=True, kw_only=True)
class RunOptions:
    """What to run and how.

    Parameters
    ----------
    notebooks
        Notebooks; empty for all in the case's ``notebooks``.
    claims
        Ids; empty for all.
    as_of
        A day, as a date or as text; None for everything.
    parameters
        Further parameters, by name; each must be declared by a notebook that is run.
    jobs
        How many notebooks at a time; None for the number of cores, at most four.
    timeout
        Seconds that one cell may take.
    keep
        How many run folders to keep.
    reveal_protected
        Whether protected sources appear by name, in an edition for internal use that says so on every page.
    """

    notebooks: Sequence[Path] = ()
    claims: Sequence[str] = ()
    as_of: date | str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    jobs: int | None = None
    timeout: float = 600.0
    keep: int = 10
    reveal_protected: bool = False

    @property
    def edition(self) -> Edition:
        """Whether it names protected sources, as a word."""
        return Edition.INTERNAL if self.reveal_protected else Edition.SHARED

    @property
    def workers(self) -> int:
        """How many processes run notebooks."""
        return self.jobs or min(os.cpu_count() or 1, 4)


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """One notebook with one set of values.

    Parameters
    ----------
    notebook
        The file.
    claim
        The claim, or None for a notebook about the whole case.
    schema, values
        Its parameters.
    """

    notebook: Path
    claim: str | None
    schema: tuple[Parameter, ...]
    values: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What people call it."""
        return f"{self.claim} / {self.notebook.stem}" if self.claim else self.notebook.stem

    @property
    def page(self) -> str:
        """Where its page stands in the edition."""
        return f"{self.claim}/{self.notebook.stem}.html" if self.claim else f"{self.notebook.stem}.html"


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Everything that a run does.

    Parameters
    ----------
    root
        The case's folder.
    case
        What is declared.
    as_of
        The day.
    steps
        In the order of the report.
    whole
        Whether these are all pages of the edition; otherwise the other pages stay.
    internal
        Whether it names protected sources.
    """

    root: Path
    case: CaseFile
    as_of: date | None
    steps: tuple[PlannedRun, ...]
    whole: bool
    internal: bool = False

    @property
    def edition(self) -> Path:
        """The folder to publish to; an internal edition is never where people take pages to share."""
        day = self.as_of.isoformat() if self.as_of else "latest"
        return self.root / "reports" / (f"internal-{day}" if self.internal else day)

    @property
    def notebooks(self) -> tuple[Path, ...]:
        """The notebooks, each once."""
        return tuple(dict.fromkeys(step.notebook for step in self.steps))


def page_label(stem: str) -> str:
    """Return how a link calls a notebook.

    >>> page_label("02-corroborating")
    'Corroborating'
    """
    words = re.sub(r"^\d+[-_ ]*", "", stem).replace("-", " ").replace("_", " ").strip() or stem
    return words[:1].upper() + words[1:]


def make_plan(root: Path, options: RunOptions) -> Plan:
    """Return what a run does.

    Raises
    ------
    ParameterError
        When a notebook lacks a parameters cell, or a value is unknown, mistyped or missing.
    UnknownNameError
        When a claim is not declared.
    RunError
        When there is no notebook.
    """
    from osintkit.custody.casefile import read_case_file

    case = read_case_file(root / "case.yaml")
    as_of = _as_of(options)
    notebooks = _notebooks(root, options.notebooks)
    claims = _claims(case, options)
    schemas = {notebook: read_parameters(notebook) for notebook in notebooks}
    given = {name: value for name, value in options.parameters.items() if name not in {"claim", "as_of"}}
    if "case_dir" in given:
        raise ParameterError("case_dir: a run covers one case; name it with --case")
    _check_names(schemas, given, as_of)
    steps = []
    for notebook, schema in schemas.items():
        names = {parameter.name for parameter in schema}
        alone = "claim" not in names or _about_whole_case(notebook)
        for claim in (None,) if alone else claims:
            offered = {**given, "case_dir": root} | ({"as_of": as_of} if as_of else {})
            chosen = claim or (claims[0] if len(claims) == 1 else None)
            offered |= {"claim": chosen} if chosen else {}
            wanted = {name: value for name, value in offered.items() if name in names}
            steps.append(PlannedRun(notebook, claim, schema, _checked(notebook, schema, wanted)))
    steps.sort(key=lambda step: (step.claim is not None, step.claim or "", step.notebook.name))
    whole = not options.notebooks and set(claims) == set(case.claims)
    internal = options.reveal_protected
    return Plan(root=root, case=case, as_of=as_of, steps=tuple(steps), whole=whole, internal=internal)


def _about_whole_case(notebook: Path) -> bool:
    """Whether the notebook's metadata say that it is run once for the case, whatever the claim."""
    metadata = json.loads(notebook.read_text(encoding="utf-8")).get("metadata", {})
    return bool(metadata.get("osintkit", {}).get("scope") == "case")


def _checked(notebook: Path, schema: Sequence[Parameter], values: Mapping[str, Any]) -> dict[str, Any]:
    try:
        return settle_paths(check_parameters(schema, values), values, notebook)
    except ParameterError as error:
        raise ParameterError(f"{notebook.name}: {error}") from error


def _as_of(options: RunOptions) -> date | None:
    """Return the day, which may be given like any other parameter."""
    days = [_day(given) for given in (options.as_of, options.parameters.get("as_of")) if given is not None]
    if len(set(days)) > 1:
        raise ParameterError(f"as_of: given twice, as {days[0]} and as {days[1]}; say which")
    return days[0] if days else None


def _day(as_of: date | str | None) -> date | None:
    if as_of is None or as_of == "":
        return None
    if isinstance(as_of, datetime):
        as_of = as_of.date()
    if isinstance(as_of, str):
        try:
            as_of = StatedDate(as_of.strip()).latest
        except ValueError as error:
            raise ParameterError(f"as_of: {error}") from error
    # a day has begun when it has begun anywhere
    if as_of > datetime.now(UTC).astimezone(_EARLIEST_ZONE).date():
        raise ParameterError(f"as_of: {as_of} is in the future; nothing is known about it yet")
    return as_of


def _notebooks(root: Path, asked: Sequence[Path]) -> tuple[Path, ...]:
    folder = root / "notebooks"
    there = sorted(folder.glob("*.ipynb")) if folder.is_dir() else []
    if not asked:
        if not there:
            raise RunError(f"{folder}: there is no notebook; `osintkit new` creates four")
        return tuple(there)
    found = []
    for path in asked:
        known = {notebook.stem: notebook for notebook in there} | {notebook.name: notebook for notebook in there}
        notebook = path if path.is_file() else known.get(str(path))
        if notebook is None:
            raise ParameterError(f"{path}: no such notebook; {suggestion(str(path), [each.stem for each in there])}")
        found.append(notebook.resolve())
    names = [notebook.name for notebook in found]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice:
        raise ParameterError(f"{twice}: given twice; their pages would have the same name")
    return tuple(found)


def _claims(case: CaseFile, options: RunOptions) -> tuple[str, ...]:
    asked = tuple(dict.fromkeys(options.claims))
    if "claim" in options.parameters:
        asked = (*asked, str(options.parameters["claim"]))
    for claim in asked:
        if claim not in case.claims:
            raise UnknownNameError("claim", claim, case.claims)
    claims = asked or tuple(case.claims)
    bad = next((claim for claim in claims if not _SAFE_NAME.fullmatch(claim)), None)
    if bad is not None:
        raise ParameterError(f"claim {bad!r}: an id becomes a folder's name; use a-z, 0-9, '.', '_' and '-'")
    return claims


def _check_names(schemas: Mapping[Path, Sequence[Parameter]], given: Mapping[str, Any], as_of: date | None) -> None:
    declared = {parameter.name for schema in schemas.values() for parameter in schema}
    for name in [*given, *(["as_of"] if as_of else [])]:
        if name not in declared:
            raise ParameterError(f"no notebook declares a parameter {name!r}; {suggestion(name, declared)}")
