"""Programs that print why they did not do what they are run for, and end with exit status 0."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import work_of
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from .. import _handlers as handlers
from .._handlers import Verdict
from .._ways_out import shown_call
from .._work import calls, kind_of
from .deeds import ENDS, Deed, deed
from .undone import is_quiet, runs_on

ASIDE: Final = regex(
    r"(?i)(^|[_ ])(test|demo|example|smoke|check|clean|notif\w*|report|plot|show|print|seed|menu|cli|eda"
    r"|explor\w*|visuali[sz]\w*|samples?)([_ ]|$)"
)
_RUNS: Final = frozenset({"run", "Fire", "main", "run_until_complete"})
"""What runs a function that it is given: `asyncio.run`, `fire.Fire`."""
_BELIEVED: Final = "what runs it believes that the new version is there"
SETS: Final = ("write", "keep", "publish", "save", "train")
COMMANDED: Final = "commanded"
"""What `settled` has to ask of a program that judges: whether a pipeline runs it, and so goes on after it."""
_COMES: Final = ("read", "query")
_OWN_READS: Final = regex(
    r"(?i)^_*(load|read|get|fetch)_(\w+_)?(data|datasets?|df|frames?|dataframes?|tables?|rows|records|csv|parquet|corpus|splits?)$"
)
"""Functions of a project's own that read what it works on."""
_JUDGES: Final = regex(r"(?i)(^|[_ ])(evaluat\w*|eval|gate|(quality|model)_check|test_model|score_model)([_ ]|$)")
_SCORES: Final = frozenset(
    {"predict", "predict_proba", "evaluate", "score", "classification_report", "confusion_matrix"}
)


