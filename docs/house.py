"""Draw the house from its code, in docs/images/house.svg and docs/reference/house.md: `python docs/house.py`."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = "osintkit"
WIDTH, ROW, BOX, PAD = 1180, 96, 52, 18
Rooms = Mapping[str, Sequence[str]]
DATA = {f"{PACKAGE}.case.template", f"{PACKAGE}.notebooks"}


def layers() -> list[list[str]]:
    """Return the folders of the house, top first, as the contract in pyproject.toml orders them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = next(one for one in project["tool"]["importlinter"]["contracts"] if one["containers"] == [PACKAGE])
    return [[name.strip() for name in layer.split("|")] for layer in contract["layers"]]


def imports(graph: grimp.ImportGraph) -> Mapping[str, list[str]]:
    """Return which rooms each room imports; imports for types and inside functions count."""
    found: dict[str, set[str]] = {}
    for module in graph.modules:
        room = _room(module)
        if room:
            others = {_room(one) for one in graph.find_modules_directly_imported_by(module)} - {room, ""}
            found.setdefault(room, set()).update(others)
    return {room: sorted(found[room]) for room in sorted(found)}


def _room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 and parts[0] == PACKAGE else ""


def says(module: str) -> str:
    """Return the first line of a module's docstring."""
    path = ROOT / Path(*module.split("."))
    file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    return docstring.partition("\n")[0].strip()


def drawing(
    rows: Sequence[Sequence[str]], found: Mapping[str, Sequence[str]], inner: Mapping[str, Sequence[str]]
) -> str:
    """Return the house as SVG: a row a layer, a box a room, a line where one room imports another."""
    places: dict[str, tuple[float, float, float]] = {}
    for level, row in enumerate(rows):
        wide = (WIDTH - PAD * (len(row) + 1)) / len(row)
        for column, room in enumerate(row):
            places[room] = (PAD + column * (wide + PAD), PAD + level * ROW, wide)
    lines, boxes = [], []
    for room, others in found.items():
        for other in others:
            x, y, wide = places[room]
            to_x, to_y, to_wide = places[other]
            shift = (list(places).index(other) - len(places) / 2) * 9
            lines.append(
                f'<path d="M{x + wide / 2 + shift:.0f} {y + BOX}L{to_x + to_wide / 2 + shift:.0f} {to_y:.0f}"/>'
            )
    for room, (x, y, wide) in places.items():
        rooms = " · ".join(inner.get(room, ()))
        boxes.append(
            f'<rect x="{x:.0f}" y="{y}" width="{wide:.0f}" height="{BOX}" rx="6"/>'
            f'<text class="r" x="{x + 12:.0f}" y="{y + 21}">{escape(room)}</text>'
            f'<text class="i" x="{x + 12:.0f}" y="{y + 40}">{escape(rooms)}</text>'
        )
    high = PAD + len(rows) * ROW
    style = (
        "svg{background:#fff}path{stroke:#9db4c8;stroke-width:1;fill:none}rect{fill:#f4f7fa;stroke:#33526e}"
        "text{font-family:sans-serif;fill:#12283c}.r{font-size:16px;font-weight:600}.i{font-size:12px}"
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {high}" role="img" '
        f'aria-label="The folders of osintkit, each importing only what stands below it"><style>{style}</style>'
        f"{''.join(lines)}{''.join(boxes)}</svg>\n"
    )


def page(rows: Sequence[Sequence[str]], found: Rooms, inner: Rooms) -> str:
    """Return the house as a table: every room and the rooms within, what each is for, and what it imports."""
    lines = ["# The house", "", "Made by `python docs/house.py` from the code; imports go down only.", ""]
    lines += ["![Folders and imports](../images/house.svg)", "", "| room | what is there | imports |", "|---|---|---|"]
    for row in rows:
        for room in row:
            lines.append(f"| **`{room}`** | {says(f'{PACKAGE}.{room}')} | {', '.join(found[room])} |")
            lines += [f"| `{room}/{name}` | {says(f'{PACKAGE}.{room}.{name}')} | |" for name in inner.get(room, ())]
    return "\n".join(lines) + "\n"


def pages() -> dict[Path, str]:
    """Return both files with what they must hold."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    rows = layers()
    found = imports(graph)
    packages = [name for name in sorted(graph.modules) if graph.find_children(name) and name not in DATA]
    inner = {
        room: [name.split(".")[2] for name in packages if name.startswith(f"{PACKAGE}.{room}.")]
        for row in rows
        for room in row
    }
    return {
        ROOT / "docs" / "images" / "house.svg": drawing(rows, found, inner),
        ROOT / "docs" / "reference" / "house.md": page(rows, found, inner),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
