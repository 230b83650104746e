"""Scripts that print why nothing was published, or read, and end with exit status 0."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.names import statements
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import _handlers as handlers
from ._handlers import Verdict
from ._ways_out import shown_call
from ._work import calls, kind_of

_PUBLISHES: Final = frozenset(
    {
        *("create_commit", "upload_folder", "upload_file", "upload_fileobj", "upload_blob", "upload_from_filename"),
        *("upload_from_string", "put_object", "push_to_hub", "register_model", "create_model_version", "copy_blob"),
        *("transition_model_version_stage", "set_registered_model_alias", "create_endpoint", "update_endpoint"),
        *("begin_create_or_update", "send_file", "put_file"),
    }
)
"""Calls by which a model or its data goes to where others take it from."""
_WRITES: Final = frozenset({"to_csv", "to_parquet", "to_sql", "to_feather", "to_pickle", "to_json"}) | _PUBLISHES
_ASIDE: Final = regex(r"(?i)test|demo|example|smoke|check|clean|notif|report|plot|show|print|seed|menu|cli$")


def gives_up(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A function that is all that a script does, whose broad handler prints why nothing was published, or why what is
    to be written cannot be read, and which then ends.
    """
    function = file.function_of(handler)
    if function is None or block not in function.body or _ASIDE.search(f"{function.name} {_stem(file)}"):
        return None
    if not _prints_and_ends(function, block, handler) or not _is_the_program(file, function):
        return None
    published = [call for call in calls(file, block.body) if last_part(call.func) in _PUBLISHES]
    if published:
        said = f"when `{shown_call(file, published[-1])}` fails, `{function.name}` prints it and the script ends"
        return Verdict("MLA102", f"{said} with exit status 0: what runs it believes that the new version is there", 0.7)
    read = next((call for call in calls(file, block.body) if kind_of(file, call) in ("read", "query")), None)
    after = function.body[function.body.index(block) + 1 :]
    if read is None or not any(last_part(call.func) in _WRITES for call in calls(file, after)):
        return None
    said = f"when `{shown_call(file, read)}` fails, `{function.name}` prints it and the script ends with exit status 0"
    return Verdict("MLA102", f"{said}: what comes next goes on with the data of another day", 0.7)


def _stem(file: FileContext) -> str:
    return file.path.rpartition("/")[2].removesuffix(".py")


def _prints_and_ends(function: FunctionNode, block: ast.Try, handler: ast.ExceptHandler) -> bool:
    """Whether a handler prints and nothing else, and then the function ends, with no word of it."""
    last = handler.body[-1]
    bare = isinstance(last, ast.Return) and last.value is None
    rest = handler.body[:-1] if bare else handler.body
    if not rest or not handlers.logs_all(rest) or not (bare or function.body[-1] is block):
        return False
    return not any(isinstance(s, ast.Return) and s.value is not None for s in statements(function.body))


def _is_the_program(file: FileContext, function: FunctionNode) -> bool:
    """Whether a file that is run calls the function, and nothing else."""
    for call in file.calls_where(lambda _, last: last == function.name):
        home = parent_of(call)
        guard = parent_of(home) if isinstance(home, ast.Expr) else None
        if isinstance(guard, ast.If) and "__main__" in ast.unparse(guard.test) and guard.body[-1] is home:
            return True
    return False
