"""How these tests make a capture."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from osintkit.loaders import load_report
from osintkit.loaders.protocol import LoadReport
from osintkit.model import Capture

RECEIVED = datetime(2024, 11, 1, tzinfo=UTC)


@pytest.fixture
def capture_of() -> Callable[..., Capture]:
    def make(data: bytes, name: str = "input", media_type: str = "", **more: object) -> Capture:
        return Capture(
            sha256=hashlib.sha256(data).hexdigest(),
            size=len(data),
            media_type=media_type,
            name=name,
            received=RECEIVED,
            **more,
        )

    return make


@pytest.fixture
def report_of(capture_of: Callable[..., Capture]) -> Callable[..., LoadReport]:
    """Load bytes in this process; the isolation has tests of its own."""

    def load(data: bytes | str, name: str = "input", media_type: str = "", **more: object) -> LoadReport:
        data = data.encode() if isinstance(data, str) else data
        return load_report(capture_of(data, name, media_type, **more), data, isolated=False)

    return load


@pytest.fixture
def one(report_of):
    """Load bytes that hold exactly one document and no problem."""

    def load(data, name="input", media_type="", **more):
        report = report_of(data, name, media_type, **more)
        assert not report.problems, [str(problem) for problem in report.problems]
        (document,) = report.documents
        return document

    return load
