"""What compose files say of the services of a project: which of them others than their siblings can call."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, NamedTuple

from mlaudit.code.compose import compose_files, services_in
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

from .apps import ACCESS, app_of, marked

_LOOPBACK: Final = regex(r"^\[?(127\.|localhost|::1)")
_SETTING: Final = regex(r"^\$(\w+|\{\w+\})$")
"""A mapping of ports that is all a setting with no default: none is published where nobody sets it."""
_CLIENTS: Final = frozenset({"requests", "httpx", "aiohttp", "urllib", "urllib3", "niquests"})


class Service(NamedTuple):
    """The folder that a compose file builds, the host names of what it becomes, who may call it, and where."""

    place: str
    names: tuple[str, ...]
    ports: str
    """``open`` where it publishes a port, ``set`` where a setting may, "" where none is, or for this machine alone."""
    published: tuple[str, ...]
    """The ports of the host by their numbers."""


def is_internal(project: ProjectView, path: str) -> bool:
    """Whether a compose file builds the folder of a file as a service that only its siblings can call: it publishes no
    port, beside one that does, or only a setting would publish it and an app that asks who calls asks it by its name.
    """
    answers: dict[str, bool] = project.shared.setdefault("files that only siblings reach", {})
    if path not in answers:
        answers[path] = _is_internal(project, path)
    return answers[path]


def _is_internal(project: ProjectView, path: str) -> bool:
    own, beside = services_of(project, path)
    if any(service.ports == "open" for service in own):
        return False
    if any(service.ports == "set" for service in own):
        return _is_asked_by_guarded(project, path, {name for service in own for name in service.names})
    return bool(own) and any(service.ports for service in beside)


def services_of(project: ProjectView, path: str) -> tuple[list[Service], list[Service]]:
    """The services that compose files make of the folder of a file, by the nearest files that make any, and all of
    those files.
    """
    root = project.root
    known: dict[str, list[Service]] = project.shared.setdefault("services of compose files", {})
    for folder in Path(path).parents if root is not None else ():
        name = folder.as_posix()
        if name not in known and root is not None:
            known[name] = _services(root / folder, "" if name == "." else name)
        holding = [service for service in known[name] if path.startswith(f"{service.place}/")]
        if holding:
            nearest = max(len(service.place) for service in holding)
            return [service for service in holding if len(service.place) == nearest], known[name]
    return [], []


def _is_asked_by_guarded(project: ProjectView, path: str, names: set[str]) -> bool:
    """Whether another app of the project, which asks who calls, asks a service by one of its names."""
    address = re.compile(rf"://({'|'.join(map(re.escape, sorted(names)))})[:/\"']")
    own = app_of(project, path).files
    return any(
        each not in own
        and not _CLIENTS.isdisjoint(facts.libraries)
        and _guards(project, each)
        and address.search(_text(project, each)) is not None
        for each, facts in project.files.items()
    )


def _guards(project: ProjectView, path: str) -> bool:
    """Whether the app of a file asks who calls, on one route at least."""
    app = app_of(project, path)
    asks = (c.data.get("protected") for each in app.files for c in project.files[each].candidates_of(ACCESS))
    return any(asks) or marked(project, app, ACCESS, "auth")


def _text(project: ProjectView, path: str) -> str:
    try:
        return (project.root / path).read_text("utf-8", errors="replace") if project.root is not None else ""
    except OSError:
        return ""  # gone or closed: it asks nobody


def _services(folder: Path, name: str) -> list[Service]:
    """What the compose files of a folder build below it, or below another that they name."""
    found = []
    for key, about in (entry for file in compose_files(folder) for entry in services_in(file).items()):
        names = tuple({key, str(about.get("container_name") or key)})
        found.append(Service(_place(about, name), names, ports(about), tuple(_of_host(about.get("ports")))))
    return found


def _place(service: dict[str, Any], name: str) -> str:
    """The folder that is built: that of the Dockerfile where the whole project is sent to be built; "" for none."""
    build = service.get("build")
    options = build if isinstance(build, dict) else {"context": build}
    context, dockerfile = options.get("context"), options.get("dockerfile")
    if not isinstance(context, str) or not context:
        return ""
    whole = posixpath.normpath(posixpath.join(name, context))
    if isinstance(dockerfile, str) and posixpath.dirname(dockerfile):
        place = posixpath.normpath(posixpath.join(whole, posixpath.dirname(dockerfile)))
        if place.startswith(f"{whole}/") or whole == ".":
            return place
    return whole if whole != (name or ".") else ""


def ports(service: dict[str, Any]) -> str:
    if service.get("network_mode") == "host":
        return "open"
    given = service.get("ports")
    kinds = {_kind(each) for each in given} if isinstance(given, list) else {"open"} if given else {""}
    return max(kinds, key=("", "set", "open").index, default="")


def _kind(port: object) -> str:
    """What one mapping publishes: ``8000:8000``, ``{"target": 8000, "published": 8000}``."""
    if isinstance(port, dict):
        return "" if _LOOPBACK.match(str(port.get("host_ip", ""))) else "open"
    written = str(port)
    return "set" if _SETTING.match(written) else "" if _LOOPBACK.match(written) else "open"


def _of_host(given: object) -> Iterator[str]:
    """The numbers of the host's ports: the 8001 of ``8001:8000`` and of ``0.0.0.0:8001:8000/tcp``."""
    for port in given if isinstance(given, list) else ():
        number = str(port.get("published", "")) if isinstance(port, dict) else str(port).rpartition(":")[0]
        number = number.rpartition(":")[2]
        if number.isdigit():
            yield number
