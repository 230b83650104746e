"""The facts of one file: functions, and what they call."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from operator import itemgetter
from typing import Final, TypeGuard

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.bindings import FunctionNode, absolute_module
from mlaudit.code.conditions import conditions, literals
from mlaudit.code.dispatch import looked_up, of_modules
from mlaudit.code.facts import (
    CallFact,
    DecoratorFact,
    FunctionFact,
    ParameterFact,
)
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.frameworks import ROUTE_METHODS, page_part
from mlaudit.code.handed import placed
from mlaudit.code.listeners import HANDED
from mlaudit.code.looks import is_handed_on, is_looked_at, is_relied_on
from mlaudit.code.origin import farthest, origins
from mlaudit.code.pattern import regex
from mlaudit.code.possible import may_be
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import as_written

METHODS: Final = frozenset(
    {
        "backward",
        "fit",
        "fit_generator",
        "fit_resample",
        "fit_transform",
        "forward",
        "generate",
        "infer",
        "inference",
        "inverse_transform",
        "model",
        "partial_fit",
        "predict",
        "predict_on_batch",
        "predict_proba",
        "score",
        "train",
        "transcribe",
        "transform",
        "zero_grad",
        # what only models, or providers of them, have
        *("decision_function", "detectMultiScale", "embed_documents", "embed_query", "encode_image", "encode_text"),
        *("create_chat_completion", "generate_content", "generate_content_async", "generate_content_stream"),
        *("get_image_features", "get_text_embedding", "get_text_features", "infer_vector", "invoke_endpoint"),
        *("invoke_model", "invoke_model_with_response_stream", "kickoff", "polarity_scores", "predict_log_proba"),
        *("predict_batch", "predict_many", "predict_single", "readtext", "score_samples"),
    }
)
"""Calls that tell what code is for even where nobody knows what is called; their target is ``?.name``."""

_FIRST: Final = itemgetter(0)
_WITH_TEXT: Final = frozenset({ast.Constant, ast.Name, ast.Attribute})
_LONGEST_TEXT: Final = 120

_CHATS: Final = {
    **dict.fromkeys(("create", "parse"), frozenset({"completions", "responses"})),
    "stream": frozenset({"completions", "responses", "messages"}),
}
"""How the clients of language models ask them: a method, and what it is of."""
_INVOKES: Final = frozenset({"invoke", "ainvoke", "stream", "astream", "batch", "abatch"})
_MODELS: Final = regex(r"(?i)(^|_)(chain|llm|chat_model|agent_executor)$")
"""What a chain, or a model that a chain may hold, goes by."""

REFERENCE_TAKERS: Final = frozenset(
    {
        "Depends",
        "Security",
        "FastAPI",
        "Process",
        "Starlette",
        "Thread",
        "Timer",
        "add_api_route",
        "add_api_websocket_route",
        "add_event_handler",
        "add_get",
        "add_patch",
        "add_post",
        "add_put",
        "add_route",
        "add_task",
        "add_url_rule",
        "add_websocket_route",
        "basic_consume",
        "create_task",
        "map",
        "partial",
        "path",
        "re_path",
        "run_in_executor",
        "run_in_threadpool",
        "start_background_task",
        "run_sync",
        "starmap",
        "submit",
        "sync_to_async",
        "to_thread",
        "url",
        "wraps",
    }
)

NAMED_TAKERS: Final = frozenset(
    {
        *("starlette.routing.Route", "starlette.routing.WebSocketRoute", "runpod.serverless.start"),
        *(
            f"websockets.{module}serve"
            for module in ("", "server.", "asyncio.server.", "sync.server.", "legacy.server.")
        ),
        *("gradio.Interface", "gradio.ChatInterface"),
        *(f"aiohttp.web.{method}" for method in ("get", "post", "put", "patch", "route")),
        *HANDED,
    }
)
"""What is handed a function that answers requests, by its whole name: alone, or in a dict."""

LIBRARIES: Final = frozenset(sys.stdlib_module_names) | {
    "numpy",
    "pandas",
    "torch",
    "tensorflow",
    "keras",
    "sklearn",
    "scipy",
    "matplotlib",
    "transformers",
    "torchvision",
    "cv2",
    "PIL",
    "fastapi",
    "flask",
    "pydantic",
    "pytest",
    "click",
    "requests",
    "django",
    "sqlalchemy",
    "jax",
}
"""Top-level modules whose functions are never the project's own."""

_EMBEDS: Final = frozenset({"normalize_embeddings", "convert_to_tensor", "convert_to_numpy", "show_progress_bar"})

