"""What all tests may ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest


@pytest.fixture
def calls() -> Callable[[Callable[[], object]], int]:
    """Return what counts the calls that a piece of work makes: they grow as time does, on any machine alike."""

    def counted(work: Callable[[], object]) -> int:
        made = 0

        def seen(_frame: object, event: str, _argument: object) -> None:
            nonlocal made
            made += event in {"call", "c_call"}

        before = sys.getprofile()
        sys.setprofile(seen)
        try:
            work()
        finally:
            sys.setprofile(before)
        return made

    return counted
