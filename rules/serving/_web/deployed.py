"""What a project says of where its services run: behind a gateway, inside a network of containers, on a platform."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any, Final

from mlaudit.code.deployments import deployment_texts
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_COMPOSE: Final = regex(r"^(docker-)?compose[\w.-]*\.ya?ml$")
_LIMITS: Final = regex(
    r"(?i)ingress\.kubernetes\.io/limit-(rps|rpm|connections)|^\s*limit_req\s+zone=|name:\s*[\"']?rate-limiting\b"
    r"|kind:\s*(RateLimit\w*|BackendTrafficPolicy)\b|middlewares\.[\w-]+\.ratelimit|^\s*rateLimit:\s*$\s+average:"
    r"|local_ratelimit|throttling_?(rate|burst)_?limit",
    re.MULTILINE,
)
_ASKS: Final = regex(
    r"(?i)ingress\.kubernetes\.io/auth-(type|url|secret|tls-secret)|^\s*auth_(basic\s+[\"']|request\s+/|jwt\s+[\"'])"
    r"|name:\s*[\"']?(key-auth|basic-auth|jwt|oauth2|openid-connect)\b|kind:\s*RequestAuthentication\b|\bforwardAuth:",
    re.MULTILINE,
)
_OPENS: Final = regex(r"--allow-unauthenticated\b|[\"']allUsers[\"']|:\s*allUsers\b")
_PATH_KEY: Final = regex(r"[\"']?/[\w/{}.-]*[\"']?\s*:\s*($|\{)", re.MULTILINE)
_SECURED: Final = regex(r"[\"']?security[\"']?\s*:\s*(\[\s*\{|\n\s*-\s*[\w\"'])")


def is_limited(project: ProjectView) -> bool:
    """Whether a gateway of the project limits how often it may be asked."""
    return any(_LIMITS.search(text) for text in _texts(project))


def is_asked_for(project: ProjectView) -> bool:
    """Whether a gateway of the project asks who calls, for some service at least."""
    return any(_ASKS.search(text) for text in _texts(project))


def is_opened(project: ProjectView) -> bool:
    """Whether a deployment of the project lets anybody in, and says so."""
    return any(_OPENS.search(text) for text in _texts(project))


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
    return any(
        path in project.imported_by([each]) for each, facts in project.files.items() if "mangum" in facts.libraries
    )


def is_internal(project: ProjectView, path: str) -> bool:
    """Whether a compose file builds the folder of a file as a service that publishes no port, beside one that does."""
    root = project.root
    known: dict[str, list[tuple[str, bool]]] = project.shared.setdefault("services of compose files", {})
    for folder in Path(path).parents if root is not None else ():
        name = folder.as_posix()
        if name not in known and root is not None:
            known[name] = _services(root / folder, "" if name == "." else name)
        holding = [(context, is_open) for context, is_open in known[name] if path.startswith(f"{context}/")]
        if holding:
            nearest = max(len(context) for context, _ in holding)
            own = [is_open for context, is_open in holding if len(context) == nearest]
            return not any(own) and any(is_open for _, is_open in known[name])
    return False


def _services(folder: Path, name: str) -> list[tuple[str, bool]]:
    """The folders below its own that the compose files of a folder build, and whether they publish a port."""
    try:
        files = sorted(each for each in folder.iterdir() if _COMPOSE.match(each.name) and each.is_file())
        texts = [each.read_text("utf-8", errors="replace") for each in files]
    except OSError:
        return []  # gone or closed: it says nothing
    return [service for text in texts for service in _built(text, name)]


def _built(text: str, name: str) -> list[tuple[str, bool]]:
    import yaml  # takes tens of milliseconds, and few projects have such a file

    try:
        read = yaml.safe_load(text)
    except yaml.YAMLError:
        return []
    services = read.get("services") if isinstance(read, dict) else None
    found = []
    for service in services.values() if isinstance(services, dict) else ():
        context = _context(service) if isinstance(service, dict) else ""
        place = posixpath.normpath(posixpath.join(name, context)) if context else ""
        is_open = isinstance(service, dict) and bool(service.get("ports") or service.get("network_mode") == "host")
        found.append((place if place != (name or ".") else "", is_open))
    return found


def _context(service: dict[str, Any]) -> str:
    build = service.get("build")
    given = build.get("context") if isinstance(build, dict) else build
    return given if isinstance(given, str) else ""
