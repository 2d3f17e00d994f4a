"""Formats for other tools: each exporter is one class behind an entry point of the group ``osintkit.exporters``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from importlib.metadata import entry_points
from types import MappingProxyType
from typing import Protocol, runtime_checkable

from osintkit.errors import SetupError, UnknownNameError
from osintkit.journal import Judgments
from osintkit.model import Capture, Claim, Document, Evidence, Source

__all__ = ["GROUP", "ExportMaterial", "Exporter", "available", "export", "problems"]

GROUP = "osintkit.exporters"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportMaterial:
    """What an exporter may write: plain records, gathered by the caller, and nothing else.

    Whoever gathers them decides what goes out; an exporter adds nothing from the machine it runs on.
    """

    case_id: str
    title: str = ""
    claims: Mapping[str, Claim] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    captures: Mapping[str, Capture] = field(default_factory=dict)
    """Captures by SHA-256."""
    documents: Mapping[str, Document] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    judgments: Judgments = field(default_factory=Judgments)
    made: datetime | None = None
    """When the export is dated; None leaves the date out, so that the same inputs give the same bytes."""


@runtime_checkable
class Exporter(Protocol):
    """One format. Give the class a name, a version and a media type; it is made without arguments."""

    name: str
    version: str
    media_type: str
    suffix: str
    """The suffix of files in this format, with the dot."""

    def export(self, material: ExportMaterial) -> bytes:
        """Return the material in this format, the same bytes for the same material."""
        ...


def available() -> Mapping[str, Exporter]:
    """Return all exporters that are installed and can be loaded, by name; `problems` lists the others.

    >>> "webannotation" in available()
    True
    """
    return MappingProxyType(_load()[0])


def problems() -> Mapping[str, str]:
    """Return the installed exporters that cannot be loaded, and why."""
    return MappingProxyType(_load()[1])


def _load() -> tuple[dict[str, Exporter], dict[str, str]]:
    exporters: dict[str, Exporter] = {}
    broken: dict[str, str] = {}
    for point in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        try:
            exporter = point.load()()
        except Exception as error:  # noqa: BLE001 - a third party's import may raise anything; the others still work
            broken[point.name] = f"{type(error).__name__}: {error}"
            continue
        if isinstance(exporter, Exporter):
            exporters[point.name] = exporter
        else:
            broken[point.name] = (
                f"{point.value} is not an exporter: it needs name, version, media_type, suffix and export"
            )
    return exporters, broken


def export(name: str, material: ExportMaterial) -> bytes:
    """Return the material in the format of that name.

    Raises
    ------
    UnknownNameError
        When there is no such format.
    SetupError
        When it is installed but cannot be loaded.
    """
    exporters, broken = _load()
    if name in broken:
        raise SetupError(f"exporter {name!r} cannot be loaded: {broken[name]}; reinstall the package that brings it")
    if name not in exporters:
        raise UnknownNameError("exporter", name, exporters)
    return exporters[name].export(material)
