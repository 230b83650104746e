"""Functions that only log that they could not do what they are named for: a model is not trained, not registered, an
index is not made.
"""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex

from . import _handlers as handlers
from ._handlers import Verdict
from ._plain import is_nothing
from ._ways_out import shown_call, tests_absence
from ._work import calls, kind_of

_HANDS_OVER: Final = regex(
    r"(?i)^_*(register|promote|deploy|publish|push|upload|release|roll_?out|transition|export)(_\w+)?$"
)
_OVER: Final = frozenset(
    {"register_model", "create_model_version", "create_registered_model", "transition_model_version_stage"}
    | {"set_registered_model_alias", "upload_file", "upload_fileobj", "upload_from_filename", "upload_folder"}
    | {"upload_blob", "put_object", "push_to_hub", "create_endpoint", "update_endpoint", "create_endpoint_config"}
    | {"create_or_update", "begin_create_or_update", "deploy", "log_model", "link_artifact", "log_artifact"}
)
"""Calls by which a model, or its data, goes to where others take it from."""
_TRAINS: Final = regex(r"(?i)^_*(re_?)?(train|fit)(_\w+)?$")
_FITS: Final = regex(r"^(fit|fit_transform|partial_fit|train|retrain|train_model|fit_\w+|train_\w+)$")
_SETS_UP: Final = regex(
    r"(?i)^_*(create|ensure|setup|set_up|init|initiali[sz]e|prepare)_(\w+_)?"
    r"(collections?|ind(ex|exes|ices)|tables?|schemas?|buckets?|database|db|(vector|feature|doc(ument)?)_?store)$"
)
_MAKES: Final = frozenset(
    {"create_collection", "recreate_collection", "create_index", "create_table", "create_all", "create_bucket"}
    | {"get_or_create_collection", "create_search_index", "add_collection"}
)
"""Calls by which a store is made ready."""
_OPTIONAL: Final = regex(
    r"(?i)continu|optional|retry|best[- ]effort|fall(ing)?[- ]?back|instead|skipp"
    r"|(non|not)[- ]?(blocking|critical|fatal)"
)
"""What a handler says where the program can do without."""
_DECLARED: Final = regex(r"\bNone\b|Optional|bool")
_ASIDE: Final = regex(
    r"(?i)metric|plot|figure|report|log(?!ist)|debug|summary|importance|tag|image|chart|drift|explain"
)


def undone(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except Exception as error: log.error(...)`` of a `register_model`, or of a `train` that answers None then."""
    function = file.function_of(handler)
    if function is None or block not in function.body or _ASIDE.search(function.name):
        return None
    sets_up = _SETS_UP.match(function.name)
    over, trains = _HANDS_OVER.match(function.name), _TRAINS.match(function.name)
    if not (sets_up or over or trains) or _OPTIONAL.search(ast.unparse(handler)):
        return None
    if sets_up:
        return _not_set_up(file, function, block, handler)
    done = [call for call in calls(file, block.body) if _does(file, call, bool(trains))]
    if not done or not _logs_and_ends(file, function, block, handler):
        return None
    what = "what it answers then nobody asks about" if _answers(function) else "it ends as if it had done so"
    said = f"when `{shown_call(file, done[-1])}` fails, `{function.name}` only logs it"
    return Verdict(
        "MLA102",
        f"{said}: {what}, and the pipeline goes on with the model of another day",
        0.7,
        "quiet",
    )


def _not_set_up(
    file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler
) -> Verdict | None:
    """A store that a service was to make ready, and only logs that it could not."""
    made = next((call for call in calls(file, block.body) if last_part(call.func) in _MAKES), None)
    if made is None or "exist" in ast.unparse(handler) or not _logs_and_ends(file, function, block, handler):
        return None
    said = f"when `{shown_call(file, made)}` fails, `{function.name}` only logs it"
    return Verdict("MLA102", f"{said}: the service starts with nothing to write to, or to search in", 0.7, "quiet")


def _does(file: FileContext, call: ast.Call, trains: bool) -> bool:
    last = last_part(call.func)
    if trains:
        return _FITS.match(last) is not None
    return last in _OVER or kind_of(file, call) == "save"


def _logs_and_ends(file: FileContext, function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler prints, at most says None, and its function ends: with nothing, or with a None that no caller
    of this file tests.
    """
    last = handler.body[-1]
    rest = handler.body
    if isinstance(last, ast.Return) and is_nothing(last.value):
        rest = rest[:-1]
    elif function.body[-1] is not block or not handlers.logs_all(handler.body[-1:]):
        return False
    if not rest or not handlers.logs_all(rest):
        return False
    if not _answers(function):
        return True
    if function.returns is not None and _DECLARED.search(ast.unparse(function.returns)):
        return False
    taken = [file.statement_of(c) for c in file.calls_where(lambda _, last: last == function.name)]
    named = [t for s in taken if isinstance(s, ast.Assign) for t in s.targets]
    tests: list[ast.If | ast.IfExp] = [*file.tree.of(ast.If), *file.tree.of(ast.IfExp)]
    return bool(named) and not any(tests_absence(t.test, last_part(name)) for name in named for t in tests)


def _answers(function: FunctionNode) -> bool:
    return any(isinstance(s, ast.Return) and not is_nothing(s.value) for s in statements(function.body))
