"""Documentation is under test: what exists is documented, what is documented exists."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
PAGES = sorted([README, *(ROOT / "docs").rglob("*.md"), ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md"])
TEXT = "\n".join(path.read_text(encoding="utf-8") for path in PAGES if path.exists())


def _generator():
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", ["cli.md", "errors.md", "nouns.md", "tables.md", "verdicts.md", "words.md"])
def test_reference_says_what_the_code_says(name: str) -> None:
    written = (ROOT / "docs" / "reference" / name).read_text(encoding="utf-8")
    assert written == _generator().PAGES[name](), "run: python docs/generate.py"


def test_every_verb_and_option_has_help() -> None:
    import click

    from osintkit.cli import main

    def walk(command: click.Command, path: str) -> None:
        assert (command.help or "").strip(), path
        for parameter in command.params:
            assert isinstance(parameter, click.Argument) or parameter.help, f"{path} {parameter.name}"
        if isinstance(command, click.Group):
            for name, inner in command.commands.items():
                walk(inner, f"{path} {name}")

    walk(main, "osintkit")


@pytest.mark.parametrize("group", ["osintkit.loaders", "osintkit.extractors", "osintkit.exporters"])
def test_every_plug_in_is_documented(group: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name in project["entry-points"][group]:
        assert re.search(rf"`{name}`", TEXT), f"{group}: {name}"


def test_every_widget_is_documented() -> None:
    from osintkit import widgets

    for name in widgets.__all__:
        assert f"`{name}`" in TEXT or f"widgets.{name}" in TEXT, name


def test_the_method_tells_every_reason_for_a_join() -> None:
    from osintkit.model import JoinReason

    method = (ROOT / "docs" / "method.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \|", method, re.MULTILINE)
    assert sorted(told) == sorted(one.value for one in JoinReason)


def test_every_notebook_parameter_is_documented() -> None:
    for path in sorted((ROOT / "notebooks").glob("*.ipynb")):
        cell = json.loads(path.read_text(encoding="utf-8"))["cells"][1]
        for line in "".join(cell["source"]).splitlines():
            if ":" in line and "import" not in line:
                name = line.split(":")[0]
                assert "#" in line, f"{path.name}: {name} has no help"
                assert f"`{name}`" in TEXT, f"{path.name}: {name}"


def test_verbs_named_in_prose_exist() -> None:
    from osintkit.cli import main

    for verb in set(re.findall(r"`?\bosintkit ([a-z-]+)\b(?=[ `\n])", README.read_text(encoding="utf-8"))):
        if verb not in {"is", "reads", "counts", "and", "for", "to", "the", "keeps", "needs"}:
            assert verb in main.commands, verb


def test_links_in_the_documentation_lead_somewhere() -> None:
    for path in PAGES:
        for target in re.findall(r"\]\((?!https?://|#)([^)#]+)", path.read_text(encoding="utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"
