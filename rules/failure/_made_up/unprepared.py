"""Data that could not be made ready, and that goes on as it came: ``except Exception: return df``."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .. import _handlers as handlers
from .._handlers import Verdict

PREPARES: Final = regex(
    r"(?i)(^|_)(features?|featuri[sz]e|pre_?process\w*|clean(ed|_data|_df|_dataset)?|transform|encode\w*|scale\w*|rescale"
    r"|normali[sz]e\w*|standardi[sz]e\w*|impute\w*|engineer\w*|vectori[sz]e\w*|tokeni[sz]e\w*|resample\w*|outliers?|filter_\w+"
    r"|drop_\w+|balance\w*|one_hot\w*|woe|rfm\w*|lags?|denoise\w*|despeckle|calibrate\w*|center(ed)?|centre|deskew\w*|binari[sz]e\w*|letterbox)(_|$)"
)
"""Functions that make what a model reads."""
_ASIDE: Final = regex(
    r"(?i)names?$|(^|_)(enhance|augment|display|show|plot|format|pretty|optional|try|safe|maybe|stem|translat\w*)(_|$)"
)
_DATA: Final = regex(
    r"(?i)^_?(x|df|d|data|dataset|frame|dataframe|table|rows?|records?|batch|features?|matrix|arr(ay)?|images?|img|frames?"
    r"|signal|audio|wave(form)?|series|ratings?|values|vectors?|samples?|x_\w+|\w+_(df|data|frame|table|array|image|features|x))$"
)
"""What a model, or one that makes data ready for it, is given."""
_TABLE: Final = regex(r"DataFrame|ndarray|Tensor|Series|csr_matrix")
_MAKES: Final = frozenset(
    {"transform", "fit_transform", "encode", "scale", "normalize", "preprocess", "vectorize", "tokenize"}
)


def unprepared(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """A handler that answers with what its function was to make ready, or that gives it the name of what was made."""
    function = file.function_of(handler)
    if function is None or _ASIDE.search(function.name):
        return None
    last = handler.body[-1]
    if isinstance(last, ast.Return):
        if not handlers.logs_all([s for s in handler.body[:-1] if not isinstance(s, ast.Pass)]):
            return None
        back = outcome(last)
        if isinstance(back, ast.Name) and _is_prepared(function, back.id) and _changes(block, back.id):
            said = f"whatever fails in `{function.name}`, `{back.id}` goes on as it came"
            return Verdict("MLA102", f"{said}: a model reads it as if it had been made ready", 0.7)
        return None
    for statement in handler.body:
        if isinstance(raw := given(statement), ast.Name) and (made := _made_of(block, targets(statement)[0], raw.id)):
            said = f"where `{file.text(made.func)}` fails, `{raw.id}` is taken for what it would have made"
            return Verdict("MLA102", f"{said}: a model reads it as if it had been made ready", 0.7)
    return None


def _is_prepared(function: FunctionNode, name: str) -> bool:
    """Whether a function makes data ready, and the name is that of the data that it was given."""
    if PREPARES.search(function.name) is None:
        return False
    for each in (*function.args.posonlyargs, *function.args.args):
        if each.arg == name and name not in ("self", "cls"):
            kind = ast.unparse(each.annotation) if each.annotation is not None else ""
            return _TABLE.search(kind) is not None or (_DATA.match(name) is not None and kind != "str")
    return False


def _changes(block: ast.Try, name: str) -> bool:
    """Whether a `try` works on the data: gives it another value or a column, or answers with what it makes of it."""
    for statement in statements(block.body):
        for target in targets(statement):
            root = target
            while isinstance(root, ast.Subscript | ast.Attribute):
                root = root.value
            if isinstance(root, ast.Name) and root.id == name:
                return True
        value = outcome(statement) if isinstance(statement, ast.Return) else None
        if value is not None and not (isinstance(value, ast.Name) and value.id == name):
            return True
    return False


def _made_of(block: ast.Try, target: ast.expr, raw: str) -> ast.Call | None:
    """The call by which a `try` makes of ``raw`` what ``target`` is to hold."""
    if not isinstance(target, ast.Name) or target.id == raw:
        return None
    for statement in statements(block.body):
        made = given(statement)
        if (
            isinstance(made, ast.Call)
            and isinstance(made.func, ast.Attribute)
            and last_part(made.func) in _MAKES
            and any(isinstance(t, ast.Name) and t.id == target.id for t in targets(statement))
            and any(isinstance(a, ast.Name) and a.id == raw for a in made.args)
        ):
            return made
    return None
