"""Functions that only log that they could not do what the program is run for: a model is not trained, not measured, not
saved, not handed over, rows are not fetched, an index is not made.
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

from .. import _handlers as handlers
from .._handlers import Verdict
from .._made_up.plain import is_nothing
from .._stores.writes import notes_quietly
from .._ways_out import shown_call, tests_absence
from .._work import calls, kinds
from .deeds import ASIDE, FETCHED, FETCHES, LASTING, Deed, deed, end_of
from .one_of_many import does_one_of_many
from .refitted import ENDLESS, refits_itself
from .registries import REGISTRY, registers
from .told import following

PIPELINE: Final = "pipeline"
"""What `settled` has to ask of a step that fetches: whether something trains, or serves, after it."""
STEP: Final = "step"
"""The same of any other: that it is no script that a person watches, and no record beside an answer."""
_SETS_UP: Final = regex(
    r"(?i)^_*(create|ensure|setup|set_up|init|initiali[sz]e|prepare)_(\w+_)?"
    r"(collections?|ind(ex|exes|ices)|tables?|schemas?|buckets?|database|db|(vector|feature|doc(ument)?)_?store)$"
)
_MAKES: Final = frozenset(
    {"create_collection", "recreate_collection", "create_index", "create_table", "create_all", "create_bucket"}
    | {"get_or_create_collection", "create_search_index", "add_collection"}
)
"""Calls by which a store is made ready."""
OPTIONAL: Final = regex(
    r"(?i)continu|optional|retry|best[- ]effort|fall(ing)?[- ]?back|instead|\bcach|existing|going on|without failing"
    r"|back(ed)?[- _]?up|mirror"
    r"|(non|not)[- ]?(blocking|critical|fatal)|(nice|not?) to have|\b(don'?t|do not|never) fail the\b"
)
"""What a handler says where the program can do without."""
_DECLARED: Final = regex(r"\bNone\b|Optional|bool")
_STARTS: Final = regex(r"(?i)^_*(lifespan|(on_)?start_?up|startup_event|on_event)$")
_TELLS: Final = regex(r"(?i)err|exc|fail|fall_?back|default|status|ok$|done|success")
"""Names of what says that something failed, or was done."""
_PICTURE: Final = regex(r"\.(png|svg|html|pdf|jpe?g)\b")
_WHETHER: Final = regex(r"(?i)\bwhether\b|\bif (it|the model) ")
_THERE: Final = regex(r"(?i)\balready\b|\bexists?\b")
"""What a handler says where what was to be made is there."""
_CLOSES: Final = frozenset(
    {"end_run", "close", "stop", "dispose", "rollback", "remove", "unlink", "rmtree", "finish", "set_tag"}
    | {"set_terminated", "set_tags", "log_param", "log_params", "log_text"}
)
"""What a handler tidies up, or writes beside a run of MLflow, of which no caller knows."""


def undone(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(...)`` round a training, a test, an upload, before the function ends."""
    function = file.function_of(handler)
    if function is None or ASIDE.search(function.name) or _STARTS.match(function.name):
        return None
    if not (is_quiet(handler) or _hands_on(function, handler)) or handlers.in_loop(file, block) is not None:
        return None
    if _SETS_UP.match(function.name) and not is_optional(file, function, handler):
        return _not_set_up(file, function, block, handler)
    if handler is not block.handlers[0] and is_quiet(block.handlers[0]):
        return None  # said once
    done = deed(file, block.body, function.name, failing=True)
    if done is None or _PICTURE.search(ast.unparse(done.call)) or is_optional(file, function, handler):
        return None
    if "load" in kinds(file, block.body):
        return None  # that the model is missing is what there is to say
    if runs_on(file, block):
        return None  # it ends where it is stopped
    if done.kind != "fetch" and "skip" in ast.unparse(handler).lower():
        return None  # where a run is noted down, or handed over, that is said of what may be left out
    if not _ends(file, function, block, handler, done):
        return None
    if does_one_of_many(file, function) and handlers.logs_error(file, handler):
        said = f"when `{shown_call(file, done.call)}` fails, `{function.name}` logs it and leaves this item out"
        return Verdict(
            "MLA102", f"{said}: the program ends as if it had done all", 0.7, _needs(handler, done), note=True
        )
    if not handlers.is_broad(file, handler) and _THERE.search(ast.unparse(handler)):
        said = f"when `{shown_call(file, done.call)}` fails, `{function.name}` takes it for done before"
        return Verdict(
            "MLA102",
            f"{said}: what else `{_caught(handler)}` tells of looks the same",
            0.7,
            _needs(handler, done),
            note=True,
        )
    slight = done.kind == "train" and refits_itself(file, function) and handlers.logs_error(file, handler)
    what = "what it answers then nobody asks about" if answers(function) else "it ends as if it had done so"
    said = f"when `{shown_call(file, done.call)}` fails, `{function.name}` only logs it"
    return Verdict("MLA102", f"{said}: {what}, and {end_of(file, done)}", 0.7, _needs(handler, done), note=slight)


