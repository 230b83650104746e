"""What the rules share that say one thing of a whole app: its routes, the marks that it bears, where it is made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import Any, ClassVar, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding

from .app_marks import app_marks, names_version
from .apps import App, app_of, first_of, marked
from .bound import WORDS, bound
from .deployed import is_lambda
from .django import says_of_all, settings_marks
from .far_models import far_models
from .given_out import added_by, is_for_callers
from .handed import asking, handed_routes, handler_of, looks_elsewhere, refusing
from .routes import declarations, routes

NO_APP: Final = "no app that includes it was found"


class AppRule(FileRule, ABC):
    """A rule that says one thing an app, at the route that it matters most for."""

    marks: ClassVar[tuple[str, ...]]
    costly: ClassVar[bool] = False
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"fastapi",
        b"flask",
        b"quart",
        b"sanic",
        b"starlette",
        b"aiohttp.web",
        b"import web",
        b".post(",
        b".route(",
        b"add_api_route",
        b"add_url_rule",
        b"bottle",
        b"tornado",
        *(b"falcon", b"ninja", b"rest_framework", b"csrf_exempt", b"MIDDLEWARE"),
        *(b"http.server", b"modal", b"azure.functions"),
        *WORDS,
    )

    @abstractmethod
    def lacks(self, data: dict[str, Any]) -> bool:
        """Whether a route shows nothing of what the rule wants."""

    @abstractmethod
    def say(self, data: dict[str, Any], *, has_app: bool) -> str:
        """The message; `has_app` says whether the app that the route belongs to was found."""

    def weigh(self, finding: Finding, candidate: Candidate, app: App, project: ProjectView) -> Finding | None:
        """The finding with the severity that what the app runs, and where, calls for; None where it calls for none."""
        return finding

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The routes of a file, and what it says of the app as a whole."""
        for node, found in routes(file):
            if found.takes or found.computes:
                home = file.tree.scope_at(node).qualname
                data = {**msgspec.structs.asdict(found), "path": found.path or node.name, "function": home}
                place = declarations(file).get(node, node)
                data |= {"lacks": self.lacks(data), "costly": self.costly, "for callers": added_by(file, node)}
                yield self.issue(place, "", data=data)
        for call, found, handler in handed_routes(file):
            data = {**msgspec.structs.asdict(found), "handler": handler, "function": file.qualname_of(call)}
            yield self.issue(call, "", data={**data, "lacks": self.lacks(data), "costly": self.costly})
        marks, settings, asks = app_marks(file), settings_marks(file), asking(file)
        version, far, listens = names_version(file), far_models(file), bound(file)
        if (any(marks.values()) or version or settings or asks or far or listens) and file.tree.module.body:
            said = {"auth": marks["auth"], "limit": marks["limit"], "version": version}
            data = {"marks": said, "app_line": marks["app"], "settings": settings, "asking": asks, "far": far}
            data |= {"bound": listens} if listens else {}
            data |= {"refusing": refusing(file)} if asks else {}
            yield self.issue(file.tree.module.body[0], "", data=data)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """One finding for each app that runs a model and has nothing of the kind."""
        where = candidate.finding.location
        if not candidate.data.get("lacks") or where is None or is_for_callers(project, where.path, candidate.data):
            return None
        finding = self.of_route(candidate, project)
        app = app_of(project, where.path)
        if finding is None or first_of(project, app, self.code, "lacks") is not candidate:
            return None
        if any(marked(project, app, self.code, mark) for mark in self.marks) or is_lambda(project, app.path):
            return None
        if candidate.data["platform"] == "Django" and any(says_of_all(project, self.code, m) for m in self.marks):
            return None
        has_app = any(
            c.data.get("app_line") for path in app.files for c in project.files[path].candidates_of(self.code)
        )
        message = self.say(candidate.data, has_app=has_app)
        weighed = self.weigh(finding, candidate, app, project)
        if weighed is None:
            return None
        sure = finding.confidence if has_app else 0.7 if candidate.data["platform"] else 0.5
        return msgspec.structs.replace(weighed, message=message, confidence=sure)

    def of_route(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A route's finding in the context of its function: the decorator that it stands at is outside of it, and so is
        a call that hands it over.
        """
        where = candidate.finding.location
        if candidate.data.get("handler") and where is not None:
            path, function = handler_of(project, candidate, where.path)
            asks = looks_elsewhere(project, (path, function), self.code)
            if asks[0] or (asks[1] and "limit" in self.marks) or project.context(path, function) != "serving":
                return None
            return msgspec.structs.replace(candidate.finding, context="serving")
        return project.in_context(self, msgspec.structs.replace(candidate, function=candidate.data["function"]))
