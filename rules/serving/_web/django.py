"""Views of Django and its REST framework: functions that are views, and what settings say of all views."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_API_VIEW: Final = "rest_framework.decorators.api_view"
_EXEMPT: Final = "django.views.decorators.csrf.csrf_exempt"
_CLASSES: Final = regex(r"['\"]([\w.]+)['\"]")
_GUARDS: Final = regex(r"(?i)login_?required|api_?key|token|jwt|oidc|keycloak|basic_?auth")
"""Middleware that turns a caller away; Django's own `AuthenticationMiddleware` only says who it is."""


def function_view(file: FileContext, node: FunctionNode) -> str:
    """The method that a view which is a function answers, where programs ask it; "" where it is no such view.

    A page with a form has a token of its own, and people before it.
    """
    if not node.args.args or node.args.args[0].arg != "request":
        return ""
    for decorator in node.decorator_list:
        call = decorator if isinstance(decorator, ast.Call) else None
        name = file.qualname(call.func if call is not None else decorator)
        if name == _API_VIEW:
            return "post" if call is not None and call.args and "POST" in ast.unparse(call.args[0]).upper() else "get"
        if name == _EXEMPT:
            return "post"
    return ""


def settings_marks(file: FileContext) -> dict[str, bool]:
    """What a file of settings says of all views: ``auth`` and ``limit``; empty for other files."""
    if not file.holds(b"REST_FRAMEWORK", b"MIDDLEWARE"):
        return {}
    marks: dict[str, bool] = {}
    for assigned in file.tree.of(ast.Assign):
        target = assigned.targets[0]
        name = target.id if isinstance(target, ast.Name) else ""
        if name == "REST_FRAMEWORK" and isinstance(assigned.value, ast.Dict):
            for key, value in zip(assigned.value.keys, assigned.value.values, strict=True):
                shown = file.constant(key)
                classes = _CLASSES.findall(ast.unparse(value))
                if shown == "DEFAULT_PERMISSION_CLASSES":
                    unseen = not classes and not isinstance(value, ast.List | ast.Tuple)
                    marks["auth"] = unseen or any(not each.endswith("AllowAny") for each in classes)
                elif shown == "DEFAULT_THROTTLE_CLASSES" and classes:
                    marks["limit"] = True
        elif name == "MIDDLEWARE" and _GUARDS.search(ast.unparse(assigned.value)):
            marks["auth"] = True
    return marks


def says_of_all(project: ProjectView, code: str, mark: str) -> bool:
    """Whether the settings of a project guard or limit all of its views."""
    key = f"{code} settings of Django say {mark}"
    if key not in project.shared:
        project.shared[key] = any(
            candidate.data.get("settings", {}).get(mark)
            for facts in project.files.values()
            for candidate in facts.candidates_of(code)
        )
    return bool(project.shared[key])
