"""Files that a project writes itself, by the last part of their names."""

from __future__ import annotations

import ast
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.origin import origins
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_PICKLED: Final = regex(r"\.(pkl|pickle|joblib|jbl|dill|pt|pth|sav|npy|npz)$")
_WRITTEN: Final = regex(r"[\"']([^\"'\n]{1,200}\.(?:pkl|pickle|joblib|jbl|dill|pt|pth|sav|npy|npz))[\"']")
_BEST: Final = frozenset({"best_model_path", "last_model_path", "best_model_checkpoint"})
"""Where the trainers of Lightning and Hugging Face tell which checkpoint they have written."""
_DUMPS: Final = frozenset(
    {
        *("pickle.dump", "joblib.dump", "dill.dump", "cloudpickle.dump", "torch.save", "numpy.save", "numpy.savez"),
        *("pickle.Pickler().dump", "pandas.to_pickle", "pandas.DataFrame().to_pickle"),
    }
)


def written(file: FileContext) -> list[str]:
    """The names of files in a file that writes such files; each as often as it stands there."""
    if not any(file.call_name(call) in _DUMPS for call in file.calls_where(lambda name, _: name in _DUMPS)):
        return []
    return [found.rpartition("/")[2] for found in _WRITTEN.findall(file.source.text)]


