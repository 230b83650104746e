"""A variable that is read from the environment although the settings of the program hold it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, NamedTuple

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView

from .defaults import plain
from .environment import Read, is_beside, is_of_client, is_of_settings, read_of, started_together


class Declared(NamedTuple):
    """Where the settings hold a variable: by which name, and whether they read a file that the environment lacks."""

    name: str
    path: str
    line: int
    default: str | None
    from_file: bool


def fields(file: FileContext) -> Iterator[tuple[ast.AnnAssign, dict[str, Any]]]:
    """The variables that the fields of a settings class of Pydantic are filled from, where their names are known."""
    for cls in file.tree.of(ast.ClassDef) if file.holds(b"BaseSettings") else ():
        if not any(last_part(base) == "BaseSettings" for base in cls.bases):
            continue
        options = _options(cls)
        prefix = file.constant(options["env_prefix"]) if "env_prefix" in options else ""
        if not isinstance(prefix, str):
            continue
        from_file = "env_file" in options and file.constant(options["env_file"]) is not None
        for node in cls.body:
            if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
                continue
            if isinstance(node.value, ast.Call) and any(
                "alias" in (k.arg or "") or k.arg == "env" for k in node.value.keywords
            ):
                continue
            variable = f"{prefix}{node.target.id}".upper()
            data = {"variable": variable, "field": f"{cls.name}.{node.target.id}", "default": _default(file, node)}
            yield node, {**data, "from_file": from_file}


def declared(project: ProjectView, code: str) -> dict[Read, Declared]:
    """By read: where the settings of the same program hold the variable. One a function, the first."""
    known: dict[Read, Declared] | None = project.shared.get("variables that settings hold")
    if known is None:
        known = project.shared["variables that settings hold"] = {}
        held = _held(project, code)
        told: set[tuple[str, str]] = set()
        for path, facts in sorted(project.files.items()) if held else ():
            if is_beside(path) or facts.is_notebook or is_of_settings(path):
                continue
            for candidate in sorted(facts.candidates_of(code), key=lambda each: each.first):
                if candidate.data["kind"] != "default" or not candidate.data["known"]:
                    continue
                if (path, candidate.function) in told:
                    continue
                for place in held.get(candidate.data["variable"], ()):
                    if place.name.rpartition(".")[2].upper() in candidate.data["asked"]:
                        break  # what the settings say is heard
                    if place.path != path and _is_one(project, place.path, path):
                        told.add((path, candidate.function))
                        known[read_of(candidate)] = place
                        break
    return known


def falls_back_otherwise(read: Read, held: Declared) -> bool:
    """Whether a read and the settings are known to have different defaults."""
    return read.default is not None and held.default is not None and plain(read.default) != plain(held.default)


def how_apart(project: ProjectView, read: Read, held: Declared) -> str:
    """In what a read and the settings differ today; "" where they do not."""
    if falls_back_otherwise(read, held):
        return f"it falls back to {read.default!r} here and to {held.default!r} there"
    dotenv: bool | None = project.shared.get("the environment is filled from a file")
    if dotenv is None:
        imports = (fact.name for path, facts in project.files.items() if not is_beside(path) for fact in facts.imports)
        dotenv = any(name.partition(".")[0] in ("dotenv", "environ", "decouple") for name in imports)
        project.shared["the environment is filled from a file"] = dotenv
    return "what stands in the settings' file is not seen here" if held.from_file and not dotenv else ""


def _held(project: ProjectView, code: str) -> dict[str, list[Declared]]:
    """By variable: the fields of settings, and what the level of a module of settings reads."""
    found: dict[str, list[Declared]] = {}
    for path, facts in sorted(project.files.items()):
        if is_beside(path) or facts.is_notebook:
            continue
        for candidate in facts.candidates_of(code):
            data = candidate.data
            line = candidate.finding.location.line if candidate.finding.location is not None else 0
            if data["kind"] == "field":
                place = Declared(data["field"], path, line, data["default"], data["from_file"])
            elif data["kind"] == "default" and not candidate.function and is_of_settings(path):
                place = Declared("", path, line, data["default"], False)
            else:
                continue
            found.setdefault(data["variable"], []).append(place)
    return found


def _is_one(project: ProjectView, settings: str, path: str) -> bool:
    """Whether a module imports the settings, or one start of the program runs both."""
    if is_of_client(settings) is not is_of_client(path):
        return False
    if settings in project.imported_by([path]):
        return True
    return any(settings in paths and path in paths for paths in started_together(project))


def _options(cls: ast.ClassDef) -> dict[str, ast.expr]:
    """``env_file`` and ``env_prefix``, of ``SettingsConfigDict(...)``, of a dict or of ``class Config``."""
    found: dict[str, ast.expr] = {}
    for node in cls.body:
        if isinstance(node, ast.ClassDef):
            for inner in node.body:
                if isinstance(inner, ast.Assign) and isinstance(inner.targets[0], ast.Name):
                    found[inner.targets[0].id] = inner.value
        value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Call):
            found.update({k.arg: k.value for k in value.keywords if k.arg in ("env_file", "env_prefix")})
        elif isinstance(value, ast.Dict):
            found.update(
                {str(k.value): v for k, v in zip(value.keys, value.values, strict=True) if isinstance(k, ast.Constant)}
            )
    return found


def _default(file: FileContext, node: ast.AnnAssign) -> str | None:
    """What a field falls back to, as text; None where it is not known."""
    value = node.value
    if isinstance(value, ast.Call) and last_part(value.func) == "Field":
        value = file.argument(value, "default", 0)
    default = file.constant(value) if value is not None else UNKNOWN
    return str(default) if isinstance(default, str | int | float) else None