def ends_well(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A handler that is the last thing of a program which was run by itself, and says so nowhere but in a log."""
    function = file.function_of(handler)
    if function is None:
        guard = parent_of(block)
        runs = isinstance(guard, ast.If) and guard.body[-1] is block and "__main__" in ast.unparse(guard.test)
        runs = runs and not ASIDE.search(stem(file))
        return _ended(file, block) if runs and is_quiet(handler) else None
    after = _after(file, function, block)
    if after is None or ASIDE.search(f"{function.name} {stem(file)}") or not is_program(file, function):
        return None
    if not _ends(handler, after):
        return None
    if _goes_nowhere(after):
        return _ended(file, block)
    read = next((call for call in calls(file, block.body) if _comes(file, call)), None)
    lost = deed(file, _tried(after))
    if read is None or lost is None or lost.kind not in SETS or not isinstance(handler.body[-1], ast.Return):
        return never_judged(file, block, handler)
    said = f"when `{shown_call(file, read)}` fails, `{function.name}` prints it and the script ends with exit status 0"
    return Verdict("MLA102", f"{said}: what comes next goes on with the data of another day", 0.7)


def _tried(after: list[ast.stmt]) -> list[ast.stmt]:
    """What follows, without each `try` round it: it would have been done there, whoever takes its failures."""
    return [s for each in after for s in (each.body if isinstance(each, ast.Try) else [each])]


def _comes(file: FileContext, call: ast.Call) -> bool:
    return kind_of(file, call) in _COMES or _OWN_READS.match(last_part(call.func)) is not None


def never_judged(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A program that is there to judge a model, prints that it cannot read it, and ends well."""
    function = file.function_of(handler)
    if function is None or _JUDGES.search(f"{function.name} {stem(file)}") is None:
        return None
    after = _after(file, function, block)
    if after is None or not isinstance(handler.body[-1], ast.Return) or not is_quiet(handler):
        return None
    tried = next((call for call in calls(file, block.body) if kind_of(file, call) in (*_COMES, "load")), None)
    if tried is None or not is_program(file, function) or not judges(file, function, after):
        return None
    return Verdict("MLA102", unjudged(function, shown_call(file, tried)), 0.7, COMMANDED)


def judges(file: FileContext, function: FunctionNode, body: list[ast.stmt]) -> bool:
    """Whether a program is there to say how good a model is, and a block of it does."""
    if _JUDGES.search(f"{function.name} {stem(file)}") is None:
        return False
    names = (last_part(call.func) for statement in body for call in file.inside(statement, ast.Call))
    return any(name in _SCORES or "evaluat" in name for name in names)  # also in a `try` of its own


def unjudged(function: FunctionNode, failed: str = "") -> str:
    """What is to be said of a program that ends well, and has not judged the model."""
    when = (
        f"when `{failed}` fails, `{function.name}` prints it" if failed else f"`{function.name}` prints what it lacks"
    )
    return f"{when} and ends with exit status 0, before it has judged the model: {ENDS['measure']}"


def _after(file: FileContext, function: FunctionNode, block: ast.stmt) -> list[ast.stmt] | None:
    """What a function still does behind a block, which may stand in a branch; None for one in a loop or a `try`."""
    body, after, child = work_of(function), list[ast.stmt](), block
    while child not in body:
        parent = parent_of(child)
        if not isinstance(parent, ast.If):
            return None
        branch = parent.body if child in parent.body else parent.orelse
        after += branch[branch.index(child) + 1 :]
        child = parent
    return after + body[body.index(child) + 1 :]


def _ended(file: FileContext, block: ast.Try) -> Verdict | None:
    """The verdict on a program of which the whole stands in one `try`."""
    done: Deed | None = deed(file, block.body, failing=True)
    if done is not None and done.kind in SETS and not (done.kind == "train" and runs_on(file, block)):
        said = f"when `{shown_call(file, done.call)}` fails, that is printed and the program ends with exit status 0"
        return Verdict("MLA102", f"{said}: {then(done)}", 0.7)
    if runs_on(file, block):
        return None
    said = "a run that fails ends as one that worked does, with exit status 0"
    return Verdict("MLA102", f"{said}: what started it goes on as if there were a new model", 0.7, "run")


def then(done: Deed) -> str:
    """What follows where a program did not do this."""
    return "what reads it goes on with what another day left" if done.kind in ("write", "keep") else _BELIEVED


def stem(file: FileContext) -> str:
    return file.path.rpartition("/")[2].removesuffix(".py")


def _ends(handler: ast.ExceptHandler, after: list[ast.stmt]) -> bool:
    """Whether a handler prints and nothing else, and ends its function: with no word, or one that nobody asks for."""
    last = handler.body[-1]
    constant = isinstance(last, ast.Return) and isinstance(last.value, ast.Constant)
    rest = handler.body[:-1] if constant else handler.body
    if constant and not handlers.logs_all([s for s in rest if not isinstance(s, ast.Import | ast.ImportFrom)]):
        return False
    return (constant and bool(rest)) or (is_quiet(handler) and (isinstance(last, ast.Return) or _goes_nowhere(after)))


def _goes_nowhere(after: list[ast.stmt]) -> bool:
    """Whether nothing but a word, and an answer that is written out, follows."""
    return handlers.logs_all([s for s in after if not _answers_constant(s)])


def _answers_constant(statement: ast.stmt) -> bool:
    value = statement.value if isinstance(statement, ast.Return) else statement
    return isinstance(value, ast.Constant) or value is None


def is_program(file: FileContext, function: FunctionNode) -> bool:
    """Whether a file that is run calls the function last, and does nothing with what it answers."""
    if function.name == "main" and file.function_of(function) is None:
        return not _is_handed_on(file)
    for call in file.calls_where(lambda _, last: last == function.name):
        held = parent_of(call)
        if isinstance(held, ast.Call) and last_part(held.func) in _RUNS:
            held = parent_of(held)
        guard = parent_of(held) if isinstance(held, ast.Expr | ast.Assign | ast.AnnAssign) else None
        if isinstance(guard, ast.If) and "__main__" in ast.unparse(guard.test) and guard.body[-1] is held:
            return True
    return False


def is_last_step(file: FileContext, function: FunctionNode) -> bool:
    """Whether the last thing that a program's `main` does is to call the function, whose answer nobody takes."""
    for call in file.calls_where(lambda _, last: last == function.name):
        caller = file.function_of(call)
        if caller is not None and caller.name == "main" and parent_of(call) is caller.body[-1]:
            return isinstance(caller.body[-1], ast.Expr) and is_program(file, caller)
    return False


def _is_handed_on(file: FileContext) -> bool:
    """``sys.exit(main())``, ``ok = main()`` before ``sys.exit(not ok)``: the exit status tells."""
    for call in file.calls_where(lambda _, last: last == "main"):
        held = parent_of(call)
        if isinstance(held, ast.Call) and last_part(held.func) in _RUNS:
            held = parent_of(held)
        if isinstance(held, ast.Assign | ast.AnnAssign):
            names = {t.id for t in targets(held) if isinstance(t, ast.Name)}
            if any(n.id in names and isinstance(n.ctx, ast.Load) for n in file.inside(file.tree.module, ast.Name)):
                return True
        elif not isinstance(held, ast.Expr):
            return True
    return False
