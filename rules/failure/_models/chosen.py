"""Going on without a model as a mode that somebody chose: who uses it looks first, or the work is done another way."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents

from .. import _handlers as handlers
from .._told.status import goes_out_well
from .._ways_out import absent, returns_none, tests_absence
from .._wrapped import seen_through

_LAUNCHES: Final = frozenset({"launch", "run", "serve", "serve_forever", "mainloop", "start"})
_TRAINS: Final = regex(r"^_*(re)?(train|fit)(_|$)")
_GAVE_UP: Final = regex(r"(?i)(^|_)(fail(ed|ure)?|unavailable|disabled|broken|tried|attempted)(_|$)")


_NOT_FOUND: Final = regex(r"(?i)\b404\b|not[ _]?found|no such|unknown|does ?n[o']t exist|missing")


def is_chosen(file: FileContext, kept: str, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a failed load that leaves `kept` empty is one that the rest of the file is ready for."""
    return (
        trains(file, handler)
        or _remembers(file, handler)
        or _launched_with(file, kept)
        or _used_where_there(file, kept, block)
        or _only_counts(file, kept, block)
        or _only_noted(file, kept, block)
        or _is_beside_the_served(file, kept, block)
        or callers_look(file, handler)
    )


def trains(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a new model is trained where the old one cannot be read."""
    made = (call for statement in handler.body for call in file.inside(statement, ast.Call))
    seen = (seen_through(file, call) for call in made)
    return any(isinstance(call, ast.Call) and _TRAINS.match(last_part(call.func)) for call in seen)


def flag_is_told(file: FileContext, block: ast.Try) -> bool:
    """``loaded = False`` before a `try` that makes it True, and `loaded` in what follows: the answer says so."""
    home: ast.AST = file.function_of(block) or file.tree.module
    flags = {name for name, value in _constants(block.body) if value is True}
    if not flags:
        return False
    every: list[ast.stmt] = [*file.inside(home, ast.Assign), *file.inside(home, ast.AnnAssign)]
    before = [s for s in every if s.lineno < block.lineno]
    unset = {name for name, value in _constants([*before]) if value is False}
    end = block.end_lineno or block.lineno
    return any(
        name.id in flags & unset and isinstance(name.ctx, ast.Load) and name.lineno > end
        for name in file.inside(home, ast.Name)
        if not handlers.is_logged(file, name)
    )


def preset_flags(file: FileContext, block: ast.Try) -> bool:
    """``checks = {"loaded": False}`` before a `try` that only turns such entries, and `checks` in what follows: what
    was not reached stays "no".
    """
    home: ast.AST = file.function_of(block) or file.tree.module
    set_here = [
        s for s in statements(block.body) if isinstance(s, ast.Assign) and isinstance(s.targets[0], ast.Subscript)
    ]
    owners = {ast.unparse(s.targets[0].value) for s in set_here if isinstance(s.targets[0], ast.Subscript)}
    if len(owners) != 1 or not all(_is_verdict(s.value) for s in set_here):
        return False
    name = owners.pop()
    before = [s for s in file.inside(home, ast.Assign) if s.lineno < block.lineno and ast.unparse(s.targets[0]) == name]
    made = before[-1].value if before else None
    if not isinstance(made, ast.Dict) or not made.keys:
        return False
    end = block.end_lineno or block.lineno
    later = [n for n in file.inside(home, ast.Name) if n.id == name and isinstance(n.ctx, ast.Load) and n.lineno > end]
    shown = any(not handlers.is_logged(file, each) for each in later)
    flags = [v.value if isinstance(v, ast.Constant) else "" for v in made.values]
    return shown and all(flag in (False, None, True) for flag in flags) and any(not flag for flag in flags)


def _is_verdict(value: ast.expr) -> bool:
    """Whether a value says of something that it is so: ``True``, ``model is not None``, ``all(found)``."""
    if isinstance(value, ast.Compare):
        return isinstance(value.ops[0], ast.Is | ast.IsNot | ast.Eq | ast.In | ast.NotIn)
    if isinstance(value, ast.Call):
        return last_part(value.func) in ("all", "any", "bool", "exists", "is_file")
    return isinstance(value, ast.Constant) and isinstance(value.value, bool)


def callers_look(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler answers None to callers of this file that all ask for it, and then refuse, or answer None too.

    What none of them is seen to ask for says nothing.
    """
    function = file.function_of(handler)
    if function is None or not (returns_none(handler.body) or _ends_in_return(handler)):
        return False
    called = [
        call
        for call in file.calls_where(lambda _, last: last == function.name)
        if file.function_of(call) is not function
    ]
    return bool(called) and all(_is_looked_at(file, call) for call in called)


def told_as_failure(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether all who call a function in this file take its None for a failure, and not for "not found"; also by
    another function that hands it on.
    """
    function = file.function_of(handler)
    return function is not None and _all_take_it(file, function, 2)


def _all_take_it(file: FileContext, function: FunctionNode, deep: int) -> bool:
    called = file.calls_where(lambda _, last: last == function.name)
    others = [call for call in called if file.function_of(call) is not function]
    return bool(others) and all(_takes_it(file, call, deep) for call in others)


def _takes_it(file: FileContext, call: ast.Call, deep: int) -> bool:
    statement, caller = file.statement_of(call), file.function_of(call)
    if isinstance(statement, ast.Return):
        return statement.value is call and caller is not None and deep > 0 and _all_take_it(file, caller, deep - 1)
    target = next(iter(targets(statement)), None)
    if caller is None or not isinstance(target, ast.Name):
        return False
    tests = (test for test in file.inside(caller, ast.If) if test.lineno >= call.lineno)
    asked = next((test for test in tests if any(last_part(held) == target.id for held in absent(test.test))), None)
    return asked is not None and _fails(file, asked.body)


def _fails(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether a branch raises, or tells an error, and says nothing of "not found"."""
    if any(_NOT_FOUND.search(ast.unparse(s)) for s in body):
        return False
    last = body[-1]
    if isinstance(last, ast.Raise) or (isinstance(last, ast.Return) and handlers.tells(file, outcome(last))):
        return True
    yielded = (s.value.value for s in body if isinstance(s, ast.Expr) and isinstance(s.value, ast.Yield))
    return isinstance(last, ast.Return) and any(handlers.tells(file, value) for value in yielded)


def _ends_in_return(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Return) and last.value is None


def _is_looked_at(file: FileContext, call: ast.Call) -> bool:
    statement = file.statement_of(call)
    target = next(iter(targets(statement)), None)
    if not isinstance(target, ast.Name):
        return False
    home: ast.AST = file.function_of(call) or file.tree.module
    for test in file.inside(home, ast.If):
        if test.lineno < call.lineno or not any(last_part(held) == target.id for held in absent(test.test)):
            continue
        last = test.body[-1]
        if isinstance(last, ast.Raise):
            return True
        if isinstance(last, ast.Return) and not goes_out_well(file, last):
            value = outcome(last)
            nothing = value is None or (isinstance(value, ast.Constant) and value.value is None)
            return nothing or handlers.tells(file, value)
    return False


def _constants(body: list[ast.stmt]) -> list[tuple[str, object]]:
    return [
        (target.id, s.value.value)
        for s in statements(body)
        if isinstance(s, ast.Assign | ast.AnnAssign) and isinstance(s.value, ast.Constant)
        for target in targets(s)
        if isinstance(target, ast.Name)
    ]


def _remembers(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """``_load_failed = True``, which the file asks for: nobody tries in vain again, and None is an answer."""
    flags = {
        last_part(target)
        for s in statements(handler.body)
        if isinstance(s, ast.Assign | ast.AnnAssign) and isinstance(s.value, ast.Constant) and s.value.value is True
        for target in targets(s)
    }
    told = {flag for flag in flags if _GAVE_UP.search(flag)}
    return any(tests_absence(test.test, flag) for flag in told for test in file.tree.of(ast.If))


def _launched_with(file: FileContext, kept: str) -> bool:
    """``if predictor: demo.launch()``: without it nothing is served."""
    name = kept.rpartition(".")[2]
    for test in file.tree.of(ast.If):
        if tests_absence(test.test, name) and file.function_of(test) is None:
            starts = [any(_starts(file, s) for s in branch) for branch in (test.body, test.orelse)]
            if starts[0] != starts[1]:
                return True
    return False


def _starts(file: FileContext, statement: ast.stmt) -> bool:
    return any(last_part(call.func) in _LAUNCHES for call in file.inside(statement, ast.Call))


def _used_where_there(file: FileContext, kept: str, block: ast.Try) -> bool:
    """Whether an attribute is only ever used in a branch that has found it, beside which there is no other."""
    if not kept.startswith("self."):
        return False
    uses = _uses(file, kept, block)
    return bool(uses) and all(any(_finds(test, node, kept) for test in file.ancestors(node, ast.If)) for node in uses)


def _only_noted(file: FileContext, kept: str, block: ast.Try) -> bool:
    """Whether an attribute is read by nothing but tests of which all that follows is a word in the log: no answer comes
    from it.
    """
    if not kept.startswith("self.") or _uses(file, kept, block):
        return False
    read = (n for n in file.tree.of(ast.Attribute) if isinstance(n.ctx, ast.Load) and ast.unparse(n) == kept)
    tests = [next(iter(file.ancestors(node, ast.If)), None) for node in read if file.class_of(node)]
    return bool(tests) and all(t is not None and not t.orelse and handlers.logs_all(t.body) for t in tests)


def _only_counts(file: FileContext, kept: str, block: ast.Try) -> bool:
    """``len(self.tokenizer.tokenize(text)) if self.tokenizer else len(text) // 4``: what is missing only said how long
    a text is.
    """
    uses = _uses(file, kept, block) if kept.startswith("self.") else []
    uses = [node for node in uses if file.class_of(node) is file.class_of(block)]
    return bool(uses) and all(_is_counted(file, node) and _stands_where_there(file, node, kept) for node in uses)


def _uses(file: FileContext, kept: str, block: ast.Try) -> list[ast.Attribute]:
    """Where an attribute is read, but for the tests of it and the block that fills it."""
    end = block.end_lineno or block.lineno
    read = (n for n in file.tree.of(ast.Attribute) if isinstance(n.ctx, ast.Load) and ast.unparse(n) == kept)
    return [node for node in read if not block.lineno <= node.lineno <= end and not _is_test(node)]


def _is_counted(file: FileContext, node: ast.Attribute) -> bool:
    return any(isinstance(call.func, ast.Name) and call.func.id == "len" for call in file.ancestors(node, ast.Call))


def _stands_where_there(file: FileContext, node: ast.Attribute, kept: str) -> bool:
    tests: list[ast.If | ast.IfExp] = [*file.ancestors(node, ast.If), *file.ancestors(node, ast.IfExp)]
    return any(tests_absence(test.test, kept.rpartition(".")[2]) for test in tests)


def _is_beside_the_served(file: FileContext, kept: str, block: ast.Try) -> bool:
    """Whether models are gathered in a loop for what asks each of those that are there, in a class that predicts with
    another one, and refuses without it.
    """
    cls = file.class_of(block)
    gathered = next(file.ancestors(block, (ast.For, ast.AsyncFor)), None) is not None
    if cls is None or not gathered or not kept.startswith("self."):
        return False
    uses = [node for node in _uses(file, kept, block) if file.class_of(node) is cls and not _is_filled(node)]
    if not uses or not all(_is_listed(node) for node in uses):
        return False
    asked = (
        call.func.value
        for call in file.inside(cls, ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr.startswith("predict")
    )
    served = {ast.unparse(owner) for owner in asked if isinstance(owner, ast.Attribute)}
    refused = [test for test in file.inside(cls, ast.If) if isinstance(test.body[-1], ast.Raise)]
    names = _ready_names(file, cls, served)
    return any(tests_absence(test.test, name) for test in refused for name in names)


def _ready_names(file: FileContext, cls: ast.ClassDef, served: set[str]) -> set[str]:
    """The last parts of attributes, and the methods that only say whether these are there."""
    last = {each.rpartition(".")[2] for each in served}
    answers = [
        (f.name, s.value) for f in file.inside(cls, ast.FunctionDef) for s in f.body if isinstance(s, ast.Return)
    ]
    told = {
        name
        for name, value in answers
        if isinstance(value, ast.Compare)
        if any(tests_absence(value, each) for each in last)
    }
    return last | told


def _is_filled(node: ast.Attribute) -> bool:
    parent = next(iter(parents(node)), None)
    return isinstance(parent, ast.Subscript) and isinstance(parent.ctx, ast.Store)


def _is_listed(node: ast.Attribute) -> bool:
    """``models.items()``, ``len(models)``, ``for name in models``."""
    parent = next(iter(parents(node)), None)
    if isinstance(parent, ast.Attribute):
        return parent.attr in ("items", "keys", "values")
    if isinstance(parent, ast.Call):
        return last_part(parent.func) in ("len", "list", "sorted")
    return isinstance(parent, ast.For | ast.comprehension)


def _is_test(node: ast.Attribute) -> bool:
    """Whether an attribute is only compared, or is the test of a branch by itself."""
    parent = next(iter(parents(node)), None)
    if isinstance(parent, ast.Compare | ast.UnaryOp | ast.BoolOp):
        return True
    return isinstance(parent, ast.If | ast.IfExp) and parent.test is node


def _finds(test: ast.If, node: ast.Attribute, kept: str) -> bool:
    last = test.body[-1]
    if test.orelse or not test.body[0].lineno <= node.lineno <= (last.end_lineno or last.lineno):
        return False
    parts = test.test.values if isinstance(test.test, ast.BoolOp) and isinstance(test.test.op, ast.And) else [test.test]
    return any(
        ast.unparse(part) == kept
        or (isinstance(part, ast.Compare) and isinstance(part.ops[0], ast.IsNot) and ast.unparse(part.left) == kept)
        for part in parts
    )