OFFLOADERS: Final = frozenset(
    {
        "Process",
        "Thread",
        "Timer",
        "run_in_executor",
        "run_in_threadpool",
        "start_background_task",
        "run_sync",
        "submit",
        "sync_to_async",
        "to_thread",
        "delay",
        "apply_async",
        "add_job",
        "add_task",
        "enqueue",
    }
)
"""What runs its argument away from the calling thread, or after its work is done, by the last part of the name."""


DEPENDENCIES: Final = frozenset({"Depends", "Security"})
"""What FastAPI calls its argument with on each request; a plain function in a thread of its own."""


def functions(file: FileContext) -> tuple[FunctionFact, ...]:
    """Every function and method of a file, with the calls made in it (not in functions nested in it)."""
    calls = _calls_by_function(file)
    depends = conditions(file, calls, {call.line for each in calls.values() for call in each if _is_own(call.target)})
    found = []
    for node in file.functions():
        found.append(
            FunctionFact(
                file.tree.scope_at(node).qualname,
                node.lineno,
                node.end_lineno or node.lineno,
                isinstance(node, ast.AsyncFunctionDef),
                tuple(_decorators(file, node)),
                tuple(_parameters(file, node)),
                tuple(calls.get(node, ())),
                file.names.returned(node) or "",
                tuple(depends.get(node, ())),
                _is_declared(node),
            )
        )
    return tuple(sorted(found, key=lambda f: f.line))


def _is_declared(node: FunctionNode) -> bool:
    """Whether a body is ``...`` or ``raise NotImplementedError``, with or without a docstring."""
    last = node.body[-1]
    if len(node.body) > 2 or (len(node.body) == 2 and not _is_constant(node.body[0])):
        return False
    if isinstance(last, ast.Raise):
        raised = last.exc.func if isinstance(last.exc, ast.Call) else last.exc
        return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"
    return isinstance(last, ast.Expr) and isinstance(last.value, ast.Constant) and last.value.value is ...


def _is_constant(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)


def module_calls(file: FileContext) -> tuple[CallFact, ...]:
    """The calls made at module level."""
    return tuple(_calls_by_function(file).get(None, ()))


_FINDS: Final = frozenset({"__import__", "exec", "eval"})
"""The builtins that may bring in what no statement names."""


def _calls_by_function(file: FileContext) -> dict[FunctionNode | None, list[CallFact]]:
    """The calls of each function in source order. They are gone through by what they call: what its name tells is asked
    once for all of them.
    """
    cached: dict[FunctionNode | None, list[CallFact]] | None = file.shared.get("calls")
    if cached is not None:
        return cached
    found: dict[FunctionNode | None, list[tuple[int, CallFact]]] = {}
    apart = _offloaded(file)
    functions = {function.name for function in file.functions()}
    stars = all_names_of(file)
    for (name, last), calls in file.calls.items():
        is_builtin = name.startswith("builtins.") and last not in _FINDS
        own = bool(name) and _is_own(name)
        takes = last in REFERENCE_TAKERS or name in NAMED_TAKERS or _decorates(name) or page_part(name) != ""
        for call in calls:
            home = file.function_of(call) if last not in DEPENDENCIES else _dependent(call)
            facts: list[CallFact] = []
            if name and not is_builtin:
                given = _arguments(file, call) if own else None
                dropped, looked = own and _is_dropped(call), own and is_looked_at(file, call)
                taken = own and not dropped and not looked
                relied, handed = taken and is_relied_on(file, call), taken and is_handed_on(file, call)
                awaited = file.is_awaited(call)
                texts = _texts(file, call) if own and (call.args or call.keywords) else None
                facts.append(
                    CallFact(
                        *(name, call.lineno, call in apart, awaited, given, dropped, False, looked, texts),
                        relied=relied,
                        handed=handed,
                        literals=literals(file, call, name) if own else "",
                    )
                )
            elif name == f"builtins.super().{last}":
                facts += _inherited(file, call, last, is_offloaded=call in apart)
            elif not name:
                facts += _unnamed(file, call, last, stars, call in apart)
            if call.args or call.keywords:
                facts += _references(file, call, name, last, functions, takes)
                if takes and stars:
                    facts += _starred_references(file, call, last, stars)
            if facts:
                index: int = call.index  # type: ignore[attr-defined]
                found.setdefault(home, []).extend((index, fact) for fact in facts)
    ordered = {home: [fact for _, fact in sorted(facts, key=_FIRST)] for home, facts in found.items()}
    for looker, name, line in (*looked_up(file), *of_modules(file)):
        ordered.setdefault(looker, []).append(CallFact(name, line, reference=True))
    file.shared["calls"] = ordered
    return ordered


def _is_own(name: str) -> bool:
    """Whether what is called may be the project's own."""
    return name[:2] != "?." and name.partition(".")[0] not in LIBRARIES


