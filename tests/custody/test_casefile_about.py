"""What an analyst says that a claim is about, in `case.yaml`."""

from __future__ import annotations

from pathlib import Path

import pytest

from osintkit.custody.casefile import read_case_file
from osintkit.errors import CaseFileError
from osintkit.model import ClaimParts, StatedDate

HEAD = (
    "schema: 1\nid: convoy\ntitle: Convoy\nquestion: Where did it go?\n"
    "claims:\n  - id: c\n    text: Convoy for Vetka\n    about:\n"
)


def written(folder: Path, about: str) -> Path:
    path = folder / "case.yaml"
    path.write_text(HEAD + about, encoding="utf-8")
    return path


def test_the_parts_of_a_claim_are_read(tmp_path: Path) -> None:
    about = "      who: [Solna]\n      does: [led, escorted]\n      whom: [the convoy]\n"
    about += '      when: "2024-05"\n      how_many: [300]\n'
    parts = read_case_file(written(tmp_path, about)).claims["c"].about
    assert parts == ClaimParts(
        who=("Solna",), does=("led", "escorted"), whom=("the convoy",), when=StatedDate("2024-05"), how_many=(300.0,)
    )


def test_a_part_that_nobody_knows_is_refused_with_the_nearest_name(tmp_path: Path) -> None:
    with pytest.raises(CaseFileError, match="does"):
        read_case_file(written(tmp_path, "      doess: [led]\n"))
