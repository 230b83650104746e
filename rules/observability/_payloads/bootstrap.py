"""Passwords that a program makes up as it starts because none is set: the log is how they get to who runs it."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements
from mlaudit.code.tree import parents
from mlaudit.code.written import as_written

_DRAWS: Final = regex(
    r"\b(secrets\.(token_\w+|choice|randbelow)|random\.(sample|choices?|randint|SystemRandom)|uuid\.uuid4|os\.urandom)\("
)
_SECRET: Final = regex(r"(?i)passw(or)?d|secret|token|api_?key|passphrase")
_STARTS: Final = regex(
    r"^(__init__|__post_init__|main|setup|set_up|init|initiali[sz]e|create_app|lifespan|on_?start(up)?)$"
)
"""Functions that run as a program starts."""
_LOGS: Final = frozenset(
    {"info", "warning", "warn", "print", "error", "critical", "format", "echo", "secho", "SecretStr"}
)
"""Calls that tell it, or keep it in memory."""


def is_bootstrap(file: FileContext, node: ast.Call, every: list[ast.expr]) -> bool:
    """``if not settings.password: self.password = secrets.token_hex(8); log.info(...)`` at the start of a program: good
    for one run, and made only where nobody has set one.
    """
    home = file.function_of(node)
    if home is not None and (not _STARTS.match(home.name) or (home.decorator_list and home.name != "lifespan")):
        return False
    branch = next((each for each in parents(node) if isinstance(each, ast.If)), None)
    if branch is None or not _finds_none(branch, node):
        return False
    drawn = {
        as_written(target)
        for s in statements(branch.body)
        if isinstance(s, ast.Assign) and _DRAWS.search(ast.unparse(s.value))
        for target in s.targets
    }
    shown = [part for part in every if as_written(part) in drawn]
    return bool(shown) and not _is_kept(file, branch, drawn)


def _finds_none(branch: ast.If, node: ast.AST) -> bool:
    """Whether a test finds that a secret is not set, and what stands in its branch is done then."""
    if not any(node in ast.walk(s) for s in branch.body):
        return False
    test = branch.test
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        asked: ast.expr = test.operand
    elif isinstance(test, ast.Compare) and len(test.ops) == 1 and isinstance(test.ops[0], ast.Is | ast.Eq):
        empty = test.comparators[0]
        if not isinstance(empty, ast.Constant) or empty.value not in (None, ""):
            return False
        asked = test.left
    else:
        return False
    return _SECRET.search(as_written(asked)) is not None


def _is_kept(file: FileContext, branch: ast.If, drawn: set[str]) -> bool:
    """Whether what was made up is handed to anything that may keep it: a store, a file, a user's record."""
    for statement in branch.body:
        for call in file.inside(statement, ast.Call):
            given = [*call.args, *(keyword.value for keyword in call.keywords)]
            if any(as_written(each) in drawn for each in given) and last_part(call.func) not in _LOGS:
                return True
    return False


__all__ = ["is_bootstrap"]
