"""Where the servers of a project listen: on the address of this machine alone, or where others reach them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.compose import COMPOSE, services_in
from mlaudit.code.deployments import starting_texts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.tree import parent_of

from .apps import APP_CODES, app_of
from .reachable import is_opened, opened_by, publishes
from .start_commands import names_app

_LOCAL: Final = frozenset({"127.0.0.1", "localhost", "::1"})
_LOCAL_WORDS: Final = (b"127.0.0.1", b"localhost")
WORDS: Final = (*_LOCAL_WORDS, b"host=")
"""What stands in a file that says where a server listens, and in one that says so of this machine."""
_RUNS: Final = frozenset({"uvicorn.run", "uvicorn.Config", "waitress.serve", "hypercorn.run", "bottle.run"})
_MAKERS: Final = ("flask", "quart", "sanic", "create_app", "make_app", "build_app", "get_app")
_PAGES: Final = ("server_name", "launch")
_HOSTS: Final = regex(r"(?i)(^|_)(host(name)?|bind(_?addr(ess)?)?|addr(ess)?|interface|ip|server_name)$")
"""What the address goes by that a server listens on."""
_ASKS: Final = frozenset({"getenv", "get", "config", "str"})
"""What reads a setting of the environment."""
_OPEN: Final = regex(
    r"\b0\.0\.0\.0\b|\[::\]|--(host|bind)[ =\"',]+(?!127\.|localhost|\[?::1|0\.0\.0\.0)[\w$\[{*]|\bfastapi[\"', ]+run\b"
)
"""What lets others in."""
NEAR, SET, FAR = "near", "set", "far"
"""This machine alone; the same unless the environment says otherwise; anything else."""


def bound(file: FileContext) -> dict[str, Any]:
    """What a file says of where servers listen: for each that it starts (``starts``), for the fields of its classes
    (``fields``), and for what it gives to such fields where it makes an object of a class (``given``). A value that
    another file knows is the name of that: ``?settings.Config.HOST``.
    """
    known: dict[str, Any] | None = file.shared.get("where servers listen")
    if known is None:
        near = file.holds(*_LOCAL_WORDS)
        said = {
            "starts": [_place(file, call, given) for call, given in _started(file)],
            "fields": dict(_fields(file)) if near else {},
            "given": dict(_given(file)) if near else {},
        }
        known = file.shared["where servers listen"] = {key: value for key, value in said.items() if value}
    return known


def is_bound_here(project: ProjectView, path: str) -> bool:
    """Whether all that starts the app of a file, or what imports the file, has it listen on this machine alone unless
    it is told otherwise, and nothing of the project tells it so.
    """
    answers: dict[str, bool] = project.shared.setdefault("files that listen here alone", {})
    if path not in answers:
        answers[path] = project.root is not None and _is_bound_here(project, path)
    return answers[path]


def _is_bound_here(project: ProjectView, path: str) -> bool:
    own = app_of(project, path).files | {path}
    starting = [each for each in _saying(project, "starts") if each in own or path in project.imported_by([each])]
    places = [_settled(project, each, said) for each in starting for said in _said(project, each)["starts"]]
    if not places or FAR in places:
        return False
    names = [names_app(each) for each in {*starting, path}]
    others = [names_app(each) for each in _apps(project) if each not in own and each not in starting]
    for text in _open_texts(project):
        if any(name.search(text) for name in names) or not any(name.search(text) for name in others):
            return False
    named_others = any(name.search(text) for text in _images(project) for name in others)
    if is_opened(project) and not named_others:
        return False
    return SET not in places or not publishes(project, path)


def _open_texts(project: ProjectView) -> list[str]:
    """What starts a server for others, as far as it is known to. A compose file that publishes its ports on this
    machine alone opens nothing, whatever it tells the server in its container.
    """
    known: list[str] | None = project.shared.get("texts that open servers")
    if known is None:
        known = project.shared["texts that open servers"] = [
            text
            for name, text in starting_texts(project).items()
            if _OPEN.search(text) and not name.startswith(".github/")
            if not COMPOSE.match(name.rpartition("/")[2]) or _is_published(project, name)
        ]
    return known


def _is_published(project: ProjectView, name: str) -> bool:
    """Whether a compose file tells a service of the project's own to listen for others, and publishes its port."""
    services = services_in(project.root / name).values() if project.root is not None else ()
    opened = (each for each in services if any(opened_by(each, name.rpartition("/")[0] or ".")))
    return any(_OPEN.search(str(service)) for service in opened)


