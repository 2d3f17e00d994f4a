"""The numbers under which a case shows its protected sources: given once, kept for good.

They stand in ``data/pseudonyms.json``. The file tells who is behind a pseudonym: it belongs to the case like
``case.yaml`` and is not for sharing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from osintkit.errors import CaseError, SetupError
from osintkit.model import SCHEMA_VERSION
from osintkit.storage.files import write_whole

FILE = "pseudonyms.json"


@dataclass(frozen=True, slots=True)
class Pseudonym:
    """What a report calls a protected source.

    >>> Pseudonym(2).name, Pseudonym(2).id
    ('Protected source 2', 'protected-source-2')
    """

    number: int

    @property
    def id(self) -> str:
        """What stands for its id."""
        return f"protected-source-{self.number}"

    @property
    def name(self) -> str:
        """What stands for its name."""
        return f"Protected source {self.number}"


def give_pseudonyms(path: Path, protected: Iterable[str], declared: Iterable[str]) -> Mapping[str, Pseudonym]:
    """Return the pseudonym of each protected source; a new one gets the next number, on disk before it is used.

    Parameters
    ----------
    path
        The file of the case.
    protected
        Ids of the sources, in the order in which new ones are numbered.
    declared
        Ids of all sources: no pseudonym is the id of somebody else.

    Raises
    ------
    CaseError
        When the file does not hold together.
    SetupError
        When it cannot be read or written.
    """
    known = _read(path)
    numbers, taken = dict(known), set(declared)
    number = max(known.values(), default=0)
    for source in protected:
        if source not in numbers:
            number += 1
            while Pseudonym(number).id in taken:
                number += 1
            numbers[source] = number
    if numbers != known:
        rows = json.dumps({"schema": SCHEMA_VERSION, "numbers": numbers}, ensure_ascii=False, indent=1)
        write_whole(path, (rows + "\n").encode("utf-8"))
    return {source: Pseudonym(numbers[source]) for source in protected}


def _read(path: Path) -> dict[str, int]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SetupError(f"{path}: cannot be read ({error}); restore it from a copy") from error
    try:
        plain = json.loads(text)
        numbers = dict(plain["numbers"])
    except (ValueError, KeyError, TypeError) as error:
        raise CaseError(f"{path}: this is not the file of pseudonyms ({error}); restore it from a copy") from error
    whole = all(type(number) is int and number > 0 for number in numbers.values())
    if plain["schema"] != SCHEMA_VERSION or not whole or len(set(numbers.values())) != len(numbers):
        raise CaseError(f"{path}: a number is missing, or stands twice; restore it from a copy or settle the merge")
    return numbers
