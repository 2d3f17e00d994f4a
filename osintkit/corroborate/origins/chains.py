"""Where a piece of evidence comes from: from its speaker, through those whose word it passes on, to the root.

The steps of a chain, each found per piece of evidence and never per source, so that a source may be independent in
October and lean on another in January:

1. The speaker, or, when the evidence names them, the sources on whose word it speaks (``upstream``). Outlets named
   beside others are the way it came, not where it came from.
2. A source that is cited leads to what that source itself said of the claim by then, when the case holds that.
3. A source that leans on another by a declared or suspected dependence, valid on that day, leads to that other.
4. Where no step is left is the root: a source that speaks of its own. An outlet is a root only in its own voice
   (access ``issuer`` or ``first_hand``), a repeater never.

Several roots make a synthesis, no end at all a loop, an end that nobody knows an unknown origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from osintkit.corroborate.clocks import evidence_day, may_overlap
from osintkit.corroborate.material import Material
from osintkit.corroborate.origins import walks
from osintkit.model import Access, Dependency, Evidence, JoinReason, Record, Source, SourceKind

Node = walks.Node


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain(Record):
    """Where one piece of evidence comes from."""

    evidence: str
    root: str | None = None
    """Id of the source where the chain ends; None for a synthesis, a loop and an unknown origin."""
    pooled: tuple[str, ...] = ()
    """Ids of the roots of a synthesis, sorted."""
    loop: tuple[str, ...] = ()
    """Ids of the sources that cite each other in a circle, in the order in which they do."""
    path: tuple[str, ...] = ()
    """Ids of the sources from the speaker to the root (or to the end that was reached)."""
    reason: JoinReason = JoinReason.UNKNOWN_ORIGIN
    """How the evidence belongs to its root: it is the root's own word, it cites it, or it relies on it."""
    proof: tuple[str, ...] = ()
    """The rules of dependence that were followed, as sentences."""

    suspected: tuple[str, ...] = ()
    """Id of the source whose dependence is only suspected, and of the one that it may lean on; empty when none is."""

    @property
    def direct(self) -> bool:
        """Whether the root itself speaks."""
        return self.reason is JoinReason.SAME_ORIGINATOR

    @property
    def unknown(self) -> bool:
        """Whether nobody knows where it comes from."""
        return self.root is None and not self.pooled and not self.loop


def trace(evidence: Iterable[Evidence], material: Material) -> dict[str, Chain]:
    """Return the chain of each piece of evidence, by evidence id.

    Examples
    --------
    A relay of a press release, whose sender spoke of its own knowledge:

    >>> from osintkit.model import Passage
    >>> sources = {
    ...     "nis": Source(id="nis", name="Intelligence Service", kind=SourceKind.ORGANISATION),
    ...     "daily": Source(id="daily", name="The Daily", kind=SourceKind.OUTLET),
    ... }
    >>> words = Passage.of("D-1", "The service counts 1,500 soldiers, it said.", 0, 42)
    >>> relay = Evidence(id="E-1", claim="c", passage=words, holder="daily", speaker="daily", upstream=("nis",))
    >>> trace([relay], Material(sources=sources, claims={}))["E-1"].path
    ('daily', 'nis')
    """
    network = _Network(tuple(evidence), material)
    return {one.id: network.chain(one) for one in network.evidence}


def dependencies_of(source: str, evidence: Evidence, dependencies: Sequence[Dependency]) -> tuple[Dependency, ...]:
    """Return the dependences of a source that may hold for this evidence: its day, its claim."""
    return tuple(
        one
        for one in dependencies
        if one.source == source
        and one.on != source
        and (not one.claims or evidence.claim in one.claims)
        and may_overlap(evidence.said, one.since, one.until)
    )


