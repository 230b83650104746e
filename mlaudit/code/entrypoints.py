"""Where serving and training begin, found from facts and from the settings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Final

import msgspec

from mlaudit.code.extract import NAMED_TAKERS
from mlaudit.code.facts import CallFact, FileFacts, FunctionFact
from mlaudit.code.fitting import may_train, only_loads, trains
from mlaudit.code.frameworks import (
    DECORATORS,
    FALCON,
    ROUTE_METHODS,
    ROUTERS,
    SERVING_BASES,
    SERVING_NAMES,
    TAKES_MESSAGES,
    page_part,
)
from mlaudit.code.listeners import QUEUE
from mlaudit.code.mounts import PARTS, unmounted
from mlaudit.code.pattern import regex
from mlaudit.code.timers import TIMED

if TYPE_CHECKING:
    from mlaudit.code.project import ProjectView
    from mlaudit.config import EntryPointSettings

_TRAINING_BASES: Final = frozenset(
    {
        "lightning.LightningModule",
        "lightning.pytorch.LightningModule",
        "pytorch_lightning.LightningModule",
        "pytorch_lightning.core.LightningModule",
    }
)
_REGISTERS: Final = frozenset(
    {"add_api_route", "add_url_rule", "add_post", "add_get", "add_put", "add_patch", "add_route", "basic_consume"}
    | {"add_api_websocket_route", "add_websocket_route", "add_exception_handler", "register_error_handler"}
)
_TAKES_HANDLERS: Final = TAKES_MESSAGES.keys() | {
    *("django.urls.path", "django.urls.re_path", "django.conf.urls.url"),
    *("fastapi.FastAPI", "starlette.applications.Starlette"),
    *NAMED_TAKERS,
}
_ASK_ROUTES: Final = frozenset(
    {"httpx", "locust", "requests", "requests_mock", "respx", "responses", "unittest", "mock"}
)
"""What has methods like those of an app, and asks routes or stands for them."""
_ARQ_HOOKS: Final = regex(r"(?i).*(start_?up|shut_?down|on_job)")
_AZURE_REQUEST: Final = "azure.functions.HttpRequest()"
_LAMBDAS: Final = frozenset({"lambda_handler", "handler"})
_FEATURE_NAMES: Final = (["features_names"], ["feature_names"])
_DEEPAAS: Final = frozenset({"predict", "predict_file", "predict_data", "predict_url"})
"""What DEEPaaS calls of a module that tells it the arguments of `predict`, once `warm` has run."""
_SAGEMAKER: Final = ("model_fn", "predict_fn", "input_fn", "output_fn")
_OF_TESTS: Final = regex(
    r"tests?|testing|unit_?tests?|tests[_-]\w+|test[_-](helpers?|utils?|support|fixtures?|common|tools?|lib)"
    r"|(?!(ab|a_b|stat|statistical|drift|hypothesis|significance|normality)[_-])\w+[_-]tests"
)
"""Folders of tests and of what helps them. The tests of statistics are part of a program."""
_STAND_IN: Final = regex(r"^(mock|fake|stub)(_\w+)?\.py$|_(mock|fake|stub)\.py$")
_TORCHSERVE: Final = ("handle", ("data", "context"))
"""The function that TorchServe calls of a handler without a class, and what it hands it."""
_SCRIPTS: Final = frozenset({"run", "get_predict_args", _TORCHSERVE[0], *_SAGEMAKER})
_SCORED: Final = frozenset({"raw_data", "mini_batch", "data", "input_data", "request", "raw_request"})
"""What Azure ML hands to ``run`` of a scoring script."""
_UI: Final = {"streamlit": "Streamlit", "gradio": "Gradio", "chainlit": "Chainlit"}
_GRADIO_PAGE: Final = regex(
    r"^gradio\.(\w+\.)*(Blocks|Interface|ChatInterface|TabbedInterface|Parallel|Series|load|mount_gradio_app)$"
)
"""What makes a page; buttons, progress bars and notes are made in other files, too, to be put on it or shown."""
_INFERS: Final = regex(r"_?(predict|infer|inference|generate|classify|transcribe|respond)(_|$)")
"""Methods that answer, by their name: a page may be handed them by whoever makes it."""
_TRAIN_NAME: Final = regex(r"(^|_|\.)(train|training|fit|finetune|fine_tune|retrain)(_|$|\.)", re.IGNORECASE)


class EntryPoint(msgspec.Struct, frozen=True, order=True):
    """A function (or a module's own level, "") where serving or training begins, and why it was taken for one."""

    kind: str
    path: str
    function: str
    line: int
    framework: str
    reason: str


def is_guessed(entry: EntryPoint) -> bool:
    """Whether a function, or its file, was only taken for one that answers since the file calls a library of pages."""
    pages = entry.framework
    return entry.reason in (_makes_page(pages), _beside_page(pages), _calls_library(pages))


_ROUND: Final = frozenset(
    {
        *("middleware", "on_event", "exception_handler", "errorhandler", "app_errorhandler"),
        *("add_exception_handler", "add_event_handler", "add_middleware"),
        "FastAPI",  # what the app itself is handed is its lifespan, or a handler of errors
    }
)
"""What makes a function run at the start of an app, or round its routes, by the last word of the reason."""


def by_weight(entry: EntryPoint) -> tuple[int, str, int, str]:
    """What entry points are sorted by to be read: routes and handlers of requests first, then what runs round them (at
    the start, before and after each request, on errors), then pages and what their events run, then what only stands
    in the file of a page; each by file and line.
    """
    round_routes = entry.reason.rpartition(" ")[2].rpartition(".")[2] in _ROUND
    of_page = entry.framework in _UI.values()
    beside = is_guessed(entry) and entry.reason != _makes_page(entry.framework)
    weight = 3 if beside else 2 if of_page else 1 if round_routes else 0
    return weight, entry.path, entry.line, entry.function


def _makes_page(framework: str) -> str:
    return f"makes a {framework} page"


def _beside_page(framework: str) -> str:
    return f"in a file that makes a {framework} page"


def _calls_library(framework: str) -> str:
    return f"calls {framework}"


def hints(functions: tuple[FunctionFact, ...], module_calls: tuple[CallFact, ...]) -> tuple[str, ...]:
    """Which kinds of entry points a file may hold by what it alone shows: ``serves``, ``registers``, ``fits``."""
    found = []
    if any(f.decorators or f.qualname in _SCRIPTS or _first_two(f)[:1] == ("event",) or _azure(f) for f in functions):
        found.append("serves")
    targets = {call.target for function in functions for call in function.calls}
    targets.update(call.target for call in module_calls)
    lasts = {target.rpartition(".")[2] for target in targets}
    handed = not lasts.isdisjoint(_REGISTERS) or not targets.isdisjoint(_TAKES_HANDLERS)
    handed = handed or any(page_part(target) for target in targets)
    if handed or any(target.endswith("()") and _decorated_by(target[:-2]) for target in targets):
        found.append("registers")
    if may_train(targets, lasts):
        found.append("fits")
    return tuple(found)


def _decorated_by(name: str) -> str:
    """The framework whose decorator has this name; "" for any other."""
    owner, _, method = name.rpartition(".")
    framework = ROUTERS.get(owner) if method in ROUTE_METHODS or owner.startswith("chalice") else None
    return framework or DECORATORS.get(name.removesuffix("()")) or DECORATORS.get(name) or ""


def _answers_events(function: FunctionFact, names: tuple[str, ...]) -> bool:
    """Whether AWS Lambda calls a function, by its arguments, or by its name where it calls the second another."""
    if "." in function.qualname or len(function.parameters) != len(names) or names[:1] != ("event",):
        return False
    return names[1:] == ("context",) or (len(names) == 2 and function.qualname in _LAMBDAS)


def _azure(function: FunctionFact) -> bool:
    """Whether a function takes a request of Azure Functions, as the first model of them has it."""
    return any(parameter.annotation == _AZURE_REQUEST for parameter in function.parameters[:1])


def _first_two(function: FunctionFact) -> tuple[str, ...]:
    return tuple([p.name.lstrip("_") for p in function.parameters[:2]])


@lru_cache(maxsize=100_000)
def is_test_path(path: str) -> bool:
    """Whether a file is a test, or helps some, by its place or name."""
    if "test" not in path:
        return False
    *folders, name = path.split("/")
    if name.startswith("test_") or name.endswith("_test.py") or name in ("conftest.py", "tests.py"):
        return True
    return any("test" in folder and _OF_TESTS.fullmatch(folder) is not None for folder in folders)


def is_stand_in(path: str) -> bool:
    """Whether a file is by its name what stands in for a service of others in tests: ``mock_identity.py``."""
    return _STAND_IN.search(path.rpartition("/")[2]) is not None


def find_entry_points(project: ProjectView, declared: EntryPointSettings | None) -> list[EntryPoint]:
    """All entry points, sorted. Test files have none, and neither has what was put aside, but for templates."""
    from mlaudit.code.aside import is_template, put_aside  # which asks what a test is

    found: dict[tuple[str, str, str], EntryPoint] = {}
    live = [facts for facts in project.files.values() if not is_test_path(facts.path)]
    aside = put_aside(project)
    live = [facts for facts in live if facts.path not in aside or is_template(facts.path)] if aside else live

    def add(entry: EntryPoint) -> None:
        found.setdefault((entry.kind, entry.path, entry.function), entry)

    for facts in live:
        for function in facts.functions if "serves" in facts.hints else ():
            for entry in _serving_function(project, facts, function):
                add(entry)
        registered = _registered(project, facts) if "registers" in facts.hints else ()
        for entry in (*_serving_classes(project, facts), *registered, *_user_interfaces(facts)):
            add(entry)
    for facts in live:
        for entry in _training(project, facts):
            add(entry)
    for kind, names in (("serving", declared.serving), ("training", declared.training)) if declared else ():
        for name in names:
            path, _, wanted = name.partition(":")
            known = project.files.get(path)
            if known is not None:
                line = next((f.line for f in known.functions if f.qualname == wanted), 1)
                add(EntryPoint(kind, path, wanted, line, "settings", "named in the settings"))
                if not wanted:
                    for each in known.functions:
                        add(EntryPoint(kind, path, each.qualname, each.line, "settings", "in a file of the settings"))
    return sorted(found.values())


def _serving_function(project: ProjectView, facts: FileFacts, function: FunctionFact) -> Iterator[EntryPoint]:
    for decorator in function.decorators:
        name = project.expand(decorator.name, facts.path)
        framework = _decorated_by(name)
        if not framework and name.partition(".")[0] not in _ASK_ROUTES:
            # `@app.post("/x")` on an app that cannot be followed or is known to nobody, with a path as first argument
            first = decorator.arguments[0] if decorator.arguments else ""
            if name.rpartition(".")[2] in ROUTE_METHODS and first.startswith(("'/", '"/')):
                framework = "web framework"
        if framework:
            if name.rpartition(".")[0] in PARTS and facts.path in unmounted(project):
                return
            shown = decorator.name.replace("()", "")
            yield _serving(facts, function, framework, f"decorated with @{shown}")
            return
    if not function.parameters and function.qualname not in _DEEPAAS:
        return
    names = _first_two(function)
    if _answers_events(function, names) and f"{TIMED}{function.qualname}" not in facts.hints:
        yield _serving(facts, function, "AWS Lambda", "takes an event and its context")
    elif function.qualname == "run" and len(names) == 1 and names[0] in _SCORED:
        start = next((f for f in facts.functions if f.qualname == "init" and not f.parameters), None)
        for part in (function, start) if start is not None else ():
            yield _serving(facts, part, "Azure ML", f"a scoring script: init() and run({names[0]})")
    elif (function.qualname, names) == _TORCHSERVE and len(function.parameters) == 2 and "torch" in facts.libraries:
        yield _serving(facts, function, "TorchServe", "handle(data, context) beside torch")
    elif function.qualname in _SAGEMAKER and names:
        yield _serving(facts, function, "SageMaker", f"named {function.qualname}")
    elif _azure(function):
        yield _serving(facts, function, "Azure Functions", "takes an HttpRequest")
    elif function.qualname in _DEEPAAS and any(each.qualname == "get_predict_args" for each in facts.functions):
        yield _serving(facts, function, "DEEPaaS", f"named {function.qualname} beside get_predict_args")


def _serving(facts: FileFacts, function: FunctionFact, framework: str, reason: str) -> EntryPoint:
    return EntryPoint("serving", facts.path, function.qualname, function.line, framework, reason)


_Methods = list[tuple[str, FunctionFact]]
"""The methods of a class with their names, in source order."""


def _methods(facts: FileFacts) -> dict[str, _Methods]:
    """The methods of each class of a file."""
    found: dict[str, _Methods] = {}
    for function in facts.functions:
        owner, _, name = function.qualname.rpartition(".")
        if owner:
            found.setdefault(owner, []).append((name, function))
    return found


def _serving_classes(project: ProjectView, facts: FileFacts) -> Iterator[EntryPoint]:
    if not facts.classes:
        return
    uses_ray = any(fact.name == "ray.serve" or fact.name.startswith("ray.serve.") for fact in facts.imports)
    by_class = _methods(facts)
    for cls in facts.classes:
        own = by_class.get(cls.qualname, [])
        yield from _by_name(facts, cls.qualname, own)
        bases = project.bases(facts.path, cls)
        for base, (framework, methods) in () if bases.isdisjoint(SERVING_BASES) else SERVING_BASES.items():
            if base in bases:
                for name, function in own:
                    if name in methods:
                        yield _serving(facts, function, framework, f"a method of a {base.rpartition('.')[2]}")
        yield from _of_seldon(facts, own)
        if cls.qualname == "WorkerSettings" and "arq" in facts.libraries:
            yield from _of_arq(facts)
        if any(base.endswith("Servicer") and "pb2_grpc" in base for base in bases):
            for name, function in own:
                if [p.name for p in function.parameters[2:]] == ["context"]:
                    yield _serving(facts, function, "gRPC", f"{name} of a servicer")
        if uses_ray and not any(base.endswith("NodePostprocessor") for base in cls.bases):
            for name, function in own:
                if name == "__call__":
                    yield _serving(facts, function, "Ray Serve", "__call__ of a class beside ray.serve")


def _of_seldon(facts: FileFacts, own: _Methods) -> Iterator[EntryPoint]:
    """``predict(self, X, features_names)``: what Seldon calls, by its arguments."""
    for name, function in own:
        if name == "predict" and [p.name for p in function.parameters[2:3]] in _FEATURE_NAMES:
            yield _serving(facts, function, "Seldon", "predict(X, features_names) of a class")


def _of_arq(facts: FileFacts) -> Iterator[EntryPoint]:
    """``async def score(ctx, rows)`` beside ``WorkerSettings``: what a worker of arq runs."""
    for function in facts.functions:
        if function.is_async and _first_two(function)[:1] == ("ctx",) and not _ARQ_HOOKS.match(function.qualname):
            yield _serving(facts, function, QUEUE, f"{function.qualname}(ctx) beside WorkerSettings")


def _by_name(facts: FileFacts, cls: str, own: _Methods) -> Iterator[EntryPoint]:
    """The methods of a class that a server calls because of what they, or it, are named."""
    framework, methods, needs = SERVING_NAMES.get(cls, ("", frozenset(), ""))
    named = methods if framework and (needs in facts.libraries or _answers_bodies(own)) else frozenset()
    if not named and "falcon" not in facts.libraries:
        return
    for name, function in own:
        if name in named:
            yield _serving(facts, function, framework, f"a method of a {cls}")
        elif name in FALCON and "falcon" in facts.libraries:
            yield _serving(facts, function, "Falcon", f"named {name}")


def _answers_bodies(own: _Methods) -> bool:
    """Whether ``preprocess(self, body, state, ...)`` is what ClearML calls."""
    first = next((function for name, function in own if name == "preprocess"), None)
    return first is not None and _first_two(first)[1:] == ("body",)


def _registered(project: ProjectView, facts: FileFacts) -> Iterator[EntryPoint]:
    """Handlers that are handed to a router: ``app.add_api_route("/x", handler)``, Django's ``path("x", view)``,
    ``app.post("/x")(handler)``.
    """
    everything = [("", facts.module_calls), *((f.qualname, f.calls) for f in facts.functions)]
    for _, calls in everything:
        for i, call in enumerate(calls):
            last = call.target.rpartition(".")[2]
            part = page_part(call.target)
            if last not in _REGISTERS and call.target not in _TAKES_HANDLERS and not part:
                if not call.target.endswith("()") or not _decorated_by(project.expand(call.target[:-2], facts.path)):
                    continue
            for reference in calls[i + 1 :]:
                if (
                    reference.line < call.line
                    or reference.line > call.line + 3
                    or (part and page_part(reference.target))
                ):
                    break
                if not reference.reference:
                    continue
                found = _handed(project, facts, reference.target) or (part and _only_method(project, reference.target))
                if found:
                    path, function = found
                    reason = f"a Gradio {part} runs it" if part else f"handed to {last}"
                    yield EntryPoint("serving", path, function.qualname, function.line, _framework(call.target), reason)


def _handed(project: ProjectView, facts: FileFacts, target: str) -> tuple[str, FunctionFact] | None:
    """The function that a name stands for, with its file; a function may be nested in a method that registers it."""
    symbol = project.resolve(target, facts.path)
    if symbol is not None:
        return (symbol.path, symbol.function) if symbol.function is not None else None
    own = target.removeprefix(f"{facts.module}.")
    nested = project.function((facts.path, own)) if own != target and "()" not in own else None
    return (facts.path, nested) if nested is not None else None


def _only_method(project: ProjectView, target: str) -> tuple[str, FunctionFact] | None:
    """The method that is handed over of an object which cannot be followed (a factory made it), where the project has
    one method of this name.
    """
    key = "methods by name"
    if key not in project.shared:
        known: dict[str, list[tuple[str, FunctionFact]]] = {}
        for facts in project.files.values():
            for owner, methods in _methods(facts).items() if not is_test_path(facts.path) else ():
                for name, function in methods if any(cls.qualname == owner for cls in facts.classes) else ():
                    known.setdefault(name, []).append((facts.path, function))
        project.shared[key] = known
    found: list[tuple[str, FunctionFact]] = project.shared[key].get(target.rpartition(".")[2], [])
    return found[0] if "()" in target and len(found) == 1 else None


def _framework(target: str) -> str:
    """The framework of what is handed a function, where it is no web framework's router."""
    known = TAKES_MESSAGES.get(target) or _decorated_by(target.removesuffix("()"))
    return known or {"gradio": "Gradio", "runpod": "RunPod", "websockets": "websockets"}.get(
        target.partition(".")[0], "web framework"
    )


def _user_interfaces(facts: FileFacts) -> Iterator[EntryPoint]:
    for fact in facts.imports:
        framework = _UI.get(fact.name.partition(".")[0])
        if framework is None or fact.optional:
            continue
        calls = [*facts.module_calls, *(call for function in facts.functions for call in function.calls)]
        name = fact.name.partition(".")[0]
        parts = [call for call in calls if call.target.startswith(f"{name}.")]
        if name == "gradio":
            parts = [call for call in parts if _GRADIO_PAGE.match(call.target)]
        if not parts:
            continue
        line = min(call.line for call in parts) if name == "gradio" else fact.line
        shows = (
            name == "gradio" or facts.has_main or any(call.target.startswith(f"{name}.") for call in facts.module_calls)
        )
        reason = _makes_page(framework) if shows else _calls_library(framework)
        yield EntryPoint("serving", facts.path, "", line, framework, reason)
        reason = _beside_page(framework) if shows else _calls_library(framework)
        if framework in ("Gradio", "Streamlit"):
            handed = _handed_over(facts) if framework == "Gradio" else None
            for function in facts.functions:
                if function.qualname.startswith("_") or _fits(function):
                    continue
                last = function.qualname.rpartition(".")[2]
                free = "." not in function.qualname or function.decorators or _INFERS.match(last)
                if handed is None or free or function.qualname in handed:
                    yield EntryPoint("serving", facts.path, function.qualname, function.line, framework, reason)
        return


def _handed_over(facts: FileFacts) -> set[str]:
    """The methods, and the functions inside functions, that are handed over where Gradio is called.

    Others of them are no handlers: the methods of what is kept in a session, what styles a table.
    """
    found: set[str] = set()
    for calls in (facts.module_calls, *(function.calls for function in facts.functions)):
        if any(call.target.startswith("gradio.") for call in calls):
            found.update(call.target.replace("()", "") for call in calls if call.reference)
    return {name.removeprefix(f"{facts.module}.") for name in found}


def _fits(function: FunctionFact) -> bool:
    return any(trains(call.target) for call in function.calls)


def _training(project: ProjectView, facts: FileFacts) -> Iterator[EntryPoint]:
    for function in facts.functions if "fits" in facts.hints else ():
        model_fits = [c for c in function.calls if trains(c.target) and not only_loads(project, c, facts.path)]
        if not model_fits:
            continue
        name = function.qualname.rpartition(".")[2]
        if _TRAIN_NAME.search(function.qualname) or _TRAIN_NAME.search(facts.path) or name == "main" or facts.has_main:
            last = model_fits[0].target.rpartition(".")[2]
            yield EntryPoint("training", facts.path, function.qualname, function.line, "Python", f"calls {last}")
    if "fits" in facts.hints and any(
        trains(call.target) and not only_loads(project, call, facts.path) for call in facts.module_calls
    ):
        yield EntryPoint("training", facts.path, "", 1, "script", "fits a model at module level")
    for cls in facts.classes:
        if project.has_base(facts.path, cls, _TRAINING_BASES):
            for function in facts.functions:
                if function.qualname.startswith(f"{cls.qualname}."):
                    reason = "a LightningModule's method"
                    yield EntryPoint("training", facts.path, function.qualname, function.line, "Lightning", reason)
