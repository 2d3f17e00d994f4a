"""``case.yaml``: what people declared, read strictly.

Every key is known, every id is defined once, every reference leads somewhere; anything else is a
`CaseFileError` that lists all problems at once, each with its line and the nearest known name.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml

from osintkit.errors import CaseFileError, SetupError, suggestion
from osintkit.model import SCHEMA_VERSION, Claim, ColumnMapping, Dependency, Hypothesis, Source, Stance
from osintkit.model.records import Record

R = TypeVar("R", bound=Record)
ID = re.compile(r"[a-z0-9][a-z0-9_-]*")
_TOP = ("schema", "id", "title", "question", "not_claimed", "analyst", "policy", "sources", "claims", "hypotheses")
_KEYS = (*_TOP, "dependencies", "columns")
_MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy(Record):
    """What the case sets for itself; every value has a default."""

    copy_containment: float = 0.6
    """Share of word n-grams from which two passages are shown as copies, 0 to 1."""
    suggestions_per_claim: int = 40
    """How many candidate passages the search offers for a claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFile:
    """The declared part of a case, checked."""

    path: Path
    id: str
    title: str
    question: str
    not_claimed: tuple[str, ...] = ()
    analyst: str = ""
    policy: Policy = field(default_factory=Policy)
    sources: Mapping[str, Source] = field(default_factory=dict)
    claims: Mapping[str, Claim] = field(default_factory=dict)
    hypotheses: Mapping[str, Hypothesis] = field(default_factory=dict)
    dependencies: tuple[Dependency, ...] = ()
    columns: tuple[ColumnMapping, ...] = ()
    """What the columns of tables mean; for each table the first that fits counts."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """Line on which each id is declared, for messages."""


def read_case_file(path: Path) -> CaseFile:
    """Return the declared part of the case at ``path``.

    Raises
    ------
    CaseFileError
        When anything in it is unknown, mistyped, missing, declared twice or refers to nothing.
    SetupError
        When the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SetupError(f"{path}: cannot be read ({error.strerror}); `osintkit new DIR` creates a case") from error
    return _Reader(path).read(data)


class _Loader(yaml.SafeLoader):
    """Safe loader that refuses anchors, which could blow up in memory."""

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        if self.check_event(yaml.events.AliasEvent):
            mark = self.peek_event().start_mark  # type: ignore[no-untyped-call]  # PyYAML's stubs leave it out
            raise yaml.composer.ComposerError(None, None, "anchors and aliases are not used in a case file", mark)
        return super().compose_node(parent, index)


# a date stays the text that was written: 2024-10 is no day
_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _unreadable(data: bytes, error: yaml.reader.ReaderError) -> tuple[int, str]:
    """Return the line of a character that YAML does not take, and what to do about it."""
    if error.encoding == "unicode":
        before = data.decode("utf-8", "replace")[: error.position]
        return before.count("\n") + 1, f"the character U+{error.character:04X} may not stand here; delete it"
    line = data[: error.position].count(b"\n") + 1
    return line, "a character is not UTF-8; save the file as UTF-8"