def saves_too(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether the file that loads by ``joblib.load(path)`` also saves by ``joblib.dump(model, path)``; for torch, whose
    checkpoints every trainer writes, and for bytes, whether the same class does.
    """
    library = name.partition(".")[0]
    if name in ("pickle.loads", "dill.loads", "cloudpickle.loads"):
        home, dumps = file.class_of(node), f"{library}.dumps"
        return home is not None and any(file.call_name(call) == dumps for call in file.inside(home, ast.Call))
    if name == "torch.load":
        home = file.class_of(node)
        return home is not None and any(file.call_name(call) == "torch.save" for call in file.inside(home, ast.Call))
    if library not in ("joblib", "pickle", "dill", "cloudpickle"):
        return False
    return any(file.call_name(call) == f"{library}.dump" for call in file.calls_where(lambda _, last: last == "dump"))


def saves_states(file: FileContext) -> bool:
    """Whether a file writes checkpoints of torch itself."""
    return file.holds(b"torch.save") and bool(file.calls_where(lambda name, _: name == "torch.save"))


def savers(file: FileContext) -> list[str]:
    """The functions of a file that write checkpoints of torch."""
    if not file.holds(b"torch.save"):
        return []
    return sorted({file.qualname_of(call) for call in file.calls_where(lambda name, _: name == "torch.save")} - {""})


def goes_on_with_own(project: ProjectView, path: str, function: str, saving: list[str]) -> bool:
    """Whether each caller of a function that loads also calls one beside it that saves: a run that goes on with what
    it has written (``load_checkpoint(last)``, and ``save_checkpoint(last, state)`` after each epoch).
    """
    callers = [each for each in project.callers((path, function)) if not is_test_path(each.path)] if saving else []
    others = {(path, each) for each in saving if each != function}
    return bool(callers) and all(
        any(target in others for target, _ in project.edges().get((each.path, each.qualname), ())) for each in callers
    )


def has_fixed_default(file: FileContext, source: ast.expr) -> bool:
    """Whether a path is a parameter of the function whose default is a text: ``def load(path=MODEL_PATH)``."""
    home = file.function_of(source)
    if home is None or not isinstance(source, ast.Name):
        return False
    pairs = [*zip(reversed(home.args.args), reversed(home.args.defaults), strict=False)]
    pairs += [(each, value) for each, value in zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True) if value]
    return any(each.arg == source.id and isinstance(file.constant(value), str) for each, value in pairs)


def is_written_here(file: FileContext, node: ast.Call, source: ast.expr, *, resumes: bool = False) -> bool:
    """Whether a path is one that this run, or this object, writes itself: the best checkpoint that a trainer names, or
    what the same function has saved before (or, where it `resumes`, saves at all), or the same class saves.
    """
    path = _path(file, source)
    made = file.names.single_value(path) if isinstance(path, ast.Name) else path
    if isinstance(made, ast.Attribute) and made.attr in _BEST:
        return True
    text = file.text(path)
    if not isinstance(path, ast.Name | ast.Attribute):
        return False
    for call in file.calls_where(lambda name, _: name in _DUMPS):
        target = file.argument(call, "f", 1) or file.argument(call, "filename") or file.argument(call, "file")
        if target is None or file.text(_path(file, target)) != text:
            continue
        if isinstance(path, ast.Attribute):
            homes = [file.class_of(each) for each in (call, node)]
            if text.startswith("self.") and homes[0] is homes[1] is not None:
                return True
        elif file.function_of(call) is file.function_of(node) and (resumes or call.lineno < node.lineno):
            return True
    return False


def _path(file: FileContext, node: ast.expr) -> ast.expr:
    """The path of a file that is open: ``PATH`` of ``with open(PATH, "rb") as f`` and of ``PATH.open("rb")``."""
    if isinstance(node, ast.Name):
        opened = [b.value for b in file.names.lookup(node.id, node) if b.kind == "with" and b.value is not None]
        if len(opened) != 1:
            return node
        node = opened[0]
    if isinstance(node, ast.Call) and last_part(node.func) == "open":
        if isinstance(node.func, ast.Attribute) and file.call_name(node) != "io.open":
            return node.func.value
        return node.args[0] if node.args else node
    return node


def leaf(file: FileContext, node: ast.expr | None, depth: int = 6) -> str:
    """The end of a path as it is written: ``train.pkl`` of ``os.path.join(folder, "train.pkl")``, ``{day}.pkl`` of
    ``f"{folder}/{day}.pkl"``; "" where it has none.
    """
    if node is None or depth <= 0:
        return ""
    for part in _ends(file, node):
        found = _text(part) if isinstance(part, ast.Constant | ast.JoinedStr) else leaf(file, part, depth - 1)
        if _PICKLED.search(found):
            return found.rpartition("/")[2]
    return ""


def _text(node: ast.Constant | ast.JoinedStr) -> str:
    """A text as it stands between its quotes."""
    if isinstance(node, ast.Constant):
        return str(node.value)
    parts = (part.value if isinstance(part, ast.FormattedValue) else part for part in node.values)
    return "".join(str(part.value) if isinstance(part, ast.Constant) else f"{{{ast.unparse(part)}}}" for part in parts)


def _ends(file: FileContext, node: ast.expr) -> Iterator[ast.expr]:
    """What a path ends with."""
    if isinstance(node, ast.Constant | ast.JoinedStr):
        yield node
    elif isinstance(node, ast.Name):
        for binding in file.names.lookup(node.id, node):
            if binding.kind in ("assign", "with") and binding.value is not None:
                yield binding.value
    elif isinstance(node, ast.BinOp):
        yield node.right
    elif isinstance(node, ast.Call) and node.args:
        last = last_part(node.func)
        yield node.args[0] if last in ("open", "Path", "str", "fspath") else node.args[-1]


def is_named_by_program(file: FileContext, node: ast.expr, depth: int = 6) -> bool:
    """Whether a path ends with a file's name that is written in the program, and so is all that stands before it:
    ``"pretrained/voice.pth"``, ``"%s/voice.pth" % (HERE,)``, ``os.path.join(HERE, "voice.pth")``.
    """
    if depth <= 0 or origins(file, node):
        return False
    value = file.constant(node)
    if isinstance(value, str | Path):
        return "." in str(value).rpartition("/")[2]
    made = file.names.single_value(node)
    if made is not None and made is not node:
        return is_named_by_program(file, made, depth - 1)
    if isinstance(node, ast.BinOp):
        return is_named_by_program(file, node.left if isinstance(node.op, ast.Mod) else node.right, depth - 1)
    if isinstance(node, ast.JoinedStr):
        last = node.values[-1] if node.values else None
        return isinstance(last, ast.Constant) and "/" in str(last.value) and "." in str(last.value).rpartition("/")[2]
    if isinstance(node, ast.Call) and last_part(node.func) in ("join", "Path") and node.args:
        return is_named_by_program(file, node.args[-1], depth - 1)
    return False


def is_put_together_here(file: FileContext, node: ast.expr, depth: int = 6) -> bool:
    """Whether a path is made of texts of the program alone, those that its other modules hold as constants among them:
    ``os.path.join("models", MODEL_NAME)`` after ``from config import MODEL_NAME``.
    """
    if file.constant(node) is not UNKNOWN:
        return True
    if depth <= 0:
        return False
    if isinstance(node, ast.Name | ast.Attribute):
        if last_part(node).isupper() and _is_imported(file, node):
            return True
        made = file.names.single_value(node)
        return made is not None and made is not node and is_put_together_here(file, made, depth - 1)
    parts: list[ast.expr] = []
    if isinstance(node, ast.BinOp):
        parts = [node.left, node.right]
    elif isinstance(node, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    elif isinstance(node, ast.Call) and last_part(node.func) in ("join", "Path") and not node.keywords:
        parts = list(node.args)
    return bool(parts) and all(is_put_together_here(file, part, depth - 1) for part in parts)


def _is_imported(file: FileContext, node: ast.expr) -> bool:
    while isinstance(node, ast.Attribute):
        node = node.value
    bound = file.names.lookup(node.id, node) if isinstance(node, ast.Name) else []
    return bool(bound) and all(each.kind == "import" for each in bound)


def is_own(project: ProjectView, code: str, path: str, name: str) -> bool:
    """Whether another file of the project writes a file of this name, or the same file names it elsewhere too."""
    known: dict[str, Counter[str]] | None = project.shared.get("files that are written")
    if known is None:
        known = project.shared["files that are written"] = {}
        for each, facts in project.files.items():
            for candidate in facts.candidates_of(code):
                if "writes" in candidate.data:
                    known[each] = Counter(candidate.data["writes"])
    return any(names[name] > (1 if each == path else 0) for each, names in known.items())
