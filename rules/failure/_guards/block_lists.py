"""Lists of what is to be refused that become empty where they cannot be read."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.written import as_written

from .. import _handlers as handlers
from .._handlers import Verdict

_LISTS: Final = regex(
    r"(?i)(^|[_\W])(sanction(s|ed)?|ofac|sdn|block_?(ed_?)?list(ed)?|black_?list(ed)?|deny_?list(ed)?|banned|bad_?words|profanit(y|ies)"
    r"|forbidden|watch_?list|revoked|revocations?|blocked(_\w+)?|disallowed)(?=$|[_\W])"
)
_READS: Final = regex(r"\b(open|read\w*|loads?|load_\w+|get)\(")
_FILE: Final = regex(r"^[\w./-]*\w\.\w+$")
_UNREAD: Final = regex(r"(^|\.)(OSError|IOError|FileNotFoundError|PermissionError|Exception|\w*(JSON|YAML)\w*Error)$")


def emptied_list(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``except OSError: return []`` of a function that reads the names of those who are to be refused."""
    function = file.function_of(handler)
    left = [s for s in statements(handler.body) if isinstance(s, ast.Return | ast.Assign)]
    emptied = [(s, s.value) for s in left if s.value is not None and _is_empty(s.value)]
    if not emptied or not _catches_unread(handler) or handlers.signals(file, handler):
        return None
    for statement, value in emptied:
        named = [ast.unparse(target) for target in statement.targets] if isinstance(statement, ast.Assign) else []
        named += [function.name] if function is not None and isinstance(statement, ast.Return) else []
        files = [text for text in _texts(function if function is not None else block) if _FILE.match(text)]
        shown = next((name for name in (*named, *files) if _LISTS.search(name)), "")
        if shown and _READS.search(" ".join(ast.unparse(s) for s in block.body)):
            said = f"when `{shown}` cannot be read it becomes `{ast.unparse(value)}`"
            return Verdict("MLA110", f"{said}: nobody is on the list any more, and all are let through", 0.9)
    return None


def _catches_unread(handler: ast.ExceptHandler) -> bool:
    kind = handler.type
    each = kind.elts if isinstance(kind, ast.Tuple) else [kind] if kind is not None else []
    return kind is None or any(_UNREAD.search(as_written(one)) for one in each)


def _is_empty(value: ast.expr) -> bool:
    if isinstance(value, ast.List | ast.Tuple):
        return not value.elts
    if isinstance(value, ast.Dict):
        return not value.keys
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Name)
        and value.func.id in ("set", "list", "dict", "frozenset", "tuple")
        and not value.args
        and not value.keywords
    )


def _texts(node: ast.AST) -> list[str]:
    return [p.value for p in ast.walk(node) if isinstance(p, ast.Constant) and isinstance(p.value, str)]
