"""The article that the project started from: its statements have the right speakers.

No sentence of it is kept here. A statement is named by the place of its cue, its speaker by the id of a declared
source, or by a hash of the words when no source is declared.
"""

import hashlib
from pathlib import Path

import pytest

from osintkit.extract import extract
from osintkit.model import Document, Source, SourceKind

SEED = Path(__file__).resolve().parents[3] / "shared" / "seed"
SOURCES = (
    Source(id="zelensky", name="Volodymyr Zelensky", kind=SourceKind.PERSON),
    Source(id="peskov", name="Dmitry Peskov", kind=SourceKind.PERSON),
    Source(id="kim-yong-hyun", name="Kim Yong-hyun", kind=SourceKind.PERSON),
    Source(id="kim-jong-un", name="Kim Jong Un", kind=SourceKind.PERSON),
    Source(id="putin", name="Vladimir Putin", kind=SourceKind.PERSON),
    Source(id="nis", name="National Intelligence Service", kind=SourceKind.ORGANISATION, aliases=("NIS",)),
)
RIGHT = {
    159: "zelensky",
    414: "zelensky",
    946: "d3168751",
    1140: "zelensky",
    1152: "zelensky",
    1371: "d7c3a6b9",
    1497: "e3b0c442",
    1608: "d7c3a6b9",
    1707: "d7c3a6b9",
    1836: "peskov",
    1858: "peskov",
    1990: "nis",
    2088: "kim-yong-hyun",
    2280: "kim-yong-hyun",
    2549: "764c4e6a",
    2661: "df58789a",
    2915: "cc2cb293",
    3137: "putin",
    3225: "kim-jong-un",
    3292: "kim-jong-un",
    3578: "nis",
    3788: "e3b0c442",
    4607: "012b9448",
    4934: "zelensky",
    5026: "zelensky",
    5133: "9f80a5e1",
    5266: "ead2a121",
}


def fingerprint(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:8]


def test_at_least_twenty_five_statements_have_the_right_speaker():
    if not SEED.is_dir():
        pytest.skip("the folder shared/seed does not lie beside this checkout")
    text = next(SEED.glob("*.txt")).read_text(encoding="utf-8")
    document = Document(id="D-seed", capture="0" * 64, text=text, loader="text/1", language="en")
    found = {
        statement.cue_spans[0].start: statement.speaker_source or fingerprint(statement.antecedent or statement.speaker)
        for statement in extract(document, SOURCES)
        if statement.cue_spans
    }
    right = [place for place, speaker in RIGHT.items() if found.get(place) == speaker]
    assert len(right) >= 25
