"""The values a declared parameter accepts: read from an annotation, checked, and written back as Python.

Known are ``str``, ``int``, ``float``, ``bool``, ``date``, ``Path``, ``Literal[...]``, the closed lists of
``osintkit.model`` (``Stance``, ``Clock`` ...), ``list[...]`` of these, and each of them ``| None``.
"""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path, PurePath
from typing import Any, Final

from osintkit.errors import suggestion

__all__ = ["MISSING", "Kind", "default_value", "kind_of"]


class _Missing:
    """The type of `MISSING`."""

    def __repr__(self) -> str:
        return "MISSING"


MISSING: Final = _Missing()
"""The default of a parameter that has none."""

_WHOLE: Final = re.compile(r"[+-]?[0-9]+")
_WORDS: Final = {"true": True, "yes": True, "false": False, "no": False}
_NONE: Final = {"", "none", "null"}
_PLAIN: Final = {"str": str, "int": int, "float": float, "bool": bool}
_DATES: Final = {"date", "datetime.date"}
_PATHS: Final = {"Path", "pathlib.Path"}


@dataclass(frozen=True, slots=True)
class Kind:
    """The values that one annotation allows.

    Parameters
    ----------
    text
        The annotation, as written.
    base
        ``str``, ``int``, ``float``, ``bool``, ``date``, ``path``, ``choice``, ``enum`` or ``list``.
    optional
        Whether None is a value.
    choices
        The values of a ``Literal``.
    member
        The class of an enum.
    element
        What a list holds.
    """

    text: str
    base: str
    optional: bool = False
    choices: tuple[Any, ...] = ()
    member: type[Enum] | None = None
    element: Kind | None = None

    def read(self, value: Any) -> Any:
        """Return ``value`` as this kind, from its own type or from text.

        Raises
        ------
        ValueError
            Says what was expected and what came.
        """
        if self.optional and _is_none(value, text_is_value=self.base == "str"):
            return None
        reader = {"date": _date, "path": _path, "int": _int, "float": _float, "bool": _bool, "str": _str}.get(self.base)
        if reader is not None:
            return reader(value)
        if self.base == "list":
            return self._read_list(value)
        return self._read_choice(value)

    def _read_choice(self, value: Any) -> Any:
        known = {str(choice): choice for choice in self.choices}
        if isinstance(value, Enum) and self.member is not None and not isinstance(value, self.member):
            raise _unexpected(self.text, value)
        text = str(value.value) if isinstance(value, Enum) else str(value)
        if isinstance(value, bool) or text not in known:
            raise ValueError(f"{value!r} is not one of the listed values; {suggestion(text, known)}")
        return known[text] if self.member is None else self.member(text)

    def _read_list(self, value: Any) -> list[Any]:
        element = self.element
        assert element is not None
        if isinstance(value, str):
            # a command line gives one text: JSON when it looks like it, else values between commas
            parts = json.loads(value) if value.lstrip().startswith("[") else [part.strip() for part in value.split(",")]
            value = [part for part in parts if part != ""]
        if not isinstance(value, list | tuple):
            raise _unexpected(self.text, value)
        return [element.read(part) for part in value]

    def write(self, value: Any) -> tuple[str, set[str]]:
        """Return ``value`` as a Python expression, and the imports that it needs."""
        if value is None:
            return "None", set()
        if self.base == "date":
            return f"date({value.year}, {value.month}, {value.day})", {"from datetime import date"}
        if self.base == "path":
            return f"Path({str(value)!r})", {"from pathlib import Path"}
        if self.member is not None:
            name = self.member.__name__
            return f"{name}({str(value.value)!r})", {f"from {self.member.__module__} import {name}"}
        if self.element is not None:
            written = [self.element.write(part) for part in value]
            return f"[{', '.join(text for text, _ in written)}]", {line for _, lines in written for line in lines}
        return ascii(value) if _has_surrogate(value) else repr(value), set()


def _has_surrogate(value: Any) -> bool:
    return isinstance(value, str) and any("\ud800" <= sign <= "\udfff" for sign in value)


def _is_none(value: Any, *, text_is_value: bool) -> bool:
    return value is None or (not text_is_value and isinstance(value, str) and value.strip().casefold() in _NONE)


def _unexpected(expected: str, value: Any) -> ValueError:
    hint = ""
    if expected == "str" and isinstance(value, int | float) and not isinstance(value, bool):
        hint = "; put it in quotes, so that leading zeros and the like are kept"
    return ValueError(f"expected {expected}, got {value!r} ({type(value).__name__}){hint}")


def _str(value: Any) -> str:
    if not isinstance(value, str) or isinstance(value, Enum):
        raise _unexpected("str", value)
    return value


def _int(value: Any) -> int:
    if isinstance(value, str) and len(value) < 100 and _WHOLE.fullmatch(value.strip()):
        return int(value)
    if not isinstance(value, int) or isinstance(value, bool):
        raise _unexpected("a whole number", value)
    return value


def _float(value: Any) -> float:
    number = value
    if isinstance(value, str):
        try:
            number = float(value)
        except ValueError:
            raise _unexpected("a number", value) from None
    if not isinstance(number, int | float) or isinstance(number, bool) or not math.isfinite(number):
        raise _unexpected("a number", value)
    return float(number)