def _images(project: ProjectView) -> list[str]:
    return [text for name, text in starting_texts(project).items() if not name.endswith((".toml", ".cfg"))]


def _apps(project: ProjectView) -> list[str]:
    """The files that make apps."""
    known: list[str] | None = project.shared.get("files that make apps")
    if known is None:
        known = project.shared["files that make apps"] = [
            path
            for path, facts in project.files.items()
            for code in APP_CODES
            if code in facts.said and any(c.data.get("app_line") for c in facts.candidates_of(code))
        ]
    return known


def _said(project: ProjectView, path: str) -> dict[str, Any]:
    """What a file says of where servers listen, by any of the rules that ask."""
    every: dict[str, dict[str, Any]] | None = project.shared.get("what files say of where servers listen")
    if every is None:
        every = project.shared["what files say of where servers listen"] = {}
        for each, facts in project.files.items():
            for code in (*APP_CODES, "MLA802"):
                for candidate in facts.candidates_of(code) if code in facts.said else ():
                    if candidate.data.get("bound"):
                        every[each] = candidate.data["bound"]
    return every.get(path, {})


def _saying(project: ProjectView, what: str) -> list[str]:
    _said(project, "")
    every: dict[str, dict[str, Any]] = project.shared["what files say of where servers listen"]
    return [path for path, said in every.items() if what in said]


def _settled(project: ProjectView, path: str, said: str) -> str:
    """Where a server listens, with what another file says of the field that tells it."""
    if not said.startswith("?"):
        return said
    owner, _, field = said[1:].rpartition(".")
    symbol = project.resolve(owner, path)
    if symbol is None or symbol.cls is None:
        return FAR
    own = _said(project, symbol.path).get("fields", {}).get(f"{symbol.qualname}.{field}")
    if own is not None:
        return str(own)
    given = [
        place
        for each in _saying(project, "given")
        for name, place in _said(project, each)["given"].items()
        if name.endswith(f".{field}")
        and (made := project.resolve(name.rpartition(".")[0], each)) is not None
        and (made.path, made.qualname) == (symbol.path, symbol.qualname)
    ]
    return FAR if not given or any(place not in (NEAR, SET) for place in given) else max(given)


def _started(file: FileContext) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """The servers that a file starts, each with the address that is given."""
    for call in called(file, "run", "serve", "Config", "launch"):
        name, given = file.call_name(call) or "", file.argument(call, "host")
        if last_part(call.func) == _PAGES[1]:
            page = file.argument(call, _PAGES[0])
            if page is not None and file.imports("gradio"):
                yield call, page
        elif name in _RUNS or (given is not None and last_part(call.func) == "run" and _is_app(file, call)):
            yield call, given