class _Network:
    """Evidence of one case as a graph: who leads to whom."""

    def __init__(self, evidence: tuple[Evidence, ...], material: Material) -> None:
        self.evidence = evidence
        self.by_id = {one.id: one for one in evidence}
        self.sources = material.sources
        self.by_source: Mapping[str, list[Dependency]] = defaultdict(list)
        for dependency in material.dependencies:
            self.by_source[dependency.source].append(dependency)
        self.said: Mapping[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        self.published: Mapping[tuple[str, str], list[tuple[date, str]]] = defaultdict(list)
        for one in evidence:
            day = evidence_day(one) or date.max
            if one.speaker is not None:
                self.said[one.claim, one.speaker].append((day, one.id))
            if one.holder is not None:
                self.published[one.claim, one.holder].append((day, one.id))
        for index in (self.said, self.published):
            for held in index.values():
                held.sort()
        starts = [(one.id, "") for one in evidence]
        self.beside: dict[Node, tuple[Node, ...]] = {}
        """By a source that may have been cited for what it has learnt since it last spoke, what it had said."""
        self.leads = walks.discover(starts, self._step)
        self._find_ends()
        while empty := {node for node, said in self.beside.items() if not any(self.roots.get(one) for one in said)}:
            # what is held of the source has no root, so nothing shows that a mention of it has one
            self.leads = {
                node: tuple(one for one in leads if one not in empty)
                for node, leads in self.leads.items()
                if node not in empty
            }
            self.beside = {node: said for node, said in self.beside.items() if node not in empty}
            self._find_ends()
        self.turning = walks.discover(starts, lambda node: self.leads.get(node) or self._later(node))
        last = sorted(node for node in self.turning if not self.turning[node])
        self.ending = walks.backwards(last, walks.inverse(self.turning))
        """What reaches an end also when sources that were silent at first are followed to what they said later."""

    def _find_ends(self) -> None:
        """Find the roots that each node leads to, and the ways."""
        ends: Mapping[str, list[Node]] = defaultdict(list)
        for node in sorted(self.leads):
            if not self.leads[node]:
                ends[node[1] if self._speaks_of_its_own(node) else ""].append(node)
        before = walks.inverse(self.leads)
        self.toward = {root: walks.backwards(ends[root], before) for root in sorted(ends)}
        """By root, the next node on the shortest way to it, from each node that leads there; "" for unknown ends."""
        self.roots: Mapping[Node, list[str]] = defaultdict(list)
        for root, nodes in self.toward.items():
            for node in nodes if root else ():
                self.roots[node].append(root)

    def chain(self, evidence: Evidence) -> Chain:
        """Follow one piece of evidence to its end."""
        start = (evidence.id, "")
        if start not in self.ending:
            return self._in_circle(evidence, start)
        roots = self.roots[start]
        if not roots:
            nodes = self._way(start, "")
            return Chain(evidence=evidence.id, path=self._path(nodes), proof=self._rules(nodes))
        if len(roots) > 1 and len({voice(root, self.sources) for root in roots}) > 1:
            nodes = [node for root in roots for node in self._way(start, root)]
            path = self._path([start])
            return Chain(evidence=evidence.id, pooled=tuple(roots), path=path, proof=self._rules(nodes))
        nodes = self._way(start, roots[0])
        path = self._path(nodes)
        return Chain(
            evidence=evidence.id,
            root=roots[0],
            loop=walks.returning(path),
            path=path,
            reason=_reason(evidence, path),
            proof=self._rules(nodes),
            suspected=self._suspected(nodes),
        )

    def _in_circle(self, evidence: Evidence, start: Node) -> Chain:
        walked: dict[Node, None] = {}
        node = start
        while node not in walked:
            walked[node] = None
            node = self.turning[node][0]
        nodes = list(walked)
        around = list(dict.fromkeys(self._path(nodes[nodes.index(node) :])))
        first = around.index(min(around)) if around else 0
        return Chain(
            evidence=evidence.id,
            loop=tuple(around[first:] + around[:first]),
            path=self._path(nodes),
            reason=JoinReason.LOOP,
            proof=self._rules(nodes),
        )

    def _way(self, start: Node, root: str) -> list[Node]:
        """Return the nodes on the shortest way to a root."""
        nodes = [start]
        while (following := self.toward[root][nodes[-1]]) is not None:
            nodes.append(following)
        return nodes

    def _step(self, node: Node) -> Iterable[Node]:
        evidence = self.by_id[node[0]]
        if node[1]:
            for dependency in dependencies_of(node[1], evidence, self.by_source.get(node[1], ())):
                yield from self._cited(dependency.on, evidence)
            return
        upstream = _upstream(evidence)
        voices = [source for source in upstream if not self._is_outlet(source)]
        for source in voices or upstream:
            yield from self._cited(source, evidence)
        if not upstream and evidence.speaker is not None:
            yield (evidence.id, evidence.speaker)

    def _cited(self, source: str, by: Evidence) -> list[Node]:
        """Find what the source had said of the claim by then; the source itself when the case holds nothing of it."""
        held = self.said.get((by.claim, source)) or (
            self.published.get((by.claim, source), []) if self._is_outlet(source) else []
        )
        day = evidence_day(by) or date.max
        earlier = [(said, one) for said, one in held if said <= day and one != by.id]
        undated = [one for said, one in held if said == date.max and one != by.id]
        if not earlier and not undated:
            return [(by.id, source)]
        # who cites on no known day is held to what was said first: a later word must not turn an old page round
        cited = {said for said, _ in (earlier[-1:] if by.said is not None else earlier[:1])}
        latest = [one for said, one in earlier if said in cited]
        latest = list(dict.fromkeys((*latest, *undated)))  # what is undated may have been said by then
        leaning = self.by_source.get(source, ())
        now = dependencies_of(source, by, leaning)
        nodes = [(one, "") for one in latest]
        if now and any(dependencies_of(source, self.by_id[one], leaning) != now for one in latest):
            self.beside[by.id, source] = tuple(nodes)
            nodes.append((by.id, source))  # it leans on another since it last spoke: which of both is cited is unknown
        return nodes

    def _later(self, node: Node) -> tuple[Node, ...]:
        """Find what a cited source, silent until then, said afterwards: only to notice that it cites back."""
        evidence = self.by_id[node[0]]
        if not node[1] or node[1] == evidence.speaker:
            return ()
        return tuple((one, "") for _, one in self.said.get((evidence.claim, node[1]), []) if one != node[0])

    def _speaks_of_its_own(self, node: Node) -> bool:
        """Whether a chain's end is a root: a source that speaks of its own, not one that passes on."""
        evidence, source = self.by_id[node[0]], node[1]
        if not source:
            return False
        if source != evidence.speaker or _upstream(evidence):
            return not self._is_outlet(source)
        if self._is_outlet(source):
            return evidence.access in {Access.ISSUER, Access.FIRST_HAND}
        return evidence.access is not Access.REPEATER

    def _is_outlet(self, source: str) -> bool:
        known = self.sources.get(source)
        return known is not None and known.kind is SourceKind.OUTLET

    def _source(self, node: Node) -> str | None:
        return node[1] or self.by_id[node[0]].speaker or self.by_id[node[0]].holder

    def _path(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        sources = [source for node in nodes if (source := self._source(node)) is not None]
        return tuple(source for i, source in enumerate(sources) if i == 0 or source != sources[i - 1])

    def _suspected(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        for one, source in nodes if self.by_source else ():
            for dependency in dependencies_of(source, self.by_id[one], self.by_source.get(source, ())):
                if dependency.certainty == "suspected":
                    return (source, dependency.on)
        return ()

    def _rules(self, nodes: Iterable[Node]) -> tuple[str, ...]:
        """Return the rules of dependence that hold at these nodes, as sentences."""
        found = [
            rule_words(dependency)
            for one, source in nodes
            if source
            for dependency in dependencies_of(source, self.by_id[one], self.by_source.get(source, ()))
        ]
        return tuple(dict.fromkeys(found))


def taken_out(chain: Chain, sources: Mapping[str, Source]) -> Chain:
    """Return the chain of evidence that an analyst took out of its origin: it ends one step before that origin.

    That is the last voice on the way that is no outlet, else the outlet itself.

    >>> chain = Chain(evidence="E-1", root="clip", path=("paper", "camera", "clip"), reason=JoinReason.CITES)
    >>> paper = Source(id="paper", name="The Paper", kind=SourceKind.OUTLET)
    >>> taken_out(chain, {"paper": paper}).path
    ('paper', 'camera')
    """
    way = chain.path[:-1] if chain.root is not None and len(chain.path) > 1 else chain.path
    voices = [
        i for i, source in enumerate(way) if source not in sources or sources[source].kind is not SourceKind.OUTLET
    ]
    path = way[: voices[-1] + 1] if voices else way[:1]
    if not path:
        return chain
    reason = JoinReason.SAME_ORIGINATOR if len(path) == 1 else JoinReason.CITES
    return Chain(evidence=chain.evidence, root=path[-1], path=path, reason=reason, proof=chain.proof)


def rule_words(dependency: Dependency) -> str:
    """Return a declared dependence as the words that prove a join.

    >>> from osintkit.model import StatedDate
    >>> rule_words(Dependency(source="nato", on="nis", since=StatedDate("2024-10-28"), reason="briefed by it"))
    'documented: nato leans on nis from 2024-10-28 (briefed by it)'
    """
    since = f" from {dependency.since}" if dependency.since else ""
    until = f" until {dependency.until}" if dependency.until else ""
    reason = f" ({dependency.reason})" if dependency.reason else ""
    return f"{dependency.certainty}: {dependency.source} leans on {dependency.on}{since}{until}{reason}"


def owners(source: str, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """Return a source and its owners, nearest first; a circle of owners ends where it would begin again.

    >>> kremlin = Source(id="kremlin", name="Kremlin", kind=SourceKind.GOVERNMENT)
    >>> spokesman = Source(id="spokesman", name="A spokesman", kind=SourceKind.PERSON, owner="kremlin")
    >>> owners("spokesman", {"kremlin": kremlin, "spokesman": spokesman})
    ('spokesman', 'kremlin')
    """
    line = [source]
    while (known := sources.get(line[-1])) is not None:
        if known.owner is None or known.owner in line:
            break
        line.append(known.owner)
    return tuple(line)


def voice(source: str, sources: Mapping[str, Source]) -> str:
    """Return the id of the source in whose voice another speaks: its last owner, or itself.

    >>> voice("nobody-declared", {})
    'nobody-declared'
    """
    line = owners(source, sources)
    last = sources.get(line[-1])
    turns = line.index(last.owner) if last is not None and last.owner in line else len(line) - 1
    return min(line[turns:])


def speaks_for(evidence: Evidence, chain: Chain, sources: Mapping[str, Source]) -> bool:
    """Return whether the root of a chain speaks itself, or somebody of its family who is no outlet.

    >>> service = Source(id="service", name="The Service", kind=SourceKind.ORGANISATION, family="gov")
    >>> minister = Source(id="minister", name="A minister", kind=SourceKind.PERSON, family="gov")
    >>> from osintkit.model import Passage
    >>> words = Passage.of("D-1", "He said so.", 0, 11)
    >>> said = Evidence(id="E-1", claim="c", passage=words, speaker="minister", upstream=("service",))
    >>> chain = Chain(evidence="E-1", root="service", path=("minister", "service"), reason=JoinReason.CITES)
    >>> speaks_for(said, chain, {"service": service, "minister": minister})
    True
    """
    root, speaker = sources.get(chain.root or ""), sources.get(evidence.speaker or "")
    family = root.family if root is not None else None
    if chain.direct or speaker is None or speaker.kind is SourceKind.OUTLET:
        return chain.direct
    return family is not None and speaker.family == family


def _upstream(evidence: Evidence) -> list[str]:
    return [source for source in evidence.upstream if source != evidence.speaker]


def _reason(evidence: Evidence, path: Sequence[str]) -> JoinReason:
    if _upstream(evidence):
        return JoinReason.CITES
    return JoinReason.SAME_ORIGINATOR if len(path) == 1 else JoinReason.RELIES_ON
