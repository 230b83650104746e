"""Files that requests write to one path: which path that is, and whether another request may come between."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

WRITES: Final[dict[str, tuple[str, int]]] = {
    "cv2.imwrite": ("filename", 0),
    "soundfile.write": ("file", 0),
    "joblib.dump": ("filename", 1),
    "torch.save": ("f", 1),
    "numpy.save": ("file", 0),
}
SAVES: Final = frozenset({"save", "to_csv", "to_parquet", "to_excel", "savefig", "write_bytes", "write_text"})
_UNIQUE: Final = regex(r"^django\.core\.files\.storage\.|(^|[._])storage(\(\))?\.save$")
"""Storages that give what they save a name of its own where the wished one is taken."""
_DJANGO_FILES: Final = frozenset({"django.core.files.base.ContentFile", "django.core.files.File"})
_KEPT: Final = regex(r"(?i)\.(joblib|pkl|pickle|pt|pth|h5|keras|onnx|cbm|bst|model)$")
"""Files that hold a model, which is one for all requests."""
_DEBUG: Final = regex(r"(?i)(^|[/_.-])(debug|dbg)([/_.-]|$)")
_CLEANS: Final = frozenset({"remove", "unlink", "exists", "isfile"})
_SAYS: Final = frozenset({"debug", "info", "warning", "print"})
_HARMLESS: Final = regex(r"(?i)(^/dev/|\.log$|history\.json$)")


def is_done_at_once(file: FileContext, node: ast.Call, path: str) -> bool:
    """Whether an async function writes and reads a file with no `await` from first to last, or writes a model and has
    none at all: nothing runs in between.
    """
    home = file.function_of(node)
    if not isinstance(home, ast.AsyncFunctionDef):
        return False
    reads = [
        call.lineno
        for call in file.inside(home, ast.Call)
        if call.lineno > (node.end_lineno or node.lineno)
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
        if file.constant(given) == path
    ]
    if not reads and not _KEPT.search(path):
        return False
    if _is_left_for_another(file, home, path):
        return False
    waits: list[ast.expr | ast.stmt] = [
        *file.inside(home, ast.Await),
        *file.inside(home, ast.AsyncFor),
        *file.inside(home, ast.AsyncWith),
        *file.inside(home, ast.Yield),
    ]
    if not reads:
        return not waits
    return not any(node.lineno <= wait.lineno <= max(reads) for wait in waits)


def _is_left_for_another(file: FileContext, home: ast.AsyncFunctionDef, path: str) -> bool:
    """Whether a function that is sent a file leaves it there for another one, which takes what lies there for its own
    user's: ``UPLOAD = "rows.csv"`` that one route writes, and the next one reads.
    """
    sent = [each.annotation for each in (*home.args.args, *home.args.kwonlyargs) if each.annotation is not None]
    if _KEPT.search(path) or not any("UploadFile" in ast.unparse(each) for each in sent):
        return False
    for name, calls in file.calls.items():
        for call in calls if name[1] not in _SAYS else ():
            given = (*call.args, *(keyword.value for keyword in call.keywords))
            other = file.function_of(call)
            if other is not None and other is not home and any(file.constant(each) == path for each in given):
                if written(file, call) is None and name[1] not in _CLEANS:
                    return True
    return False


def written(file: FileContext, node: ast.Call) -> str | None:
    """The constant path that a call writes; None for any other call."""
    name = file.call_name(node) or ""
    target: ast.expr | None = None
    if name == "builtins.open":
        mode = file.constant(file.argument(node, "mode", 1))
        target = file.argument(node, "file", 0) if isinstance(mode, str) and mode[:1] in ("w", "x") else None
    elif name in WRITES:
        target = file.argument(node, *WRITES[name])
    elif isinstance(node.func, ast.Attribute) and node.func.attr in SAVES and node.args:
        if node.func.attr == "save" and _names_anew(file, node, name):
            return None
        target = node.func.value if node.func.attr.startswith("write_") else node.args[0]
    if target is None:
        return None
    path = file.constant(target)
    if path is UNKNOWN or not isinstance(path, str) or not path or _HARMLESS.search(path):
        return None
    return path


def is_unread(file: FileContext, node: ast.Call, path: str) -> bool:
    """Whether a file is for whoever debugs, by its name or by a switch of the request that is off unless somebody sets
    it, and is written by one call and mentioned by no other.
    """
    if not _DEBUG.search(path) and not _is_asked_for(file, node):
        return False
    home = file.function_of(node)
    mentions = [
        call
        for call in (file.inside(home, ast.Call) if home is not None else ())
        if last_part(call.func) not in _SAYS
        for given in (*call.args, *(keyword.value for keyword in call.keywords))
        if file.constant(given) == path
    ]
    return mentions in ([], [node])


def _is_asked_for(file: FileContext, node: ast.Call) -> bool:
    """Whether a call stands under a parameter of its function that is False by default: ``if save_audio: ...``."""
    home = file.function_of(node)
    if home is None:
        return False
    every = [*home.args.posonlyargs, *home.args.args]
    given = [*zip(reversed(every), reversed(home.args.defaults), strict=False)]
    given += [(a, d) for a, d in zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True) if d is not None]
    off = {a.arg for a, d in given if _says_no(d)}
    return any(
        isinstance(branch.test, ast.Name) and branch.test.id in off and _is_under(node, branch)
        for branch in file.ancestors(node, ast.If)
    )


def _says_no(default: ast.expr) -> bool:
    """``False``, ``Query(False)``, ``Form(default=False)``"""
    if isinstance(default, ast.Call) and last_part(default.func) in ("Query", "Form", "Body", "Header"):
        named = [k.value for k in default.keywords if k.arg == "default"]
        default = next(iter([*default.args, *named]), default)
    return isinstance(default, ast.Constant) and default.value is False


def _is_under(node: ast.AST, branch: ast.If) -> bool:
    return any(node in ast.walk(statement) for statement in branch.body)


def _names_anew(file: FileContext, node: ast.Call, name: str) -> bool:
    """``default_storage.save``, or a field of Django's that is given a file: each saves under a free name."""
    if _UNIQUE.search(name):
        return True
    content = node.args[1] if len(node.args) > 1 else None
    content = file.names.single_value(content) or content if isinstance(content, ast.Name) else content
    return isinstance(content, ast.Call) and file.call_name(content) in _DJANGO_FILES
