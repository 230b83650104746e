"""MLA405: services that are open by configuration."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.by_hand import is_served, is_started
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Severity
from mlaudit.code.vocabulary import libraries
from mlaudit.findings import Finding, Related

from ._browsers import carried
from ._plain_addresses import asked_at, handed_plain, is_plain, plain_addresses
from ._started import has_server

_APPS: Final = ("flask.Flask().run", "dash.Dash().run", "dash.Dash().run_server", "quart.Quart().run")
_CORS: Final = ("CORSMiddleware",)
_CARRIED: Final = (b"cookie", b"Cookie", b"COOKIE", b"HTTPBasic", b"HTTPDigest", b"flask_login", b"session[")
_LOOPBACK: Final = ("127.0.0.1", "localhost", "::1", None)
_SWITCH: Final = regex(r"(?i)cors|cross|debug|\b(is_)?dev(elopment|_mode)?\b|local")
"""Settings that open a service to other sites where somebody asks for it."""
_ALL_ORIGINS: Final = "CORS allows all origins with credentials"


class ExposedService(FileRule):
    """A service runs with its debugger on, answers every web site with credentials, or skips the check of certificates.

    Flags `debug=True` in the run of a Flask, Dash or Quart app and in a FastAPI app, CORS for all origins together with
    credentials, `verify=False` and unverified TLS contexts in calls to other services. CORS for all origins is an error
    where the service tells its callers apart by what a browser adds on its own (a cookie, a session, HTTP basic), and a
    info where nothing of the kind is seen. A page of Gradio that is shared with anybody is MLA702's.

    Why it hurts:
        Flask's debugger runs any Python that a visitor types. With all origins and credentials, any page that a user
        has open can call the model as that user. Without the check of certificates, whoever sits on the network reads
        and changes features and predictions.

    Bad:
        from flask import Flask

        app = Flask(__name__)

        if __name__ == "__main__":
            app.run(host="0.0.0.0", debug=True)
        ---
        from fastapi import FastAPI
        from fastapi.middleware.cors import CORSMiddleware

        app = FastAPI()
        app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)
        ---
        import requests

        answer = requests.post("https://features.internal/row", json={}, verify=False, timeout=2)

    Good:
        import os
        from flask import Flask

        app = Flask(__name__)

        if __name__ == "__main__":
            app.run(debug=os.environ.get("FLASK_DEBUG") == "1")
        ---
        from fastapi import FastAPI
        from fastapi.middleware.cors import CORSMiddleware

        app = FastAPI()
        app.add_middleware(CORSMiddleware, allow_origins=["*"])

    When not to use it:
        A run under `if __name__ == "__main__"` is a warning only: info where the image, the Procfile or a script starts
        the app with another server, or where it listens on this machine's own address and nothing runs the file but a
        person, and not flagged where both are so. CORS that a switch of its own opens, or whose origins the same
        file checks, is not flagged where no cookie tells who calls. What a function does under a parameter that says to
        verify by default is info. A call to an address that is written `http://` has no certificate to check. A
        service behind a proxy of its own that ends TLS, with a certificate that nobody signed: give its file as
        `verify`.

    References:
        https://flask.palletsprojects.com/en/stable/debugging/
        https://developer.mozilla.org/en-US/docs/Web/HTTP/CORS/Errors/CORSNotSupportingCredentials
    """

    code = "MLA405"
    name = "exposed-service"
    severity = Severity.ERROR
    elsewhere = Severity.WARNING
    remediation = "Switch debug off, name the origins, and verify certificates against the right authority."
    triggers = (b"debug", b"DEBUG", b"CORS", b"verify", b"_create_unverified", b"CERT_NONE", b"http://", *_CARRIED)

    def _debugs(self, node: ast.Assign, file: FileContext) -> Iterator[Issue]:
        """``app.debug = True`` and ``app.config["DEBUG"] = True``: what `run` and the error pages go by."""
        if not any(isinstance(t, ast.Attribute | ast.Subscript) for t in node.targets):
            return
        if file.constant(node.value) is not True:
            return
        for target in node.targets:
            owner = target.value if isinstance(target, ast.Attribute) and target.attr == "debug" else None
            if isinstance(target, ast.Subscript) and file.constant(target.slice) == "DEBUG":
                settings = target.value
                owner = settings.value if isinstance(settings, ast.Attribute) and settings.attr == "config" else None
            if owner is not None and (file.qualname(owner) or "") in ("flask.Flask()", "quart.Quart()"):
                if not any("debug" in ast.unparse(block.test).lower() for block in file.ancestors(node, ast.If)):
                    message = "debug mode is on: whoever reaches this server can run code in it through the debugger"
                    yield self.issue(node, message, data={"guarded": True})

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return (
            name in _APPS
            or name in ("fastapi.FastAPI", "flask_cors.CORS", "ssl._create_unverified_context")
            or name.startswith(("requests.", "httpx.", "aiohttp."))
            or name.endswith(("add_middleware", ".run"))
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """The ways to be open."""
        name = file.call_name(node) or ""
        if name.endswith(".run") and file.constant(file.argument(node, "use_debugger")) is False:
            return  # errors are shown, and no code is run for who asks
        if name in _APPS and file.constant(file.argument(node, "debug")) is True:
            message = "debug mode is on: whoever reaches this server can run code in it through the debugger"
            yield self.issue(node, message, data=_started_by_hand(node, file))
        elif name.endswith(".run") and file.constant(file.argument(node, "debug")) is True:
            message = "debug mode is on: whoever reaches this server can run code in it through the debugger"
            yield self.issue(node, message, data={**_started_by_hand(node, file), "app": name})
        elif name == "fastapi.FastAPI" and file.constant(file.argument(node, "debug")) is True:
            if any("debug" in ast.unparse(block.test).lower() for block in file.ancestors(node, ast.If)):
                return
            yield self.issue(node, "debug mode is on: tracebacks with values go to whoever provokes an error", data={})
        elif name.endswith("add_middleware") or name == "flask_cors.CORS":
            if _is_open_cors(node, file) or (name == "flask_cors.CORS" and _is_open_flask_cors(node, file)):
                settled = _is_asked_for(node, file) or _checks_origins(file)
                yield self.issue(node, "", data={"cors": True, "settled": settled})
        elif name.startswith(("requests.", "httpx.", "aiohttp.")):
            given = file.argument(node, "ssl" if name.startswith("aiohttp.") else "verify")
            base = asked_at(file, node)
            if given is not None and file.constant(given) is False and not is_plain(base):
                message = f"`{file.text(node.func)}` does not check the certificate: anybody on the way can answer"
                data = {"base": base, "handed plain": handed_plain(file, node)}
                yield self.issue(node, message, severity=_of_switch(node, file), data=data)
        elif name == "ssl._create_unverified_context":
            message = "this TLS context checks no certificate: anybody on the way can answer"
            yield self.issue(node, message, severity=_of_switch(node, file), data={})

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """Settings of apps, and what a browser adds on its own that this file tells its callers apart by."""
        if not libraries(file).isdisjoint(("flask", "quart")):
            for assigned in file.tree.of(ast.Assign):
                yield from self._debugs(assigned, file)
        plain = plain_addresses(file)
        if plain:
            yield self.issue(file.tree.module.body[0], "", data={"plain": plain})
        for each in carried(file):
            yield self.issue(each.place, "", data={"carried": each.what, "kept": each.kept})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A server that only a developer starts is a warning."""
        if "carried" in candidate.data or "plain" in candidate.data:
            return None
        if (candidate.data.get("base") and _is_of_plain(candidate, project)) or _is_handed_plain(candidate, project):
            return None  # no certificate is asked for
        finding = project.in_context(self, candidate)
        app, where = candidate.data.get("app"), candidate.finding.location
        if app and (where is None or project.expand(app, where.path) not in _APPS):
            return None  # another file's object, that is no web app
        if finding is not None and candidate.data.get("cors"):
            said = self._of_all_origins(finding, project)
            return None if candidate.data["settled"] and said.severity is Severity.INFO else said
        if finding is not None and candidate.data.get("guarded"):
            return _of_developer(finding, project, near=bool(candidate.data.get("near")))
        return finding

    def _of_all_origins(self, finding: Finding, project: ProjectView) -> Finding:
        """An error where a browser signs its user in unasked: another site's page has nothing else to gain."""
        where = finding.location
        files = sorted(project.imported_by([where.path])) if where is not None else []
        found = [c for path in files for c in project.files[path].candidates_of(self.code) if "carried" in c.data]
        kept = any(c.data["kept"] for c in found)
        taken = [c for c in found if c.data["carried"] and not (kept and "cookie" in c.data["carried"])]
        place = taken[0].finding.location if taken else None
        if place is None:
            message = f"{_ALL_ORIGINS}: once a cookie tells who calls, any web page can call this service as its user"
            severity = min(finding.severity, Severity.INFO)
            return msgspec.structs.replace(finding, message=message, severity=severity)
        what = taken[0].data["carried"]
        message = f"{_ALL_ORIGINS}, and browsers send {what} unasked: any web page can call this service as its visitor"
        related = (Related(place.path, place.line, f"{what} tells who calls", place.cell),)
        return msgspec.structs.replace(finding, message=message, related=related)


