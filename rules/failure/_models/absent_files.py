"""Services that go on without their model where its file is missing: what a branch does that a handler would do."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._stores.broken_settings import PARSES
from .._ways_out import absences, is_empty
from .._work import kind_of
from .exported import is_exported
from .files_asked import sides, there
from .loads import FRESH, said_of_untaught, state_left
from .no_model import is_the_model
from .refused_without import slot_is_refused
from .shown import flags_read
from .untaught import WEIGHTS, comes_with_weights, is_estimator, made_by, taken, teaches, untaught

_READS_INTO: Final = WEIGHTS | {"load_model", "load_checkpoint", "load"}
"""How an object that is there already is filled from a file; the last two also of much that is no model."""
_FILLS: Final = regex(
    r"(?i)^_*(load|restore|apply|init)_(\w+_)?(weights?|state_?dict|checkpoint|ckpt|params?|parameters)$"
)
"""Functions that fill the network which they are given."""
_FETCHES: Final = regex(r"(?i)(^|_)(down_?load|fetch|pull|sync|retrieve|urlretrieve|get_object|hf_hub)")
_PAGES: Final = regex(r"^(st|streamlit|gr|gradio)\.")


class Missing(NamedTuple):
    """What is wrong where a file is missing: where that stands, what it is, and what others may ask for."""

    place: ast.expr | ast.stmt
    said: str
    needs: str
    mild: bool
    names: tuple[str, ...] = ()
    related: ast.Call | None = None
    leaves: bool = False
    """Whether the model is exported, or handed over, as it is."""
    note: bool = False


def where_missing(file: FileContext, node: ast.If) -> Missing | None:
    """What goes on where a branch finds no file of a model."""
    both = sides(file, node)
    if both is None:
        return made_where_none(file, node)
    present, missing = both
    loads = list(_loads(file, present))
    if not loads or _is_told(file, node, missing):
        return None
    return _replaced(file, missing, loads[0]) or _as_drawn(file, node, present, missing) or _left(file, node, *both)


def otherwise_new(file: FileContext, either: ast.IfExp) -> Missing | None:
    """``joblib.load(path) if path.exists() else LinearRegression()``."""
    held = there(file, either.test)
    if held is None:
        return None
    loaded, new = (either.body, either.orelse) if held else (either.orelse, either.body)
    made = untaught(file, new)
    calls = [call for call in ast.walk(loaded) if isinstance(call, ast.Call) and kind_of(file, call) == "load"]
    return None if made is None or not calls or teaches(file, made) else _new(file, either, made, calls[0])


def _new(file: FileContext, place: ast.expr | ast.stmt, made: ast.Call, load: ast.Call) -> Missing:
    said = f"when the file is missing, {said_of_untaught(file, made)}"
    raises = is_estimator(file, made)
    return Missing(place, said, "" if raises else FRESH, raises, related=load)


def _loads(file: FileContext, body: Iterable[ast.stmt]) -> Iterator[ast.Call]:
    """The calls of a block that load a model, also in a `try` of its own."""
    for statement in body:
        for call in file.inside(statement, ast.Call):
            if kind_of(file, call) == "load" or (_filled(call) is not None and file.call_name(call) not in PARSES):
                yield call


def _filled(call: ast.Call) -> ast.expr | None:
    """What a call fills from a file: ``net`` of ``net.load_state_dict(...)`` and of ``load_weights(net, path)``."""
    if isinstance(call.func, ast.Attribute) and call.func.attr in _READS_INTO:
        return call.func.value
    if isinstance(call.func, ast.Attribute) and last_part(call.func.value) in ("self", "cls"):
        return None  # what it is called on is filled, from what it is given
    filled = call.args[0] if len(call.args) > 1 and _FILLS.match(last_part(call.func)) else None
    return filled if isinstance(filled, ast.Name | ast.Attribute) else None


def _is_told(file: FileContext, node: ast.If, missing: list[ast.stmt]) -> bool:
    """Whether the side without a file refuses, trains, or shows what it does: by a flag that is read, to a person."""
    for statement in statements(missing):
        if isinstance(statement, ast.Raise):
            return True
        for call in file.inside(statement, ast.Call):
            if _PAGES.match(as_written(call.func)) or last_part(call.func) in ("exit", "_exit", "abort"):
                return True
    return flags_read(file, node, [*node.body, *node.orelse])


def _replaced(file: FileContext, missing: list[ast.stmt], load: ast.Call) -> Missing | None:
    new = taken(file, missing)
    return None if new is None or teaches(file, new[1]) else _new(file, *new, load)


def made_where_none(file: FileContext, node: ast.If) -> Missing | None:
    """``if model is None: model = LinearRegression()`` after what was to load it: all that is to be asked where a file
    looks for no other one.
    """
    gone = absences(file).get(node)
    new = taken(file, node.body) if gone is not None else None
    statement = new[0] if new is not None else None
    if gone is None or new is None or not isinstance(statement, ast.Assign) or teaches(file, new[1]):
        return None
    wanted = {file.text(target) for target in statement.targets} & {file.text(held) for held in gone}
    home = file.function_of(node)
    for assign in file.inside(home or file.tree.module, ast.Assign):
        if assign.lineno < node.lineno and any(file.text(target) in wanted for target in assign.targets):
            loads = [c for c in file.inside(assign, ast.Call) if kind_of(file, c) == "load"]
            if loads and not flags_read(file, node, node.body):
                said = f"when the model cannot be had, {said_of_untaught(file, new[1])}"
                raises = is_estimator(file, new[1])
                return Missing(statement, said, "" if raises else FRESH, raises, related=loads[0])
    return None


def _as_drawn(file: FileContext, node: ast.If, present: list[ast.stmt], missing: list[ast.stmt]) -> Missing | None:
    """``if weights.exists(): net.load_state_dict(...)``, and `net` is used as it was made where they are missing."""
    if not _goes_on(missing):
        return None
    own = {part for statement in present for part in ast.walk(statement)}
    for call in (call for statement in present for call in file.inside(statement, ast.Call)):
        filled = _filled(call)
        if not isinstance(filled, ast.Name | ast.Attribute):
            continue
        made = _made(file, filled, node)
        if made is None or made in own or _is_looked_up(made):
            continue
        if comes_with_weights(file, made) or teaches(file, made):
            continue
        if last_part(call.func) in WEIGHTS or _FILLS.match(last_part(call.func)) or untaught(file, made):
            name, kind = file.text(filled), last_part(made.func)
            said = f"when the file is missing, `{name}` stays a fresh `{kind}`"
            said += " that was never fitted, and is used" if is_estimator(file, made) else ""
            said += "" if is_estimator(file, made) else ": its answers come from weights that nothing trained"
            leaves = is_exported(file, filled, node)
            said += ", and it is exported like that" if leaves else ""
            return Missing(node, said, FRESH, mild=False, related=call, leaves=leaves)
    return None


def _made(file: FileContext, owner: ast.Name | ast.Attribute, node: ast.If) -> ast.Call | None:
    """The call that makes an object before the test, in the same function, its class or the module."""
    made = file.names.single_value(owner)
    if made is not None and made is not owner:
        return made_by(file, made)
    home = file.function_of(node) or file.tree.module
    name = file.text(owner)
    before = [s for s in file.inside(home, ast.Assign) if s.lineno < node.lineno]
    values = [s.value for s in before if any(_holds(file, target, name) for target in s.targets)]
    return made_by(file, values[-1]) if values else None


def _is_looked_up(made: ast.Call) -> bool:
    """``kwargs.pop("path", None)``: what was there before."""
    return isinstance(made.func, ast.Attribute) and made.func.attr in ("get", "pop")


def _holds(file: FileContext, target: ast.expr, name: str) -> bool:
    """``net`` of ``net = ...`` and of ``net, labels = ...``."""
    parts = target.elts if isinstance(target, ast.Tuple) else [target]
    return any(file.text(part) == name for part in parts)


def _goes_on(missing: list[ast.stmt]) -> bool:
    """Whether a block logs at most, and then answers with what it has."""
    for statement in missing:
        if isinstance(statement, ast.Return):
            return statement.value is not None and not isinstance(statement.value, ast.Constant)
        if isinstance(statement, ast.Pass) or _is_constant(statement) or handlers.logs_all([statement]):
            continue
        if isinstance(statement, ast.Expr | ast.Assign) and _only_reads(statement):
            continue
        return False
    return True


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Constant)


def _only_reads(statement: ast.Expr | ast.Assign) -> bool:
    """``net.eval()``, ``models["eye"] = net``: the network is taken into use."""
    value = statement.value
    if isinstance(statement, ast.Assign):
        return isinstance(value, ast.Name | ast.Attribute)
    return isinstance(value, ast.Call) and last_part(value.func) in ("eval", "to", "cuda")


def _left(file: FileContext, node: ast.If, present: list[ast.stmt], missing: list[ast.stmt]) -> Missing | None:
    """``if path.exists(): self.model = joblib.load(path)``, and nobody asks whether there is one."""
    fetched = _fetched(file, missing)
    for statement in missing:
        nothing = isinstance(statement, ast.Continue | ast.Break) or (
            isinstance(statement, ast.Return) and _is_nothing(statement.value)
        )
        empties = isinstance(statement, ast.Assign) and _is_nothing(statement.value)
        if not (nothing or empties or isinstance(statement, ast.Pass) or handlers.logs_all([statement])):
            if fetched is None or not isinstance(statement, ast.Expr | ast.Assign | ast.With):
                return None
        if nothing:
            break
    kept = state_left(file, node, present, []) or _entry(file, present)
    if kept is None or not is_the_model(kept):
        return None
    names = {kept.partition("[")[0].rpartition(".")[2]}
    own = {part for statement in (node, *present) for part in ast.walk(statement)}
    if _is_asked_anywhere(file, names, node) or not _is_used(file, kept, own) or _is_set_elsewhere(file, names, own):
        return None
    lacks = "lacks it" if handlers.in_loop(file, node) is not None else "stays empty"
    said = f"when the file is missing, `{kept}` {lacks} and the program goes on without a model"
    if fetched is not None:
        said = f"when the file is missing it is fetched by `{file.text(fetched.func)}`, and never loaded"
        said = f"{said}: `{kept}` stays empty"
    place = missing[0] if missing and node.orelse else node
    note = fetched is None and slot_is_refused(file, kept, own)
    if note:
        said = f"when the file is missing, `{kept}` stays empty: the program starts all the same, and refuses what asks"
    related = next(_loads(file, present))
    return Missing(place, said, "service", True, tuple(sorted(names)), related, note=note)


def _entry(file: FileContext, body: list[ast.stmt]) -> str | None:
    """The dict of the module that a block fills by a key which is not written out: ``models[name] = load(path)``."""
    for statement in statements(body):
        target = statement.targets[0] if isinstance(statement, ast.Assign) else None
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            bindings = file.names.lookup(target.value.id, target)
            if bindings and all(b.kind == "assign" and file.function_of(b.node) is None for b in bindings):
                return target.value.id
    return None


def _fetched(file: FileContext, missing: list[ast.stmt]) -> ast.Call | None:
    calls = (call for statement in missing for call in file.inside(statement, ast.Call))
    return next((call for call in calls if _FETCHES.search(last_part(call.func))), None)


def _is_nothing(value: ast.expr | None) -> bool:
    return value is None or (isinstance(value, ast.Constant) and value.value is None)


def _is_asked_anywhere(file: FileContext, names: set[str], node: ast.If) -> bool:
    """Whether a test, wherever it stands in the file, has one of some names in it, by itself or as a text."""
    own = set(ast.walk(node.test))
    branches: list[ast.If | ast.IfExp | ast.While | ast.Assert] = [
        *file.tree.of(ast.If),
        *file.tree.of(ast.IfExp),
        *file.tree.of(ast.While),
        *file.tree.of(ast.Assert),
    ]
    asked: list[ast.expr] = [branch.test for branch in branches]
    asked += [*file.tree.of(ast.Compare), *file.tree.of(ast.BoolOp)]
    asked += [c for c in file.tree.of(ast.Call) if last_part(c.func) in ("bool", "hasattr", "getattr", "all", "any")]
    return any(_is_named(part, names) for test in asked for part in ast.walk(test) if part not in own)


def _is_named(part: ast.AST, names: set[str]) -> bool:
    if isinstance(part, ast.Name | ast.Attribute):
        return last_part(part) in names
    return isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value in names


def _is_used(file: FileContext, kept: str, own: set[ast.AST]) -> bool:
    """Whether the file asks what it may not have: ``self.model.predict(...)``, ``models["eye"](...)``."""
    base = kept.partition("[")[0]
    used: list[ast.expr] = [e.value for e in file.tree.of(ast.Attribute) if e not in own]
    used += [e.value for e in file.tree.of(ast.Subscript) if isinstance(e.ctx, ast.Load) and e not in own]
    used += [c.func for c in file.tree.of(ast.Call) if c not in own]
    return any(isinstance(e, ast.Name | ast.Attribute) and file.text(e) == base for e in used)


def _is_set_elsewhere(file: FileContext, names: set[str], own: set[ast.AST]) -> bool:
    """Whether what is missing is given a value in another place of the file."""
    for assign in file.tree.of(ast.Assign):
        held = [t.value if isinstance(t, ast.Subscript) else t for t in assign.targets]
        if any(last_part(target) in names for target in held) and assign not in own:
            if not (_is_nothing(assign.value) or is_empty(assign.value)):
                return True
    return False
