"""An export on disk: of the case as it may be shared, checked once more before it is written."""

from __future__ import annotations

from pathlib import Path

from osintkit.case import Case
from osintkit.case.open import share
from osintkit.errors import RunError
from osintkit.exporters.whole_case import export_case
from osintkit.redact.published import leaks_in
from osintkit.storage.files import write_output


def write_export(output: Path, case_dir: Path, name: str, *, reveal_protected: bool = False) -> None:
    """Write a case in the format of an exporter, without the names of protected sources.

    Parameters
    ----------
    output
        The file, in an existing folder; written as a whole or not at all.
    case_dir
        The case's folder, or one inside it.
    name
        Of the exporter.
    reveal_protected
        Whether to keep the names in, for internal use.

    Raises
    ------
    RunError
        When the exporter names a protected source all the same.
    SetupError
        When the file cannot be written.
    """
    case = Case(case_dir, read_only=True)
    shown = case if reveal_protected else share(case)
    written = export_case(shown, name)
    found = leaks_in(written.decode("utf-8", "replace"), shown.door.hidden, f"the export {name!r}")
    if found:
        raise RunError(f"nothing was written. {'; '.join(map(str, found))}; make the alias in case.yaml longer")
    write_output(output, written)
