"""Write docs/reference/ from the code, so that it says nothing else. `python docs/generate.py` after a change."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import click

from osintkit import errors, model, tables
from osintkit.cli import main
from osintkit.corroborate.verdicts.decision_table import TABLE
from osintkit.model import scales, vocabulary

SHOWN = {"max_content_width": 100, "terminal_width": 100, "help_option_names": ["-h", "--help"]}
HERE = Path(__file__).resolve().parent / "reference"


def cli() -> str:
    lines = ["# Command line", "", "Made by `python docs/generate.py`; every verb is one library call.", ""]
    root = click.Context(main, info_name="osintkit", **SHOWN)
    lines += ["```text", main.get_help(root), "```", ""]
    for name in sorted(main.commands):
        lines += _verb(root, main.commands[name], name)
    return "\n".join(lines).rstrip() + "\n"


def _verb(parent: click.Context, command: click.Command, name: str) -> list[str]:
    context = click.Context(command, info_name=name.rsplit(maxsplit=1)[-1], parent=parent, **SHOWN)
    lines = [f"## osintkit {name}", "", "```text", command.get_help(context), "```", ""]
    if isinstance(command, click.Group):
        for inner in sorted(command.commands):
            lines += _verb(context, command.commands[inner], f"{name} {inner}")
    return lines


def columns() -> str:
    lines = ["# Tables", "", "Columns, dtypes and meaning of every DataFrame that a `Case` returns.", ""]
    for name, found in sorted(tables.TABLES.items()):
        lines += [f"## {name}", "", "| column | dtype | meaning |", "|---|---|---|"]
        lines += [f"| `{column.name}` | {column.dtype} | {column.meaning} |" for column in found]
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def error_tree() -> str:
    tree = re.search(r"::\n\n(.*?)\n\n", errors.__doc__ or "", re.DOTALL)
    assert tree is not None
    lines = ["# Errors", "", "One base for each thing that a user decides to do about it.", "", "```text"]
    lines += [inspect.cleandoc(tree.group(1)), "```", "", "| error | exit code | says |", "|---|---|---|"]
    for name, found in sorted(vars(errors).items()):
        if inspect.isclass(found) and issubclass(found, errors.OsintkitError):
            lines.append(f"| `{name}` | {found.exit_code} | {(found.__doc__ or '').splitlines()[0]} |")
    return "\n".join(lines) + "\n"


def words() -> str:
    lines = ["# Words and scales", "", "The closed lists that records use; a word that is not here is an error.", ""]
    for module in (vocabulary, scales):
        for name, found in sorted(vars(module).items()):
            if inspect.isclass(found) and found.__module__ == module.__name__:
                lines += [f"## {name}", "", (found.__doc__ or "").splitlines()[0], ""]
                for member in found:
                    label = getattr(member, "label", "")
                    meaning = getattr(member, "definition", "")
                    percent = getattr(member, "percent", None)
                    tail = f": {label}. {meaning}." if label else (f": {meaning}." if meaning else "")
                    tail += f": {percent[0]} to {percent[1]} %" if percent else ""
                    lines.append(f"- `{member.value}`{tail}")
                lines.append("")
    return "\n".join(lines).rstrip() + "\n"


def nouns() -> str:
    lines = ["# Nouns", "", "One meaning each, the same in modules, columns, verbs and headings.", ""]
    lines += ["| noun | means |", "|---|---|"]
    records = {
        name: found
        for name, found in vars(model).items()
        if inspect.isclass(found) and issubclass(found, model.Record) and found is not model.Record
    }
    lines += [f"| `{name}` | {(found.__doc__ or '').splitlines()[0]} |" for name, found in sorted(records.items())]
    return "\n".join(lines) + "\n"


def verdicts() -> str:
    lines = ["# The decision table", "", "The first row that holds gives the verdict. There is no score.", ""]
    lines += [
        "Before a person has accepted or refused a passage no row is asked: the claim is `not judged`, or `unreported`"
    ]
    lines += ["when nothing is about it, and has no digit.", ""]
    lines += ["| row | status | digit | holds when |", "|---|---|---|---|"]
    lines += [f"| `{row.name}` | {row.status.value} | {row.digit.value} | {row.condition} |" for row in TABLE]
    return "\n".join(lines) + "\n"


PAGES = {
    "cli.md": cli,
    "tables.md": columns,
    "errors.md": error_tree,
    "words.md": words,
    "nouns.md": nouns,
    "verdicts.md": verdicts,
}

if __name__ == "__main__":
    HERE.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (HERE / name).write_text(page(), encoding="utf-8")
