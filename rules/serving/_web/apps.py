"""Routes put together into services: which files make one app, and which of its routes run a model."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.aside import put_aside
from mlaudit.code.facts import Candidate, FileFacts
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView

from ...libraries.asking import (
    ASKED,
    BY_NAME,
    CALLED,
    LANGUAGE,
    LOCAL,
    MODEL_LIBRARY,
    NAMED,
    NETWORKS,
    NO_MODEL,
    PROVIDERS,
    RUNS,
)
from .app_marks import APPS
from .client_certificates import asks_for_certificates
from .dependencies import depends_on_guard
from .handed import handler_of
from .in_sight import is_near, may_run
from .routes import INFERENCE
from .shadowed import is_shadowed

_READ_BACK: Final = regex(r"(^|[._])(get|read|list|fetch)_predictions?$")
"""Functions that may as well answer with what was predicted before: their own calls say which."""
_SIGNS: Final = frozenset({"?.model", "?.encode", "torch.no_grad", "torch.inference_mode"})
"""Calls that a route makes where it runs a model, whatever else they may be."""
_OF_TABLES: Final = frozenset(
    {
        "sklearn",
        "xgboost",
        "lightgbm",
        "catboost",
        "statsmodels",
        "prophet",
        "joblib",
        "skops",
        "tensorflow",
        "keras",
    }
)
"""What models of tables are made of, or kept with."""
_GENERATES: Final = frozenset(
    {"generate", "create_chat_completion", "create_completion", "generate_text", "transcribe", "tts_to_file"}
)
_GENERATORS: Final = frozenset(
    {"transformers", "llama_cpp", "vllm", "diffusers", "ctransformers", "gpt4all", "mlx_lm", "TTS", "bark", "whisper"}
    | {"faster_whisper", "ctranslate2", "torch"}
)
"""What makes texts, pictures or speech word by word or step by step."""
_KINDS: Final = ("provider", "model", "far provider", "far model")
"""What a route runs, the first of these: its own model says more than one that is asked over HTTP."""
_KEEPS: Final = regex(
    r"^(create|add|save|store|update|edit|rename|delete|remove|list|search|find|export|import|assign|tag)_"
)
"""What a route does with records, whatever they are of: ``create_transcript_version``. Its path says if it is more."""
_MAKES_APP: Final = regex(
    r"(^|\.)_?(create|make|build|get|init|new|setup)_(\w+_)?(app|api|application|service|server)$"
)
_DEPENDS: Final = regex(r"^(?:\w+\.)*(?:Depends|Security)\(([\w.]+)")

ACCESS = "MLA702"
_OF_CALLERS: Final = (ACCESS, "MLA703")
"""The rules that say nothing of a route before which a guard stands, by whatever name."""
APP_CODES = (ACCESS, "MLA703", "MLA704", "MLA706", "MLA708", "MLA804", "MLA805")
"""The rules whose candidates say in which line a file makes its app."""


class App(NamedTuple):
    """One service: the file that makes it, the line there, and the files that it is made of."""

    path: str
    line: int
    files: frozenset[str]


def runs_model(project: ProjectView, node: Node) -> str:
    """``provider`` where a function reaches a model provider, ``model`` where it reaches a model, else ""."""
    known: dict[Node, str] = project.shared.setdefault("routes that run models", {})
    if node not in known:
        found = frozenset().union(*(_run_by(project, each) for each in project.reach([node])))
        known[node] = next((kind for kind in _KINDS if kind in found), "").removeprefix("far ")
    return known[node]


def _run_by(project: ProjectView, node: Node) -> frozenset[str]:
    """What a function runs itself: ``provider``, ``model``, both or neither, and whose it asks over HTTP by hand
    (``far model``).
    """
    known: dict[Node, frozenset[str]] = project.shared.setdefault("functions that run models", {})
    if node not in known:
        runs = node[1].endswith(".forward") or _runs_haystack(project, node)
        far = _far_models(project).get(node)
        others = [*(["model"] if runs else []), *([f"far {far}"] if far else [])]
        known[node] = frozenset((*_kinds(project, node), *others))
    return known[node]


def asks_far(project: ProjectView, node: Node) -> bool:
    """Whether the model that a function reaches is another service of one's own, asked over HTTP, and none is here."""
    found = frozenset().union(*(_run_by(project, each) for each in project.reach([node])))
    return next((kind for kind in _KINDS if kind in found), "") == "far model"


