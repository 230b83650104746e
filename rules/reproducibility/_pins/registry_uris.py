"""What the address of a model in MLflow's registry takes: a version, or whatever stands there at this moment."""

from __future__ import annotations

import ast
from typing import Any, Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .uris import MOVING, Part, parts, version_of

_REGISTRY: Final = regex(r"^models:/([^/@]+)(?:/([A-Za-z]+))?$")
UNLESS: Final = "{} is {} unless {} says otherwise: a restart can bring another model"
"""What moves, what it is, and who can say otherwise."""


class Moving(NamedTuple):
    """What is said of an address that names no version, and what the project needs to know to judge it."""

    message: str
    data: dict[str, Any]
    confidence: float = 1.0


def moving_uri(file: FileContext, node: ast.Call) -> Moving | None:
    """What the address that a call of MLflow is given leaves open; None where it names a version, or none is given."""
    uri = _uri(file, node)
    if uri is None:
        return None
    found = parts(file, uri)
    text = "".join(part.text for part in found)
    version = version_of(found)
    if version is not None and (version.unless or version.name) and (version.unless or version.text == "?"):
        return _by_default(version)
    match = _REGISTRY.match(text)
    if match is None or (match[2] is None and _is_id(file, uri, match[1])):
        return None
    stage = match[2]
    if stage is None:
        said = "names no version"
    elif stage.lower() in MOVING:
        said = "is the newest version" if stage.lower() == "latest" else f"is whatever stands in stage {stage!r}"
    else:
        return None
    message = f"{text.replace('?', '...')!r} {said}: a restart can bring another model"
    return Moving(message, {"loads": True, "stage": is_stage(stage or "")})


def _by_default(version: Part) -> Moving | None:
    """``f"models:/{name}/{stage}"`` where `stage` is 'latest' unless a caller or the environment says otherwise."""
    if version.text == "?":
        return Moving(UNLESS.format(f"`{version.name}`", "{}", "a setting"), {"setting": version.name})
    if version.text.lower() not in MOVING:
        return None
    shown = f"`{version.name}`" if version.name else "the version"
    message = UNLESS.format(shown, repr(version.text), version.unless)
    return Moving(message, {"loads": True, "stage": is_stage(version.text)}, 0.8)


def is_stage(text: str) -> bool:
    """Whether a version is a stage, which somebody promoted a model to, rather than what was registered last."""
    return text.lower() in MOVING - {"latest", "none"}


def _is_id(file: FileContext, uri: ast.expr, name: str) -> bool:
    """Whether ``models:/m-...`` names one logged model of MLflow 3, not a registered name."""
    made = file.names.single_value(uri) or uri
    said = [last_part(each) for kind in (ast.Name, ast.Attribute) for each in file.inside(made, kind)]
    return name.startswith("m-") or (name == "?" and any(each.endswith("model_id") for each in said))


def _uri(file: FileContext, node: ast.Call) -> ast.expr | None:
    """The address that a call of MLflow is given."""
    if last_part(node.func) == "spark_udf":
        return file.argument(node, "model_uri", 1)
    return node.args[0] if node.args else file.argument(node, "model_uri") or file.argument(node, "artifact_uri")


__all__ = ["UNLESS", "Moving", "is_stage", "moving_uri"]
