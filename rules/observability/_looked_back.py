"""What a service leaves to look back at: predictions that it stores, and how long one took."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import assignments
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called_where, calls_one
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ..serving._web.apps import App, runs_model

CODE: Final = "MLA805"
TRIGGERS: Final = (*(b".commit(", b".insert", b".put_item(", b"INSERT INTO"), *(b"time()", b"_counter()"))
_INSERTS: Final = frozenset(
    {"insert", "insert_one", "insert_many", "insert_rows_json", "put_item", "bulk_save_objects"}
)
_MONITORS: Final = regex(r"(?i)evidently|monitoring|whylabs|nannyml|arize|fiddler|deepchecks|drift")
"""Addresses of what looks at inputs and scores."""
_ADDS: Final = frozenset({"add", "add_all", "merge"})
_PREDICTION: Final = regex(r"(?i)predict|probab|inference|forecast|classification")
_CLOCK: Final = regex(r"^(time\.(time|perf_counter|monotonic|time_ns|perf_counter_ns)|timeit\.default_timer)$")
_FIRST: Final = regex(r"(?i)start|load|init|setup|warm_?up|train|fit")
"""Functions whose time is that of no answer."""


def stores_predictions(file: FileContext) -> Iterator[FunctionNode]:
    """The functions that write a prediction to a database, or send it to a service that monitors."""
    told: set[FunctionNode] = set()
    for call in called_where(file, _may_store):
        home = file.function_of(call)
        if home is not None and home not in told and _stores(file, call, home):
            told.add(home)
            yield home


def times_itself(file: FileContext) -> Iterator[FunctionNode]:
    """The functions that take the time of what they do: ``end - start``, and not to see whether something is old."""
    for home in dict.fromkeys(map(file.function_of, file.calls_where(_is_clock))):
        if home is None or _FIRST.search(home.name):
            continue
        read = {
            target.id
            for each in assignments(file, home)
            if isinstance(each.value, ast.Call) and _is_clock(file.call_name(each.value) or "", "")
            for target in each.targets
            if isinstance(target, ast.Name)
        }
        if any(_is_span(file, each, read) for each in file.inside(home, ast.BinOp)):
            yield home


def left_behind(project: ProjectView, app: App) -> set[str]:
    """What the routes of an app leave: ``stores`` for their predictions, ``times`` for how long a model took."""
    reached = project.reach(project.served_in(app.files))
    found = set()
    for path in app.files:
        for candidate in project.files[path].candidates_of(CODE):
            node = (path, candidate.data.get("function", ""))
            if candidate.data.get("stores") and node in reached:
                found.add("stores")
            if candidate.data.get("times") and (
                _is_of_model(project, node, reached) or _answers(project, node, reached)
            ):
                found.add("times")
    return found


def _is_of_model(project: ProjectView, node: Node, reached: dict[Node, Node | None]) -> bool:
    """Whether what is timed, or what a timer is put round as a decorator, runs a model for a request."""
    if node in reached and runs_model(project, node):
        return True
    path, outer = node[0], node[1].partition(".")[0]
    for each in reached if outer != node[1] else ():
        function = project.function(each)
        for decorator in function.decorators if function is not None else ():
            symbol = project.resolve(decorator.name.removesuffix("()"), each[0])
            if symbol is not None and (symbol.path, symbol.qualname) == (path, outer) and runs_model(project, each):
                return True
    return False


def _answers(project: ProjectView, node: Node, reached: dict[Node, Node | None]) -> bool:
    """Whether a method stands behind the one of a base class that a route which is sent something calls, as where
    FastAPI's `Depends` gives the route an interface.
    """
    path, (owner, _, name) = node[0], node[1].rpartition(".")
    cls = next((each for each in project.files[path].classes if each.qualname == owner), None)
    for base in cls.bases if cls is not None else ():
        symbol = project.resolve(base.removesuffix("()"), path)
        route = reached.get((symbol.path, f"{symbol.qualname}.{name}")) if symbol is not None else None
        function = project.function(route) if route is not None else None
        if function is not None and any(each.name.endswith(".post") for each in function.decorators):
            return True
    return False


def _may_store(last: str) -> bool:
    return last in _INSERTS or last in _ADDS or last in ("execute", "post")


def _stores(file: FileContext, call: ast.Call, home: FunctionNode) -> bool:
    last = last_part(call.func)
    if last in _ADDS and not (calls_one(file, ("commit", "flush")) and call.args):
        return False
    text = _seen(file, call)
    if last == "post":  # sent to what looks at it
        address = file.argument(call, "url", 0)
        if address is None or not _MONITORS.search(ast.unparse(address)):
            return False
    if last == "execute":
        return "INSERT" in text.upper() and _PREDICTION.search(text) is not None
    return _PREDICTION.search(text) is not None


def _seen(file: FileContext, call: ast.Call) -> str:
    """A call as text, with what its names stand for beside it, and the fields that are put into them."""
    names = [part for part in ast.walk(call) if isinstance(part, ast.Name)]
    made = [value for name in names if (value := file.names.single_value(name)) is not None]
    known, home = {name.id for name in names}, file.function_of(call)
    filled = [
        target
        for each in (assignments(file, home) if home is not None else ())
        for target in each.targets
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and target.value.id in known
    ]
    return " ".join(ast.unparse(part) for part in (call, *made, *filled))


def _is_clock(name: str, _last: str) -> bool:
    return _CLOCK.match(name) is not None


def _is_span(file: FileContext, span: ast.BinOp, read: set[str]) -> bool:
    if not isinstance(span.op, ast.Sub) or any(file.ancestors(span, ast.Compare)):
        return False
    left = span.left
    now = isinstance(left, ast.Call) and _is_clock(file.call_name(left) or "", "")
    now = now or (isinstance(left, ast.Name) and left.id in read)
    return now and isinstance(span.right, ast.Name) and span.right.id in read
