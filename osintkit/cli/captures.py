"""Commands on single captures."""

from __future__ import annotations

from pathlib import Path

import click

import osintkit
from osintkit.cli.options import case_option


@click.command()
@click.argument("capture")
@case_option
@click.option("--reason", required=True, help="Why; it stays in the ledger for good.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def withdraw(capture: str, case_dir: Path, reason: str, *, yes: bool) -> None:
    """Delete the bytes of CAPTURE (its SHA-256, or how that begins) and all text read from it.

    Its hash and the reason stay in the ledger. Quotations from it in journals and published reports stay there.
    """
    case = osintkit.open_case(case_dir, blind=False)  # every judgment that quotes it counts
    found = case.capture(capture)
    if not yes:
        click.confirm(f"Delete the bytes of {found.name} ({found.size} bytes, {found.sha256[:12]}...)?", abort=True)
    done = case.withdraw(found.sha256, reason)
    click.echo(f"{found.name}: withdrawn; {found.sha256} and the reason stay in the ledger")
    if done.quoting:
        click.echo(f"{done.quoting} judgment(s) quote it: their words stay in the journals, but no longer count")