def _far_models(project: ProjectView) -> dict[Node, str]:
    """The functions that ask a model over HTTP by hand, and whose it is: each rule of apps tells the same."""
    known: dict[Node, str] | None = project.shared.get("models asked over HTTP")
    if known is None:
        known = project.shared["models asked over HTTP"] = {
            (path, function): kind
            for path, facts in project.files.items()
            for code in APP_CODES
            if code in facts.said
            for candidate in facts.candidates_of(code)
            for function, kind in candidate.data.get("far", {}).items()
        }
    return known


def answers_with_model(project: ProjectView, route: Node) -> bool:
    """Whether a route runs a model, or says by its name that it does where its app imports what models are made of:
    how a model is asked may be out of sight.
    """
    kind = runs_model(project, route)
    function = project.function(route)
    if kind or function is None:
        return kind == "model"
    posts = [each for each in function.decorators if each.name.endswith((".post", ".put"))]
    paths = [path for each in posts for path in each.arguments[:1]]
    words = " ".join(paths if _KEEPS.match(route[1].rpartition(".")[2]) else (route[1], *paths))
    named = bool(posts) and INFERENCE.search(words) is not None
    return named and imports_models(project, app_of(project, route[0]))


def starts_processes(project: ProjectView, node: Node) -> bool:
    """Whether a function reaches one that starts a program: the model may run in there."""
    functions = filter(None, map(project.function, project.reach([node])))
    return any(call.target.startswith(("subprocess.", "os.system")) for each in functions for call in each.calls)


def generates(project: ProjectView, node: Node, app: App) -> bool:
    """Whether a function makes texts, pictures or speech with a model of its own: seconds of a machine for a call."""
    functions = filter(None, map(project.function, project.reach([node])))
    calls = (call.target for each in functions for call in each.calls)
    made = any(name.rpartition(".")[2] in _GENERATES or name.startswith("diffusers.") for name in calls)
    return made and not _GENERATORS.isdisjoint(project.libraries(app.files))


def serves_a_model(project: ProjectView) -> bool:
    """Whether any entry point of the project runs a model."""
    serves: bool | None = project.shared.get("serves a model")
    if serves is None:
        roots = ((e.path, e.function) for e in project.entry_points if e.kind == "serving")
        serves = project.shared["serves a model"] = any(runs_model(project, root) for root in roots)
    return serves


def _kinds(project: ProjectView, node: Node) -> Iterator[str]:
    function = project.function(node)
    for call in function.calls if function is not None else ():
        last = call.target.rpartition(".")[2]
        # what a function of the project made is known by what it gives back: `load()` may be a pipeline
        target = project.expand(call.target, node[0]) if "()" in call.target else call.target
        if CALLED.match(target):
            yield "provider"
        elif NETWORKS.match(target):
            yield "model"
        elif PROVIDERS.match(target):
            yield "provider" if not target.startswith(LOCAL) else "model"
        elif ASKED.search(call.target):
            yield "provider"
        elif last in RUNS or call.target in _SIGNS or BY_NAME.match(target) or NAMED.search(call.target):
            if not NO_MODEL.match(target) and not _runs_none(project, call.target, node):
                yield "model"


def _runs_none(project: ProjectView, name: str, node: Node) -> bool:
    """Whether a name like ``predict`` is that of a function of the project that can reach no model: a table of words,
    a sum of rules, or one like ``get_predictions`` that reads back what was predicted. Its file, and all that this
    imports, knows nothing that models are made of.
    """
    symbol = project.resolve(name, node[0])
    if symbol is None or symbol.function is None or (symbol.path, symbol.qualname) == node:
        return False
    files = project.imported_by([symbol.path])
    if any(MODEL_LIBRARY.match(fact.name) for path in files for fact in project.files[path].imports):
        return False
    return _READ_BACK.search(name) is not None or not may_run(project, (symbol.path, symbol.qualname), hides=False)