def _of_developer(finding: Finding, project: ProjectView, *, near: bool) -> Finding | None:
    """What is said of a server with a debugger that its file starts when it is run by itself: nothing, or a note, where
    whatever deploys it starts another; a note, too, where only this machine reaches it and nothing but a person starts
    it.
    """
    where = finding.location
    if where is None:
        return msgspec.structs.replace(finding, severity=Severity.WARNING)
    if near and has_server(project, where.path):
        return None
    aside = is_served(project, where.path) or (near and not is_started(project, where.path))
    return msgspec.structs.replace(finding, severity=Severity.INFO if aside else Severity.WARNING)


def _is_handed_plain(candidate: Candidate, project: ProjectView) -> bool:
    """Whether a function is handed addresses with no TLS alone, and by its own file."""
    where = candidate.finding.location
    if where is None or not candidate.data.get("handed plain"):
        return False
    return all(caller.path == where.path for caller in project.callers((where.path, candidate.function)))


def _is_of_plain(candidate: Candidate, project: ProjectView) -> bool:
    """Whether an address begins with a constant of another file that has no TLS."""
    where = candidate.finding.location
    found = project.locate(candidate.data["base"], where.path) if where is not None else None
    if found is None or len(found[1]) != 1:
        return False
    about = project.files[found[0]].candidates_of(ExposedService.code)
    return any(found[1][0] in c.data.get("plain", ()) for c in about)


