"""What all tests may ask for."""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest

BRIDGE = """\
schema: 1
id: bridge
title: The bridge
question: Was the bridge closed?
analyst: anna
sources:
  - {{id: city, name: City Council, kind: government}}
  - {{id: police, name: Harbour Police, kind: organisation}}
{sources}claims:
  - {{id: closed, text: The bridge was closed on 3 May., main: true, terms: [bridge, closed], scopes: [present]}}
{more}"""


@pytest.fixture(scope="session")
def bridge() -> Callable[..., str]:
    """Return what makes the ``case.yaml`` of the bridge: who says that it was closed, and lines that a test adds."""

    def declared(*, sources: str = "", more: str = "") -> str:
        return BRIDGE.format(sources=sources, more=more)

    return declared


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
