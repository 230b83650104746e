"""MLA103, and MLA102 where a load fails: what goes on without a model."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written

from ...libraries.loading import loads as library_loads
from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.last_rounds import ends_refused
from .._not_missed import gives_default, is_peek, promises_none
from .._swallowed.orders import is_spare_ranker
from .._told.status import goes_out_well
from .._ways_out import (
    absent,
    answer_is_checked,
    does_nothing,
    fate,
    goes_on_to,
    returns_empty,
    returns_none,
    shown_call,
    tests_absence,
    tries_again,
    tries_or_raises,
)
from .._work import calls, kind_of, kinds
from .._wrapped import seen_through
from .chosen import callers_look, flag_is_told, is_chosen, trains
from .documents import left_out_report
from .filled import adds_entry, another_given, filled_before
from .improved import only_improves
from .may_lack import may_lack
from .no_model import asked_for, beside, is_the_model, set_all_the_same
from .refused_without import left_to_refuse
from .shown import flags_read, flags_set, is_shown
from .stand_ins import answers_regardless, stand_in
from .stood_before import stood_before
from .told_by_health import told_by_health
from .untaught import WEIGHTS, has_new_head, is_estimator, taken, teaches

_DOES_WITHOUT: Final = regex(r"(?i)(non|not)[- ]?(blocking|critical|fatal)|optional|best[- ]effort")
"""What a handler says where the program can do without."""
_AHEAD: Final = regex(r"(?i)\b(pre-?)?warm(ed|ing)?[-_ ]?up\b|\bprewarm|\bprefetch|\bpre-?load")
"""What it says where it was done ahead of time."""
FRESH: Final = "fresh"
"""What is known of a model that is there, and was never given what it learned."""


def failed_load(
    file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call, logged: bool
) -> Verdict | None:
    pretended = stand_in(handler.body) or answers_regardless(file, handler.body)
    if pretended:
        said = f"when `{shown_call(file, call)}` fails, `{pretended}` answers in the model's place"
        flags = flags_set(handler.body)
        told = is_shown(file, flags)
        said = f"{said}, and nothing refuses" if told else f"{said} and nobody is told"
        return Verdict("MLA103", said, needs="stand-in", mild=told, names=flags)
    if tries_again(file, handler) or goes_on_to(file, block):
        return None
    if _answers_none(file, block, call):
        return None
    if is_peek(file, block) or ends_refused(file, block) or tries_or_raises(file, block):
        return None
    if _in_cache(file, handler) and (
        returns_none(handler.body) or does_nothing(handler) or returns_empty(file, handler)
    ):
        return None  # an entry that cannot be read is one that is not there
    shown = shown_call(file, call)
    if says_no(file, handler):
        return _unheeded(file, block, handler, shown)
    ready = set_all_the_same(handler)
    if ready:
        said = f"when `{shown}` fails, `{ready}` is set to True all the same"
        return Verdict("MLA103", f"{said}: who asks for it takes the service for one with a model", 0.9, mild=True)
    kept = state_left(file, block, block.body, handler.body)
    if kept is not None:
        names = beside(file, block, handler, kept)
        if any(is_checked(file, name, handler) for name in names) or is_chosen(file, kept, block, handler):
            return None
        if not is_the_model(kept) or another_given(file, handler, kept):
            return None
        filled = call.func.value if isinstance(call.func, ast.Attribute) else None
        if filled is not None and last_part(call.func) in WEIGHTS and kept == file.text(filled):
            said = f"when `{shown}` fails, `{kept}` stays as it was made: its answers come from weights nothing trained"
            return Verdict("MLA103", said, 0.9, FRESH, names=asked_for(file, names))
        one_of_many = False
        if _is_set_before(file, block, call, kept):
            said = f"when `{shown}` fails, `{kept}` stays as it was made and the program goes on with it"
        elif one_of_many := (
            filled_before(file, block, kept) or (handlers.in_loop(file, block) is not None and adds_entry(block, kept))
        ):
            said = f"when `{shown}` fails, `{kept}` lacks it and the program goes on with the others"
        else:
            said = f"when `{shown}` fails, `{kept}` stays empty and the program goes on without a model"
        seen = logged and file.function_of(block) is None  # what a script prints, who runs it sees
        return Verdict(
            "MLA103",
            said,
            needs="service" if seen else "",
            mild=True,
            names=asked_for(file, names),
            note=(logged and one_of_many) or told_by_health(file, handler),
        )
    if logged and _warms_up(file, handler, call):
        return None
    if flag_is_told(file, block) or trains(file, handler) or callers_look(file, handler):
        return None
    if promises_none(file, handler) or gives_default(file, handler):
        return None
    if _is_passed_through(file, block, handler, call) or only_improves(file, block, handler):
        return None
    if answer_is_checked(file, block, handler) or _filled_later(file, block) or _loaded_later(file, block, call):
        return None
    if stood_before(file, block, handler, call):
        return None
    refused = left_out_report(file, block, handler) or left_to_refuse(file, block, handler, call)
    becomes = refused or f"{fate(handler)}: the program goes on without what it could not load"
    return Verdict(
        "MLA102",
        f"a failure of `{shown}` {becomes}",
        0.7 if handlers.in_loop(file, block) is not None else 1.0,  # of several, which may do for each other
        "quiet" if logged else "",
        mild=True,
        note=bool(refused) or may_lack(file, handler) or is_spare_ranker(file, handler, call),
    )


def _answers_none(file: FileContext, block: ast.Try, call: ast.Call) -> bool:
    """``model = load_model(name)``, ``if model is None: return`` in one `try`: a function of the project that tells so
    that it could not load, and that is heard.
    """
    given = [as_written(target) for target in targets(file.statement_of(call))]
    if not given or library_loads(file.call_name(call) or ""):
        return False
    tests = (test for statement in block.body for test in file.inside(statement, ast.If))
    return any(
        test.lineno > call.lineno
        and isinstance(test.body[-1], ast.Return | ast.Raise)
        and any(as_written(held) in given for held in absent(test.test))
        for test in tests
    )


def _warms_up(file: FileContext, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """Whether a load whose answer is dropped is ahead of time, as its handler says: who asks for it does it again."""
    held = parent_of(call)
    dropped = isinstance(parent_of(held) if isinstance(held, ast.Await) else held, ast.Expr)
    return dropped and _AHEAD.search(ast.unparse(handler)) is not None


def _is_passed_through(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, call: ast.Call) -> bool:
    """``net = load_model(path); tracker.log_model(net)`` in a `try` that a program can do without, as it says: nobody
    goes on with what was loaded there.
    """
    function = file.function_of(block)
    names = {t.id for t in targets(file.statement_of(call)) if isinstance(t, ast.Name)}
    if function is None or not names or not handlers.logs_all(handler.body):
        return False
    if not _DOES_WITHOUT.search(ast.unparse(handler)):
        return False
    if any(last_part(each.func) in WEIGHTS for each in calls(file, block.body)):
        return False  # they go to a network that is there without them
    if any(isinstance(s, ast.Return) and s.value is not None for s in statements(block.body)):
        return False
    first, last = block.lineno, block.end_lineno or block.lineno
    read = (n for n in file.inside(function, ast.Name) if n.id in names and isinstance(n.ctx, ast.Load))
    return all(first <= n.lineno <= last for n in read)


def _is_set_before(file: FileContext, block: ast.Try, call: ast.Call, kept: str) -> bool:
    """Whether what a `try` leaves was given its value there before the call that fails, which is one on it."""
    owner = file.text(call.func)
    given = [s for s in statements(block.body) for t in targets(s) if ast.unparse(t) == kept]
    return owner.startswith(f"{kept}.") and any((s.end_lineno or s.lineno) < call.lineno for s in given)


def _unheeded(file: FileContext, block: ast.Try, handler: ast.ExceptHandler, shown: str) -> Verdict | None:
    """A load that answers False where it fails, which is a refusal only to callers who look."""
    kept, function = state_left(file, block, block.body, []), file.function_of(handler)
    if kept is None or function is None or not is_the_model(kept):
        return None
    names = beside(file, block, handler, kept)
    if any(is_checked(file, name, handler) for name in names) or is_chosen(file, kept, block, handler):
        return None
    said = f"when `{shown}` fails, `{function.name}` answers False and `{kept}` stays empty"
    return Verdict("MLA103", said, 0.9, "callers", mild=True, names=asked_for(file, names))


def untaught_instead(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception: return LinearRegression()``: what was to be loaded is replaced by what was never fitted."""
    new = taken(file, handler.body)
    if new is None or teaches(file, new[1]) or flags_read(file, handler, handler.body):
        return None
    call = kinds(file, block.body).get("load")
    if call is None or ("load" in kinds(file, handler.body) and not has_new_head(file, new[1])):
        return None
    said = f"when `{shown_call(file, call)}` fails, {said_of_untaught(file, new[1])}"
    raises = is_estimator(file, new[1])
    return Verdict("MLA103", said, 0.9, "" if raises else FRESH, mild=raises, place=new[0])