def _caught(handler: ast.ExceptHandler) -> str:
    return ast.unparse(handler.type) if handler.type is not None else ""


def runs_on(file: FileContext, block: ast.Try) -> bool:
    """Whether a loop that goes on until it is stopped stands in a `try`: ``while running``, ``while True``."""
    loops = [loop for statement in block.body for loop in file.inside(statement, ast.While)]
    home = file.function_of(block)
    return any(file.function_of(each) is home and ENDLESS.search(ast.unparse(each.test)) for each in loops)


def _needs(handler: ast.ExceptHandler, done: Deed) -> str:
    if notes_quietly(handler):
        return ""
    if done.kind != "fetch":
        kind = "served" if done.kind in (*LASTING, "keep") else "written" if done.kind == "write" else ""
        kind += f", {REGISTRY}" if registers(done) else ""
        return f"{STEP}, {kind}" if kind else STEP
    return f"{PIPELINE}, served" if last_part(done.call.func) in FETCHED else PIPELINE


def is_quiet(handler: ast.ExceptHandler) -> bool:
    """Whether a handler prints, tidies up, and at most answers None: nobody but who reads the log knows."""
    last = handler.body[-1]
    rest = handler.body[:-1] if isinstance(last, ast.Return) and is_nothing(last.value) else handler.body
    rest = [s for s in rest if not isinstance(s, ast.Import | ast.ImportFrom | ast.Pass) and not closes(s)]
    return bool(rest) and handlers.logs_all(rest)


def _hands_on(function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a handler logs, and answers with nothing but what has a name by then: ``return model, scores``. What the
    function was given is handed back as it came: that is another matter.
    """
    last = handler.body[-1]
    value = last.value if isinstance(last, ast.Return) else None
    parts = value.elts if isinstance(value, ast.Tuple) else [value]
    held = [p for p in parts if isinstance(p, ast.Name | ast.Attribute | ast.Subscript)]
    given = {each.arg for each in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)}
    if len(held) < len(parts) or any(isinstance(p, ast.Name) and p.id in given for p in held):
        return False
    if any(_TELLS.search(ast.unparse(p)) for p in held):
        return False
    return len(handler.body) > 1 and handlers.logs_all(handler.body[:-1])


def closes(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and last_part(call.func) in _CLOSES


def _not_set_up(
    file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler
) -> Verdict | None:
    """A store that a service was to make ready, and only logs that it could not."""
    made = next((call for call in calls(file, block.body) if last_part(call.func) in _MAKES), None)
    if made is None or "exist" in ast.unparse(handler) or not _ends(file, function, block, handler):
        return None
    said = f"when `{shown_call(file, made)}` fails, `{function.name}` only logs it"
    return Verdict("MLA102", f"{said}: the service starts with nothing to write to, or to search in", 0.7, "quiet")


def is_optional(file: FileContext, function: FunctionNode, handler: ast.ExceptHandler) -> bool:
    """Whether a function says that the program can do without: in its text, or where it catches."""
    first, last = handler.lineno - 1, handler.end_lineno or handler.lineno
    lines = file.source.lines
    within = " " * (handler.col_offset + 1)
    while last < len(lines) and lines[last].startswith(within) and lines[last].lstrip().startswith("#"):
        last += 1  # a remark behind the last statement
    caught = "\n".join(lines[first:last])
    return OPTIONAL.search(f"{ast.get_docstring(function) or ''}\n{caught}") is not None


def _ends(
    file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler, done: Deed | None = None
) -> bool:
    """Whether a function ends after its handler: with nothing, with what it had before, or with a None that no caller
    of this file tests.
    """
    last = handler.body[-1]
    after = following(block) if not isinstance(last, ast.Return) else [] if is_nothing(last.value) else [last]
    words = [s for s in after if not isinstance(s, ast.Return) and not closes(s)]
    if FETCHES.match(function.name) and not answers(function):
        return True  # each of its parts is fetched, or is not
    if not handlers.logs_all(words) or any(_WHETHER.search(ast.unparse(s)) for s in words):
        return False
    answer = next((outcome(s) for s in after if isinstance(s, ast.Return)), None)
    if answer is not None and not is_nothing(answer):
        if done is None or done.kind not in LASTING or last_part(done.call.func).startswith("log_"):
            return False
        made = {ast.unparse(t) for s in statements(block.body) for t in targets(s)}
        return not any(isinstance(p, ast.Name | ast.Attribute) and ast.unparse(p) in made for p in ast.walk(answer))
    if not answers(function):
        return True
    if function.returns is not None and _DECLARED.search(ast.unparse(function.returns)):
        return False
    taken = [file.statement_of(c) for c in file.calls_where(lambda _, last: last == function.name)]
    named = [t for s in taken for t in targets(s)]
    tests: list[ast.If | ast.IfExp] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
    return bool(named) and not any(tests_absence(t.test, last_part(name)) for name in named for t in tests)


def answers(function: FunctionNode) -> bool:
    return any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in statements(function.body))
