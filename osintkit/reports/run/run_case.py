"""Run the notebooks of a case and publish what they show: all of it or nothing.

Every run works in a folder of its own, ``data/processed/runs/<time>-<digest>``. When each code cell of each notebook
was seen to run, the pages become ``reports/latest`` (or ``reports/<day>``) in one step. Otherwise the previous
report stays, and ``reports/FAILED.html`` names the cell and the reason.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TextIO

from osintkit.errors import OsintkitError, RunError, SetupError
from osintkit.redact.published import INTERNAL_NOTE, PSEUDONYM_NOTE, by_file, leaks
from osintkit.reports.index.page import IndexHead, IndexRow, failed_page, index_page
from osintkit.reports.index.rows import claim_rows
from osintkit.reports.job import Failure, Job
from osintkit.reports.parameters.declared import named_folders, prepare
from osintkit.reports.render.outputs import Blemish
from osintkit.reports.render.page import PageLink
from osintkit.reports.run.crew import Answer, Crew
from osintkit.reports.run.editions import promote, recover
from osintkit.reports.run.facts import gather
from osintkit.reports.run.plan import Plan, PlannedRun, RunOptions, make_plan, page_label
from osintkit.reports.run.progress import Reporter

if TYPE_CHECKING:
    from osintkit.case import Case

__all__ = ["RunResult", "run_case"]

_NOTE: Final = "This file holds no script and makes no network requests."


@dataclass(frozen=True, slots=True, kw_only=True)
class RunResult:
    """A run that was published.

    Parameters
    ----------
    index
        The page of all claims.
    folder
        The run's own folder: cleaned notebooks, log, ``run.json``.
    pages
        Every page that was made, relative to the edition.
    findings
        What could be better, by page.
    seconds
        How long it took.
    """

    index: Path
    folder: Path
    pages: tuple[str, ...]
    findings: Mapping[str, tuple[Blemish, ...]] = field(default_factory=dict)
    seconds: float = 0.0


def run_case(case_dir: Path | str, options: RunOptions | None = None, *, progress: TextIO | None = None) -> RunResult:
    """Run a case's notebooks, for each claim those that take one, and publish the report.

    Parameters
    ----------
    case_dir
        The case's folder, or a folder inside it.
    options
        What to run and how; by default everything.
    progress
        Where to report progress: a bar on a terminal, lines elsewhere; None reports nothing.

    Raises
    ------
    ParameterError, UnknownNameError
        Before anything is started.
    RunError
        When a notebook failed, or another run is under way; nothing was published.
    SetupError
        When a folder cannot be written.
    """
    from osintkit.case import Case, find_case
    from osintkit.case.open import share

    root = find_case(Path(case_dir)).root
    chosen = options or RunOptions()
    plan = make_plan(root, chosen)
    case = Case(root, read_only=True)
    _refuse_broken_rules(plan, case)
    shown = case if chosen.reveal_protected else share(case)
    with _machine_errors(root), _only_run(root):
        return _Run(plan, chosen, Reporter(progress, len(plan.steps)), shown).publish()


def _refuse_broken_rules(plan: Plan, case: Case) -> None:
    """Publish nothing while the case breaks its own rules: a digit without its origins is worse than no page."""
    findings = case.lint(plan.as_of)
    broken = findings[findings["fails"]].to_dict("records")
    if broken:
        lines = "\n".join(f"  {row['target']}: {row['message']} -> {row['way_out']}" for row in broken)
        raise RunError(f"{plan.case.path}: the case breaks its own rules; nothing was run\n{lines}")


class _Run:
    """One run, from its folder to its edition."""

    def __init__(self, plan: Plan, options: RunOptions, reporter: Reporter, case: Case) -> None:
        self._plan = plan
        self._case = case
        self._hidden = case.door.hidden
        self._options = options
        self._reporter = reporter
        self._started = datetime.now(UTC)
        self._clock = time.monotonic()
        recover(plan.edition)
        self._facts = gather(plan.root, plan.notebooks)
        name = f"{self._started:%Y%m%dT%H%M%SZ}-{self._facts.digest[:8]}"
        self._folder = _new_folder(plan.root / "data" / "processed" / "runs", name)
        self._site = self._folder / "site"

    def publish(self) -> RunResult:
        plan = self._plan
        if not plan.whole and plan.edition.exists():
            shutil.copytree(plan.edition, self._site)
        self._site.mkdir(exist_ok=True)
        self._reporter.say("reading the case")
        workers = min(self._options.workers, len(plan.steps))
        cache = plan.root / "data" / "processed" / "runtime"
        with Crew(workers, cache, self._folder / "log.txt", self._options.edition) as crew:
            rows = self._rows()
            jobs = [self._job(number, step) for number, step in enumerate(plan.steps)]
            answers = self._reporter.follow(lambda done: crew.run(jobs, done))
        shutil.rmtree(self._folder / "scratch", ignore_errors=True)
        failures = [answer.failure for answer in answers if answer.failure is not None]
        self._record(answers, failures)
        if failures:
            raise self._failed(failures)
        self._write_index(rows)
        self._write_facts()
        self._refuse_leaks()
        promote(self._site, plan.edition)
        (plan.edition.parent / "FAILED.html").unlink(missing_ok=True)
        _prune(self._folder.parent, self._options.keep)
        findings = {step.page: answer.findings for step, answer in zip(plan.steps, answers, strict=True)}
        return RunResult(
            index=plan.edition / "index.html",
            folder=self._folder,
            pages=("index.html", *(step.page for step in plan.steps)),
            findings={page: found for page, found in findings.items() if found},
            seconds=time.monotonic() - self._clock,
        )

    def _rows(self) -> tuple[IndexRow, ...]:
        # also fills the derived tables, once, before several kernels ask for them
        try:
            return claim_rows(self._case, self._plan.as_of)
        except OsintkitError:
            raise
        except Exception as error:
            reason = f"the claims could not be read: {type(error).__name__}: {error}"
            raise self._failed([Failure(name="index", cell=0, reason=reason)]) from error

    def _job(self, number: int, step: PlannedRun) -> Job:
        target = self._folder / "prepared" / f"{number:03d}.ipynb"
        prepared = prepare(step.notebook, step.schema, step.values, target)
        return Job(
            name=step.name,
            prepared=str(prepared),
            scratch=str(self._folder / "scratch" / f"{number:03d}"),
            executed=str((self._folder / "executed" / step.page).with_suffix(".ipynb")),
            page=str(self._site / step.page),
            case_dir=str(self._plan.root),
            timeout=float(self._options.timeout),
            frame=self._frame(step),
            folders=named_folders(step.values),
            withheld=tuple(name for spellings in self._hidden.values() for name in spellings.names),
        )

    def _frame(self, step: PlannedRun) -> dict[str, Any]:
        case = self._case
        words = [case.title, *([step.claim] if step.claim else []), *self._day_words()]
        links: list[dict[str, Any]] = [{"label": "All claims", "href": "../index.html" if step.claim else "index.html"}]
        for other in self._plan.steps:
            if other.claim in {None, step.claim}:
                up = "../" if step.claim and not other.claim else ""
                href = up + (other.page.rpartition("/")[2])
                links.append({"label": page_label(other.notebook.stem), "href": href, "current": other is step})
        return {"kicker": " · ".join(words), "links": links, "footer": self._footer(step.claim), "stamp": self._stamp}

    @property
    def _stamp(self) -> str:
        return INTERNAL_NOTE if self._plan.internal else ""

    def _day_words(self) -> list[str]:
        return [f"as of {self._plan.as_of.isoformat()}"] if self._plan.as_of else []

    def _footer(self, claim: str | None) -> list[str]:
        facts = self._facts
        what = [f"Case {self._case.id}", *([f"claim {claim}"] if claim else []), *self._day_words()]
        made = f"Made with osintkit {facts.versions['osintkit']}; inputs, code and environment sha256 {facts.digest}."
        head = f"Head of the chain of custody: {facts.ledger_head or 'none yet'}."
        journals = (
            f"Heads of the journals: {', '.join(facts.journal_heads)}." if facts.journal_heads and not claim else ""
        )
        protected = PSEUDONYM_NOTE if self._hidden else ""
        return [", ".join(what) + ".", head, *filter(None, [journals, protected]), made, _NOTE]

    def _write_index(self, rows: Sequence[IndexRow]) -> None:
        case, plan = self._case.file, self._plan
        stems = sorted({path.stem for path in self._site.glob("*/*.html")} | {path.stem for path in plan.notebooks})
        linked = []
        for row in rows:
            pages = [
                PageLink(page_label(stem), f"{row.claim}/{stem}.html")
                for stem in stems
                if (self._site / row.claim / f"{stem}.html").is_file()
            ]
            linked.append(_with_pages(row, pages))
        whole_case = [path for path in sorted(self._site.glob("*.html")) if path.stem != "index"]
        head = IndexHead(
            title=case.title,
            question=case.question,
            not_claimed=case.not_claimed,
            as_of=plan.as_of,
            links=[PageLink(page_label(path.stem), path.name) for path in whole_case],
            footer=self._footer(None),
            stamp=self._stamp,
        )
        (self._site / "index.html").write_bytes(index_page(head, linked).encode("utf-8"))

    def _write_facts(self) -> None:
        """Write what a reader can check: no clock, no path, no name of a machine or user."""
        pages = sorted(path for path in self._site.rglob("*.html"))
        given = {name: str(value) for name, value in sorted(self._options.parameters.items())}
        facts = {
            "case": self._case.id,
            "as_of": self._plan.as_of.isoformat() if self._plan.as_of else None,
            "digest": self._facts.digest,
            "edition": self._options.edition.value,
            "facts": self._facts.to_dict(),
            "pages": {
                path.relative_to(self._site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in pages
            },
            "parameters": given,
        }
        _write_json(self._site / "run.json", facts)

    def _refuse_leaks(self) -> None:
        """Publish nothing that names a protected source, whoever wrote the name."""
        found = (*leaks(self._site, self._hidden), *leaks(self._folder / "executed", self._hidden))
        if found:
            way_out = (
                "Rename the claim or change the notebook that shows it; a page of an earlier run goes when the whole "
                "case is run; when it is somebody else's name, make the alias in case.yaml longer. "
                "data/pseudonyms.json says who is who"
            )
            told = [Failure(name=file, cell=0, reason=reason) for file, reason in by_file(found).items()]
            raise self._failed([*told[:-1], replace(told[-1], reason=f"{told[-1].reason}. {way_out}")])

    def _record(self, answers: Sequence[Answer], failures: Sequence[Failure]) -> None:
        """Write how the run went; this stays in the run's folder and may name the time."""
        outcome = {
            "started": self._started.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "seconds": round(time.monotonic() - self._clock, 1),
            "outcome": "failed" if failures else "published",
            "edition": self._plan.edition.name,
            "digest": self._facts.digest,
            "steps": [answer.job.name for answer in answers],
            "failures": [str(failure) for failure in failures],
        }
        _write_json(self._folder / "run.json", outcome)
        with (self._folder.parent / "history.jsonl").open("a", encoding="utf-8") as history:
            history.write(json.dumps({"run": self._folder.name, **outcome}) + "\n")

    def _failed(self, failures: Sequence[Failure]) -> RunError:
        plan = self._plan
        kept = f"{plan.edition.name}/index.html" if (plan.edition / "index.html").is_file() else ""
        page = failed_page(self._case.title, failures, kept, f"{self._started:%Y-%m-%d %H:%M} UTC")
        plan.edition.parent.mkdir(parents=True, exist_ok=True)
        target = plan.edition.parent / "FAILED.html"
        target.write_bytes(page.encode("utf-8"))
        (self._folder / "FAILED.html").write_bytes(page.encode("utf-8"))
        _prune(self._folder.parent, self._options.keep)
        told = "\n".join(f"  {failure}" for failure in failures)
        still = f"the previous report still stands in {plan.edition}" if kept else "there is no earlier report"
        return RunError(f"nothing was published; {still}. See {target}\n{told}")


