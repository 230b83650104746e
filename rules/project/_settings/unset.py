"""Variables of the environment that, unset, put the word ``None`` into an address or a credential."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import target_of
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

_ADDRESS: Final = regex(
    r"https?://|\w\+?\w*://.*[:@]|Bearer |Basic |\.(com|net|org|io)\b|password=|host=|@|AccountKey=|/model-registry"
)
"""Addresses and credentials that are used as they are; a path of a file with None in it fails when it is opened."""
_SPEAKS: Final = frozenset(
    {"print", "debug", "info", "warning", "error", "exception", "critical", "log", "write", "echo", "ValueError"}
)


def unset_parts(file: FileContext) -> Iterator[tuple[ast.Call, ast.JoinedStr]]:
    """Each read of a variable with no default whose value stands in an address, unchecked, and that address."""
    if file.source.notebook is not None or not file.holds(b"getenv", b"environ"):
        return
    told: set[ast.JoinedStr] = set()
    reads = file.calls_where(_reads_variable)
    tested = {ast.unparse(call.args[0]) for call in reads if call.args and _asks(call)}
    for call in reads:
        if len(call.args) != 1 or call.keywords or ast.unparse(call.args[0]) in tested:
            continue
        parent = parent_of(call)
        if isinstance(parent, ast.FormattedValue):
            text = parent_of(parent)
            if isinstance(text, ast.JoinedStr) and _is_address(text) and text not in told:
                told.add(text)
                yield call, text
        elif isinstance(target := target_of(parent), ast.Name):
            used = _address_with(file, target.id, call)
            if used is not None and used not in told:
                told.add(used)
                yield call, used


def _reads_variable(name: str, _last: str) -> bool:
    return name in ("os.getenv", "os.environ.get")


def _address_with(file: FileContext, name: str, assigned: ast.Call) -> ast.JoinedStr | None:
    """The first address that a name stands in, where nothing in the file asks whether it has a value."""
    written = file.source.text
    asked = rf"\b(if|elif|or|and|not|assert|while|all|any|bool)\b[^\n#]*\b{name}\b|\b{name}\s*(or|and|is|in|==|!=)\b"
    if re.search(asked, written) or len(re.findall(rf"^[ \t]*{name}\s*(?::[^=\n]+)?=[^=]", written, re.MULTILINE)) != 1:
        return None
    home = file.function_of(assigned)
    for text in file.tree.of(ast.JoinedStr):
        held = [p.value for p in text.values if isinstance(p, ast.FormattedValue)]
        if any(isinstance(value, ast.Name) and value.id == name for value in held) and _is_address(text):
            if home is None or home is file.function_of(text):
                return text
    return None


def _is_address(text: ast.JoinedStr) -> bool:
    if not any(isinstance(p, ast.Constant) and _ADDRESS.search(str(p.value)) for p in text.values):
        return False
    around = parent_of(text)
    return not (isinstance(around, ast.Call) and last_part(around.func) in _SPEAKS)


def _asks(node: ast.expr) -> bool:
    """Whether a value stands where it is asked for: in a test, an ``or``, an ``assert``, or what may refuse it."""
    child: ast.AST = node
    for parent in parents(node):
        if isinstance(parent, ast.If | ast.IfExp | ast.While | ast.Assert) and parent.test is child:
            return True
        if isinstance(parent, ast.BoolOp | ast.Compare):
            return True
        if isinstance(parent, ast.Call) and last_part(parent.func) in ("all", "any", "bool", "require", "check"):
            return True
        if isinstance(parent, ast.stmt):
            return False
        child = parent
    return False
