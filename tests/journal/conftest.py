"""Small makers that the tests of the journal share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from osintkit.model import Passage

TEXT = "Kyiv said so. Moscow denied it. Seoul counted 1,500 men. Nobody saw them."


@pytest.fixture
def link_data() -> Callable[..., dict[str, Any]]:
    def make(start: int = 0, stance: str = "supports", claim: str = "nk-troops", **more: Any) -> dict[str, Any]:
        passage = Passage.of("D-000000000001", TEXT, start, start + 4)
        return {"claim": claim, "passage": passage.to_dict(), "stance": stance, **more}

    return make
