"""The report as JSON: the whole evidence and the verdict on it, in a documented, versioned schema."""

from __future__ import annotations

from typing import Any

import msgspec

from mlaudit.findings import Report


def render(report: Report) -> str:
    """The report as indented JSON; the same bytes for the same report."""
    return msgspec.json.format(msgspec.json.encode(report, order="sorted"), indent=2).decode() + "\n"


def schema() -> dict[str, Any]:
    """The JSON Schema of what `render` gives."""
    return msgspec.json.schema(Report)


def read(data: bytes) -> Report:
    """A report back from its JSON. Raises `msgspec.ValidationError`."""
    return msgspec.json.decode(data, type=Report)
