"""A notebook without what it should not reveal: widget state, machine, user, clock, random names.

`clean_notebook` keeps the content and how it was made: sources, outputs, text alternatives. Two runs of the same
inputs on two machines give the same notebook.

Examples
--------
>>> Scrubber({"/home/kim/case": "."}).scrub("read /home/kim/case/data/raw")
'read ./data/raw'
"""

from __future__ import annotations

import copy
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from osintkit.redact.spellings import Spellings

__all__ = ["Scrubber", "clean_notebook"]

_OURS: Final = re.compile(r"image/(?:png|jpeg|gif|webp)|text/(?:html|markdown|latex|plain)")
_WIDGET: Final = "application/vnd.jupyter.widget-view+json"
_KEPT_METADATA: Final = ("alt", "width", "height")
_CELL_FILE: Final = re.compile(r"(?:/[\w.-]{1,64}){0,12}/ipykernel_\d+/\d+\.py|<ipython-input-\d+-[0-9a-f]+>")
_ADDRESS: Final = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
_HOMES: Final = re.compile(r"(?:/home/|/Users/|\b[A-Za-z]:\\Users\\)[^/\\\s\"'<>:]+")
_PROCESS: Final = re.compile(r"(\[IPKernelApp\]|\bpid[ =]+)\d+")


class Scrubber:
    """Replaces paths of this machine by names that mean the same everywhere.

    Parameters
    ----------
    names
        What to write for a path. The longest path is replaced first.
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        ordered = sorted(names, key=lambda path: (-len(path), path))
        self._names = dict(names)
        # a path is whole: /home/kim neither begins /home/kimono nor ends https://example.org/home/kim
        whole = "|".join(rf"(?<![\w.-]){re.escape(path)}(?![\w-])" for path in ordered)
        self._pattern = re.compile(whole) if ordered else None
        self._withheld = Spellings(())

    @classmethod
    def of_this_machine(cls, case_dir: Path, **others: Path) -> Scrubber:
        """Return a scrubber of the case, Python, home and temporary folders.

        Parameters
        ----------
        case_dir
            Becomes ``.``.
        others
            More folders: the keyword is the name, in angle brackets.
        """
        names: dict[str, str] = {}
        folders = [(Path(sys.prefix), "<python>"), (Path(sys.base_prefix), "<python>"), (Path.home(), "~")]
        folders += [(folder, f"<{name}>") for name, folder in others.items()]
        for folder, name in [*folders, (case_dir, ".")]:
            for spelling in {str(folder.absolute()), str(folder.resolve()), folder.resolve().as_posix()}:
                # "/usr" and the like tell nothing of anybody and may stand in a captured text
                if len(Path(spelling).parts) > 2 or folder == Path.home() != Path("/"):
                    names[spelling] = name
        return cls(names)

    def withhold(self, names: Iterable[str]) -> None:
        """Replace these names with a mark, too, however they are spelt."""
        self._withheld = Spellings(names)

    def scrub(self, text: str) -> str:
        """Return ``text`` with the known paths replaced."""
        text = self._pattern.sub(lambda match: self._names[match.group()], text) if self._pattern else text
        return self._withheld.mask(text)

    def scrub_terminal(self, text: str) -> str:
        """Return terminal text, which may also hold addresses, process numbers and other people's homes."""
        text = _CELL_FILE.sub("<cell>", self.scrub(text))
        return _PROCESS.sub(r"\1<number>", _HOMES.sub("~", _ADDRESS.sub("0x…", text)))


def clean_notebook(notebook: Any, scrubber: Scrubber) -> Any:
    """Return a copy of an executed notebook that reveals nothing about the machine it ran on.

    Parameters
    ----------
    notebook
        An ``nbformat`` notebook.
    scrubber
        Which paths to replace. Captured text is not changed otherwise.
    """
    cleaned = copy.deepcopy(notebook)
    cleaned["metadata"] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(cleaned["cells"]):
        tags = cell.get("metadata", {}).get("tags", [])
        cell["metadata"] = {"tags": list(tags)} if tags else {}
        cell["id"] = f"c{number:04d}"
        cell.pop("attachments", None)
        cell["source"] = scrubber.scrub(_text(cell.get("source", "")))
        if cell.get("cell_type") == "code":
            cell["outputs"] = [_output(output, scrubber) for output in cell.get("outputs", [])]
    return cleaned


def _text(value: Any) -> str:
    return "".join(str(part) for part in value) if isinstance(value, list) else str(value)


def _output(output: Any, scrubber: Scrubber) -> Any:
    kind = output.get("output_type")
    if kind == "stream":
        output["text"] = scrubber.scrub_terminal(_text(output.get("text", "")))
    elif kind == "error":
        output["evalue"] = scrubber.scrub_terminal(_text(output.get("evalue", "")))
        output["traceback"] = [scrubber.scrub_terminal(str(line)) for line in output.get("traceback", [])]
    else:
        output["data"] = _bundle(output.get("data", {}), scrubber)
        output["metadata"] = _metadata(output.get("metadata", {}), scrubber)
    return output


def _bundle(data: Mapping[str, Any], scrubber: Scrubber) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for media_type in sorted(data):
        if media_type == _WIDGET:
            kept[media_type] = {}  # that there was one is worth saying; what it held is not ours to publish
        elif media_type == "text/plain":
            kept[media_type] = "" if _WIDGET in data else scrubber.scrub_terminal(_text(data[media_type]))
        elif _OURS.fullmatch(media_type):
            text = _text(data[media_type])
            kept[media_type] = text if media_type.startswith("image/") else scrubber.scrub(text)
        else:
            kept[media_type] = ""  # named, so that the report can say that it shows none
    return kept


def _metadata(metadata: Mapping[str, Any], scrubber: Scrubber) -> dict[str, Any]:
    kept = _sizes_and_words(metadata, scrubber)
    for media_type, own in sorted(metadata.items()):
        if _OURS.fullmatch(media_type) and isinstance(own, Mapping):
            kept[media_type] = _sizes_and_words(own, scrubber)
    return kept


def _sizes_and_words(metadata: Mapping[str, Any], scrubber: Scrubber) -> dict[str, Any]:
    found = {key: metadata[key] for key in _KEPT_METADATA if key in metadata}
    return {key: scrubber.scrub(value) if isinstance(value, str) else value for key, value in found.items()}
