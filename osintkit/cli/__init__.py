"""The command line: every verb is one library call."""

from osintkit.cli.verbs import main

__all__ = ["main"]