def _runs_haystack(project: ProjectView, node: Node) -> bool:
    """Whether a function runs a pipeline, in a file of Haystack: what made it may be read from YAML."""
    function = project.function(node)
    if function is None or not any(fact.name.startswith("haystack") for fact in project.files[node[0]].imports):
        return False
    return any(call.target.endswith(("pipeline.run", "pipeline().run", "Pipeline().run")) for call in function.calls)


def takers(project: ProjectView) -> dict[tuple[str, str], list[tuple[str, str, int]]]:
    """Which functions take which classes of the project as a parameter, and have them from the request."""
    known: dict[tuple[str, str], list[tuple[str, str, int]]] | None = project.shared.get("takers of classes")
    if known is None:
        known = {}
        roots = {(e.path, e.function) for e in project.entry_points if e.kind == "serving"}
        for path, facts in project.files.items():
            for function in facts.functions:
                if (path, function.qualname) not in roots:
                    continue
                for parameter in function.parameters:
                    symbol = project.resolve(parameter.annotation, path) if parameter.annotation else None
                    if symbol is not None and symbol.cls is not None:
                        if _is_looked_up(project, (path, function.qualname), parameter.default, parameter.annotation):
                            continue
                        taker = (path, function.qualname, function.line)
                        known.setdefault((symbol.path, symbol.cls.qualname), []).append(taker)
        project.shared["takers of classes"] = known
    return known


def _is_looked_up(project: ProjectView, node: Node, default: str, annotation: str) -> bool:
    """Whether a function of the project looks up what a parameter is given, and takes no such thing itself:
    ``user: User = Depends(get_current_user)``.
    """
    given = _DEPENDS.match(default)
    asked = [
        t for t, call in project.edges().get(node, ()) if given and call.reference and _last(t[1]) == _last(given[1])
    ]
    functions = [function for each in asked if (function := project.function(each)) is not None]
    return bool(functions) and not any(
        _last(parameter.annotation) == _last(annotation) and not _DEPENDS.match(parameter.default)
        for each in functions
        for parameter in each.parameters
    )


def _last(name: str) -> str:
    return name.rpartition(".")[2]


def holders(project: ProjectView) -> dict[Node, list[Node]]:
    """The classes that functions take as a parameter, by the classes that they hold."""
    known: dict[Node, list[Node]] | None = project.shared.get("holders of classes")
    if known is None:
        known = project.shared["holders of classes"] = {}
        for path, cls in takers(project):
            for held in _held(project, path, cls):
                known.setdefault(held, []).append((path, cls))
    return known


def _held(project: ProjectView, path: str, cls: str, depth: int = 3) -> Iterator[Node]:
    """The classes of the project that a schema's fields hold, by themselves or in lists, and what those hold."""
    for candidate in project.files[path].candidates_of("MLA707") if depth > 0 else ():
        for name in candidate.data.get("holds", ()) if candidate.data.get("class") == cls else ():
            symbol = project.resolve(name, path)
            if symbol is not None and symbol.cls is not None:
                yield symbol.path, symbol.qualname
                yield from _held(project, symbol.path, symbol.qualname, depth - 1)


def app_of(project: ProjectView, path: str) -> App:
    """The app that a file's routes belong to: the one whose imports lead to it, else the file itself."""
    known: dict[str, App] | None = project.shared.get("apps by file")
    if known is None:
        known = {}
        aside = put_aside(project)  # what such an app imports is another's, where one does
        for app in sorted(_apps(project), key=lambda a: (a.path in aside, len(a.files))):
            for each in app.files:
                known.setdefault(each, app)
        project.shared["apps by file"] = known
    if path not in known:  # routes whose app is not in this repository
        known[path] = App(path, 1, project.imported_by([path]))
    return known[path]


def reads_language_alone(project: ProjectView, path: str) -> bool:
    """Whether an app has models of language and none of tables: what it is sent is read, and no feature."""
    files = app_of(project, path).files | {path}
    return reads_language(project, path) and _OF_TABLES.isdisjoint(project.libraries(files))