def _is_open_cors(node: ast.Call, file: FileContext) -> bool:
    middleware = file.argument(node, "middleware_class", 0)
    if middleware is None or not (file.qualname(middleware) or "").endswith(_CORS):
        return False
    origins, credentials = file.argument(node, "allow_origins"), file.argument(node, "allow_credentials")
    everywhere = origins is not None and _all(file, origins)
    pattern = file.constant(file.argument(node, "allow_origin_regex"))
    return (everywhere or pattern in (".*", "^.*$")) and file.constant(credentials) is True


def _is_open_flask_cors(node: ast.Call, file: FileContext) -> bool:
    """Whether what is said of all resources, or of one of them, is all origins and credentials."""
    whole = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
    resources = whole.get("resources")
    parts: list[dict[str, ast.expr]] = [{}]
    if resources is not None and not isinstance(resources, ast.Constant | ast.List | ast.Tuple):
        known = file.names.single_value(resources) or resources
        options = known.values if isinstance(known, ast.Dict) else []
        parts = [_options(file, each) for each in options if isinstance(each, ast.Dict)]
        if not isinstance(known, ast.Dict) or len(parts) < len(options):
            return False  # what cannot be seen may name its origins
    for part in parts:
        said = {**whole, **part}
        origins = said.get("origins")
        if file.constant(said.get("supports_credentials")) is True and (origins is None or _all(file, origins)):
            return not file.has_unpacking(node)
    return False


def _options(file: FileContext, given: ast.Dict) -> dict[str, ast.expr]:
    pairs = zip(given.keys, given.values, strict=True)
    return {str(file.constant(key)): value for key, value in pairs if key is not None}


def _all(file: FileContext, origins: ast.expr) -> bool:
    value = file.constant(origins)
    return value == "*" or (isinstance(value, list | tuple) and "*" in value)


def _started_by_hand(node: ast.Call, file: FileContext) -> dict[str, bool]:
    """Whether a server is started where a file is run by itself, and whether other machines cannot reach it then."""
    host = file.argument(node, "host")
    is_near = host is None or file.constant(host) in _LOOPBACK
    return {"guarded": _is_under_main(node, file), "near": is_near and not file.has_unpacking(node)}


def _is_asked_for(node: ast.Call, file: FileContext) -> bool:
    """Whether a switch that says so opens a service: ``if settings.open_cross_domain:``."""
    return any(
        _SWITCH.search(ast.unparse(block.test)) and any(node in ast.walk(each) for each in block.body)
        for block in file.ancestors(node, ast.If)
    )


def _of_switch(node: ast.Call, file: FileContext) -> Severity | None:
    """A note under ``if not verify:``, for a parameter that says to verify unless its caller says otherwise: who turns
    it off answers for that, and not the function that can be told to.
    """
    home = file.function_of(node)
    if home is None:
        return None
    safe = {name: value for name, value in _defaults(home) if isinstance(value, bool)}
    for branch in file.ancestors(node, ast.If) if safe else ():
        test, is_on = branch.test, True
        if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
            test, is_on = test.operand, False
        within = any(node in ast.walk(each) for each in branch.body)
        if isinstance(test, ast.Name) and safe.get(test.id) is (not is_on if within else is_on):
            return Severity.INFO
    return None


def _defaults(function: FunctionNode) -> Iterator[tuple[str, object]]:
    """The parameters of a function that have a constant as their default."""
    given = function.args
    places = [*given.posonlyargs, *given.args]
    pairs = [*zip(places[len(places) - len(given.defaults) :], given.defaults, strict=True)]
    pairs += [(arg, value) for arg, value in zip(given.kwonlyargs, given.kw_defaults, strict=True) if value is not None]
    yield from ((arg.arg, value.value) for arg, value in pairs if isinstance(value, ast.Constant))


def _checks_origins(file: FileContext) -> bool:
    """Whether a file looks at the origin of requests itself, and refuses some."""
    if not file.holds(b"403", b"FORBIDDEN"):
        return False
    for call in file.calls_where(lambda _, last: last == "get"):
        if call.args and str(file.constant(call.args[0])).lower() == "origin" and "headers" in ast.unparse(call.func):
            statement = file.statement_of(call)
            given = last_part(statement.targets[0]) if isinstance(statement, ast.Assign) else ast.unparse(call)
            if any(given in map(ast.unparse, ast.walk(test)) for test in file.tree.of(ast.Compare)):
                return True
    return False


def _is_under_main(node: ast.AST, file: FileContext) -> bool:
    return any("__name__" in ast.unparse(block.test) for block in file.ancestors(node, ast.If))
