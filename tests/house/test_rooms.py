"""No circle of any kind between files, and a drawing of the house that says what the code says."""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]


def circles(graph: grimp.ImportGraph) -> list[list[str]]:
    """Return the groups of modules that reach each other by imports; Tarjan's algorithm, without recursion."""
    found, index, low, stack, held = [], {}, {}, [], set()
    for root in sorted(graph.modules):
        if root in index:
            continue
        work = [(root, iter(sorted(graph.find_modules_directly_imported_by(root))))]
        while work:
            module, ahead = work[-1]
            if module not in index:
                index[module] = low[module] = len(index)
                stack.append(module)
                held.add(module)
            following = next(ahead, None)
            if following is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[module])
                if low[module] == index[module]:
                    group = stack[stack.index(module) :]
                    del stack[stack.index(module) :]
                    held.difference_update(group)
                    found += [group] if len(group) > 1 else []
            elif following not in index:
                work.append((following, iter(sorted(graph.find_modules_directly_imported_by(following)))))
            elif following in held:
                low[module] = min(low[module], index[following])
    return found


def test_no_file_imports_one_that_imports_it() -> None:
    # grimp counts imports under TYPE_CHECKING and inside functions unless it is told not to
    assert circles(grimp.build_graph("osintkit", cache_dir=None)) == []


def test_a_circle_would_be_found() -> None:
    graph = grimp.ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "b"), ("c", "d")):
        for module in (importer, imported):
            graph.add_module(module)
        graph.add_import(importer=importer, imported=imported)
    assert [sorted(group) for group in circles(graph)] == [["b", "c"]]


def drawings() -> Iterable[tuple[Path, str]]:
    spec = importlib.util.spec_from_file_location("house", ROOT / "docs" / "house.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.pages().items()


@pytest.mark.parametrize(("path", "text"), drawings(), ids=lambda value: value.name if isinstance(value, Path) else "")
def test_the_drawing_is_up_to_date(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text, "run: python docs/house.py"
