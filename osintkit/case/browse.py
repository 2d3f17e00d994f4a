"""What you can work with in a case, found without loading any of it."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

from osintkit.display import Html, show_table

_GROUPS = {
    "osintkit.loaders": "loader",
    "osintkit.extractors": "extractor",
    "osintkit.exporters": "exporter",
}
_MACHINERY = frozenset(
    {
        *("behind", "day", "document_labels", "door", "file", "fingerprints", "judgments", "layout"),
        *("lint_assessment", "look", "material", "names", "read_only", "readings", "records", "refresh", "steps"),
    }
)
"""Names of `Case` that widgets and runs need and an analyst seldom does; completion leaves them out."""
_ORDER = ("notebook", "widget", "loader", "extractor", "exporter")


def browse(root: Path) -> Html:
    """Return a table of the notebooks of a case, and of the widgets, loaders, extractors and exporters.

    It lists third-party plug-ins too: they are found through their entry points, without loading any of them.

    >>> "Reader" in browse(Path(".")).markup
    True
    """
    rows = [{"kind": kind, "name": name, "what": what} for kind, name, what in _found(root)]
    rows.sort(key=lambda row: (_ORDER.index(row["kind"]), row["name"]))
    columns = {"kind": "Kind", "name": "Name", "what": "What it is"}
    return show_table(rows, caption="What you can work with", columns=columns)


def offered(names: Iterable[str]) -> list[str]:
    """Return which names of a case completion offers.

    >>> offered(["claims", "look", "records"])
    ['claims']
    """
    return sorted(set(names) - _MACHINERY)


def _found(root: Path) -> Iterator[tuple[str, str, str]]:
    for group, kind in _GROUPS.items():
        for point in metadata.entry_points(group=group):
            yield kind, point.name, point.value
    for name, line in widget_names():
        yield "widget", name, line
    for path in sorted((root / "notebooks").glob("*.ipynb")):
        yield "notebook", path.name, _title(path)


def widget_names() -> Iterator[tuple[str, str]]:
    """Yield name and first line of every widget, read from the source: importing them would load Jupyter.

    >>> "Reader" in dict(widget_names())
    True
    """
    folder = Path(__file__).resolve().parents[1] / "widgets"
    exported = _exported(folder / "__init__.py")
    for path in sorted(folder.glob("*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and node.name in exported:
                yield node.name, (ast.get_docstring(node) or "").split("\n")[0]


def _exported(path: Path) -> frozenset[str]:
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "__all__":
            return frozenset(ast.literal_eval(node.value))
    return frozenset()


def _title(path: Path) -> str:
    try:
        cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
        lines = "".join(cells[0]["source"]).splitlines()
    except (OSError, ValueError, KeyError, IndexError, TypeError):
        return "(cannot be read)"
    return lines[0].lstrip("# ") if lines else ""
