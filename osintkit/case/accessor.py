"""``df.osint``: what every table of a case can do beyond plain pandas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from osintkit.display import Html, show_table
from osintkit.errors import ParameterError


@pd.api.extensions.register_dataframe_accessor("osint")
class TableAccessor:
    """Show a table, or keep the rows of some evidence.

    Examples
    --------
    >>> table = pd.DataFrame({"evidence": ["E-1", "E-2"], "quote": ["one", "two"]})
    >>> table.osint.filter(["E-2"])["quote"].tolist()
    ['two']
    >>> table.osint.show("Two pieces of evidence").text
    'Two pieces of evidence (2 rows)'
    """

    def __init__(self, frame: pd.DataFrame) -> None:
        self._frame = frame

    def show(self, caption: str, columns: Mapping[str, str] | Sequence[str] | None = None) -> Html:
        """Return the table as accessible HTML that runs nothing.

        Parameters
        ----------
        caption
            What the table says, in a sentence.
        columns
            The columns to show; a mapping gives each its heading.
        """
        return show_table(self._frame, caption=caption, columns=columns)

    def filter(self, evidence: Iterable[str]) -> pd.DataFrame:
        """Return the rows that are about these pieces of evidence.

        Parameters
        ----------
        evidence
            Ids, for example those that a widget has selected.
        """
        wanted = set(evidence)
        columns = [name for name in ("evidence", "left", "right") if name in self._frame.columns]
        if not columns:
            raise ParameterError(f"no column of evidence ids here; columns: {', '.join(map(str, self._frame.columns))}")
        kept = [any(_named(cell) & wanted for cell in row) for row in self._frame[columns].itertuples(index=False)]
        return self._frame[kept]


def _named(cell: object) -> set[str]:
    if isinstance(cell, list | tuple | set | frozenset):
        return {str(one) for one in cell}
    return {part.strip() for part in str(cell).split("|")}
