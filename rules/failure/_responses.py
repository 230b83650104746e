"""Answers of other services whose status nobody looks at before the body is taken for the answer."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_REQUEST: Final = regex(r"^(requests(\.(Session|session)\(\))?|httpx(\.Client\(\))?)\.(get|post|put|request)$")
_PERMITS: Final = regex(
    r"(?i)^_*(may|can|is_(allowed|permitted|authori[sz]ed|valid)|has_\w*|allow|permit|authori[sz]e)s?(_|$)"
)
"""Functions that ask whether something is allowed, and answer False where it is not."""
_STATUS: Final = re.compile(r"raise_for_status|status_code|\.ok\b|is_success|is_error|\.reason\b|\.history\b|hooks=")


def unchecked_use(file: FileContext, node: ast.Call) -> str:
    """What is wrong where the body of a request is written to a file, or read with defaults; "" for anything else."""
    if not file.imports("requests", "httpx") or file.source.notebook is not None:
        return ""
    last = last_part(node.func)
    if last in ("write", "write_bytes"):
        body = _body(file, node)
        request = _request(file, body) if body is not None else None
        if request is not None and _is_unchecked(file, node):
            shown = file.text(request.func)
            return f"when `{shown}` is answered with an error, the page that says so is saved as if it were the file"
    if last == "get" and len(node.args) == 2 and isinstance(node.func, ast.Attribute):
        if _is_closed(file, node):
            return ""
        answer = node.func.value
        if isinstance(answer, ast.Name):
            found = file.names.values(answer)
            answer = found[0] if len(found) == 1 else answer
        if isinstance(answer, ast.Call) and last_part(answer.func) == "json" and isinstance(answer.func, ast.Attribute):
            request = _request(file, answer.func.value)
            if request is not None and _is_unchecked(file, node):
                shown = file.text(node.args[1])
                return f"when `{file.text(request.func)}` is answered with an error, it becomes `{shown}`"
    return ""


def _is_closed(file: FileContext, node: ast.Call) -> bool:
    """``return answer.json().get("result", False)`` of a `may_read`: an error is no permission, as it should be."""
    function = file.function_of(node)
    if function is None or not _PERMITS.search(function.name):
        return False
    return isinstance(node.args[1], ast.Constant) and node.args[1].value is False


def _body(file: FileContext, node: ast.Call) -> ast.expr | None:
    """The response whose body is written: ``r`` of ``f.write(r.content)``, or of a loop over ``r.iter_content()``."""
    given = node.args[0] if node.args else None
    if isinstance(given, ast.Attribute) and given.attr == "content":
        return given.value
    if isinstance(given, ast.Name):
        loop = next(file.ancestors(node, ast.For), None)
        if loop is not None and isinstance(loop.target, ast.Name) and loop.target.id == given.id:
            source = loop.iter
            if isinstance(source, ast.Call) and source.args and last_part(source.func) == "tqdm":
                source = source.args[0]
            if isinstance(source, ast.Call) and last_part(source.func) in ("iter_content", "iter_bytes"):
                return source.func.value if isinstance(source.func, ast.Attribute) else None
    return None


def _request(file: FileContext, answer: ast.expr) -> ast.Call | None:
    """The call that asked."""
    found = file.names.values(answer) if isinstance(answer, ast.Name) else [answer]
    call = found[0] if len(found) == 1 else None
    if isinstance(call, ast.Call) and _REQUEST.match(file.call_name(call) or ""):
        return call
    return None


def _is_unchecked(file: FileContext, node: ast.AST) -> bool:
    """Whether the function says nothing of a status."""
    home = file.function_of(node) or file.tree.module
    return _STATUS.search(ast.unparse(home)) is None
