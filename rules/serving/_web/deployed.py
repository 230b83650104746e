"""What a project says of where its services run: behind a gateway, on a platform."""

from __future__ import annotations

import re
from typing import Final

from mlaudit.code.deployments import deployment_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_LIMITS: Final = regex(
    r"(?i)ingress\.kubernetes\.io/limit-(rps|rpm|connections)|^\s*limit_req\s+zone=|name:\s*[\"']?rate-limiting\b"
    r"|kind:\s*(RateLimit\w*|BackendTrafficPolicy)\b|middlewares\.[\w-]+\.ratelimit|^\s*rateLimit:\s*$\s+average:"
    r"|local_ratelimit|throttling_?(rate|burst)_?limit",
    re.MULTILINE,
)
_ASKS: Final = regex(
    r"(?i)ingress\.kubernetes\.io/auth-(type|url|secret|tls-secret)|^\s*auth_(basic\s+[\"']|request\s+/|jwt\s+[\"'])"
    r"|^\s*ssl_verify_client\s+on\b|name:\s*[\"']?(key-auth|basic-auth|jwt|oauth2|openid-connect)\b|kind:\s*RequestAuthentication\b|\bforwardAuth:",
    re.MULTILINE,
)
_PATH_KEY: Final = regex(r"[\"']?/[\w/{}.-]*[\"']?\s*:\s*($|\{)", re.MULTILINE)
_SECURED: Final = regex(r"[\"']?security[\"']?\s*:\s*(\[\s*\{|\n\s*-\s*[\w\"'])")


def is_limited(project: ProjectView) -> bool:
    """Whether a gateway of the project limits how often it may be asked."""
    return any(_LIMITS.search(text) for text in _texts(project))


def is_asked_for(project: ProjectView) -> bool:
    """Whether a gateway of the project asks who calls, for some service at least."""
    return any(_ASKS.search(text) for text in _texts(project))


def is_secured(project: ProjectView, route: str) -> bool:
    """Whether the description of an API that a gateway reads asks for a key on this very path."""
    return len(route) > 1 and any(_asks_on(text, route) for text in _texts(project) if route in text)


def _asks_on(text: str, route: str) -> bool:
    for found in re.finditer(rf"[\"']?(?<![\w/]){re.escape(route)}[\"']?\s*:\s*(?:$|\{{)", text, re.MULTILINE):
        following = _PATH_KEY.search(text, found.end())
        if _SECURED.search(text, found.end(), following.start() if following is not None else len(text)):
            return True
    return False


def _texts(project: ProjectView) -> list[str]:
    known: list[str] | None = project.shared.get("texts of deployments")
    if known is None:
        known = deployment_texts(project.root) if project.root is not None else []
        project.shared["texts of deployments"] = known
    return known


def is_lambda(project: ProjectView, path: str) -> bool:
    """Whether Mangum makes a function of AWS of the app that a file makes: the platform stands before it."""
    known: list[str] | None = project.shared.get("files with Mangum")
    if known is None:
        users = [each for each, facts in project.files.items() if "mangum" in facts.libraries]
        known = project.shared["files with Mangum"] = users
    return any(path in project.imported_by([each]) for each in known)
