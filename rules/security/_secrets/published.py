"""Passwords of administrators that a compose file writes out, of services whose port it opens to others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from mlaudit.code.compose import services_in
from mlaudit.code.pattern import regex

from .configuration import Given

_ADMINISTRATOR: Final = regex(r"(?i)(^|_)(admin|root|superuser|default)_?(user_?)?(password|passwd|pass|pwd)$")
_FORM: Final = regex(r"(?i)your|change|example|placeholder|replace|secret[_-]?here|<|\{|xxx|\*\*\*")
_AT_HOME: Final = regex(r"^(127\.0\.0\.1|localhost|\[?::1\]?):")


def published_passwords(root: Path, lines: Sequence[Given]) -> Iterator[Given]:
    """The lines of a compose file that give an administrator a password which others can come in with."""
    wanted = [given for given in lines if _ADMINISTRATOR.search(given.name) and _is_written(given)]
    if not wanted:
        return
    for service in services_in(root / wanted[0].path).values():
        named = _environment(service) if _is_open(service) else {}
        yield from (given for given in wanted if named.get(given.name) is not None and given.value in named[given.name])


def _is_written(given: Given) -> bool:
    """Whether the password itself stands there, and no word for one that somebody gives."""
    value = given.value
    return bool(value) and not value.startswith("$") and _FORM.search(value) is None


def _environment(service: dict[str, Any]) -> dict[str, str]:
    given = service.get("environment")
    if isinstance(given, dict):
        return {str(name): str(value) for name, value in given.items()}
    pairs = (str(each).partition("=") for each in given) if isinstance(given, list) else ()
    return {name: value for name, _, value in pairs}


def _is_open(service: dict[str, Any]) -> bool:
    """Whether a port of a service is open on all addresses of its host."""
    ports = service.get("ports")
    for each in ports if isinstance(ports, list) else ():
        address = f"{each.get('host_ip', '')}:" if isinstance(each, dict) else str(each)
        if not _AT_HOME.match(address):
            return True
    return False


__all__ = ["published_passwords"]
