"""The note on a page that was made by hand, outside of a run."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from osintkit.redact.published import strings_in

__all__ = ["internal_note"]

_BY_HAND_NOTE: Final = (
    "Internal: this page was made outside of a run, so protected sources may stand here by name. It is not for "
    "sharing; osintkit run makes an edition that is."
)


def internal_note(folder: Path, notebook: Any = None) -> str:
    """Return the note for a page made by hand; empty when no source of its case is protected.

    Parameters
    ----------
    folder
        Where the notebook is, in a case or not.
    notebook
        Its cells; their colophon may name a case that is elsewhere.
    """
    from osintkit.case import Case
    from osintkit.case.open import protected_in
    from osintkit.case.sentences import NAMED
    from osintkit.errors import OsintkitError

    if NAMED in "\n".join(strings_in([cell.get("outputs", []) for cell in (notebook or {}).get("cells", [])])):
        return _BY_HAND_NOTE
    try:
        return _BY_HAND_NOTE if protected_in(Case(folder, read_only=True)) else ""
    except OsintkitError:
        return ""  # no case here, or none that can be read