class _Reader:
    """Collects problems instead of stopping at the first."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[tuple[int, str]] = []
        self.lines: dict[str, int] = {}

    def read(self, data: bytes) -> CaseFile:
        root = self._compose(data)
        top = self._mapping(root, _KEYS, "case.yaml")
        for key in ("schema", "id", "title", "question"):
            if key not in top:
                self._problem(root, f"the key {key!r} is missing")
        version = self._value(top, "schema", int, SCHEMA_VERSION)
        if version != SCHEMA_VERSION:
            self._problem(top["schema"], f"schema {version} is not known here (this osintkit reads {SCHEMA_VERSION})")
        sources = self._table(top.get("sources"), "source", Source)
        claims = self._table(top.get("claims"), "claim", Claim)
        hypotheses = self._table(top.get("hypotheses"), "hypothesis", Hypothesis)
        dependencies = tuple(self._records(top.get("dependencies"), "dependency", Dependency))
        case = CaseFile(
            path=self.path,
            id=self._id(top),
            title=self._value(top, "title", str, ""),
            question=self._value(top, "question", str, ""),
            not_claimed=tuple(self._strings(top.get("not_claimed"))),
            analyst=self._value(top, "analyst", str, ""),
            policy=self._policy(top.get("policy")),
            sources={key: record for key, (_, record) in sources.items()},
            claims={key: record for key, (_, record) in claims.items()},
            hypotheses={key: record for key, (_, record) in hypotheses.items()},
            dependencies=tuple(record for _, record in dependencies),
            columns=tuple(self._columns(top.get("columns"))),
            lines=self.lines,
        )
        self._check_sources(case, sources)
        self._check_claims(case, claims)
        self._check_dependencies(case, dependencies)
        if self.problems:
            raise CaseFileError(self.path, sorted(set(self.problems)))
        return case

    # -- YAML nodes ------------------------------------------------------------------------------

    def _compose(self, data: bytes) -> yaml.Node:
        if len(data) > _MAX_BYTES:
            raise CaseFileError(self.path, [(1, f"larger than {_MAX_BYTES} bytes")])
        try:
            loader = _Loader(data)
            try:
                node = loader.get_single_node()
            finally:
                loader.dispose()
        except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
            mark = getattr(error, "problem_mark", None)
            line = mark.line + 1 if mark is not None else 1
            reason = getattr(error, "problem", None) or str(error).splitlines()[0]
            if isinstance(error, yaml.reader.ReaderError):
                line, reason = _unreadable(data, error)
            raise CaseFileError(self.path, [(line, f"not readable as YAML: {reason}")]) from None
        if node is None:
            raise CaseFileError(self.path, [(1, "the file is empty; `osintkit new DIR` writes one to start from")])
        return node

    def _problem(self, node: yaml.Node | None, message: str) -> None:
        self.problems.append((node.start_mark.line + 1 if node is not None else 1, message))

    def _mapping(self, node: yaml.Node | None, known: tuple[str, ...], where: str) -> dict[str, yaml.Node]:
        if not isinstance(node, yaml.MappingNode):
            self._problem(node, f"{where}: expected keys and values")
            return {}
        found: dict[str, yaml.Node] = {}
        for key_node, value in node.value:
            key = str(key_node.value)
            if key not in known:
                self._problem(key_node, f"{where}: unknown key {key!r}; {suggestion(key, known)}")
            elif key in found:
                self._problem(key_node, f"{where}: key {key!r} stands twice")
            else:
                found[key] = value
        return found

    def _plain(self, node: yaml.Node) -> Any:
        constructor = yaml.SafeLoader("")
        try:
            return constructor.construct_object(node, deep=True)
        finally:
            constructor.dispose()

    def _value(self, top: Mapping[str, yaml.Node], key: str, kind: type, default: Any) -> Any:
        if key not in top:
            return default
        value = self._plain(top[key])
        if not isinstance(value, kind) or isinstance(value, bool):
            self._problem(top[key], f"{key}: expected {'text' if kind is str else 'a number'}, got {value!r}")
            return default
        return value

    def _strings(self, node: yaml.Node | None) -> Iterator[str]:
        if node is None:
            return
        value = self._plain(node)
        if not isinstance(value, list) or not all(isinstance(line, str) for line in value):
            self._problem(node, "expected a list of sentences")
            return
        yield from value

    # -- records ---------------------------------------------------------------------------------

    def _id(self, top: Mapping[str, yaml.Node]) -> str:
        value = self._value(top, "id", str, "")
        if value and not ID.fullmatch(value):
            self._problem(top["id"], f"id {value!r}: use lower case letters, digits, - and _")
        return str(value)

    def _policy(self, node: yaml.Node | None) -> Policy:
        if node is None:
            return Policy()
        record = self._record(node, "policy", Policy)
        if record is None:
            return Policy()
        if not 0 < record.copy_containment <= 1:
            self._problem(node, f"policy: copy_containment {record.copy_containment} is not above 0 and up to 1")
        return record

    def _record(self, node: yaml.Node, where: str, kind: type[R]) -> R | None:
        known = tuple(entry.name for entry in dataclasses.fields(kind))  # type: ignore[arg-type]  # every Record is one
        before = len(self.problems)
        values = self._mapping(node, known, where)
        plain = {key: self._plain(value) for key, value in values.items()}
        plain = {key: value for key, value in plain.items() if value is not None}
        for key in ("period", "since", "until"):
            if isinstance(plain.get(key), int):  # a bare year
                plain[key] = str(plain[key])
        for entry in dataclasses.fields(kind):  # type: ignore[arg-type]
            required = entry.default is dataclasses.MISSING and entry.default_factory is dataclasses.MISSING
            if required and entry.name not in plain:
                self._problem(node, f"{where}: the key {entry.name!r} is missing")
        if len(self.problems) > before:
            return None
        try:
            return kind.from_dict(plain)
        except ValueError as error:
            wrong = next((name for name in values if f".{name}:" in str(error)), None)
            self._problem(values[wrong] if wrong else node, f"{where}: {error}")
            return None

    def _records(self, node: yaml.Node | None, noun: str, kind: type[R]) -> Iterator[tuple[yaml.Node, R]]:
        if node is None or (isinstance(node, yaml.ScalarNode) and node.value in ("", "null", "~")):
            return
        if not isinstance(node, yaml.SequenceNode):
            self._problem(node, f"expected a list, each {noun} after a dash")
            return
        for child in node.value:
            record = self._record(child, noun, kind)
            if record is not None:
                yield child, record

    def _columns(self, node: yaml.Node | None) -> Iterator[ColumnMapping]:
        for child, mapping in self._records(node, "columns", ColumnMapping):
            for problem in mapping.problems():
                self._problem(child, f"columns: {problem}")
            if not mapping.files and not mapping.headings:
                self._problem(child, 'columns: say for which tables: files: "*.csv", or headings: H-...')
            yield mapping

    def _table(self, node: yaml.Node | None, noun: str, kind: type[R]) -> dict[str, tuple[yaml.Node, R]]:
        table: dict[str, tuple[yaml.Node, R]] = {}
        for child, record in self._records(node, noun, kind):
            key = str(getattr(record, "id", ""))
            if not ID.fullmatch(key):
                self._problem(child, f"{noun} id {key!r}: use lower case letters, digits, - and _")
            elif key in table:
                self._problem(child, f"{noun} {key!r} is declared twice, first on line {self.lines[key]}")
            else:
                table[key] = (child, record)
                self.lines[key] = child.start_mark.line + 1
        return table

    # -- references ------------------------------------------------------------------------------

    def _refer(self, node: yaml.Node, where: str, name: str, known: Mapping[str, object]) -> None:
        if name not in known:
            self._problem(node, f"{where}: {name!r} is not declared; {suggestion(name, known)}")

    def _check_sources(self, case: CaseFile, table: Mapping[str, tuple[yaml.Node, Source]]) -> None:
        for node, source in table.values():
            for label, name in (("owner", source.owner), ("family", source.family)):
                if name is not None:
                    self._refer(node, f"source {source.id!r}: {label}", name, case.sources)
        self._check_cycles(table, lambda source: (source.owner,), "source {} owns itself")
        self._check_aliases(table)

    def _check_claims(self, case: CaseFile, table: Mapping[str, tuple[yaml.Node, Claim]]) -> None:
        for node, claim in table.values():
            for name in claim.entails:
                self._refer(node, f"claim {claim.id!r}: entails", name, case.claims)
            self._check_parties(node, claim, case)
        mains = [claim.id for _, claim in table.values() if claim.main]
        for node, claim in table.values():
            if claim.main and claim.id != mains[0]:
                self._problem(node, f"claim {claim.id!r}: only one claim is `main`, and {mains[0]!r} is declared so")
        self._check_cycles(table, lambda claim: claim.entails, "claim {} entails itself")

    def _check_parties(self, node: yaml.Node, claim: Claim, case: CaseFile) -> None:
        stakes: dict[str, Stance] = {}
        for party in claim.parties:
            self._refer(node, f"claim {claim.id!r}: party", party.family, case.sources)
            if party.gains not in (Stance.SUPPORTS, Stance.REFUTES):
                self._problem(
                    node,
                    f"claim {claim.id!r}: party {party.family!r} gains from supports or refutes, not {party.gains}",
                )
            if stakes.setdefault(party.family, party.gains) is not party.gains:
                self._problem(
                    node, f"claim {claim.id!r}: party {party.family!r} gains from both sides; leave it out, or say one"
                )

    def _check_dependencies(self, case: CaseFile, declared: tuple[tuple[yaml.Node, Dependency], ...]) -> None:
        for node, dependency in declared:
            for name in (dependency.source, dependency.on):
                self._refer(node, "dependency", name, case.sources)
            for name in dependency.claims:
                self._refer(node, "dependency: claims", name, case.claims)
            if dependency.certainty not in ("documented", "suspected"):
                self._problem(node, f"dependency: certainty {dependency.certainty!r}; known: documented, suspected")
            if dependency.source == dependency.on:
                self._problem(node, f"dependency: {dependency.source!r} cannot lean on itself")
            if dependency.since and dependency.until and dependency.since.earliest > dependency.until.latest:
                self._problem(node, f"dependency: it ends ({dependency.until}) before it begins ({dependency.since})")

    def _check_cycles(
        self,
        table: Mapping[str, tuple[yaml.Node, Any]],
        step: Callable[[Any], tuple[str | None, ...]],
        message: str,
    ) -> None:
        for key, (node, record) in table.items():
            seen: list[str] = []
            frontier = [name for name in step(record) if name]
            while frontier:
                name = frontier.pop()
                if name == key:
                    self._problem(node, message.format(repr(key)) + (f" through {' > '.join(seen)}" if seen else ""))
                    break
                if name in table and name not in seen:
                    seen.append(name)
                    frontier.extend(following for following in step(table[name][1]) if following)

    def _check_aliases(self, table: Mapping[str, tuple[yaml.Node, Source]]) -> None:
        holders: dict[str, str] = {}
        for key, (node, source) in table.items():
            for name in dict.fromkeys(name.casefold() for name in source.names):
                other = holders.setdefault(name, key)
                if other != key:
                    self._problem(node, f"source {key!r}: the name {name!r} already belongs to source {other!r}")
