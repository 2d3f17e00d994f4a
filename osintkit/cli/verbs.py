"""The verbs of the command line, each one library call, and what an error becomes on a terminal.

Exit codes: 0 done and nothing to report; 1 done, and there is something to look at (``check``: a verdict changed or
a rule is broken); 2 wrong usage or parameter; 3 the case file or a name; 4 a bad input (the rest was added);
5 stored data has changed; 6 a refused judgment; 7 a run failed, nothing was published; 8 the machine;
70 a bug in osintkit itself; 130 stopped from outside.
"""

from __future__ import annotations

import contextlib
import errno
import json
import shlex
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import osintkit
from osintkit.cli.captures import withdraw
from osintkit.cli.journals import journal
from osintkit.cli.options import as_of_option, case_option
from osintkit.errors import OsintkitError, ParameterError, SetupError

if TYPE_CHECKING:
    from types import FrameType

    import pandas as pd

_FOUND = 1
_FAULT = 70
_STOPPED = 130
_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO}
_REVEAL = "Name protected sources, for internal use; every page says so."


class _Group(click.Group):
    """Turns osintkit's errors into a message and an exit code; a traceback only when asked."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except (Exception, KeyboardInterrupt) as error:
            # a reader of our output that went away (`osintkit extract | head`) is no error of anybody's
            if ctx.params.get("traceback") or getattr(error, "errno", None) == errno.EPIPE:
                raise
            message, code = _told(error)
            click.echo(f"osintkit: {message}", err=True)
            ctx.exit(code)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from osintkit.errors import nearest

        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            close = nearest(args[0], self.commands)
            if close is None:
                raise
            raise click.UsageError(f"no verb {args[0]!r}; did you mean {close!r}?", ctx) from error


def _told(error: BaseException) -> tuple[str, int]:
    """Return the message for an error, and the exit code."""
    if isinstance(error, OsintkitError):
        return str(error), error.exit_code
    if isinstance(error, KeyboardInterrupt):
        return "stopped; whatever was added, judged or published before that remains; nothing else changed", _STOPPED
    if isinstance(error, OSError) and (error.filename is not None or error.errno in _DISK):
        way_out = "look at its name, your rights there and the room on the disk"
        return f"{error.filename or 'the disk'}: {error.strerror or error}; {way_out}", SetupError.exit_code
    what = str(error).partition("\n")[0]
    return (
        (
            f"{type(error).__name__}: {what}. This is a bug in osintkit: say `osintkit --traceback` before the "
            "verb and send what it prints"
        ),
        _FAULT,
    )


@contextlib.contextmanager
def _stoppable() -> Iterator[None]:
    """Let a scheduler's or a shutdown's SIGTERM end the work as Ctrl-C does, with its processes."""

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(osintkit.__version__, prog_name="osintkit")
@click.option("--traceback", is_flag=True, help="Show the whole traceback of an error.")
def main(*, traceback: bool) -> None:  # read by _Group
    """Claims, their independent origins, judgments and reports for open-source investigation.

    Exit codes: 0 fine, 1 something to look at, 2 usage or parameter, 3 case file or name, 4 bad input,
    5 stored data changed, 6 judgment refused, 7 run failed (nothing published), 8 the machine, 70 a fault of
    osintkit itself, 130 stopped from outside.
    """


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option("--title", help="Title of the case.  [default: the folder's name]")
def new(folder: Path, title: str | None) -> None:
    """Create a new case in FOLDER: case.yaml, data folders, notebooks."""
    from osintkit.case import new_case

    layout = new_case(folder, title=title)
    click.echo(f"{layout.file} is yours to fill in; then: osintkit add FILES --case {shlex.quote(str(folder))}")


@main.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@case_option
@click.option("--source", metavar="ID", help="Id of the source that published them.")
@click.option("--url", help="Address of the page they were taken from.")
@click.option("--published", metavar="DAY", help="Publication date, as precise as known: 2024-10-18 or 2024-10.")
@click.option("--note", help="Why they are relevant.")
@click.option("--restore", is_flag=True, help="Add again what was withdrawn.")
@click.option(
    "--columns",
    multiple=True,
    metavar="COLUMN=HEADING,...",
    help="What the columns of tables mean: text=Inhalt,date=Datum, or a preset (acled, ucdp-ged, gdelt-events, "
    "gdelt-mentions), with dates=day-first, decimal=comma where needed; may be repeated.",
)
def add(paths: tuple[str, ...], case_dir: Path, **facts: Any) -> None:
    """Add captures: files, or folders with everything in them. The content tells the type."""
    added = osintkit.open_case(case_dir).add(list(paths), **facts)
    for row in _rows(added):
        counted = f"  {row['media_type']}, {row['documents']} document(s)" if row["outcome"] != "failed" else ""
        note = f"  {row['note']}" if row["note"] else ""
        click.echo(f"{row['outcome']:<7} {row['name']}{counted}{note}", err=row["outcome"] == "failed")
    failed = int((added["outcome"] == "failed").sum())
    click.echo(f"{len(added) - failed} added, {failed} failed")
    if failed:
        sys.exit(4)


@main.command()
@click.argument("notebooks", nargs=-1, type=click.Path(path_type=Path, dir_okay=False))
@case_option
@click.option(
    "--claim", "claims", multiple=True, metavar="ID", help="Only this claim; may be repeated.  [default: all]"
)
@as_of_option
@click.option(
    "-p", "--parameter", "parameters", nargs=2, multiple=True, metavar="NAME VALUE", help="A notebook parameter."
)
@click.option(
    "--jobs", type=click.IntRange(1), help="Notebooks to run at a time.  [default: number of cores, at most 4]"
)
@click.option("--reveal-protected", is_flag=True, help=_REVEAL)
@click.option(
    "--timeout", type=click.IntRange(1), default=600, show_default=True, help="Seconds that one cell may take."
)
def run(notebooks: tuple[Path, ...], case_dir: Path, parameters: tuple[tuple[str, str], ...], **options: Any) -> None:
    """Execute the notebooks for each claim and publish the report to reports/latest.

    On failure nothing is published, the previous report stays, and a FAILED page names the cell and the reason.
    """
    from osintkit.reports import RunOptions, run_case

    with _stoppable():
        result = run_case(
            case_dir, RunOptions(notebooks=notebooks, parameters=dict(parameters), **options), progress=sys.stderr
        )
    click.echo(f"report: {result.index}")


@main.command()
@click.argument("notebook", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="File to write.  [default: NOTEBOOK with .html]")
def report(notebook: Path, output: Path | None) -> None:
    """Render an executed NOTEBOOK as one self-contained HTML file that makes no network requests."""
    from osintkit.reports import write_report

    click.echo(write_report(notebook, output))


@main.command()
@case_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON for machines.")
def check(case_dir: Path, as_of: str | None, *, as_json: bool) -> None:
    """Recompute every claim: unchanged, strengthened, weakened or overturned since its assessment.

    Exit code 1 when a verdict has changed or a rule of the case is broken.
    """
    case = osintkit.open_case(case_dir, read_only=True)
    changes, findings = case.check(as_of=as_of), case.lint(as_of)
    moved = changes[~changes["change"].isin(["unchanged", "unassessed"])]
    if as_json:
        click.echo(json.dumps({"checks": _plain(changes), "findings": _plain(findings)}, indent=1, ensure_ascii=False))
    else:
        for row in _rows(changes):
            click.echo(f"{row['change']:<13} {row['claim']:<30} {row['because']}")
        for row in _rows(findings):
            click.echo(f"rule {row['rule']}: {row['target']}: {row['message']} -> {row['way_out']}", err=True)
    if len(moved) or findings["fails"].any():
        sys.exit(_FOUND)


@main.command()
@case_option
@click.option(
    "--head", "heads", multiple=True, metavar="HASH", help="A head that was printed earlier; may be repeated."
)
@click.option(
    "--report",
    "reports",
    multiple=True,
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Read the heads from a page or run.json of an earlier report that somebody else kept.",
)
def verify(case_dir: Path, heads: tuple[str, ...], reports: tuple[Path, ...]) -> None:
    """Compare every capture and log with its hash; name whatever has changed (exit code 5).

    A log cut at its end, or rewritten as a whole, can only be detected with a head kept outside the case: --report.
    """
    from osintkit.reports.run.facts import heads_of

    heads += tuple(head for path in reports for head in heads_of(path))
    problems = osintkit.open_case(case_dir, read_only=True).verify(heads=heads)
    for row in _rows(problems):
        click.echo(f"{row['kind']}: {row['name']}: {row['reason']}", err=True)
    if len(problems):
        sys.exit(5)
    against = f", and holds {len(set(heads))} head(s) printed earlier" if heads else ""
    click.echo(f"every capture and every log is what was stored{against}")


@main.command()
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@case_option
@click.option("--extractor", default="rules", show_default=True, help="Which reader to use; see the plug-ins.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line per statement.")
def extract(documents: tuple[str, ...], case_dir: Path, extractor: str, *, as_json: bool) -> None:
    """Read statements from documents (all, or those named by id): who says what, on whose word."""
    from osintkit.case.document_view import statements_by

    case = osintkit.open_case(case_dir, read_only=True)
    for statement in statements_by(case.records, extractor, documents):
        if as_json:
            click.echo(json.dumps(statement.to_dict(), ensure_ascii=False))
        else:
            who = statement.speaker or "(nobody named)"
            named = f" = {statement.speaker_source}" if statement.speaker_source else ""
            click.echo(f"{statement.document}  {who}{named} | {statement.cue} | {statement.content}")


@main.command("train-reader")
@click.argument("annotated", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False, exists=True))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="File to write.")
def train_reader(annotated: tuple[Path, ...], output: Path) -> None:
    """Train a reader on ANNOTATED text of your own (JSONL); needs the extra `reader`."""
    from osintkit.extract.readers import trained as reader

    try:
        rows = [json.loads(line) for path in annotated for line in path.read_text("utf-8").splitlines() if line]
        learnt = reader.train_reader(rows, output)
    except (ValueError, KeyError) as error:
        names = ", ".join(str(path) for path in annotated)
        raise ParameterError(f"{names}: not annotated text as JSONL, or too little of it ({error})") from error
    click.echo(f"{output}: learnt from {learnt} sentences; set {reader.WEIGHTS} to it and use --extractor reader")


@main.command()
@click.argument("output", type=click.Path(path_type=Path, dir_okay=False))
@case_option
@click.option(
    "--as", "name", default="webannotation", show_default=True, help="Which exporter to use; see the plug-ins."
)
@click.option("--reveal-protected", is_flag=True, help=_REVEAL)
def export(output: Path, case_dir: Path, name: str, *, reveal_protected: bool) -> None:
    """Write every anchored judgment to OUTPUT in a standard format (W3C Web Annotation)."""
    from osintkit.exporters.write import write_export

    write_export(output, case_dir, name, reveal_protected=reveal_protected)
    click.echo(str(output))


@main.command()
@case_option
@click.option("--port", type=click.IntRange(1, 65535), default=8888, show_default=True, help="Port on this machine.")
@click.option("--no-browser", is_flag=True, help="Do not open a browser.")
def lab(case_dir: Path, port: int, *, no_browser: bool) -> None:
    """Open the case in a JupyterLab that makes no outside requests and runs no captured script."""
    from osintkit.lab.lab import start_lab

    sys.exit(start_lab(case_dir, port=port, browser=not no_browser))


@main.command()
@case_option
def doctor(case_dir: Path) -> None:
    """Check this machine and this case: what is missing, and how to fix it."""
    from osintkit.cli.doctor import examine

    findings = examine(case_dir)
    for finding in findings:
        click.echo(
            f"{'ok  ' if finding.fine else 'FIX '}  {finding.what}{'' if finding.fine else ' -> ' + finding.mend}"
        )
    if not all(finding.fine for finding in findings):
        sys.exit(8)


def _rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows for printing: a missing value is an empty text."""
    filled = frame.astype(object).where(frame.notna(), "")
    return [{str(key): value for key, value in row.items()} for row in filled.to_dict("records")]


def _plain(frame: pd.DataFrame) -> Any:
    return json.loads(frame.to_json(orient="records", date_format="iso"))


main.add_command(journal)
main.add_command(withdraw)