def _with_pages(row: IndexRow, pages: Sequence[PageLink]) -> IndexRow:
    return replace(row, pages=tuple(pages))


def _write_json(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, indent=1, sort_keys=True, ensure_ascii=False) + "\n", "utf-8")


def _new_folder(runs: Path, name: str) -> Path:
    for number in range(1000):
        folder = runs / (f"{name}-{number}" if number else name)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(parents=True)
            return folder
    raise RunError(f"{runs}: a thousand runs began in this second; find out what starts them")


def _prune(runs: Path, keep: int) -> None:
    folders = sorted(path for path in runs.iterdir() if path.is_dir())
    for folder in folders[: max(0, len(folders) - max(1, keep))]:
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _only_run(root: Path) -> Iterator[None]:
    from filelock import FileLock, Timeout

    runs = root / "data" / "processed" / "runs"
    runs.mkdir(parents=True, exist_ok=True)
    lock = FileLock(runs / ".lock", timeout=0)
    try:
        lock.acquire()
    except Timeout as error:
        raise RunError(f"{root}: another run of this case is under way; wait for it, or stop it") from error
    try:
        yield
    finally:
        lock.release()


@contextlib.contextmanager
def _machine_errors(root: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or root
        raise SetupError(
            f"{where}: {error.strerror or error}; the run needs to write to data/processed and reports "
            "(rights, room on the disk). Nothing was published"
        ) from error
    finally:
        sys.stderr.flush()
