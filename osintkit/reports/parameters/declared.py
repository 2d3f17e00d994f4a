r"""The parameters of a notebook: read from its syntax, checked before a kernel starts, written as typed Python.

The cell tagged ``parameters`` is the declaration. It may hold imports and assignments, nothing else::

    from datetime import date
    from pathlib import Path

    case_dir: Path = Path("..")  # folder of the case
    claim: str = "nk-troops-in-russia"  # id of the claim
    as_of: date | None = None  # what was known by this day; None is everything

papermill can only insert JSON values, accepts any name, and turns a date into text. So osintkit writes the
``injected-parameters`` cell itself, as plain Python with the imports that it needs, and papermill runs the notebook
as it finds it. A notebook stays runnable by hand, by ``papermill -p`` and by osintkit.

Examples
--------
>>> source = 'from datetime import date\nlimit: int = 7  # how many\nas_of: date | None = None'
>>> schema = parse_parameters(source)
>>> [(parameter.name, parameter.type, parameter.help) for parameter in schema]
[('limit', 'int', 'how many'), ('as_of', 'date | None', '')]
>>> check_parameters(schema, {"as_of": "2024-10-20"})
{'limit': 7, 'as_of': datetime.date(2024, 10, 20)}
>>> check_parameters(schema, {"limits": 8})
Traceback (most recent call last):
...
osintkit.errors.ParameterError: the notebook declares no parameter 'limits'; did you mean 'limit'?
"""

from __future__ import annotations

import ast
import copy
import io
import json
import keyword
import tokenize
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from osintkit.errors import ParameterError, suggestion
from osintkit.reports.parameters.types import MISSING, Kind, default_value, kind_of

__all__ = [
    "INJECTED",
    "MISSING",
    "Parameter",
    "check_parameters",
    "inject",
    "named_folders",
    "parse_parameters",
    "prepare",
    "read_parameters",
    "settle_paths",
]

DECLARED: Final = "parameters"
INJECTED: Final = "injected-parameters"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter that a notebook declares.

    Parameters
    ----------
    name
        A Python identifier.
    kind
        The values it accepts.
    default
        The declared value, or `MISSING` when one must be given.
    help
        The trailing comment.
    """

    name: str
    kind: Kind
    default: Any = MISSING
    help: str = ""

    @property
    def type(self) -> str:
        """The annotation, as written."""
        return self.kind.text

    @property
    def required(self) -> bool:
        """Whether a value is required."""
        return self.default is MISSING


def read_parameters(notebook: Path | str | Mapping[str, Any]) -> tuple[Parameter, ...]:
    """Return the parameters that a notebook declares, in order. Nothing in it is run.

    Parameters
    ----------
    notebook
        A file, or a notebook that was already read.

    Raises
    ------
    ParameterError
        When the file is not a notebook, has no cell tagged ``parameters`` or several, or one that does more than
        declare.
    """
    name = "the notebook" if isinstance(notebook, Mapping) else str(notebook)
    content = notebook if isinstance(notebook, Mapping) else _load(Path(notebook))
    cells = [cell for cell in content.get("cells", []) if _tagged(cell, DECLARED) and cell.get("cell_type") == "code"]
    if not cells:
        raise ParameterError(
            f"{name}: no cell is tagged 'parameters'; tag the code cell that assigns the defaults "
            "(in JupyterLab: Property Inspector, Cell Tags)"
        )
    if len(cells) > 1:
        raise ParameterError(f"{name}: {len(cells)} cells are tagged 'parameters'; keep the tag on one")
    source = cells[0].get("source", "")
    try:
        return parse_parameters(source if isinstance(source, str) else "".join(source))
    except ParameterError as error:
        raise ParameterError(f"{name}: {error}") from error


def _load(path: Path) -> Mapping[str, Any]:
    try:
        content = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ParameterError(f"{path}: cannot read the notebook: {error.strerror}") from error
    except ValueError as error:
        raise ParameterError(f"{path}: this is not a notebook (not JSON): {error}") from error
    if not isinstance(content, dict) or not isinstance(content.get("cells"), list):
        raise ParameterError(f"{path}: this is not a notebook: it has no list of cells")
    return content


def _tagged(cell: Mapping[str, Any], tag: str) -> bool:
    return tag in cell.get("metadata", {}).get("tags", [])


def parse_parameters(source: str) -> tuple[Parameter, ...]:
    """Return what the source of a parameters cell declares.

    Raises
    ------
    ParameterError
        With the line in the cell.
    """
    try:
        tree = ast.parse(source)
        comments = _comments(source)
    except (SyntaxError, tokenize.TokenError, ValueError) as error:
        raise ParameterError(f"the parameters cell is not valid Python: {error}") from error
    imported = _imports(tree)
    parameters: dict[str, Parameter] = {}
    for statement in tree.body:
        if isinstance(statement, ast.Import | ast.ImportFrom) or _is_docstring(statement):
            continue
        name, annotation, value = _declaration(statement)
        if name in parameters:
            raise ParameterError(f"line {statement.lineno} of the parameters cell declares {name!r} a second time")
        try:
            kind = kind_of(annotation, value, imported)
            default = default_value(value, kind)
        except ValueError as error:
            raise ParameterError(f"line {statement.lineno} of the parameters cell, {name!r}: {error}") from error
        lines = range(statement.lineno, (statement.end_lineno or statement.lineno) + 1)
        words = " ".join(comments[line] for line in lines if line in comments)
        parameters[name] = Parameter(name, kind, default, words)
    return tuple(parameters.values())


def _is_docstring(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Constant)
        and isinstance(statement.value.value, str)
    )


def _declaration(statement: ast.stmt) -> tuple[str, ast.expr | None, ast.expr | None]:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id, statement.annotation, statement.value
    if isinstance(statement, ast.Assign) and len(statement.targets) == 1 and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id, None, statement.value
    raise ParameterError(
        f"line {statement.lineno} of the parameters cell is not a declaration; "
        "write 'name: type = default  # help' and move everything else to the next cell"
    )


def _comments(source: str) -> dict[int, str]:
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {token.start[0]: token.string.lstrip("# ").strip() for token in tokens if token.type == tokenize.COMMENT}


def _imports(tree: ast.Module) -> dict[str, str]:
    """Return where each imported name comes from: ``date`` from ``datetime.date``."""
    origin: dict[str, str] = {}
    for statement in tree.body:
        if isinstance(statement, ast.ImportFrom):
            origin |= {alias.asname or alias.name: f"{statement.module}.{alias.name}" for alias in statement.names}
        elif isinstance(statement, ast.Import):
            origin |= {alias.asname or alias.name: alias.name for alias in statement.names}
    return origin


def check_parameters(schema: Sequence[Parameter], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return a value of the declared type for each parameter.

    A value may have its declared type already, or be the text that a command line or a schedule gives: ``"007"``
    stays text where text is declared, and is a number where a number is. Nothing else is converted.

    Parameters
    ----------
    schema
        What `read_parameters` returned.
    given
        Values by name.

    Returns
    -------
    dict
        All parameters in declared order, defaults filled in.

    Raises
    ------
    ParameterError
        Names every error, not only the first.
    """
    names = [parameter.name for parameter in schema]
    problems = [
        f"the notebook declares no parameter {name!r}; {suggestion(str(name), names)}"
        for name in given
        if name not in names or not _is_name(name)
    ]
    values: dict[str, Any] = {}
    for parameter in schema:
        if parameter.name not in given:
            if parameter.required:
                problems.append(f"parameter {parameter.name!r} ({parameter.type}) is required")
            values[parameter.name] = parameter.default
            continue
        try:
            values[parameter.name] = parameter.kind.read(given[parameter.name])
        except ValueError as error:
            problems.append(f"parameter {parameter.name!r}: {error}")
    if problems:
        raise ParameterError("\n".join(problems))
    return values


