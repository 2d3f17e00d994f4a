"""The rules of the house: sizes, names, layers that import little, one set of packages, outputs kept out of git."""

from __future__ import annotations

import ast
import json
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "osintkit").rglob("*.py"))
NOTEBOOKS = sorted((ROOT / "notebooks").glob("*.ipynb"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc", "base"}


def _requirements(lines: list[str]) -> dict[str, str]:
    found = {}
    for line in lines:
        name, bounds = re.fullmatch(r"([A-Za-z0-9_.-]+)(.*)", line).groups()
        found[re.sub(r"[-_.]+", "-", name).lower()] = bounds.replace(" ", "")
    return found


def test_top_level_is_what_the_brief_fixes() -> None:
    for name in ("notebooks", "osintkit", "data/raw", "data/processed", "tests", "environment.yml", "README.md"):
        assert (ROOT / name).exists(), name


def test_conda_and_pip_ask_for_the_same_packages() -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))
    conda = [entry for entry in environment["dependencies"] if isinstance(entry, str)]
    wanted = _requirements([entry for entry in conda if not re.match(r"(python|pip)\b(?!-)", entry)])
    assert wanted == _requirements(PROJECT["project"]["dependencies"])


def test_lock_has_hashes_and_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    assert "--index-url" not in lock
    pins = re.findall(r"^([a-z0-9._-]+)==", lock, re.MULTILINE)
    blocks = re.split(r"\n(?=[a-z0-9._-]+==)", lock)
    assert all("--hash=sha256:" in block for block in blocks if "==" in block)
    dependencies = _requirements(PROJECT["project"]["dependencies"])
    assert {re.sub(r"[-_.]+", "-", pin) for pin in pins} >= set(dependencies)


def test_every_package_that_is_imported_is_named_by_the_project() -> None:
    extras = PROJECT["project"]["optional-dependencies"]
    named = _requirements([*PROJECT["project"]["dependencies"], *(line for lines in extras.values() for line in lines)])
    providers = {"sklearn": ["scikit-learn"], **packages_distributions()}  # a peer that need not be installed
    scripts = [path for folder in ("tests", "benchmarks", "docs") for path in sorted((ROOT / folder).rglob("*.py"))]
    ours = {"osintkit", *(path.stem for path in scripts)}
    foreign = set()
    for path in [*MODULES, *scripts]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) and not node.level else []
            for root in {name.partition(".")[0] for name in names} - ours - sys.stdlib_module_names:
                packages = {re.sub(r"[-_.]+", "-", name).lower() for name in providers.get(root, [root])}
                if not packages & named.keys():
                    foreign.add(f"{path.relative_to(ROOT)} imports {root}")
    assert not foreign


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_stay_small_and_well_named(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 400
    assert path.stem not in VAGUE
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or 0) - node.lineno + 1
            documented = ast.get_docstring(node, clean=False)
            length -= len(documented.splitlines()) if documented else 0
            assert length <= 60, f"{node.name} has {length} lines"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_nothing_is_left_for_later(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert not re.search(r"\b(TODO|FIXME|XXX|NotImplementedError|pragma: no cover)\b", source)


def test_importing_osintkit_loads_nothing_heavy() -> None:
    heavy = ["pandas", "pandas.plotting", "numpy", "matplotlib", "papermill", "IPython", "ipywidgets", "nbconvert"]
    code = f"import sys, osintkit; print([name for name in {heavy!r} if name in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert found.stdout.strip() == "[]"


def test_public_door_is_exactly_all() -> None:
    import osintkit

    assert len(set(osintkit.__all__)) == len(osintkit.__all__)
    assert sorted(dir(osintkit)) == sorted(osintkit.__all__)
    for name in osintkit.__all__:
        assert getattr(osintkit, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'opencase'"):
        osintkit.opencase  # noqa: B018  # the look-up is the test


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_notebooks_keep_to_their_form(path: Path) -> None:
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cells = notebook["cells"]
    code = [cell for cell in cells if cell["cell_type"] == "code"]
    assert len(cells) <= 30
    assert cells[0]["cell_type"] == "markdown"
    assert cells[1]["metadata"].get("tags") == ["parameters"]
    assert notebook["metadata"]["kernelspec"]["name"] == "python3"
    assert all(not cell["outputs"] and cell["execution_count"] is None for cell in code)
    for number, cell in enumerate(code):
        source = "".join(cell["source"])
        assert len(source.splitlines()) <= 12, source
        tree = ast.parse(source)
        imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
        assert number in (0, 1) or not imports, f"cell {number} imports"
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno < 5, node.name


def test_no_foreign_network_in_what_ships() -> None:
    remote = re.compile(r"""(?:src|href)=["']https?://[^"']*(?:cdn|unpkg|jsdelivr|googleapis)""")
    shipped = [path for kind in ("*.j2", "*.html", "*.js", "*.css") for path in (ROOT / "osintkit").rglob(kind)]
    assert not [str(path) for path in shipped if remote.search(path.read_text(encoding="utf-8"))]
