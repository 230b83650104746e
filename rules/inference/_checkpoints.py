"""Lightning modules that are filled from a checkpoint and then called by hand: loading leaves them in training mode,
and only a trainer's own loops switch it.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _modules

_LOADS: Final = "load_from_checkpoint"
_HANDS: Final = regex(r"(?i)(^|_)(predict|infer|classify|score|evaluate|validate|test|embed|run_model)")
_TRAINS: Final = frozenset({"backward", "fit", "training_step", "zero_grad", "train", "requires_grad_"})
_ASIDE: Final = frozenset({"builtins.print", "builtins.isinstance", "builtins.type", "builtins.id", "builtins.next"})


class Loaded(NamedTuple):
    """A call of a module in the mode that its checkpoint left it in, or the call that hands it to a function."""

    call: ast.Call
    module: ast.expr
    made: str
    handed_to: str


def called_as_loaded(file: FileContext) -> Iterator[Loaded]:
    """The first use by hand of each module that a file fills from a checkpoint, where the file hands it to nothing
    that might switch its mode.
    """
    if not file.holds(b"load_from_checkpoint"):
        return
    for load in called(file, _LOADS):
        made, held = _class_of(file, load), _held_in(file, load)
        if made is None or held is None:
            continue
        if isinstance(held, ast.Call):
            if not _trains_on(file, load):
                yield Loaded(held, held.func, made, "")
            continue
        uses = list(_uses(file, held, load))
        calls = [call for call in uses if ast.unparse(_modules.called_module(call.func)) == ast.unparse(held)]
        hands = [call for call in uses if call not in calls]
        others = [call for call in hands if file.call_name(call) not in _ASIDE]
        if _trains_on(file, load):
            continue
        if calls and not others:
            yield Loaded(calls[0], held, made, "")
        elif not calls and len(others) == 1 and _HANDS.search((file.call_name(others[0]) or "").rpartition(".")[2]):
            yield Loaded(others[0], held, made, file.call_name(others[0]) or "")


def _trains_on(file: FileContext, load: ast.Call) -> bool:
    """Whether the code round a load goes on to train."""
    home = file.function_of(load) or file.tree.module
    return any(last_part(call.func) in _TRAINS for call in file.inside(home, ast.Call))


def _class_of(file: FileContext, load: ast.Call) -> str | None:
    """The class whose checkpoint is loaded, whether it is asked itself or an instance of it."""
    owner = load.func.value if isinstance(load.func, ast.Attribute) else None
    if owner is None:
        return None
    name = file.qualname(owner) or ""
    if not name and isinstance(owner, ast.Name):
        makers = [b.value for b in file.names.lookup(owner.id, owner) if b.value is not None and b.value is not load]
        names = {file.call_name(maker) for maker in makers if isinstance(maker, ast.Call)}
        name = (names.pop() or "") if len(names) == 1 else ""
    name = name.removesuffix("()")
    return name if name.rpartition(".")[2][:1].isupper() else None


def _held_in(file: FileContext, load: ast.Call) -> ast.expr | None:
    """What the loaded module is kept in: a name, or an attribute of ``self``; or else the call of it, at once."""
    value: ast.AST = load
    above = parent_of(value)
    while (
        (isinstance(above, ast.Attribute) and above.attr in _modules.SELF_RETURNING)
        or (isinstance(above, ast.Call) and above.func is value)
        or isinstance(above, ast.Await)
    ):
        if isinstance(above, ast.Call) and not isinstance(value, ast.Attribute):
            return above
        value, above = above, parent_of(above)
    target = None
    if isinstance(above, ast.Assign) and len(above.targets) == 1:
        target = above.targets[0]
    elif isinstance(above, ast.AnnAssign | ast.NamedExpr):
        target = above.target
    moved = _moved(file, target) if isinstance(target, ast.Name) else None
    if moved is not None:
        return _held_in(file, moved)
    return target if isinstance(target, ast.Name | ast.Attribute) else None


def _moved(file: FileContext, name: ast.Name) -> ast.Call | None:
    """``loaded.to("cpu")``, where nothing else is done with a module that has just been loaded."""
    home: ast.AST = file.function_of(name) or file.tree.module
    uses = [each for each in file.inside(home, ast.Name) if each.id == name.id and each is not name]
    asked = parent_of(uses[0]) if len(uses) == 1 else None
    moved = parent_of(asked) if isinstance(asked, ast.Attribute) and asked.attr in _modules.SELF_RETURNING else None
    return moved if isinstance(moved, ast.Call) and moved.func is asked else None


def _uses(file: FileContext, held: ast.expr, load: ast.Call) -> Iterator[ast.Call]:
    """The calls of a module and those that it is handed to, from where it can be seen and in order."""
    written = ast.unparse(held)
    around = file.function_of(load) if isinstance(held, ast.Name) else file.class_of(load)
    home: ast.AST = around or file.tree.module
    last = held.id if isinstance(held, ast.Name) else held.attr if isinstance(held, ast.Attribute) else ""
    for call in file.inside(home, ast.Call):
        if call is load:
            continue
        module = _modules.called_module(call.func)
        if isinstance(module, ast.Name | ast.Attribute) and ast.unparse(module) == written:
            yield call
            continue
        given = (*call.args, *(keyword.value for keyword in call.keywords))
        if any(
            isinstance(each, ast.Name | ast.Attribute)
            and last in (getattr(each, "id", ""), getattr(each, "attr", ""))
            and ast.unparse(each) == written
            for each in given
        ):
            yield call