def _inherited(file: FileContext, call: ast.Call, last: str, *, is_offloaded: bool) -> Iterator[CallFact]:
    """What ``super().__init__(...)`` calls: the method of what the class derives from first."""
    home = file.class_of(call)
    base = file.qualname(home.bases[0]) if home is not None and home.bases else None
    if base and _is_own(base):
        given, awaited = _arguments(file, call), file.is_awaited(call)
        name = f"{base}().{last}"
        yield CallFact(name, call.lineno, is_offloaded, awaited, given, literals=literals(file, call, name))


def _unnamed(
    file: FileContext, call: ast.Call, last: str, stars: tuple[str, ...], is_offloaded: bool
) -> Iterator[CallFact]:
    """A call of what nobody knows, where the last part of its name tells what it is for, a star where it is from, or
    branches what it may be.
    """
    for name in filter(_is_own, may_be(file, call.func)):
        given, awaited = _arguments(file, call), file.is_awaited(call)
        yield CallFact(name, call.lineno, is_offloaded, awaited, given, literals=literals(file, call, last))
    if stars and isinstance(call.func, ast.Name) and not file.names.lookup(last, call):
        given, awaited = _arguments(file, call), file.is_awaited(call)
        for star in stars:
            yield CallFact(
                f"{star}.{last}", call.lineno, is_offloaded, awaited, given, literals=literals(file, call, last)
            )
    elif last in METHODS or (last == "encode" and _embeds(call)):
        yield CallFact(f"?.{last}", call.lineno, is_offloaded, file.is_awaited(call))
    elif last in _CHATS or last in _INVOKES:
        asked = _asked_of(call, last)
        if asked:
            yield CallFact(asked, call.lineno, is_offloaded, file.is_awaited(call))


def _references(
    file: FileContext, call: ast.Call, name: str, last: str, functions: set[str], takes: bool
) -> Iterator[CallFact]:
    """The functions that a call is handed: any, where it `takes` them, else those of the file."""
    values = [*call.args, *[keyword.value for keyword in call.keywords]]
    if takes and name in NAMED_TAKERS:
        values += [value for each in values if isinstance(each, ast.Dict) for value in each.values]
    for value in values:
        kind = value.__class__
        if (kind is ast.Name and (takes or value.id in functions)) or (takes and kind is ast.Attribute):  # type: ignore[attr-defined]
            reference = _reference(file, value, takes)
            if reference is not None:
                apart = last in OFFLOADERS or last in DEPENDENCIES
                yield CallFact(reference, call.lineno, apart, reference=True)


def _starred_references(file: FileContext, call: ast.Call, last: str, stars: tuple[str, ...]) -> Iterator[CallFact]:
    """The functions that a call is handed by a name which one of the modules whose every name a file takes explains."""
    for value in (*call.args, *(keyword.value for keyword in call.keywords)):
        if not isinstance(value, ast.Name) or file.names.lookup(value.id, value) or file.qualname(value):
            continue
        apart = last in OFFLOADERS or last in DEPENDENCIES
        for star in stars:
            yield CallFact(f"{star}.{value.id}", call.lineno, apart, reference=True)


def _decorates(name: str) -> bool:
    """``app.middleware("http")(handler)``: the call of a decorator that is written out."""
    return name.endswith("()") and name[:-2].rpartition(".")[2] in ROUTE_METHODS


def _embeds(call: ast.Call) -> bool:
    """Whether ``encode`` is given what only a model of sentences takes: a text has an ``encode`` too."""
    return any(keyword.arg in _EMBEDS for keyword in call.keywords)


