"""What a report was made from, as hashes: the same facts, the same bytes."""

from __future__ import annotations

import hashlib
import json
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import metadata, resources
from pathlib import Path
from typing import Any, Final

import osintkit
from osintkit.errors import ParameterError
from osintkit.journal import journal_heads

__all__ = ["RunRecord", "digest_of", "gather", "heads_of"]

_PACKAGES: Final = ("ipykernel", "matplotlib", "nbclient", "nbconvert", "nh3", "numpy", "pandas", "papermill")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRecord:
    """Inputs, code and environment of a run. No path, no user, no clock.

    Parameters
    ----------
    inputs
        SHA-256 by name relative to the case; all journals together are one input, since their names tell who
        worked on which machine.
    ledger_head
        Hash of the last event of the chain of custody; empty when there is none.
    journal_heads
        Hashes of the journals' last lines, without the names of the files. Whoever keeps them can show later that
        nothing was cut off: ``osintkit verify --report``.
    code
        SHA-256 of osintkit's own sources.
    versions
        Of Python and of what draws and renders.
    """

    inputs: Mapping[str, str]
    ledger_head: str
    code: str
    versions: Mapping[str, str]
    journal_heads: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """One hash of all of it."""
        return hashlib.sha256(json.dumps(self.to_dict(), sort_keys=True).encode()).hexdigest()

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as JSON types."""
        return {
            "code": self.code,
            "inputs": dict(sorted(self.inputs.items())),
            "journal_heads": list(self.journal_heads),
            "ledger_head": self.ledger_head,
            "versions": dict(sorted(self.versions.items())),
        }


def digest_of(paths: Iterable[Path]) -> str:
    """Return one SHA-256 of the contents of files, in the given order.

    >>> digest_of([])[:8]
    'e3b0c442'
    """
    whole = hashlib.sha256()
    for path in paths:
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def gather(case_dir: Path, notebooks: Iterable[Path]) -> RunRecord:
    """Return what a run of ``notebooks`` in a case depends on."""
    inputs: dict[str, str] = {}
    for name in ("case.yaml", "data/raw/ledger.jsonl"):
        if (case_dir / name).is_file():
            inputs[name] = digest_of([case_dir / name])
    journals = sorted((case_dir / "data" / "journal").glob("*.jsonl"))
    if journals:
        inputs["data/journal"] = digest_of(journals)
    inputs |= {f"notebooks/{path.name}": digest_of([path]) for path in notebooks}
    versions = {name: _version(name) for name in _PACKAGES}
    versions |= {"osintkit": osintkit.__version__, "python": platform.python_version()}
    found = journal_heads(case_dir / "data" / "journal").values()
    return RunRecord(
        inputs=inputs,
        ledger_head=_ledger_head(case_dir),
        journal_heads=tuple(sorted(head for heads in found for head in heads)),
        code=_code(),
        versions=versions,
    )


def heads_of(page: Path) -> tuple[str, ...]:
    """Return the heads of ledger and journals that a page or ``run.json`` of an earlier report prints.

    Raises
    ------
    ParameterError
        When it prints none.
    """
    text = page.read_text(encoding="utf-8", errors="replace")
    if page.suffix == ".json":
        text = re.sub(r"\s+", " ", "".join(re.findall(r'"(?:journal_heads|ledger_head)": (?:\[[^]]*\]|"[^"]*")', text)))
    else:
        text = " ".join(re.findall(r"Heads? of the (?:chain of custody|journals): [0-9a-f, ]+", text))
    heads = tuple(dict.fromkeys(re.findall(r"\b[0-9a-f]{64}\b", text)))
    if not heads:
        raise ParameterError(f"{page}: it prints no head; give a page or run.json of a report, or --head HASH")
    return heads


def _ledger_head(case_dir: Path) -> str:
    path = case_dir / "data" / "raw" / "ledger.jsonl"
    if not path.is_file():
        return ""
    from osintkit.custody.ledger import Ledger

    return str(Ledger(path).head)


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "missing"


def _code() -> str:
    package = Path(str(resources.files("osintkit")))
    return digest_of(sorted(package.rglob("*.py"), key=lambda path: path.relative_to(package).as_posix()))
