"""Settings of a request that mean something only in a range: shares between 0 and 1, counts of at least one."""

from __future__ import annotations

import ast
import re
from functools import cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._sizes.lengths import COUNT_FIELD, COUNT_KIND
from .._web.marks import told
from .declared import NO_REQUEST, default_of, fields_of, looked_at, plain
from .ranges import BOUNDED, NUMBER

_CODE: Final = "MLA707"
_SHARE: Final = regex(
    r"(?i)(^|_)(threshold|thresh|thres|thr|cutoff|confidence|conf|iou|nms|min_(score|prob|similarity|conf\w*)|probability|quantile"
    r"|contamination|overlap|umbral|seuil|schwelle)(_|$)|^(alpha|score_min)$"
)
_SHARE_WORDS: Final = (
    *(b"thr", b"cutoff", b"conf", b"iou", b"nms", b"min_", b"probability", b"quantile", b"contamination", b"overlap"),
    *(b"umbral", b"seuil", b"schwelle", b"alpha", b"score_min"),
)
"""What stands in a file that names a share in small letters."""
_NAMES: Final = frozenset({ast.Name, ast.Attribute})
_PARAMETERS: Final = frozenset({"Query", "Form", "Body", "Path"})


@cache
def _names_share(name: str) -> bool:
    return _SHARE.search(name) is not None


def open_share(file: FileContext, node: FunctionNode) -> ast.arg | None:
    """``threshold: float = 0.5`` of a route, compared with no number; ``top_k: int`` that is only cut above."""
    body = ""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        written = plain(argument.annotation) if argument.annotation is not None else ""
        share = NUMBER.match(written) is not None and _names_share(argument.arg)
        count = COUNT_KIND.match(written) is not None and COUNT_FIELD.match(argument.arg) is not None
        default = default_of(node, argument)
        if not (share or count) or BOUNDED.search(spelled(argument)) or _is_declared(default):
            continue
        body = body or "\n".join(spelled(statement) for statement in node.body)
        name = re.escape(argument.arg)
        if re.search(rf"\b(max|clip|clamp|isfinite)\([^\n]*\b{name}\b", body) or _is_compared(file, node, argument.arg):
            continue
        if share or re.search(rf"\bmin\([^()]*\b{name}\b", body):
            return argument
    return None


def open_share_of(node: ast.ClassDef) -> ast.AnnAssign | None:
    """The same of a field of a request's schema."""
    looked = looked_at(node)
    if looked is None or NO_REQUEST.search(node.name):
        return None
    for field in fields_of(node):
        name = ast.unparse(field.target)
        if _names_share(name) and name not in looked and NUMBER.match(plain(field.annotation)):
            if not BOUNDED.search(spelled(field)):
                return field
    return None


def asks_for_range(file: FileContext) -> dict[FunctionNode, list[str]]:
    """The shares that functions compare with a number, by the functions: ``if not 0 <= threshold <= 1: raise ...``."""
    found: dict[FunctionNode, list[str]] = {}
    for compare in file.tree.of(ast.Compare) if file.holds(*_SHARE_WORDS) else ():
        home = file.function_of(compare)
        names = _names_of_shares(compare) if home is not None else []
        if home is not None and names:
            if any(_is_number(file, side) for side in (compare.left, *compare.comparators)):
                found.setdefault(home, []).extend(names)
    return found


def _names_of_shares(compare: ast.Compare) -> list[str]:
    """The names that are compared, where one of them is that of a share."""
    names = [last_part(side) for side in (compare.left, *compare.comparators) if side.__class__ in _NAMES]
    return names if any(map(_names_share, names)) else []


def asked_for_range(project: ProjectView, route: Node, name: str) -> bool:
    """Whether a route, or anything that it calls, compares a share with a number."""
    known = told(project, _CODE, "ranges")
    return any(name in known[each] for each in project.reach([route]) if each in known)


def _is_declared(default: ast.expr | None) -> bool:
    """Whether the default of a parameter says a range, or is no field of a request at all."""
    if not isinstance(default, ast.Call):
        return False
    return last_part(default.func) not in _PARAMETERS or BOUNDED.search(spelled(default)) is not None


def _is_compared(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether a parameter is compared with a number, or asked for in a test of its own: ``if top_k``."""
    for use in file.inside(node, ast.Name):
        parent = parent_of(use)
        if use.id != name or not isinstance(use.ctx, ast.Load):
            continue
        if isinstance(parent, ast.Compare):
            if any(_is_number(file, side) for side in (parent.left, *parent.comparators)):
                return True
            if any(isinstance(op, ast.In | ast.NotIn) for op in parent.ops):
                return True
    return False


def _is_number(file: FileContext, side: ast.expr) -> bool:
    part = side.operand if isinstance(side, ast.UnaryOp) else side
    return isinstance(file.constant(part), int | float)