def said_of_untaught(file: FileContext, made: ast.Call) -> str:
    """What takes the place of a model that was to be loaded, and what its answers come from."""
    kind = last_part(made.func)
    if is_estimator(file, made):
        return f"a fresh `{kind}` that was never fitted takes its place"
    if has_new_head(file, made):
        return f"`{file.text(made.func)}` takes its place, with a head that nothing trained: its answers are drawn"
    return f"a fresh `{kind}` takes its place: its answers come from weights that nothing trained"


def stays_fresh(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``net.load_state_dict(...)`` in a `try` whose handler names what it catches, and prints at most: `net`, which was
    made before, is served as it was drawn.
    """
    if lasts(file).isdisjoint(WEIGHTS):
        return None
    if not handlers.only_logs(handler):
        return None
    for call in calls(file, block.body):
        if last_part(call.func) not in WEIGHTS or not isinstance(call.func, ast.Attribute):
            continue
        net = call.func.value
        made = file.names.single_value(net)
        inside = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
        if isinstance(net, ast.Name | ast.Attribute) and isinstance(made, ast.Call) and file.text(net) not in inside:
            said = f"when `{shown_call(file, call)}` fails, `{file.text(net)}` stays as it was made"
            return Verdict("MLA103", f"{said}: its answers come from weights that nothing trained", 0.9, "serving")
    return None


def loosened(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``net.load_state_dict(weights, strict=False)`` where the weights did not fit: the rest stays as it was drawn."""
    if "load_state_dict" not in lasts(file):
        return None
    tried = next((call for call in calls(file, block.body) if last_part(call.func) == "load_state_dict"), None)
    again = next((call for call in calls(file, handler.body) if last_part(call.func) == "load_state_dict"), None)
    if tried is None or again is None or file.constant(file.argument(again, "strict", 1)) is not False:
        return None
    if tests := [test for test in ast.walk(handler) if isinstance(test, ast.If)]:
        if any("len(" in ast.unparse(test.test) for test in tests):
            return None  # so many may be missing, and no more
    home = file.function_of(block)
    if home is None or not any(last_part(call.func) == "eval" for call in file.inside(home, ast.Call)):
        return None  # a network that is trained on may well begin with a part of another one
    said = f"weights that `{shown_call(file, tried)}` refuses are loaded as far as they fit"
    return Verdict("MLA103", f"{said}: what is missing stays as it was drawn, and answers all the same", 0.7)


def says_no(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function answers True where it worked, and False here."""
    function = file.function_of(handler)
    if function is None:
        return False
    returned = [s.value for s in file.inside(function, ast.Return)]
    constants = [v.value for v in returned if isinstance(v, ast.Constant)]
    return len(constants) == len(returned) and set(map(type, constants)) == {bool} and True in constants


def state_left(file: FileContext, block: ast.stmt, tried: list[ast.stmt], instead: list[ast.stmt]) -> str | None:
    """The global, attribute or module-level name that a load which was `tried` in a block leaves empty."""
    home = file.function_of(block)
    shared = set(file.tree.scope_at(home).globals) if home is not None else None
    made = _made_in(tried) - shared if shared is not None else set()
    assigned = [s for s in statements(tried) if isinstance(s, ast.Assign | ast.AnnAssign)]
    loads = [s for s in assigned if s.value is not None and _asks_loader(file, s.value)]
    for body in (instead, loads, tried):
        for statement in statements(list(body)):
            if not isinstance(statement, ast.Assign | ast.AnnAssign):
                continue
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            if isinstance(statement.value, ast.Constant) and statement.value.value is not None:
                continue  # a flag is not what was to be loaded
            if isinstance(statement.value, ast.List | ast.Tuple | ast.Set) and statement.value.elts:
                continue  # nor are the names of classes that are written out instead
            for target in targets:
                if isinstance(target, ast.Attribute):
                    if _root(target) in made:
                        continue  # a part of what is being put together here
                    return ast.unparse(target)
                if isinstance(target, ast.Name) and (shared is None or target.id in shared):
                    return target.id
                if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Attribute):
                    return ast.unparse(target.value)
                if isinstance(target, ast.Subscript) and _is_shared(file, target):
                    return ast.unparse(target)
    return None


def _asks_loader(file: FileContext, value: ast.expr) -> bool:
    made = (seen_through(file, part) for part in ast.walk(value) if isinstance(part, ast.Call))
    return any(isinstance(call, ast.Call) and kind_of(file, call) in ("load", "make") for call in made)


def _made_in(body: list[ast.stmt]) -> set[str]:
    """The plain names that a block gives a value."""
    assigned = [s for s in statements(body) if isinstance(s, ast.Assign)]
    return {target.id for s in assigned for target in s.targets if isinstance(target, ast.Name)}


def _root(target: ast.Attribute) -> str:
    part: ast.expr = target
    while isinstance(part, ast.Attribute):
        part = part.value
    return part.id if isinstance(part, ast.Name) else ""


def _is_shared(file: FileContext, entry: ast.Subscript) -> bool:
    """Whether an entry that is written out belongs to a dict of the module, and so to all of its functions."""
    owner = entry.value
    if not isinstance(owner, ast.Name) or not isinstance(entry.slice, ast.Constant):
        return False
    bindings = file.names.lookup(owner.id, owner)
    return bool(bindings) and all(b.kind == "assign" and file.function_of(b.node) is None for b in bindings)


def _filled_later(file: FileContext, block: ast.Try) -> bool:
    """Whether ``if version not in models`` stands elsewhere, for the dict that the block was to fill: it is asked for
    again.
    """
    filled = {
        ast.unparse(target.value)
        for statement in statements(block.body)
        for target in targets(statement)
        if isinstance(target, ast.Subscript)
    }
    home = file.function_of(block)
    return bool(filled) and any(
        isinstance(test.ops[0], ast.NotIn | ast.In)
        and ast.unparse(test.comparators[0]) in filled
        and file.function_of(test) is not home
        for test in file.tree.of(ast.Compare)
    )


def _loaded_later(file: FileContext, block: ast.Try, call: ast.Call) -> bool:
    """Whether another function of the file calls the same loader under a test, where its failure is not caught, or is
    answered as one: what was tried ahead is done when it is needed.
    """
    last, home = last_part(call.func), file.function_of(block)
    if not any(function.name == last for function in file.tree.of(ast.FunctionDef)):
        return False  # `joblib.load` of another file says nothing
    for other in file.calls_where(lambda _, name: name == last):
        function = file.function_of(other)
        if function is None or function is home or not any(True for _ in file.ancestors(other, ast.If)):
            continue
        caught = [h for t in file.ancestors(other, ast.Try) for h in t.handlers]
        if all(handlers.raises(handler) or _refuses(file, handler) for handler in caught):
            return True
    return False


def _refuses(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``return jsonify({"error": str(error)}), 500``: a handler that tells whoever asked, and not with a success."""
    answers = [s for s in statements(handler.body) if isinstance(s, ast.Return)]
    told = answers and all(handlers.tells(file, outcome(s), handler.name) for s in answers)
    return bool(told) and not any(goes_out_well(file, s) for s in answers)


def is_of_another(file: FileContext, node: ast.AST, kept: str, handler: ast.ExceptHandler) -> bool:
    """Whether ``self.model`` at `node` is that of a class which has nothing to do with the handler's."""
    if not kept.startswith("self."):
        return False
    here, there = file.class_of(handler), file.class_of(node)
    if here is None or there is None or here is there:
        return False
    return not {here.name, there.name} & {last_part(base) for cls in (here, there) for base in cls.bases}


def _tested(file: FileContext, test: ast.expr) -> list[ast.expr]:
    """A test, and what the names in it stand for: ``kept = state["model"]`` before ``if kept is None``."""
    names = [part for part in ast.walk(test) if isinstance(part, ast.Name)]
    made = [value for name in names for value in file.names.values(name)]
    return [test, *(value for value in made if isinstance(value, ast.Subscript | ast.Attribute | ast.Call))]


def is_checked(file: FileContext, kept: str, handler: ast.ExceptHandler) -> bool:
    """Whether code that uses the name refuses to go on without it: a test that raises or answers with an error."""
    last = kept.partition("['")[2].removesuffix("']") or kept.rpartition(".")[2]
    tried = {branch for s in getattr(parent_of(handler), "body", []) for branch in file.inside(s, ast.If)}
    for test in file.tree.of(ast.If):
        if test in tried or is_of_another(file, test, kept, handler):
            continue  # what a block asks while it loads, it does not get to where it fails
        if not any(tests_absence(part, last) for part in _tested(file, test.test)):
            continue
        for statement in statements([*test.body, *test.orelse]):
            if isinstance(statement, ast.Raise):
                return True
            if isinstance(statement, ast.Return) and handlers.tells(file, outcome(statement)):
                if not goes_out_well(file, statement):
                    return True
                continue
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
                name = ast.unparse(statement.value.func)
                if re.search(r"(abort|exit|st\.(error|stop)|fail|load)", name):
                    return True
            if isinstance(statement, ast.Assign) and isinstance(statement.value, ast.Call):
                if last in [ast.unparse(t).rpartition(".")[2] for t in statement.targets]:
                    return True  # built again on first use
    return any(
        tests_absence(s.test, last) and not is_of_another(file, s, kept, handler) for s in file.tree.of(ast.Assert)
    )


def _in_cache(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function, or its class, says that it is a cache."""
    home = file.class_of(handler)
    return "cache" in handlers.enclosing(handler) or (home is not None and "cache" in home.name.lower())
