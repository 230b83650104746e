"""Draws by hand that shape no model wherever they go: ids, and the machine that gets some work."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parents

_IDS: Final = regex(
    r"(?i)(^|_)(uuid|guid|nonce|suffix)$|^(uid|id)$"
    r"|(run|job|task|experiment|campaign|session|request|trace|batch|model|worker|node|process)_?(id|name|key|tag)$"
)
_PATH: Final = regex(r"[/\\]|\.\w{2,7}$")
"""What a text holds that names a file: that may be rows to learn from."""
_MACHINES: Final = regex(r"(?i)(^|_)(nodes?|servers?|workers?|hosts?|endpoints?|replicas?|backends?|peers?|routes?)$")
_SHARES: Final = regex(r"(?i)balanc|rout(e|ing)|dispatch|schedul|failover|orchestrat")


def is_by_the_way(file: FileContext, node: ast.Call) -> bool:
    """Whether what is drawn makes the name of a run, or picks who does the work."""
    return _is_name(node) or _picks_machine(file, node)


def _is_name(node: ast.Call) -> bool:
    """Whether a draw ends in a text, or in what is called an id, and is made once: in a loop it may fill rows."""
    text = False
    for above in parents(node):
        if isinstance(above, ast.JoinedStr):
            said = [str(each.value) for each in above.values if isinstance(each, ast.Constant)]
            if any(map(_PATH.search, said)):
                return False
            text = True
        elif isinstance(above, ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp | ast.Lambda):
            return False
        elif isinstance(above, ast.stmt):
            targets = above.targets if isinstance(above, ast.Assign) else []
            named = bool(targets) and all(_IDS.search(last_part(each)) for each in targets)
            return (text or named) and not _is_in_loop(above)
    return False


def _is_in_loop(statement: ast.stmt) -> bool:
    for above in parents(statement):
        if isinstance(above, ast.For | ast.AsyncFor | ast.While):
            return True
        if isinstance(above, ast.FunctionDef | ast.AsyncFunctionDef):
            return False
    return False


def _picks_machine(file: FileContext, node: ast.Call) -> bool:
    """Whether one of several machines is picked, by code that is called after sharing out work."""
    if last_part(node.func) != "choice" or not node.args or len(node.args) > 1:
        return False
    if not _MACHINES.search(last_part(node.args[0])):
        return False
    inside, function = file.class_of(node), file.function_of(node)
    return any(each is not None and _SHARES.search(each.name) for each in (inside, function))
