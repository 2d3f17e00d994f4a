"""Options that many commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def case_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--case``."""
    return click.option(
        "--case",
        "case_dir",
        type=click.Path(path_type=Path, file_okay=False),
        default=Path(),
        help="The case's folder, or a folder inside it.  [default: here]",
    )(function)


def as_of_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--as-of``."""
    return click.option("--as-of", metavar="DAY", help="Only what was public by that day, like 2024-10-20.")(function)