def _is_app(file: FileContext, call: ast.Call) -> bool:
    """Whether it is an app that is run: ``app.run(host=...)``, ``create_app(config).run(host=...)``."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    name = (file.call_name(call) or last_part(owner)).lower()
    return any(maker in name for maker in _MAKERS) or last_part(owner) in ("app", "application", "server", "api")


def _place(file: FileContext, call: ast.Call, given: ast.expr | None) -> str:
    return FAR if given is None else _kind(file, call, given)


def _kind(file: FileContext, call: ast.Call, given: ast.expr, depth: int = 4) -> str:
    """Where an expression has a server listen."""
    value = file.constant(given)
    if isinstance(value, str):
        return NEAR if value in _LOCAL else FAR
    read = _of_environment(file, given)
    if read is not None:
        return SET if file.constant(read) in _LOCAL else FAR
    if isinstance(given, ast.BoolOp) and isinstance(given.op, ast.Or):
        kinds = [_kind(file, call, each, depth - 1) for each in given.values[-1:]]
        return SET if kinds == [NEAR] else FAR
    option = _option(file, call, given)
    if option is not None:
        return NEAR if option in _LOCAL else FAR
    made = file.names.single_value(given) if depth > 0 else None
    if made is not None and made is not given:
        return _kind(file, call, made, depth - 1)
    name = file.qualname(given) if isinstance(given, ast.Attribute) else None
    return f"?{name}" if name is not None and "." in name else FAR


def _of_environment(file: FileContext, given: ast.expr) -> ast.expr | None:
    """The default of ``os.getenv("HOST", "127.0.0.1")``."""
    if not isinstance(given, ast.Call) or last_part(given.func) not in _ASKS or not given.args:
        return None
    default = file.argument(given, "default", 1)
    if last_part(given.func) == "str":
        return _of_environment(file, given.args[0])
    return default


def _option(file: FileContext, call: ast.Call, given: ast.expr) -> object:
    """What an option of a command line is where nobody gives it: click's, argparse's, Typer's, a parameter's."""
    home = file.function_of(call)
    name = given.attr if isinstance(given, ast.Attribute) else given.id if isinstance(given, ast.Name) else ""
    options = [each for each in home.decorator_list if isinstance(each, ast.Call)] if home is not None else []
    options += called(file, "add_argument")
    for each in options:
        if any(str(file.constant(option)).lstrip("-").replace("-", "_") == name for option in each.args):
            return file.constant(file.argument(each, "default"))
    return _of_parameter(file, home, name) if home is not None and isinstance(given, ast.Name) else None


def _of_parameter(file: FileContext, home: FunctionNode, name: str) -> object:
    arguments = [*home.args.posonlyargs, *home.args.args]
    pairs = [*zip(arguments[len(arguments) - len(home.args.defaults) :], home.args.defaults, strict=True)]
    pairs += [(a, v) for a, v in zip(home.args.kwonlyargs, home.args.kw_defaults, strict=True) if v is not None]
    for argument, value in pairs:
        if argument.arg == name:
            option = isinstance(value, ast.Call) and last_part(value.func) in ("Option", "Argument")
            return file.constant(value.args[0] if isinstance(value, ast.Call) and option and value.args else value)
    return None


def _fields(file: FileContext) -> Iterator[tuple[str, str]]:
    """The fields of classes that hold an address by their name, where they are given one."""
    every = [(node, node.targets[0], node.value) for node in file.tree.of(ast.Assign)]
    annotated = [(node, node.target, node.value) for node in file.tree.of(ast.AnnAssign) if node.value is not None]
    for node, target, given in (*every, *annotated):
        home = parent_of(node)
        if isinstance(home, ast.ClassDef) and isinstance(target, ast.Name) and _HOSTS.search(target.id):
            value = _default(file, given)
            read = _of_environment(file, value)
            kind = SET if file.constant(value if read is None else read) in _LOCAL else FAR
            yield f"{file.tree.scope_at(home).qualname}.{target.id}", kind


def _default(file: FileContext, value: ast.expr) -> ast.expr:
    """The default of ``Field("127.0.0.1")`` and ``Field(default="127.0.0.1")``."""
    if isinstance(value, ast.Call) and last_part(value.func) in ("Field", "field"):
        return file.argument(value, "default", 0) or value
    return value


def _given(file: FileContext) -> Iterator[tuple[str, str]]:
    """What is given by keyword for a field that holds an address, where an object of a class is made."""
    for keyword in file.tree.of(ast.keyword):
        call = parent_of(keyword)
        if keyword.arg is None or not _HOSTS.search(keyword.arg) or not isinstance(call, ast.Call):
            continue
        name = file.call_name(call)
        if name is not None and name.rpartition(".")[2][:1].isupper():
            yield f"{name}.{keyword.arg}", _kind(file, call, keyword.value)


__all__ = ["WORDS", "bound", "is_bound_here"]
