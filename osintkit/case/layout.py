"""What a case folder looks like, and how a new one is created."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from osintkit.errors import CaseError, SetupError
from osintkit.storage.files import write_whole

FILE = "case.yaml"


@dataclass(frozen=True, slots=True)
class Layout:
    """The paths of a case folder.

    >>> Layout(Path("case")).raw.as_posix()
    'case/data/raw'
    """

    root: Path

    @property
    def file(self) -> Path:
        """What people declared."""
        return self.root / FILE

    @property
    def raw(self) -> Path:
        """Captures as received, and the chain of custody; write-once."""
        return self.root / "data" / "raw"

    @property
    def processed(self) -> Path:
        """Derived and disposable."""
        return self.root / "data" / "processed"

    @property
    def journal(self) -> Path:
        """What people judged; append-only."""
        return self.root / "data" / "journal"

    @property
    def notebooks(self) -> Path:
        """The notebooks that a run executes."""
        return self.root / "notebooks"

    @property
    def reports(self) -> Path:
        """Published reports."""
        return self.root / "reports"


def find_case(start: Path) -> Layout:
    """Return the case at ``start`` or in the nearest folder above it, so that notebooks find theirs.

    Raises
    ------
    CaseError
        When there is no such folder, or none from there upwards holds a ``case.yaml``.
    """
    here = start.resolve()
    if not here.exists():
        # a mistyped folder must not end in the case above it
        raise CaseError(f"{start}: there is no such folder; check the name (`osintkit new {start}` creates a case)")
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return Layout(folder)
    raise CaseError(f"{here}: no {FILE} here or in a folder above; go to a case, or create one (`osintkit new DIR`)")


def new_case(folder: Path, *, title: str | None = None) -> Layout:
    """Create an empty case: ``case.yaml`` to fill in, data folders, the four notebooks.

    Existing files are never overwritten.

    Raises
    ------
    SetupError
        When the folder holds a case already, or cannot be written.
    """
    layout = Layout(folder)
    if layout.file.exists():
        raise SetupError(f"{layout.file}: this folder already holds a case; choose another folder")
    name = re.sub(r"[^a-z0-9]+", "-", folder.resolve().name.lower()).strip("-") or "case"
    text = (
        _template("case.yaml")
        .replace("CASE_ID", json.dumps(name))
        .replace("CASE_TITLE", json.dumps(title or folder.resolve().name, ensure_ascii=False))
    )
    try:
        for path in (layout.raw, layout.processed, layout.journal, layout.notebooks):
            path.mkdir(parents=True, exist_ok=True)
        for target, source in (
            (".gitattributes", "gitattributes"),
            (".gitignore", "gitignore"),
            ("README.md", "README.md"),
        ):
            if not (folder / target).exists():
                write_whole(folder / target, _template(source).encode("utf-8"))
        for notebook in packaged_notebooks():
            destination = layout.notebooks / notebook.name
            if not destination.exists():
                write_whole(destination, notebook.read_bytes())
        # last, and whole: what makes the folder a case is there only when all the rest is
        write_whole(layout.file, text.encode("utf-8"))
    except OSError as error:
        raise SetupError(
            f"{error.filename or folder}: cannot be written ({error.strerror}); choose another folder"
        ) from error
    return layout


def packaged_notebooks() -> tuple[Path, ...]:
    """Return the notebooks that travel with the package, in order of their number."""
    beside = Path(str(resources.files("osintkit"))) / "notebooks"
    checkout = Path(str(resources.files("osintkit"))).parent / "notebooks"
    folder = beside if beside.is_dir() else checkout
    return tuple(sorted(folder.glob("[0-9][0-9]-*.ipynb")))


def _template(name: str) -> str:
    return (resources.files("osintkit.case") / "template" / name).read_text(encoding="utf-8")