def _is_name(name: object) -> bool:
    return isinstance(name, str) and name.isidentifier() and not keyword.iskeyword(name)


def settle_paths(values: Mapping[str, Any], given: Mapping[str, Any], notebook: Path) -> dict[str, Any]:
    """Return ``values`` with absolute paths, since a run works in another folder.

    A given path is relative to where the command is called; a default, to the
    notebook's own folder.

    >>> values = {"case_dir": Path(".."), "n": 1}
    >>> settle_paths(values, {}, Path("/cases/one/notebooks/a.ipynb"))["case_dir"].as_posix()
    '/cases/one'
    """

    def settled(name: str, value: Any) -> Any:
        if isinstance(value, list):
            return [settled(name, part) for part in value]
        if not isinstance(value, Path):
            return value
        return ((Path.cwd() if name in given else notebook.parent) / value).resolve()

    return {name: settled(name, value) for name, value in values.items()}


def named_folders(values: Mapping[str, Any]) -> dict[str, str]:
    """Return the paths among ``values`` by parameter, except the case's own: a report shows the name instead."""
    return {name: str(value) for name, value in values.items() if isinstance(value, Path) and name != "case_dir"}


def prepare(notebook: Path, schema: Sequence[Parameter], values: Mapping[str, Any], target: Path) -> Path:
    """Write a copy of ``notebook`` with ``values`` put in to ``target``, and return that."""
    import nbformat

    source: Any = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]  # it has no annotations
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(inject(source, schema, values)), "utf-8")
    return target


def inject(notebook: Any, schema: Sequence[Parameter], values: Mapping[str, Any]) -> Any:
    """Return a copy of a notebook in which a cell behind the declaration sets ``values``.

    A cell that an earlier run put in is replaced.

    Parameters
    ----------
    notebook
        An ``nbformat`` notebook.
    schema
        What `read_parameters` returned.
    values
        What `check_parameters` returned.
    """
    changed = copy.deepcopy(notebook)
    cells = [cell for cell in changed["cells"] if not _tagged(cell, INJECTED)]
    place = next(index for index, cell in enumerate(cells) if _tagged(cell, DECLARED)) + 1
    cell = copy.deepcopy(cells[place - 1])
    cell.update(id="injected", source=source_of(schema, values), outputs=[], execution_count=None)
    cell["metadata"] = {"tags": [INJECTED]}
    changed["cells"] = [*cells[:place], cell, *cells[place:]]
    return changed


def source_of(schema: Sequence[Parameter], values: Mapping[str, Any]) -> str:
    r"""Return Python that sets ``values``, its imports first.

    >>> schema = parse_parameters("from pathlib import Path\ncase_dir: Path = Path('.')")
    >>> print(source_of(schema, {"case_dir": Path("a")}))
    # the values of this run
    from pathlib import Path
    <BLANKLINE>
    case_dir = Path('a')
    """
    lines: list[str] = []
    imports: set[str] = set()
    for parameter in schema:
        expression, needed = parameter.kind.write(values[parameter.name])
        imports |= needed
        lines.append(f"{parameter.name} = {expression}")
    head = [*sorted(imports), ""] if imports else []
    return "\n".join(["# the values of this run", *head, *lines])
