"""Lists of versions and of files, and what a program does with what is newest in them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

REGISTERED: Final = regex(
    r"^mlflow\b.*\.search_model_versions$|^azure\.ai\.ml\.MLClient\(\)\.(models|data)\.list$"
    r"|^azureml\.core\.(model\.)?Model\.list$|^(.*\.)?get_registry_model_versions$"
)
"""What lists the versions of a model, or of data, in a registry."""
VERSIONS: Final = (b"search_model_versions", b"MLClient", b"azureml", b"get_registry_model_versions")
"""What a file holds that calls one of them."""

_PINNED: Final = regex(r"run_id|version\s*=|version_number\s*=|tags?\s*[.=]|alias")
"""What in a call or its filter says which version is meant."""
_SHOWS: Final = frozenset({"print", "echo", "secho", "pprint", "len", "debug", "info", "warning", "error"})
_PLAIN: Final = frozenset({"get", "items", "keys", "values", "isoformat", "strftime", "lower", "upper", "stat"})
"""Methods of a value that make another form of it."""
_REGISTERS: Final = frozenset({"register_model", "create_model_version"})
_RELABELS: Final = frozenset(
    {"set_registered_model_alias", "transition_model_version_stage", "delete_registered_model_alias"}
    | {"update_model_version", "set_model_version_tag", "delete_model_version"}
)
"""What changes how a version of a model is called in MLflow's registry."""
_LOADS: Final = frozenset({"load_model", "download_artifacts", "spark_udf", "load_context"})
_USES: Final = regex(
    r"(?i)(^|_)(load|reload|download|deploy|pull|fetch|restore|serve|promote|rollback|swap|create_or_update)(_|$)"
    r"|^spark_udf$|(^|_)(get|set|make|build)_(\w+_)?((?<!registered_)model|predictor|pipeline)$"
)
"""What is done with a model whose version was looked up."""
_OF_DATA: Final = regex(r"^(json|yaml|toml|tomllib|tomli|dotenv)\.")
_RECORDED: Final = frozenset(
    {"get_run", "int", "float", "str", "round", "fromtimestamp", "type", "bool", "getattr", "hasattr", "isinstance"}
    | {"isna", "isnull", "isnan", "isfinite", "getmtime", "getctime", "getsize", "basename"}
)
"""Calls that read what is recorded of a version, or make another form of it: that loads nothing."""


def sources(file: FileContext, node: ast.expr, depth: int = 4) -> Iterator[ast.expr]:
    """Where the entries of a sequence come from: what it was made of, what it goes through, what was added to it."""
    if depth <= 0:
        return
    if isinstance(node, ast.GeneratorExp | ast.ListComp):
        yield node
        for generator in node.generators:
            yield from sources(file, generator.iter, depth - 1)
        return
    made = file.names.single_value(node) if isinstance(node, ast.Name) else node
    made = given_back(file, made) if isinstance(made, ast.Call) else made
    if isinstance(node, ast.Name) and isinstance(made, ast.List) and not made.elts:
        home: ast.AST = file.function_of(node) or file.tree.module
        for call in file.inside(home, ast.Call):
            adds = isinstance(call.func, ast.Attribute) and call.func.attr in ("append", "extend") and call.args
            if adds and isinstance(call.func, ast.Attribute) and last_part(call.func.value) == node.id:
                yield from sources(file, call.args[0], depth - 1)
    elif isinstance(made, ast.GeneratorExp | ast.ListComp):
        yield from sources(file, made, depth - 1)
    elif isinstance(made, ast.Call) and last_part(made.func) in ("list", "sorted", "reversed", "iter") and made.args:
        yield from sources(file, made.args[0], depth - 1)
        yield made
    elif isinstance(made, ast.Call) and last_part(made.func) in ("map", "filter") and len(made.args) > 1:
        yield from sources(file, made.args[1], depth - 1)
        yield made
    else:
        yield made or node


def registered(file: FileContext, node: ast.expr) -> ast.Call | None:
    """The call that lists the versions which a sequence holds, where nothing in it says which one is meant."""
    for source in sources(file, node):
        if isinstance(source, ast.ListComp | ast.GeneratorExp) and any(part.ifs for part in source.generators):
            return None  # what it asks of a version says which one is meant
        if isinstance(source, ast.Call) and REGISTERED.match(file.call_name(source) or last_part(source.func)):
            given = [*source.args, *(keyword.value for keyword in source.keywords)]
            written = [source, *(file.names.single_value(each) or each for each in given)]
            return None if any(_PINNED.search(ast.unparse(each)) for each in written) else source
    return None