def _apps(project: ProjectView) -> list[App]:
    made: dict[str, int] = {}
    for path, facts in project.files.items():
        if f"{path.removesuffix('.py')}/__init__.py" in project.files and not facts.has_main:
            continue  # a package of the same name is what is imported
        for code in APP_CODES:
            for candidate in facts.candidates_of(code) if code in facts.said else ():
                if line := candidate.data.get("app_line"):
                    made[path] = line
    for path, facts in project.files.items():
        for export in facts.exports.values():
            factory = _factory(project, export.target[:-2], path) if export.target.endswith("()") else None
            if factory in made and _adds_routes(facts, export.target):
                made[path] = export.line
                made.pop(factory, None)  # what it is made of is imported where it is put to use
    return [App(path, line, project.imported_by([path], but=frozenset(made))) for path, line in made.items()]


def _factory(project: ProjectView, name: str, path: str) -> str | None:
    """The other file whose function of this name makes an app."""
    if not _MAKES_APP.search(name):
        return None
    symbol = project.resolve(name, path)
    function = symbol.function if symbol is not None and symbol.path != path else None
    return symbol.path if symbol is not None and function is not None and function.returns[:-2] in APPS else None


def _adds_routes(facts: FileFacts, app: str) -> bool:
    """Whether a file decorates functions of its own as routes of an app: ``common.create_api().post``."""
    return any(
        decorator.name.startswith(f"{app}.") for function in facts.functions for decorator in function.decorators
    )


def marked(project: ProjectView, app: App, code: str, mark: str) -> bool:
    """Whether a file of the app, or what starts it, guards or limits all of its routes."""
    if mark == "auth" and any(depends_on_guard(project, (path, ""), code) for path in app.files):
        return True
    if mark == "auth" and asks_for_certificates(project, app.path):
        return True
    return any(
        candidate.data.get("marks", {}).get(mark)
        for path in app.files
        for candidate in project.files[path].candidates_of(code)
    )


def imports_models(project: ProjectView, app: App) -> bool:
    """Whether a file of the app imports what models are made of, or asked with."""
    return any(MODEL_LIBRARY.match(fact.name) for path in app.files for fact in project.files[path].imports)


def reads_language(project: ProjectView, path: str) -> bool:
    """Whether a file of the app imports what language models are made of, or asked with: long texts cost them most."""
    files = app_of(project, path).files | {path}
    return any(LANGUAGE.match(fact.name) for each in files for fact in project.files[each].imports)


def first_of(project: ProjectView, app: App, code: str, wanted: str) -> Candidate | None:
    """The candidate that speaks for an app: the first one, or the costliest, of those that `wanted` holds for."""
    key = f"first {code} {app.path}"
    if key not in project.shared:
        best: tuple[tuple[bool, int, int, str, int], Candidate] | None = None
        has_model = imports_models(project, app)
        for path in sorted(app.files):
            for candidate in project.files[path].candidates_of(code):
                if not candidate.data.get(wanted):
                    continue
                handler = handler_of(project, candidate, path)
                if is_shadowed(project, handler):
                    continue
                if wanted == "lacks" and code in _OF_CALLERS and depends_on_guard(project, handler, code):
                    continue
                kind = runs_model(project, handler)
                if not kind and not _says_so(project, candidate, handler, has_model=has_model):
                    continue
                where = candidate.finding.location
                line = where.line if where is not None else 0
                order = (
                    0 if not candidate.data.get("costly") or kind == "provider" else 1 + (not candidate.data["upload"])
                )
                named = 2 if candidate.data.get("infers") else 1 if candidate.data.get("may_infer") else 0
                rank = (not kind, order, -named, path, line)
                if best is None or rank < best[0]:
                    best = (rank, candidate)
        project.shared[key] = best[1] if best is not None else None
    found = project.shared[key]
    return found if isinstance(found, Candidate) else None


def _says_so(project: ProjectView, candidate: Candidate, handler: Node, *, has_model: bool) -> bool:
    """Whether a route is named for a model, and may reach one that is out of sight."""
    hides = candidate.data.get("hides", True)
    if candidate.data.get("infers"):
        return may_run(project, handler, hides=hides)
    return has_model and bool(candidate.data.get("may_infer")) and is_near(project, handler, hides=hides)
