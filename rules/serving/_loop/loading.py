"""When a service's models are loaded, and whether it can run without them."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

from mlaudit.code.called import called, calls_one
from mlaudit.code.facts import DecoratorFact
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ...inference._blocks import calls_of
from .._web.apps import App

_CODE: Final = "MLA706"
_LOADS: Final = regex(
    r"^(joblib|pickle|dill|cloudpickle|torch(\.jit|\.hub)?|skops\.io|tensorflow\.saved_model|spacy)\.load$"
    r"|(^|\.)(load_model|load_weights|load_state_dict|load_learner|from_pretrained)$"
    r"|^onnxruntime\.InferenceSession$|^sentence_transformers\.(SentenceTransformer|CrossEncoder)$|^ultralytics\.YOLO$"
    r"|^transformers\.pipeline$|^easyocr\.Reader$|(^|\.)WhisperModel$|^llama_cpp\.Llama$"
)
_ANYWHERE: Final = frozenset(
    {"load_model", "load_weights", "load_state_dict", "load_learner", "from_pretrained", "WhisperModel"}
)
"""What loads a model, whatever it is of."""
_ENDINGS: Final = _ANYWHERE | {
    *("load", "InferenceSession", "SentenceTransformer", "CrossEncoder", "YOLO", "pipeline", "Reader", "Llama"),
}
"""What the names end in that `_LOADS` knows."""
_BOOSTER: Final = "lightgbm.Booster"
LOAD_WORDS: Final = (
    *(b".load(", b"load_", b"from_pretrained", b"InferenceSession", b"SentenceTransformer", b"pipeline("),
    *(b"YOLO(", b"Booster(", b"Reader(", b"WhisperModel", b"Llama("),
)
"""What a file holds, byte for byte, that loads a model."""
_ABSENT: Final = regex(r"\bis None\b|^not \w[\w.]*$|__name__")
_STARTS: Final = regex(
    r"(^|_|\.)(lifespan|startup|start_up|on_start|before_serving)(_|$)"
    r"|(^|[._])(create|make|build|init|new|setup)_(\w+_)?(app|api|application|server)$"
)
_ENDS: Final = frozenset({"exit", "_exit", "abort"})
_SERVES: Final = frozenset({"run", "serve", "serve_forever", "run_app", "run_server", "launch", "run_forever", "start"})
"""What starts a service, where a file is run as a program."""


def loading(file: FileContext) -> dict[str, Any]:
    """What a file tells of its models: ``loads`` as [function, how], ``caught`` as lines of calls. What is fitted
    at import is as good as loaded.

    How is ``sure``, ``tested`` (a condition stands before it) or ``caught`` (a failure is passed over). ``trial`` is
    the first and the last line of what runs only where the file is tried out by itself.
    """
    swallowed = {call for each in file.tree.of(ast.Try) if _swallows(file, each) for call in _guarded(file, each)}
    found = []
    for call in file.calls_where(_is_load):
        if file.call_name(call) == _BOOSTER and file.argument(call, "model_file", 1) is None:
            continue
        tests = [
            *[test.test for test in file.ancestors(call, ast.If)],
            *[test.test for test in file.ancestors(call, ast.IfExp)],
        ]
        tested = any(not _ABSENT.search(ast.unparse(test)) for test in tests)
        how = "caught" if call in swallowed else "tested" if tested else "sure"
        found.append([file.qualname_of(call), how])
    found += [["", "sure"] for call in called(file, "fit") if _is_fitted_at_import(file, call)]
    caught = sorted({call.lineno for call in swallowed})
    trial = _tried_out(file)
    return {"loads": found, "caught": caught, "trial": trial} if found or caught or trial else {}


def _is_fitted_at_import(file: FileContext, call: ast.Call) -> bool:
    """Whether a model is trained in the body of a file or class: who imports it has it."""
    return file.function_of(call) is None and next(file.ancestors(call, (ast.If, ast.Try)), None) is None


def _tried_out(file: FileContext) -> list[int]:
    """Where ``if __name__ == "__main__":`` begins and ends, in a file that starts no service: who imports it, runs
    nothing of that.
    """
    if not file.holds(b"__main__") or calls_one(file, _SERVES):
        return []
    guards = (s for s in file.tree.module.body if isinstance(s, ast.If) and "__main__" in ast.unparse(s.test))
    return next(([guard.lineno, guard.end_lineno or guard.lineno] for guard in guards), [])


@lru_cache(maxsize=100_000)
def _is_load(name: str, last: str) -> bool:
    return last in _ANYWHERE or name == _BOOSTER or (name.rpartition(".")[2] in _ENDINGS and bool(_LOADS.search(name)))


def _guarded(file: FileContext, guarded: ast.Try) -> Sequence[ast.Call]:
    return calls_of(file, guarded.body, guarded.handlers, guarded)


def _swallows(file: FileContext, guarded: ast.Try) -> bool:
    """Whether a failure goes no further: a handler that neither raises nor ends the process."""
    return any(
        not file.inside(handler, ast.Raise)
        and not any(last_part(call.func) in _ENDS for call in file.inside(handler, ast.Call))
        for handler in guarded.handlers
    )


def loads(project: ProjectView, app: App) -> bool:
    """Whether any file of a service is seen to load a model."""
    return any(c.data.get("loads") for path in app.files for c in project.files[path].candidates_of(_CODE))


def start(project: ProjectView, app: App) -> str:
    """How a service comes to its models: ``sure`` where no process runs without them, ``caught`` where one that could
    not load them runs on, "" where neither is known.
    """
    key = f"start of {app.path}"
    if key not in project.shared:
        project.shared[key] = _start(project, app)
    return str(project.shared[key])


def _start(project: ProjectView, app: App) -> str:
    starts: list[Node] = [(path, "") for path in app.files]
    for path in app.files:
        for function in project.files[path].functions:
            if _names_start(function.qualname) or _is_start(function.decorators):
                starts.append((path, function.qualname))
    sure = _reach(project, [node for node in starts if not _is_repeated(project, node)], heed=True)
    run = _reach(project, starts, heed=False)
    found = set()
    for path in app.files:
        for candidate in project.files[path].candidates_of(_CODE):
            for function, how in candidate.data.get("loads", ()):
                node = (path, function)
                if node in run:
                    found.add("caught" if node not in sure else how)
                elif project.is_reached("serving", path, function):
                    found.add("late")
    return "caught" if "caught" in found else "sure" if found == {"sure"} else ""


def is_start(project: ProjectView, node: Node) -> bool:
    """Whether a function runs when a service starts, or is the body of a file, which runs when it is imported."""
    function = project.function(node)
    if function is None:
        return not node[1]
    return _names_start(function.qualname) or _is_start(function.decorators)


@lru_cache(maxsize=100_000)
def _names_start(qualname: str) -> bool:
    return _STARTS.search(qualname) is not None


def _is_repeated(project: ProjectView, node: Node) -> bool:
    """Whether fastapi-utils runs a function again and again, which logs what it raises unless it is told otherwise."""
    function = project.function(node)
    return function is not None and any(
        d.name.endswith("repeat_every") and "raise_exceptions=True" not in d.arguments for d in function.decorators
    )


def _is_start(decorators: tuple[DecoratorFact, ...]) -> bool:
    return any("on_event" in d.name and any("startup" in a for a in d.arguments) for d in decorators)


def _reach(project: ProjectView, starts: list[Node], *, heed: bool) -> set[Node]:
    """What runs when a service starts; with `heed`, only what ends the start where it fails."""
    edges = project.edges()
    found: set[Node] = set()
    queue = list(starts)
    while queue:
        node = queue.pop()
        if node in found:
            continue
        found.add(node)
        caught: frozenset[int] = _caught(project, node[0]) if heed else frozenset()
        trial = range(0) if node[1] else _trial(project, node[0])
        queue.extend(
            t
            for t, call in edges.get(node, ())
            if call.line not in caught and call.line not in trial and not call.reference
        )
    return found


def _trial(project: ProjectView, path: str) -> range:
    lines = [c.data["trial"] for c in project.files[path].candidates_of(_CODE) if c.data.get("trial")]
    return range(lines[0][0], lines[0][1] + 1) if lines else range(0)


def _caught(project: ProjectView, path: str) -> frozenset[int]:
    lines = [c.data["caught"] for c in project.files[path].candidates_of(_CODE) if c.data.get("caught")]
    return frozenset(line for each in lines for line in each)
