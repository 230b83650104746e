"""Compose files: which files of a folder are such, and the services that they describe."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

from mlaudit.code.deployments import entries, text_of
from mlaudit.code.pattern import regex

COMPOSE: Final = regex(r"^(docker-)?compose[\w.-]*\.ya?ml$")


def compose_files(folder: Path) -> list[Path]:
    """The compose files of a folder, by name."""
    return [Path(entry.path) for entry in entries(str(folder)) if COMPOSE.match(entry.name) and entry.is_file()]


def services_in(file: Path) -> dict[str, dict[str, Any]]:
    """The services of a compose file, by name; none of one that is gone, or that is no YAML."""
    import yaml  # takes tens of milliseconds, and few projects have such a file

    try:
        read = yaml.safe_load(text_of(file))
    except yaml.YAMLError:
        return {}
    services = read.get("services") if isinstance(read, dict) else None
    found = services.items() if isinstance(services, dict) else ()
    return {str(name): service for name, service in found if isinstance(service, dict)}


__all__ = ["COMPOSE", "compose_files", "services_in"]
