"""Steps before a model whose files are missing, of which only a log knows: the service starts without them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._work import kind_of
from .files_asked import sides

_STEPS: Final = regex(
    r"(?i)(^|_)(scalers?|encoders?|imputers?|vectori[sz]ers?|pre_?processors?|transformers?|binari[sz]ers?|selectors?"
    r"|normali[sz]ers?|(final|feature|model|expected)_(columns|cols|names|features)|feature_list|artifacts?)$"
)
_READS: Final = frozenset(
    {"json.load", "pickle.load", "joblib.load", "yaml.safe_load", "dill.load", "cloudpickle.load"}
)
_LOUD: Final = frozenset({"warning", "warn", "error", "critical", "exception", "print"})


def left_out_step(file: FileContext, node: ast.If) -> tuple[ast.stmt, str] | None:
    """``if path.exists(): scaler = joblib.load(path)`` with ``else: log.warning("no scaler")``: where only a log knows,
    and what is left out; None for other branches.
    """
    both = sides(file, node)
    if both is None:
        return None
    present, missing = both
    if not missing or not handlers.logs_all(missing) or not any(_is_loud(s) for s in missing):
        return None
    for statement in statements(present):
        for target in targets(statement):
            name = _named(target)
            if not _STEPS.search(name):
                continue
            for call in file.inside(statement, ast.Call):
                if file.call_name(call) in _READS or kind_of(file, call) == "load" or last_part(call.func) == "load":
                    return None if _is_refused(file, name) else (missing[0], file.text(target))
    return None


def _is_loud(statement: ast.stmt) -> bool:
    call = statement.value if isinstance(statement, ast.Expr) else None
    return isinstance(call, ast.Call) and last_part(call.func) in _LOUD


def _named(target: ast.expr) -> str:
    """``scaler`` of ``self.scaler`` and of ``steps["scaler"]``; ``steps`` of ``steps[name]``."""
    if isinstance(target, ast.Subscript):
        key = target.slice
        return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else last_part(target.value)
    return last_part(target)


def _is_refused(file: FileContext, name: str) -> bool:
    """Whether a test of the file that names it leads to a refusal."""
    for branch in file.tree.of(ast.If):
        words = {last_part(part) for part in ast.walk(branch.test) if isinstance(part, ast.Name | ast.Attribute)}
        words |= {str(part.value) for part in ast.walk(branch.test) if isinstance(part, ast.Constant)}
        if name in words and any(isinstance(s, ast.Raise) for s in statements(branch.body)):
            return True
    return False


__all__ = ["left_out_step"]
