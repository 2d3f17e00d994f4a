"""A case as exporters receive it: what is gathered here goes out, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from osintkit.exporters import ExportMaterial, export

if TYPE_CHECKING:
    from osintkit.case import Case


def export_case(case: Case, name: str) -> bytes:
    """Return the whole case in the format of an exporter.

    Parameters
    ----------
    case
        The case.
    name
        Name of the exporter, for instance ``webannotation``.

    Raises
    ------
    UnknownNameError
        When there is no exporter of that name.
    """
    records, reading = case.material(), case.records.reading()
    material = ExportMaterial(
        case_id=case.id,
        title=case.title,
        claims=records.claims,
        sources=records.sources,
        captures={capture.sha256: capture for capture in case.records.captures()},
        documents=reading.documents,
        evidence=records.evidence,
        judgments=case.judgments(),
    )
    return export(name, material)
