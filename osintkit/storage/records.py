"""Plain data to records at the speed of a hundred thousand judgments, with the checks of `Record.from_dict`.

A converter for each field is made once a class; what a converter refuses is given to ``from_dict`` again, whose
message names the field.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Callable, Mapping
from datetime import datetime
from enum import Enum
from functools import cache, partial
from types import MappingProxyType
from typing import Any, TypeVar

from osintkit.model import Record, StatedDate, parse_instant
from osintkit.model.records import to_plain

RecordT = TypeVar("RecordT", bound=Record)
Convert = Callable[[Any], Any]


def read_record(cls: type[RecordT], plain: Mapping[str, Any], own: Mapping[str, Any]) -> RecordT:
    """Return the record of a class from plain data.

    Parameters
    ----------
    cls
        The class.
    plain
        JSON types, as `Record.to_dict` gives them.
    own
        Fields that are given as they are, above those of ``plain``.

    Raises
    ------
    ValueError
        As `Record.from_dict` does.

    Examples
    --------
    >>> from osintkit.model import Span
    >>> read_record(Span, {"start": 3}, {"end": 9})
    Span(start=3, end=9)
    """
    as_is, converters = _plan(typing.cast("Any", cls))
    try:
        others = [key for key, value in plain.items() if as_is.get(key) is not type(value)]
        if not others and not own:
            return make_record(cls, plain)
        values = {**plain, **own}
        for key in others:
            values[key] = converters[key](plain[key])
        return make_record(cls, values)
    except (KeyError, TypeError, ValueError, AttributeError):
        slow: Any = cls.from_dict({**plain, **to_plain(own)})
        record: RecordT = dataclasses.replace(slow, **own)
        return record


def make_record(cls: type[RecordT], values: Mapping[str, Any]) -> RecordT:
    """Return ``cls(**values)``, in a third of the time.

    A frozen dataclass sets each field through ``object.__setattr__``. A twin of the same layout that is not frozen
    sets them directly, and the object then becomes one of the class.
    """
    made: Any = _twin(typing.cast("Any", cls))(**values)
    made.__class__ = cls
    record: RecordT = made
    return record


@cache
def _twin(cls: type[Any]) -> type[Any]:
    fields = [(field.name, field.type, _without_name(field)) for field in dataclasses.fields(cls)]
    return dataclasses.make_dataclass(cls.__name__, fields, bases=cls.__bases__, slots=True, kw_only=True)


def _without_name(field: dataclasses.Field[Any]) -> Any:
    if field.default_factory is not dataclasses.MISSING:
        return dataclasses.field(default_factory=field.default_factory)
    return dataclasses.field(default=field.default)


@cache
def plain_defaults(cls: type[Any]) -> Mapping[str, Any]:
    """Return the fields that may be left out, with the plain value that means the same."""
    fields = (field for field in dataclasses.fields(cls) if field.default is not dataclasses.MISSING)
    return {field.name: to_plain(field.default) for field in fields}


@cache
def _plan(cls: type[Record]) -> tuple[dict[str, type], dict[str, Convert]]:
    """Return which type of value each field takes as it is, and how the other values become the field's."""
    names = {field.name for field in dataclasses.fields(typing.cast("Any", cls))}
    hints = {name: hint for name, hint in typing.get_type_hints(cls).items() if name in names}
    as_is: dict[str, type] = {}
    for kind in (str, int, float, bool):
        as_is.update({name: kind for name, hint in hints.items() if hint in (kind, kind | None)})
    return as_is, {name: _converter(hint) for name, hint in hints.items()}


def _converter(hint: Any) -> Convert:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        inner = _converter(next(argument for argument in arguments if argument is not type(None)))
        return lambda value: None if value is None else inner(value)
    if origin is tuple:
        return _many(_converter(arguments[0]))
    if origin is not None and issubclass(origin, Mapping):
        return _mapping
    if hint is Any:
        return lambda value: value
    return _single(hint)


def _single(hint: type) -> Convert:
    if issubclass(hint, Record):
        return partial(read_record, hint, own=MappingProxyType({}))
    if issubclass(hint, Enum):
        return {member.value: member for member in hint}.__getitem__
    if hint is StatedDate:
        return lambda value: StatedDate(_exactly(str, value))
    if hint is datetime:
        return parse_instant
    if hint is float:
        return _number
    return lambda value: _exactly(hint, value)


def _many(each: Convert) -> Convert:
    def convert(value: Any) -> tuple[Any, ...]:
        return tuple([each(item) for item in _exactly(list, value)])

    return convert


def _mapping(value: Any) -> dict[str, Any]:
    return dict(_exactly(dict, value))


def _number(value: Any) -> float:
    if type(value) is float or type(value) is int:
        return float(value)
    raise TypeError


def _exactly(kind: type, value: Any) -> Any:
    if type(value) is kind:
        return value
    raise TypeError
