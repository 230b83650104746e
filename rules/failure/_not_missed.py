"""Failures of work that nobody misses: a warm-up, a peek at a file, a look-up of metadata, a None that was promised.

What is answered in another way is not missed either.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parent_of, parents

from . import _handlers as handlers
from ._told.told import following
from ._ways_out import is_declared_optional, is_empty, returns_none

_TUNES: Final = regex(r"(?i)^_*(optimi[sz]e|quanti[sz]e|prune|fuse|compile)(_|$)")
_RECORDS: Final = regex(r"(?i)^_*(log|record|track|trace|audit|emit|observe)_|_(log|audit|trace|telemetry)$")
_DEFAULT: Final = regex(r"(?i)^_*(default|fall_?back|otherwise|if_missing)(_|$)|_(default|fall_?back)$")
_QUESTIONS: Final = regex(r"(?i)^(\w+_)?(query|question)(_text)?$|^q$")
_METADATA: Final = frozenset({"getexif", "_getexif", "get_ifd", "getxmp"})
_SAYS_NONE: Final = regex(
    r"(?is)\bNone`*\s+(if|when|where|on|for)\b.{0,60}?"
    r"(fail|cannot|can't|could not|error|corrupt|invalid|unreadable|unable|missing|unavailable)"
)
_NONE: Final = regex(r"\bNone\b")
_OF_PARAMETERS: Final = regex(
    r"(?i)default|optional|\b(if|when|is|be|not) `*None\b|None`*:|None[,)]? (uses?|means|then)\b"
)
"""Lines that say what a None means which is given, and not answered."""
_BEST_EFFORT: Final = regex(r"(?is)best[- ]effort|\bFalse`*\b.{0,40}\bnothing (to do|was|is)\b|\bnever raises?\b")


def is_spare(block: ast.Try, call: ast.Call) -> bool:
    """Whether what a call of a model answers is dropped, or the call only makes a model faster."""
    if _TUNES.match(last_part(call.func)):
        return True
    if len(block.body) != 1:
        return False
    only = block.body[0]
    if isinstance(only, ast.Assign | ast.AnnAssign):
        return only.value is call and all(isinstance(t, ast.Name) and t.id == "_" for t in targets(only))
    return isinstance(only, ast.Expr) and only.value is call


def is_record(file: FileContext, block: ast.Try) -> bool:
    """Whether a block ends by writing a record of what was answered, and nothing after it reads what it made:
    ``await query_log.write_record(entry)`` before ``return response``.
    """
    last = block.body[-1]
    value = last.value if isinstance(last, ast.Expr) else None
    written = value.value if isinstance(value, ast.Await) else value
    if not isinstance(written, ast.Call) or not _RECORDS.search(last_part(written.func)):
        return False
    body = list(statements(block.body))
    if any(isinstance(s, ast.Return | ast.Global | ast.Nonlocal) for s in body):
        return False
    given = [t for s in body for t in targets(s)]
    names = {t.id for t in given if isinstance(t, ast.Name)}
    end, home = block.end_lineno or block.lineno, file.function_of(block)
    return (
        home is not None
        and len(names) == len(given)
        and not any(
            n.id in names and n.lineno > end for n in file.inside(home, ast.Name) if isinstance(n.ctx, ast.Load)
        )
    )


def is_peek(file: FileContext, block: ast.Try) -> bool:
    """Whether a load in the handler of another failure is only looked at: nothing keeps, answers or uses it later."""
    if not any(isinstance(parent, ast.ExceptHandler) for parent in parents(block)):
        return False
    body = list(statements(block.body))
    if any(isinstance(s, ast.Return | ast.AugAssign) for s in body):
        return False
    given = [t for s in body for t in targets(s)]
    names = {t.id for t in given if isinstance(t, ast.Name)}
    if not names or len(names) < len(given):
        return False
    if not handlers.logs_all([s for s in body if isinstance(s, ast.Expr)]):
        return False
    home: ast.AST = file.function_of(block) or file.tree.module
    first, last = block.lineno, block.end_lineno or block.lineno
    return not any(
        name.id in names and isinstance(name.ctx, ast.Load) and not first <= name.lineno <= last
        for name in file.inside(home, ast.Name)
    )


def is_unread(file: FileContext, block: ast.Try) -> bool:
    """Whether nothing that a `try` works out is read once it has ended: what it loses, nobody would have used."""
    function = file.function_of(block)
    body = list(statements(block.body))
    kept = [s for s in body if not isinstance(s, ast.With | ast.AsyncWith | ast.Assign | ast.AnnAssign | ast.Pass)]
    given = [t for s in body for t in targets(s)]
    parts = [p for t in given for p in (t.elts if isinstance(t, ast.Tuple) else [t])]
    names = {p.id for p in parts if isinstance(p, ast.Name)}
    if function is None or kept or not names or len(names) < len(parts):
        return False
    end = block.end_lineno or block.lineno
    return not any(
        n.id in names and isinstance(n.ctx, ast.Load) and n.lineno > end for n in file.inside(function, ast.Name)
    )


def says_none(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether the text of a function promises the None that its handler answers: ``Returns None if it is corrupt``."""
    function = file.function_of(handler)
    text = ast.get_docstring(function) if function is not None else None
    return text is not None and returns_none(handler.body) and _SAYS_NONE.search(text) is not None


