"""Cells that came with a type (a number, a day, yes or no) as the text that a table would print."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from typing import Any


def printed(value: Any) -> str:
    """Return a cell as text: days as ISO, whole numbers without a fraction, nested values as JSON.

    >>> printed(datetime(2024, 10, 18)), printed(1500.0), printed(True), printed(None), printed([1, "a"])
    ('2024-10-18', '1500', 'true', '', '[1, "a"]')
    """
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() and value.tzinfo is None else value.isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, list | dict | tuple) else str(value)