def _asked_of(call: ast.Call, last: str) -> str:
    """What a language model from elsewhere is asked by: ``?.completions.create``, ``?.llm.ainvoke``; "" for others."""
    owner = last_part(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if owner in _CHATS.get(last, ()) or (last in _INVOKES and _MODELS.search(owner) is not None):
        return f"?.{owner}.{last}"
    return ""


def _dependent(call: ast.Call) -> FunctionNode | None:
    """The function that a dependency belongs to: the one in whose signature, decorators or body it stands."""
    return next((p for p in parents(call) if isinstance(p, ast.FunctionDef | ast.AsyncFunctionDef)), None)


def _is_dropped(call: ast.Call) -> bool:
    """Whether a call, awaited or not, is a statement of its own."""
    parent = parent_of(call)
    return isinstance(parent_of(parent) if isinstance(parent, ast.Await) else parent, ast.Expr)


def _arguments(file: FileContext, call: ast.Call) -> dict[str, str] | None:
    """The origins of a call's arguments, by position or keyword; those that have none are left out."""
    found = {}
    for key, value in placed(call):
        origin = farthest(origins(file, value))
        if origin is not None:
            # a field of what a request brought is told apart here, for who is called knows it by a name of its own
            part = f".{value.attr}" if origin.kind == "request" and _is_field(value, origin.detail) else ""
            found[key] = f"{origin.kind}:{origin.detail}{part}"
    return found or None


def _is_field(value: ast.expr, of: str) -> TypeGuard[ast.Attribute]:
    return isinstance(value, ast.Attribute) and isinstance(value.value, ast.Name) and value.value.id == of


def _texts(file: FileContext, call: ast.Call) -> dict[str, str] | None:
    """The short texts among a call's arguments, and the names of what is imported, by position or keyword."""
    found = {}
    for key, value in placed(call):
        if value.__class__ not in _WITH_TEXT:
            continue
        text = file.constant(value)
        if isinstance(text, str):
            if len(text) <= _LONGEST_TEXT and "\n" not in text:
                found[key] = f"'{text}'"
        elif text is UNKNOWN and value.__class__ is ast.Name:
            bindings = file.names.lookup(value.id, value)
            if bindings and bindings[0].kind == "import":
                found[key] = bindings[0].origin
    return found or None


def _reference(file: FileContext, value: ast.expr, takes: bool) -> str | None:
    """The function that is handed over, by its name."""
    if isinstance(value, ast.Name):
        bindings = file.names.lookup(value.id, value)
        if bindings and bindings[0].kind == "def":
            return file.qualname(value)
    if not takes:
        return None
    name = file.qualname(value)
    return name if name and not name.startswith("builtins.") and not name.endswith("()") else None


def _offloaded(file: FileContext) -> set[ast.Call]:
    """The calls that stand in a lambda, or by a keyword, that is handed to an executor or thread."""
    found: set[ast.Call] = set()
    for (_, last), calls in file.calls.items():
        if last in OFFLOADERS:
            for call in calls:
                given = [each for each in call.args if isinstance(each, ast.Lambda)]
                for value in (*given, *(keyword.value for keyword in call.keywords)):
                    found.update(file.inside(value, ast.Call))
    return found


def _said(node: ast.expr, value: object) -> str:
    """A constant as text, or a text that is put together, as it is written: ``f'/{VERSION}/predict'``."""
    return as_written(node)[:200] if value is UNKNOWN else repr(value)


def _decorators(file: FileContext, node: FunctionNode) -> list[DecoratorFact]:
    found = []
    for decorator in node.decorator_list:
        target = decorator.func if isinstance(decorator, ast.Call) else decorator
        name = file.qualname(target) or _written(target)
        arguments: list[str] = []
        if isinstance(decorator, ast.Call):
            given = [(a, file.constant(a)) for a in decorator.args]
            arguments = [_said(a, v) for a, v in given if v is not UNKNOWN or isinstance(a, ast.JoinedStr)]
            arguments += [f"{k.arg}={as_written(k.value)[:200]}" for k in decorator.keywords if k.arg]
        found.append(DecoratorFact(name, tuple(arguments)))
    return found


def _written(node: ast.expr) -> str:
    if isinstance(node, ast.Attribute):
        return f"?.{node.attr}"
    return f"?{node.id}" if isinstance(node, ast.Name) else "?"


def all_names_of(file: FileContext) -> tuple[str, ...]:
    """The modules of which a file takes all names: what nothing else explains is of one of them."""
    if not file.holds(b"import *"):
        return ()
    every = [each for each in file.tree.of(ast.ImportFrom) if each.names[0].name == "*"]
    modules = dict.fromkeys(absolute_module(each, file.tree.package) for each in every)
    return tuple(module for module in modules if module.partition(".")[0] not in LIBRARIES)


def _from_star(file: FileContext, node: ast.expr) -> str:
    """What an unknown name of a class stands for where the file has one ``from schemas import *``."""
    if not isinstance(node, ast.Name) or file.names.lookup(node.id, node):
        return ""
    stars = all_names_of(file)
    return f"{stars[0]}.{node.id}()" if len(stars) == 1 else ""


def _parameters(file: FileContext, node: FunctionNode) -> list[ParameterFact]:
    arguments = node.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    positional = len(arguments.posonlyargs) + len(arguments.args)
    defaults: list[ast.expr | None] = [None] * (positional - len(arguments.defaults))
    defaults += [*arguments.defaults, *arguments.kw_defaults]
    found = []
    for argument, default in zip(every, defaults, strict=True):
        annotation = ""
        if argument.annotation is not None:
            annotation = file.names.annotation(argument.annotation) or file.qualname(argument.annotation) or ""
            annotation = annotation or _from_star(file, argument.annotation)
        found.append(ParameterFact(argument.arg, annotation, "" if default is None else as_written(default)[:200]))
    return found