def _bool(value: Any) -> bool:
    if isinstance(value, str) and value.strip().casefold() in _WORDS:
        return _WORDS[value.strip().casefold()]
    if not isinstance(value, bool):
        raise _unexpected("true or false", value)
    return value


def _date(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError as error:
            raise ValueError(f"{value!r} is not a calendar day: {error}") from None
    raise _unexpected("a day like 2024-10-20", value)


def _path(value: Any) -> Path:
    if isinstance(value, PurePath):
        return Path(value)
    if isinstance(value, str) and value and "\0" not in value:
        return Path(value)
    raise _unexpected("a path", value)


def kind_of(annotation: ast.expr | None, value: ast.expr | None, imported: Mapping[str, str]) -> Kind:
    """Return the kind that an annotation means; without one, what the default looks like.

    Parameters
    ----------
    annotation
        The expression behind the colon.
    value
        The default.
    imported
        What the cell's imported names stand for, as ``{"Stance": "osintkit.model.Stance"}``.

    Raises
    ------
    ValueError
        When the annotation is not a known one.
    """
    if annotation is not None:
        return _annotated(annotation, imported)
    if isinstance(value, ast.Call):
        name = ast.unparse(value.func).removesuffix(".fromisoformat")
        return _named(name, name, imported)
    guess = _literal(value)
    if isinstance(guess, list) and guess:
        kind = type(guess[0]).__name__
        return Kind(f"list[{kind}]", "list", element=_named(kind, kind, imported))
    name = type(guess).__name__
    if name not in _PLAIN:
        raise ValueError("annotate it, as in 'name: str | None = None'; the default alone does not tell the type")
    return Kind(name, name)


def _annotated(annotation: ast.expr, imported: Mapping[str, str]) -> Kind:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        annotation = ast.parse(annotation.value, mode="eval").body
    text = ast.unparse(annotation)
    if isinstance(annotation, ast.BinOp) and isinstance(annotation.op, ast.BitOr):
        sides = [side for side in (annotation.left, annotation.right) if ast.unparse(side) != "None"]
        if len(sides) != 1:
            raise ValueError(f"{text}: only one type, alone or with '| None'")
        return _as_optional(_annotated(sides[0], imported), text)
    if isinstance(annotation, ast.Subscript):
        outer = ast.unparse(annotation.value).removeprefix("typing.")
        if outer == "Optional":
            return _as_optional(_annotated(annotation.slice, imported), text)
        if outer == "Literal":
            parts = annotation.slice.elts if isinstance(annotation.slice, ast.Tuple) else [annotation.slice]
            choices = tuple(_literal(part) for part in parts)
            optional = None in choices
            return Kind(text, "choice", optional, tuple(choice for choice in choices if choice is not None))
        if outer in {"list", "List"}:
            return Kind(text, "list", element=_annotated(annotation.slice, imported))
        raise ValueError(f"{text} is not a parameter type")
    return _named(text, text, imported)


def _as_optional(kind: Kind, text: str) -> Kind:
    return Kind(text, kind.base, optional=True, choices=kind.choices, member=kind.member, element=kind.element)


def _named(name: str, text: str, imported: Mapping[str, str]) -> Kind:
    if name in _PLAIN:
        return Kind(text, name)
    if name in _DATES:
        return Kind(text, "date")
    if name in _PATHS:
        return Kind(text, "path")
    if imported.get(name, "").startswith("osintkit.model."):
        import osintkit.model

        member = getattr(osintkit.model, imported[name].rpartition(".")[2], None)
        if isinstance(member, type) and issubclass(member, Enum):
            return Kind(text, "enum", choices=tuple(str(item.value) for item in member), member=member)
    known = [*_PLAIN, "date", "Path", "Literal", "list"]
    raise ValueError(f"{name} is not a parameter type; {suggestion(name, known)}")


def default_value(value: ast.expr | None, kind: Kind) -> Any:
    """Return the declared default as a value of its kind.

    Raises
    ------
    ValueError
        When it is computed, or of another kind.
    """
    return MISSING if value is None else kind.read(_literal(value))


def _literal(node: ast.expr | None) -> Any:
    """Return the value of a literal, ``Path("...")``, ``date(...)`` or ``Enum.MEMBER``; nothing is run."""
    if isinstance(node, ast.Call) and not node.keywords:
        name = ast.unparse(node.func)
        arguments = [_literal(argument) for argument in node.args]
        if name in _PATHS and all(isinstance(part, str) for part in arguments):
            return Path(*arguments)
        if name in _DATES and len(arguments) == 3:
            return date(*arguments)
        if name.removesuffix(".fromisoformat") in _DATES and len(arguments) == 1:
            return date.fromisoformat(str(arguments[0]))
    if isinstance(node, ast.List | ast.Tuple):
        return [_literal(part) for part in node.elts]
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        import osintkit.model

        member = getattr(getattr(osintkit.model, node.value.id, None), node.attr, None)
        if isinstance(member, Enum):
            return member
    try:
        return ast.literal_eval(node) if node is not None else None
    except ValueError:
        raise ValueError(f"the default {ast.unparse(node or ast.Constant(None))} is computed; write it out") from None
