"""Which pieces of evidence count as one: joins make blocks, then analysts' splits and joins change them.

Joining is an equivalence: it does not matter in which order joins are found. Only an analyst's split separates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from osintkit.model import Join, JoinReason, JudgmentKind, OriginDecision


class Partition:
    """Blocks of evidence ids, and the joins that hold each together.

    Parameters
    ----------
    ids
        Evidence ids, oldest first.

    Examples
    --------
    >>> blocks = Partition(["E-1", "E-2", "E-3"])
    >>> blocks.join([Join(left="E-1", right="E-3", reason=JoinReason.COPY, because="They share their words.")])
    >>> blocks.blocks()
    (('E-1', 'E-3'), ('E-2',))
    """

    def __init__(self, ids: Sequence[str]) -> None:
        self._rank = {one: rank for rank, one in enumerate(ids)}
        self._parent = {one: one for one in ids}
        self._joins: list[Join] = []
        self.split_off: dict[str, OriginDecision] = {}
        """Evidence that an analyst took out of its origin, and the decision."""

    def join(self, joins: Iterable[Join]) -> None:
        """Join by one rule. A join is kept when it adds to what the same rule has already joined."""
        own = {one: one for one in self._parent}
        for join in joins:
            if join.left not in own or join.right not in own:
                continue
            left, right = _find(own, join.left), _find(own, join.right)
            if left != right:
                own[max(left, right, key=self._rank.__getitem__)] = min(left, right, key=self._rank.__getitem__)
                self._unite(join.left, join.right)
                self._joins.append(join)

    def decide(self, decisions: Iterable[OriginDecision]) -> None:
        """Apply analysts' splits and joins, in the order in which they were made."""
        for decision in decisions:
            members = [one for one in dict.fromkeys(decision.evidence) if one in self._parent]
            members.sort(key=self._rank.__getitem__)
            if not members:
                continue
            if decision.kind is JudgmentKind.SPLIT:
                self._split(members, decision)
            elif decision.kind is JudgmentKind.JOIN and len(members) > 1:
                self.join(_decided(members, decision))
                for one in members:
                    self.split_off.pop(one, None)

    def blocks(self) -> tuple[tuple[str, ...], ...]:
        """Return the blocks, the one with the oldest evidence first."""
        groups: Mapping[str, list[str]] = defaultdict(list)
        for one in self._rank:
            groups[_find(self._parent, one)].append(one)
        return tuple(tuple(group) for group in groups.values())

    def joins_of(self, block: Sequence[str]) -> tuple[Join, ...]:
        """Return the joins inside a block, in the order in which the rules found them."""
        inside = set(block)
        return tuple(join for join in self._joins if join.left in inside and join.right in inside)

    def _unite(self, left: str, right: str) -> None:
        one, other = _find(self._parent, left), _find(self._parent, right)
        if one != other:
            first = min(one, other, key=self._rank.__getitem__)
            self._parent[one] = self._parent[other] = first

    def _split(self, members: Sequence[str], decision: OriginDecision) -> None:
        """Take members out as a block of their own; what they leave stays one block, each with a reason."""
        taken = set(members)
        left_behind = [[one for one in block if one not in taken] for block in self.blocks()]
        broken = [join for join in self._joins if (join.left in taken) != (join.right in taken)]
        self._joins = [join for join in self._joins if (join.left in taken) == (join.right in taken)]
        self._parent = {one: one for one in self._rank}
        for join in self._joins:
            self._unite(join.left, join.right)
        for block in left_behind:
            for one in block[1:]:
                if _find(self._parent, one) != _find(self._parent, block[0]):
                    self._joins.append(_bridged(block[0], one, broken, decision))
                    self._unite(block[0], one)
        for join in _decided(members, decision):
            if _find(self._parent, join.left) != _find(self._parent, join.right):
                self._joins.append(join)
        for one in members:
            self._unite(members[0], one)
            self.split_off[one] = decision


def _decided(members: Sequence[str], decision: OriginDecision) -> list[Join]:
    who = decision.analyst or "An analyst"
    verb = "took out together" if decision.kind is JudgmentKind.SPLIT else "joined"
    return [
        Join(
            left=members[0],
            right=one,
            reason=JoinReason.ANALYST,
            because=f"{who} {verb} {members[0]} and {one}: {_sentence(decision.reason)}",
            proof=(decision.reason,),
        )
        for one in members[1:]
    ]


def _bridged(left: str, right: str, broken: Sequence[Join], decision: OriginDecision) -> Join:
    who = decision.analyst or "an analyst"
    old = next((join for join in broken if right in (join.left, join.right)), broken[0])
    because = (
        f"{left} and {right} were joined through evidence that {who} has since taken out; nobody has taken out "
        f"{right} itself."
    )
    return Join(left=left, right=right, reason=old.reason, because=because, proof=(old.because,))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _find(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one