def has_just_registered(file: FileContext, node: ast.expr) -> bool:
    """Whether the same function registers a version above: what it looks up is the number of its own."""
    home = file.function_of(node)
    return home is not None and any(
        call.lineno < node.lineno
        and (last_part(call.func) in _REGISTERS or file.argument(call, "registered_model_name") is not None)
        for call in file.inside(home, ast.Call)
    )


def is_baseline(file: FileContext, node: ast.expr) -> bool:
    """Whether the function that looks a version up registers a model further down, and loads none: what stands there
    is what the new one has to beat.
    """
    home = file.function_of(node)
    if home is None:
        return False
    calls = list(file.inside(home, ast.Call))
    registers = any(
        call.lineno > node.lineno
        and (last_part(call.func) in _REGISTERS or file.argument(call, "registered_model_name") is not None)
        for call in calls
    )
    return registers and not any(_USES.search(last_part(call.func)) for call in calls)


def relabels(file: FileContext, node: ast.expr) -> bool:
    """Whether the function that looks a version up moves an alias or a stage to one, and loads nothing: what is
    newest is promoted there, and no restart asks again.
    """
    home: ast.AST = file.function_of(node) or file.tree.module
    named = {last_part(call.func) for call in file.inside(home, ast.Call)}
    return not _RELABELS.isdisjoint(named) and named.isdisjoint(_LOADS)


def loads(name: str) -> bool:
    """Whether a call of this name loads, fetches or deploys a model."""
    return _USES.search(name.rpartition(".")[2]) is not None and not _OF_DATA.match(name)


def loads_nothing(file: FileContext) -> bool:
    """Whether a file loads, fetches and deploys no model, by the names of what it calls: which version it finds, it
    says or records.
    """
    if file.holds(b"models:/"):
        return False
    return not file.calls_where(lambda name, last: _USES.search(last) is not None and not _OF_DATA.match(name))


def takes_last(file: FileContext, node: ast.Call) -> bool:
    """Whether the last of what a call sorts is taken by the name that it was given: ``files[-1]``."""
    statement = parent_of(node)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    if not isinstance(target, ast.Name):
        return False
    home: ast.AST = file.function_of(node) or file.tree.module
    turned = file.constant(file.argument(node, "reverse")) is True
    return any(
        isinstance(taken.value, ast.Name)
        and taken.value.id == target.id
        and isinstance(taken.ctx, ast.Load)
        and file.constant(taken.slice) == (0 if turned else -1)
        for taken in file.inside(home, ast.Subscript)
    )


def names_place(listed: ast.Call) -> bool:
    """Whether a listing names the folder, or what its files are called: in a folder of the user any will do."""
    texts = (part.value for part in ast.walk(listed) if isinstance(part, ast.Constant) and isinstance(part.value, str))
    return any(text[:1].isalnum() or text.startswith(("./", "/")) for text in texts)


def is_shown_only(file: FileContext, node: ast.expr) -> bool:
    """Whether everything that is done with a value is to show it: it is printed, logged, counted or put in a record."""
    home: ast.AST = file.function_of(node) or file.tree.module
    ends = _ends(node)
    seen: set[str] = set()
    if ends is None:
        return False
    while ends:
        name = ends.pop()
        if name in seen:
            continue
        seen.add(name)
        for used in file.inside(home, ast.Name):
            if used.id == name and isinstance(used.ctx, ast.Load):
                further = _ends(used)
                if further is None:
                    return False
                ends.extend(further)
    return True


def _ends(node: ast.expr) -> list[str] | None:
    """The names that a value is given to; none where it is shown; None where something else is done with it."""
    child: ast.AST = node
    parent = parent_of(child)
    while parent is not None:
        if isinstance(parent, ast.Assign):
            names = [target.id for target in parent.targets if isinstance(target, ast.Name)]
            return names if len(names) == len(parent.targets) else None
        if isinstance(parent, ast.For | ast.comprehension) and parent.iter is child:
            return [part.id for part in ast.walk(parent.target) if isinstance(part, ast.Name)]
        if isinstance(parent, ast.Dict | ast.Compare | ast.If | ast.While | ast.Expr) or (
            isinstance(parent, ast.UnaryOp) and isinstance(parent.op, ast.Not)
        ):
            return []
        if isinstance(parent, ast.Call):
            called = last_part(parent.func)
            if child is not parent.func and called in _SHOWS:
                return []
            if child is not parent.func and called == "append" and isinstance(parent.func, ast.Attribute):
                return [last_part(parent.func.value)]
            if called not in (_PLAIN if child is parent.func else _RECORDED):
                return None
        elif not isinstance(
            parent,
            ast.Attribute
            | ast.Subscript
            | ast.JoinedStr
            | ast.FormattedValue
            | ast.BinOp
            | ast.BoolOp
            | ast.IfExp
            | ast.keyword,
        ):
            return None
        child, parent = parent, parent_of(parent)
    return None