def promises_none(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function promises, by its text and its annotation, the None that its handler answers: who calls it
    knows, and so does a type checker. In which language its text does so is all the same.
    """
    if not is_declared_optional(file, handler):
        return False
    function = file.function_of(handler)
    text = ast.get_docstring(function) or "" if function is not None else ""
    lines = (line for line in text.splitlines() if _NONE.search(line) and not _OF_PARAMETERS.search(line))
    return says_none(file, handler) or (returns_none(handler.body) and any(lines))


def gives_default(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler answers with the default that the function takes from its caller for this: who calls it says
    what a failure becomes.
    """
    function, last = file.function_of(handler), handler.body[-1]
    if function is None or not isinstance(last, ast.Return) or not isinstance(last.value, ast.Name):
        return False
    given = {a.arg for a in (*function.args.args, *function.args.kwonlyargs)}
    return last.value.id in given and _DEFAULT.match(last.value.id) is not None


def may_do_nothing(function: FunctionNode) -> bool:
    """Whether a function says that its False is no failure: ``False when there was nothing to do``, best effort."""
    return _BEST_EFFORT.search(ast.get_docstring(function) or "") is not None


def only_tells(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether all that a `try` comes to is a word in the log: a monitor's, in a function that answers nothing, or a
    look in between, of which nothing else reads what it works out.
    """
    function = file.function_of(block)
    if function is None:
        return False
    if any(s.value is not None for s in file.inside(function, ast.Return)):
        if not handlers.logs_all(handler.body) or _is_of_use(file, function, block):
            return False
    said = False
    for statement in statements(block.body):
        if isinstance(statement, ast.Expr):
            if not handlers.logs_all([statement]):
                return False
            said = True
        elif not isinstance(statement, ast.Import | ast.ImportFrom | ast.If | ast.Pass | ast.Return):
            if not all(isinstance(t, ast.Name) for t in targets(statement)) or not targets(statement):
                return False
    shared = set(file.tree.scope_at(function).globals)
    given = {t.id for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}
    return said and shared.isdisjoint(given)


def _is_of_use(file: FileContext, function: FunctionNode, block: ast.Try) -> bool:
    """Whether a function leaves in a block, or reads a name that the block gives a value to anywhere else."""
    if any(isinstance(s, ast.Return) for s in statements(block.body)):
        return True
    names = {t.id for s in statements(block.body) for t in targets(s) if isinstance(t, ast.Name)}
    first, last = block.lineno, block.end_lineno or block.lineno
    read = (n for n in file.inside(function, ast.Name) if n.id in names and isinstance(n.ctx, ast.Load))
    return any(not first <= n.lineno <= last for n in read)


def reads_metadata(file: FileContext, block: ast.Try) -> bool:
    """Whether an image is opened for what is noted in it beside the picture."""
    return any(last_part(call.func) in _METADATA for s in block.body for call in file.inside(s, ast.Call))


def answers_nothing(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a function that answers to nobody logs what failed."""
    function = file.function_of(handler)
    if function is None or not handlers.logs(file, handler):
        return False
    return not any(
        s.value is not None and not (isinstance(s.value, ast.Constant) and s.value.value is None)
        for s in file.inside(function, ast.Return)
    )


def hands_back(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler answers with what the function was given, as it came: nothing is left out."""
    function = file.function_of(handler)
    given = {a.arg for a in function.args.args if a.arg not in ("self", "cls")} if function is not None else set()
    every = [outcome(s) for s in statements(handler.body) if isinstance(s, ast.Return)]
    answers = [value for value in every if value is not None]
    return any(isinstance(part, ast.Name) and part.id in given for value in answers for part in ast.walk(value))


def searches_as_asked(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether a handler answers with the question that the function was to write anew, alone or as a list of one: what
    searches by it finds less, and finds.
    """
    function, last = file.function_of(handler), handler.body[-1]
    value = outcome(last) if isinstance(last, ast.Return) else None
    if isinstance(value, ast.List) and len(value.elts) == 1:
        value = value.elts[0]
    if function is None or not isinstance(value, ast.Name) or _QUESTIONS.match(value.id) is None:
        return False
    return any(a.arg == value.id for a in (*function.args.args, *function.args.kwonlyargs))


def only_adds(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``variants = []`` before ``return [query, *variants]``: what failed was to be added to something that is there
    without it.
    """
    function = file.function_of(block)
    emptied = [s for s in handler.body if isinstance(s, ast.Assign | ast.AnnAssign) and s.value and is_empty(s.value)]
    rest = [s for s in handler.body if s not in emptied and not isinstance(s, ast.Pass)]
    made = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    names = {ast.unparse(t) for s in emptied for t in targets(s)} or made
    if function is None or not handlers.logs_all(rest) or len(names & made) != 1:
        return False
    name, end = next(iter(names & made)), block.end_lineno or block.lineno
    read = [n for n in file.inside(function, ast.Name) if n.id == name and n.lineno > end]
    read = [n for n in read if not handlers.is_logged(file, n)]
    return bool(read) and all(_is_added(file, n) for n in read)


def only_enriches(file: FileContext, handler: ast.ExceptHandler) -> bool:
    """Whether all who call a function, in this file, hand on what they were given themselves, and look at its answer
    only where there is one: ``if memories: body["messages"].append(...)`` before ``return body``.
    """
    function = file.function_of(handler)
    if function is None:
        return False
    called = file.calls_where(lambda _, last: last == function.name)
    return bool(called) and all(_is_enrichment(file, call) for call in called)


def _is_enrichment(file: FileContext, call: ast.Call) -> bool:
    caller, statement = file.function_of(call), file.statement_of(call)
    target = next(iter(targets(statement)), None) if statement is not None else None
    if caller is None or not isinstance(target, ast.Name):
        return False
    given = {each.arg for each in (*caller.args.args, *caller.args.kwonlyargs)} - {"self", "cls"}
    answers = {s.value.id if isinstance(s.value, ast.Name) else "" for s in file.inside(caller, ast.Return)}
    if len(answers) != 1 or not answers <= given:
        return False
    read = [n for n in file.inside(caller, ast.Name) if n.id == target.id and isinstance(n.ctx, ast.Load)]
    return bool(read) and all(handlers.is_logged(file, n) or _only_if_there(file, n) for n in read)


def _only_if_there(file: FileContext, name: ast.Name) -> bool:
    """Whether a name is read in a branch for which it has to hold something, and which has no other side."""
    return any(
        isinstance(branch.test, ast.Name) and branch.test.id == name.id and not branch.orelse
        for branch in file.ancestors(name, ast.If)
    )


def asks_for_enough(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """``there.append("tree")`` in a `try` of which a handler only logs, and ``if len(there) < self.least: raise`` after
    it: how many may be missing is a rule of the ensemble.
    """
    if not handlers.only_logs(handler):
        return False
    added = [
        c.func.value
        for s in block.body
        for c in file.inside(s, ast.Call)
        if last_part(c.func) in ("append", "add")
        if isinstance(c.func, ast.Attribute)
    ]
    filled = {ast.unparse(each) for each in added}
    tests = [s for s in following(block) if isinstance(s, ast.If) and isinstance(s.body[-1], ast.Raise)]
    counted = [test.test.left for test in tests if isinstance(test.test, ast.Compare)]
    return any(
        isinstance(c, ast.Call) and last_part(c.func) == "len" and c.args and ast.unparse(c.args[0]) in filled
        for c in counted
    )


def _is_added(file: FileContext, name: ast.Name) -> bool:
    """``[query] + name``, ``[query, *name]``, ``queries.extend(name)``, ``queries += name``."""
    held = parent_of(name)
    if isinstance(held, ast.BinOp) and isinstance(held.op, ast.Add):
        return _holds_some(file, held.left if held.right is name else held.right)
    if isinstance(held, ast.Starred):
        whole = parent_of(held)
        return isinstance(whole, ast.List | ast.Tuple) and len(whole.elts) > 1 and whole.elts[0] is not held
    if isinstance(held, ast.AugAssign) and isinstance(held.op, ast.Add):
        return held.value is name and _holds_some(file, held.target)
    called = held.func if isinstance(held, ast.Call) else None
    return isinstance(called, ast.Attribute) and called.attr == "extend" and _holds_some(file, called.value)


def _holds_some(file: FileContext, value: ast.expr) -> bool:
    """Whether a list is written out with something in it, or made so."""
    values = file.names.values(value) if isinstance(value, ast.Name) else [value]
    return any(isinstance(each, ast.List | ast.Tuple) and each.elts for each in values)


def puts_together(block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler makes a text of what was found before, where a language model was to make it."""
    made = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
    return any(
        isinstance(s, ast.Assign | ast.AnnAssign)
        and isinstance(s.value, ast.JoinedStr)
        and ast.unparse(targets(s)[0]) in made
        and not any(isinstance(part, ast.Name) and part.id == handler.name for part in ast.walk(s.value))
        for s in handler.body
    )
