"""Steps before a model whose files are missing, of which only a log knows: the service starts without them."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
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
_MODELS: Final = regex(r"(?i)(^|_)(model|net|clf|classifier|regressor|predictor|estimator|booster)\d*$")
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
    if not missing:
        return None
    logged = handlers.logs_all(missing) and any(_is_loud(s) for s in missing)
    if not logged and not (_is_emptied(missing) and _loads_model(file, node)):
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


def _is_emptied(missing: list[ast.stmt]) -> bool:
    """``scaler = None``, ``{"model": model, "scaler": None}``."""
    for statement in missing:
        value = given(statement)
        names = [_named(target) for target in targets(statement)]
        if isinstance(value, ast.Constant) and value.value is None and any(map(_STEPS.search, names)):
            return True
        for key, item in zip(value.keys, value.values, strict=True) if isinstance(value, ast.Dict) else ():
            name = key.value if isinstance(key, ast.Constant) else None
            if isinstance(name, str) and _STEPS.search(name):
                if isinstance(item, ast.Constant) and item.value is None:
                    return True
    return False


def _loads_model(file: FileContext, node: ast.If) -> bool:
    """Whether a model is loaded in the same function, outside the branch."""
    home: ast.AST = file.function_of(node) or file.tree.module
    own = set(ast.walk(node))
    for assign in file.inside(home, ast.Assign):
        if assign in own or not any(_MODELS.search(_named(target)) for target in assign.targets):
            continue
        if any(kind_of(file, call) == "load" for call in file.inside(assign, ast.Call)):
            return True
    return False


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
