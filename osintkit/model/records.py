"""How a record becomes plain data and comes back, the same for every noun.

A record is a frozen dataclass. `Record.to_dict` gives only JSON types; `Record.from_dict` takes them back and
refuses a key that the record does not declare. The layout of all records together has one version,
`SCHEMA_VERSION`; a store writes it once, at its head or in each line.
"""

from __future__ import annotations

import dataclasses
import hashlib
import types
import typing
from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from functools import lru_cache
from typing import Any, Self

from osintkit.errors import suggestion
from osintkit.model.dates import StatedDate, format_instant, parse_instant

SCHEMA_VERSION = 1
_PLAIN = frozenset({str, int, float, bool, type(None)})


class Record:
    """Base of the nouns: plain data in, plain data out.

    Examples
    --------
    >>> from osintkit.model import Span
    >>> Span(start=3, end=9).to_dict()
    {'start': 3, 'end': 9}
    >>> Span.from_dict({"start": 3, "ende": 9})
    Traceback (most recent call last):
    ...
    ValueError: Span has no field 'ende'; did you mean 'end'?
    """

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the record as JSON types; fields that still have their empty default are left out."""
        plain: dict[str, Any] = {}
        for field in dataclasses.fields(typing.cast("Any", self)):
            value = getattr(self, field.name)
            if field.default is not dataclasses.MISSING and value == field.default:
                continue
            plain[field.name] = to_plain(value)
        return plain

    @classmethod
    def from_dict(cls, plain: Mapping[str, Any]) -> Self:
        """Return the record that `to_dict` described.

        Raises
        ------
        ValueError
            On an undeclared field, a missing one, or a value that its type refuses; the message names the field.
        """
        if not isinstance(plain, Mapping):
            raise ValueError(f"expected the fields of a {cls.__name__}, got {plain!r}")  # noqa: TRY004  # data, not code
        hints = _hints(typing.cast("Any", cls))
        values: dict[str, Any] = {}
        for key, value in plain.items():
            if key not in hints:
                raise ValueError(f"{cls.__name__} has no field {key!r}; {suggestion(str(key), hints)}")
            try:
                values[key] = _from_plain(value, hints[key])
            except (ValueError, TypeError, KeyError) as error:
                raise ValueError(f"{cls.__name__}.{key}: {error}") from error
        try:
            return cls(**values)
        except TypeError as error:
            raise ValueError(f"{cls.__name__}: {error}") from error


@lru_cache(maxsize=128)
def _hints(cls: Any) -> dict[str, Any]:
    names = {field.name for field in dataclasses.fields(cls)}
    return {name: hint for name, hint in typing.get_type_hints(cls).items() if name in names}


def to_plain(value: Any) -> Any:
    """Return a value as it comes back from JSON: words for enums, lists for tuples, text for dates.

    >>> to_plain((StatedDate("2024-10"), 3))
    ['2024-10', 3]
    """
    if type(value) in _PLAIN:
        return value
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Record):
        return value.to_dict()
    if isinstance(value, StatedDate):
        return value.text
    if isinstance(value, datetime):
        return format_instant(value)
    if isinstance(value, tuple | list):
        return [to_plain(item) for item in value]
    if type(value) is dict or isinstance(value, Mapping):
        return {key: item if type(item) in _PLAIN else to_plain(item) for key, item in value.items()}
    return value


def _from_plain(value: Any, hint: Any) -> Any:
    origin = typing.get_origin(hint)
    arguments = typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        if value is None:
            return None
        return _from_plain(value, next(argument for argument in arguments if argument is not type(None)))
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise ValueError(f"expected a list, got {value!r}")
        if arguments[-1] is Ellipsis:
            return tuple(_from_plain(item, arguments[0]) for item in value)
        return tuple(_from_plain(item, argument) for item, argument in zip(value, arguments, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        if not isinstance(value, Mapping):
            raise ValueError(f"expected names with values, got {value!r}")
        return dict(value)
    return _scalar(value, hint)


def _scalar(value: Any, hint: Any) -> Any:
    if hint is Any:
        return value
    if isinstance(hint, type):
        if issubclass(hint, Record):
            return hint.from_dict(value)
        if issubclass(hint, Enum):
            return _member(value, hint)
        if hint is StatedDate:
            return StatedDate(str(value))
        if hint is datetime:
            return parse_instant(value)
        if hint is float and isinstance(value, int) and not isinstance(value, bool):
            return float(value)
        if not isinstance(value, hint) or (isinstance(value, bool) and hint is not bool):
            raise ValueError(f"expected {hint.__name__}, got {value!r}")
    return value


def _member(value: Any, hint: type[Enum]) -> Enum:
    try:
        return hint(value)
    except ValueError:
        known = [str(member.value) for member in hint]
        raise ValueError(f"{value!r} is not a {hint.__name__}; {suggestion(str(value), known)}") from None


def short_id(prefix: str, *parts: object) -> str:
    """Return an identifier that depends on nothing but its parts: ``prefix-`` and 12 hex digits.

    >>> short_id("E", "claim", "document", 3, 9)
    'E-e623e0664573'
    """
    joined = "\x1f".join(map(str, parts))
    return f"{prefix}-{hashlib.sha256(joined.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"
