"""Walks over who leads to whom: forwards to everything that is reached, backwards to the nearest way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

Node = tuple[str, str]
"""Evidence id, and a source reached from it; an empty source is the evidence itself."""


def discover(starts: Iterable[Node], leads: Callable[[Node], Iterable[Node]]) -> dict[Node, tuple[Node, ...]]:
    """Return every node that can be reached, with the nodes that it leads to.

    >>> discover([("E-1", "")], lambda node: [("E-1", "nis")] if not node[1] else [])
    {('E-1', ''): (('E-1', 'nis'),), ('E-1', 'nis'): ()}
    """
    found: dict[Node, tuple[Node, ...]] = {}
    queue = list(starts)
    while queue:
        node = queue.pop()
        if node not in found:
            found[node] = tuple(dict.fromkeys(leads(node)))
            queue.extend(found[node])
    return found


def inverse(leads: Mapping[Node, Sequence[Node]]) -> Mapping[Node, list[Node]]:
    """Return the nodes that lead to each node.

    >>> dict(inverse({("E-1", ""): (("E-1", "nis"),), ("E-1", "nis"): ()}))
    {('E-1', 'nis'): [('E-1', '')]}
    """
    before: Mapping[Node, list[Node]] = defaultdict(list)
    for node in sorted(leads):
        for following in leads[node]:
            before[following].append(node)
    return before


def backwards(ends: Iterable[Node], before: Mapping[Node, Sequence[Node]]) -> dict[Node, Node | None]:
    """Return every node from which an end can be reached, with the next node on the shortest way.

    >>> backwards([("E-1", "nis")], {("E-1", "nis"): [("E-1", "")]})
    {('E-1', 'nis'): None, ('E-1', ''): ('E-1', 'nis')}
    """
    toward: dict[Node, Node | None] = dict.fromkeys(ends)
    for node in (queue := list(toward)):
        for one in before.get(node, ()):
            if one not in toward:
                toward[one] = node
                queue.append(one)
    return toward


def returning(path: Sequence[str]) -> tuple[str, ...]:
    """Return the part of a path that comes back to a source: quoted back to itself, yet rooted.

    >>> returning(["minister", "paper", "minister", "leak"])
    ('minister', 'paper')
    """
    seen: dict[str, int] = {}
    for end, source in enumerate(path):
        if source in seen:
            return tuple(path[seen[source] : end])
        seen[source] = end
    return ()
