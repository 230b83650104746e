"""Tables on their way from one program to another: the file that one writes and the other reads."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from mlaudit.code.file import last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .frame import defaults
from .tables import role_of
from .values import Value

if TYPE_CHECKING:
    from .flow import Reader
    from .frame import Frame

WRITES: Final = frozenset({"to_csv", "to_parquet", "to_pickle", "to_feather", "to_excel", "to_json", "to_hdf"})
FILE: Final = "file:"
_SOMEWHERE: Final = "*"
_NOTEBOOKS: Final = regex(r"(?i)(\d+[_-])?(notebooks?|nbs?|jupyter|eda|exploration|research)$")
_DEPTH: Final = 6


def target_of(name: str) -> str:
    """A file as the target of a ``call`` event."""
    return f"{FILE}{name}"


def written(reader: Reader, name: str, rows: Value) -> None:
    """Remember what a whole table has been through when it is written to the file `name`."""
    if name:
        reader.tables.add(name)
    if not rows.events or rows.roles:
        return
    if name and not role_of(name.rpartition("/")[2]):
        reader.written.setdefault(name, []).append(rows)


def file_name(reader: Reader, node: ast.expr, frame: Frame, depth: int = _DEPTH) -> str:
    """The path of a table as far as it is known (``*/trips.parquet``); "" where not even its name is."""
    if depth <= 0:
        return ""
    if isinstance(node, ast.Name) and (text := frame.text(node.id)) is not None:
        return _plain(text)
    constant = reader.file.constant(node)
    if isinstance(constant, str):
        return _plain(constant)
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return _under(file_name(reader, node.left, frame, depth - 1), file_name(reader, node.right, frame, depth - 1))
    if isinstance(node, ast.Call) and node.args:
        parts = [file_name(reader, given, frame, depth - 1) for given in node.args]
        last = last_part(node.func)
        if last in ("Path", "str"):
            return parts[0]
        if last in ("join", "joinpath"):
            return _under(parts[-2] if len(parts) > 1 else "", parts[-1])
        return ""
    made = reader.file.names.single_value(node)
    if made is None and isinstance(node, ast.Attribute):
        made = _kept_default(reader, node)
    return "" if made is None or made is node else file_name(reader, made, frame, depth - 1)


def _kept_default(reader: Reader, node: ast.Attribute) -> ast.expr | None:
    """The default of the parameter that a constructor has kept: ``self.path = path``."""
    owner = reader.file.names.class_of_self(node.value) if isinstance(node.value, ast.Name) else None
    if owner is None or owner.node is None:
        return None
    made = [
        assign
        for assign in reader.file.inside(owner.node, ast.Assign)
        if any(isinstance(each, ast.Attribute) and ast.unparse(each) == ast.unparse(node) for each in assign.targets)
    ]
    function = reader.file.function_of(made[0]) if len(made) == 1 else None
    kept = made[0].value if function is not None and function.name == "__init__" else None
    return dict(defaults(function)).get(kept.id) if function is not None and isinstance(kept, ast.Name) else None


def _under(folder: str, name: str) -> str:
    return f"{folder or _SOMEWHERE}/{name}" if name else ""


def _plain(path: str) -> str:
    return "/".join(part for part in path.replace("\\", "/").split("/") if part not in ("", ".", ".."))


def is_same(one: str, other: str) -> bool:
    """Whether two paths, seen from two programs, may be of one file: their ends agree as far as both are known."""
    first, second = one.split("/")[::-1], other.split("/")[::-1]
    if len(first) != len(second) and min(len(first), len(second)) == 1:
        return False  # ``data.csv`` and ``raw/data.csv``
    return all(a == b or _SOMEWHERE in (a, b) for a, b in zip(first, second, strict=False))


def holders(target: str, path: str, project: ProjectView, known: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """What a call or a file that `path` names stands for: a function or class of the project, or `known` writers."""
    if target.startswith(FILE):
        read = target.removeprefix(FILE)
        written = [(one, name) for one, name in sorted(known) if name.startswith(FILE)]
        same = [(writer, name) for writer, name in written if is_same(name.removeprefix(FILE), read)]
        near = [(writer, name) for writer, name in same if is_near(writer, path)]
        if near or "/" not in read or len({writer for writer, _ in same}) != 1:
            return near
        return [(writer, name) for writer, name in same if _is_by_notebook(writer, path)]
    symbol = project.resolve(target, path)
    if symbol is None or (symbol.function is None and symbol.cls is None):
        return []
    return [(symbol.path, symbol.qualname)]


def handed_on(reader: Reader) -> list[tuple[str, Value]]:
    """What a file gives to others: the results of its functions, the tables that it writes, and what it hands over."""
    tables = [(target_of(name), value) for name, values in reader.written.items() for value in values]
    return [*reader.gives.items(), *tables, *reader.handed.items()]


def is_near(one: str, other: str) -> bool:
    """Whether two sources are of one program: under one folder at the top."""
    return top_of(one) == top_of(other)


def _is_by_notebook(one: str, other: str) -> bool:
    """Whether one of two sources is a notebook in the folder of notebooks, and the other a module in another folder:
    they hand each other tables, as the chapters of a course do not.
    """
    notebooks = [each for each in (one, other) if each.endswith(".ipynb") and _NOTEBOOKS.match(top_of(each))]
    return len(notebooks) == 1 and any(each.endswith(".py") and top_of(each) for each in (one, other))


def top_of(path: str) -> str:
    """The folder at the top that a file is in; "" for one that is at the top itself."""
    return path.partition("/")[0] if "/" in path else ""
