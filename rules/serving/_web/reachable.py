"""What a project says of who can reach its services: ports that are published, addresses that a platform gives."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from mlaudit.code.compose import COMPOSE, services_in
from mlaudit.code.deployments import entries, text_of
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .apps import App, runs_model
from .composed import ports
from .dependencies import depends_on_guard
from .handed import handler_of
from .keeping import alters
from .started import is_left_behind

_PLATFORMS: Final = regex(
    r"(?i)^(procfile|fly[\w.-]*\.toml|render\.ya?ml|app\.ya?ml|railway\.(json|toml)|vercel\.json|netlify\.toml"
    r"|apprunner\.ya?ml|serverless\.ya?ml|dockerrun\.aws\.json)$"
)
"""Settings of platforms that give a service an address which all may ask."""
_TEXTS: Final = regex(
    r"(?i)(\.(ya?ml|tf|tpl|sh|bat|ps1|bicep|toml)|^(makefile|justfile|jenkinsfile|dockerfile|containerfile)(\.\w+)?)$"
)
_OPENS: Final = regex(
    r"(?m)^\s*type:\s*[\"']?(LoadBalancer|NodePort)\b|^\s*kind:\s*[\"']?(Ingress|IngressRoute|HTTPRoute|VirtualService)\b"
    r"|--allow-unauthenticated|\ballUsers\b|\bassign_public_ip\s*=\s*true|\bresource\s+\"aws_(lb|alb|elb|apprunner_service)\""
    r"|\bgcloud\s+app\s+deploy|\bheroku\s+container:release|heroku-deploy|\bgit\s+push\s+heroku|\beb\s+deploy\b"
    r"|\bfly(ctl)?\s+deploy|\baz\s+webapp\b|azure/webapps-deploy|--ingress[ =]+[\"']?external"
    r"|external_enabled\s*=\s*true"
)
"""What opens a service to a network: of Kubernetes, of clouds, of their command lines."""
_RUN: Final = regex(r"docker\s+run\b(?:[^\n\\]|\\\r?\n|\\.)*?\s(-p|--publish)[ =]*[\"']?(?!127\.)[\d$]")
_ELSEWHERE: Final = regex(r"(?i)\bssh\b|ssh-action|self-hosted|\bec2\b|user_data")
"""Says that what a script runs is run on a server."""
_PROBES: Final = regex(
    r"(?i)\b(liveness|readiness|startup)Probe:|\bhttpGet:|\bhealthcheck\b|\bhealth_?check_?path\b|\bhealth_check\b"
)
_PROBE: Final = 240
"""What of a probe is read: the path that it asks for stands near its name."""
_SKIPPED: Final = frozenset({"node_modules", "venv", "env", "tests", "test", "site-packages"})
_DEPTH: Final = 5
_MOST: Final = 2000
"""Files whose names are looked at: what deploys a service stands near the top."""


def is_reachable(project: ProjectView, path: str) -> bool:
    """Whether anything says that others than who started it can reach the service that a file is part of: a compose
    file that publishes a port of what it builds of the file, or a platform or an entry of the project's cluster, and
    that is not all for another app. Where the files of the project cannot be seen, nothing is concluded.
    """
    if project.root is None:
        return True
    if is_left_behind(project, path):
        return False
    return is_opened(project) or publishes(project, path)


def is_opened(project: ProjectView) -> bool:
    """Whether a platform, or an entry of the project's cluster, gives some service of a project an address."""
    known: bool | None = project.shared.get("is opened to a network")
    if known is None:
        files = _files(project, project.root) if project.root is not None else []
        known = project.shared["is opened to a network"] = any(map(_opens, files))
    return known


def publishes(project: ProjectView, path: str) -> bool:
    """Whether a compose file publishes a port of what it builds of a file."""
    root = project.root
    files = _files(project, root) if root is not None else []
    return root is not None and any(_publishes(project, root, each, path) for each in files if COMPOSE.match(each.name))


def is_dear(project: ProjectView, app: App, code: str) -> bool:
    """Whether an open route of an app costs more than a moment of this machine: it asks a provider, who is paid by the
    call, trains a model and keeps it, or changes what is stored.
    """
    for path in sorted(app.files):
        for candidate in project.files[path].candidates_of(code):
            if not candidate.data.get("lacks"):
                continue
            handler = handler_of(project, candidate, path)
            if not depends_on_guard(project, handler, code):
                if alters(project, handler) or runs_model(project, handler) == "provider":
                    return True
    return False


def is_probed(project: ProjectView, path: str, *, below: bool = False) -> bool:
    """Whether a probe of a manifest, or the health check of an image or a compose file, asks for a path; `below`: for
    that path below another (``/accounts/health``).
    """
    if project.root is None or not path.startswith("/"):
        return False
    known: list[str] | None = project.shared.get("probes of deployments")
    if known is None:
        texts = (text_of(each) for each in _files(project, project.root))
        known = project.shared["probes of deployments"] = [p for text in texts for p in _probed(text)]
    above = r"(?<!/)/[\w-]+" if below else ""
    return any(re.search(rf"{above}{re.escape(path)}/?(?![\w/-])", probe) for probe in known)


def _probed(text: str) -> Iterator[str]:
    for found in _PROBES.finditer(text):
        yield text[found.start() : found.end() + _PROBE]


def _opens(file: Path) -> bool:
    if _PLATFORMS.match(file.name):
        return True
    if not _TEXTS.search(file.name) or COMPOSE.match(file.name):
        return False
    text = "\n".join(line for line in text_of(file).splitlines() if not line.lstrip().startswith("#"))
    return _OPENS.search(text) is not None or (_RUN.search(text) is not None and _ELSEWHERE.search(text) is not None)


def _publishes(project: ProjectView, root: Path, file: Path, path: str) -> bool:
    """Whether a compose file builds a folder that holds `path`, and publishes a port of it."""
    home = file.parent.relative_to(root).as_posix()
    opened: dict[Path, list[str]] = project.shared.setdefault("folders whose ports compose files publish", {})
    if file not in opened:
        opened[file] = [each for service in services_in(file).values() for each in opened_by(service, home)]
    return any(place == "." or path.startswith(f"{place}/") for place in opened[file])


def opened_by(service: dict[str, Any], home: str) -> Iterator[str]:
    """The folders, below the project's, that a service with a published port is built of, or runs as they are."""
    if ports(service) != "open":
        return
    build = service.get("build")
    context = build.get("context") if isinstance(build, dict) else build
    volumes = service.get("volumes")
    mounted = [str(each).partition(":")[0] for each in volumes] if isinstance(volumes, list) and not build else []
    for each in (*([context] if isinstance(context, str) else []), *mounted):
        if each.startswith(".") or each == context:
            place = posixpath.normpath(posixpath.join(home, each))
            yield "." if place.startswith("..") else place


def _files(project: ProjectView, root: Path) -> list[Path]:
    known: list[Path] | None = project.shared.get("files near the top")
    if known is None:
        known = project.shared["files near the top"] = [Path(each) for each in _below(str(root), _DEPTH)][:_MOST]
    return known


def _below(folder: str, depth: int) -> Iterator[str]:
    for entry in entries(folder):
        if not entry.is_dir(follow_symlinks=False):
            if _PLATFORMS.match(entry.name) or _TEXTS.search(entry.name):
                yield entry.path
        elif depth > 1 and entry.name not in _SKIPPED and (not entry.name.startswith(".") or entry.name == ".github"):
            yield from _below(entry.path, depth - 1)


__all__ = ["is_dear", "is_opened", "is_probed", "is_reachable", "opened_by", "publishes"]
