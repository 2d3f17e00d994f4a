"""Commands on journals."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

import osintkit
from osintkit.cli.options import case_option
from osintkit.errors import ParameterError


@click.group()
def journal() -> None:
    """Show, check and merge judgments."""


@journal.command("verify")
@case_option
def journal_verify(case_dir: Path) -> None:
    """Check every journal's chain (exit code 5 when one has been altered)."""
    from osintkit.case import find_case
    from osintkit.journal import verify_journals

    findings = verify_journals(find_case(case_dir).journal)
    for finding in findings:
        click.echo(str(finding), err=finding.fault)
    if any(finding.fault for finding in findings):
        sys.exit(5)
    click.echo("no journal has been altered")


@journal.command("show")
@case_option
@click.option("--analyst", help="Only this analyst's.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON line per entry.")
def journal_show(case_dir: Path, analyst: str | None, *, as_json: bool) -> None:
    """Print the judgments in the order in which they were made."""
    from osintkit.case import find_case
    from osintkit.journal import read_entries

    for entry in read_entries(find_case(case_dir).journal):
        if analyst not in (None, entry.analyst):
            continue
        if as_json:
            click.echo(json.dumps(entry.to_dict(), ensure_ascii=False))
        else:
            about = entry.data.get("claim") or entry.data.get("source") or entry.data.get("entry") or ""
            what = entry.data.get("stance") or entry.data.get("letter") or entry.data.get("digit") or ""
            click.echo(f"{entry.at:%Y-%m-%d %H:%M:%S}Z  {entry.analyst}@{entry.device}  {entry.kind}  {about}  {what}")


@journal.command("diff")
@click.argument("other", type=click.Path(path_type=Path, exists=True, file_okay=False))
@case_option
def journal_diff(other: Path, case_dir: Path) -> None:
    """List the judgments that only this case has, and those that only OTHER has: a case, or a folder of journals."""
    from osintkit.case import find_case
    from osintkit.journal import diff_entries, read_entries

    difference = diff_entries(read_entries(find_case(case_dir).journal), read_entries(_journals_in(other)))
    for sign, entries in (("-", difference.only_left), ("+", difference.only_right)):
        for entry in entries:
            click.echo(
                f"{sign} {entry.at:%Y-%m-%d %H:%M:%S}Z  {entry.analyst}@{entry.device}  {entry.kind}  {entry.id}"
            )


@journal.command("merge")
@click.argument("other", type=click.Path(path_type=Path, exists=True, file_okay=False))
@case_option
def journal_merge(other: Path, case_dir: Path) -> None:
    """Merge the judgments of OTHER (a case, or a folder of journals) into this case; nothing here is overwritten."""
    from osintkit.case import find_case
    from osintkit.journal import merge_journals

    report = merge_journals(_journals_in(other), find_case(case_dir).journal)
    click.echo(f"{report.added} judgments added, {report.known} were here already")


@journal.command("anchors")
@case_option
def journal_anchors(case_dir: Path) -> None:
    """List judged passages that moved or were lost when documents were read again (exit code 1 when one was lost)."""
    frame = osintkit.open_case(case_dir, read_only=True).judge.anchors()
    counts = frame["state"].value_counts()
    for row in frame[frame["state"] != "ok"].to_dict("records"):
        click.echo(f"{row['state']:<7} {row['document']}  {row['words'][:60]!r}: {row['reason']}")
    click.echo(", ".join(f"{int(counts.get(state, 0))} {state}" for state in ("ok", "moved", "orphan")))
    if counts.get("orphan", 0):
        sys.exit(1)


def _journals_in(place: Path) -> Path:
    """Return the folder of journals: that of a case, else the folder itself."""
    from osintkit.case.layout import Layout
    from osintkit.journal.read import journal_files

    folder = Layout(place).journal if Layout(place).file.is_file() else place
    if not journal_files(folder):
        raise ParameterError(f"{folder}: no journals there; name a case, or a folder with files like anna@desk.jsonl")
    return folder
