"""A commented configuration out of what was found, put where it disturbs nothing."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mlaudit import whole
from mlaudit.config import PolicySettings, parse
from mlaudit.errors import ConfigError, UsageError
from mlaudit.init.detect import WEIGHTS, Found, FoundArtifact

SHOWN = 8
"""Rows of one kind that are listed one by one."""

FILL_IN = "FILL IN"


def target(root: Path) -> Path:
    """The file to write to: pyproject.toml where there is one. Raises `UsageError` where settings are there already."""
    own, shared = root / "mlaudit.toml", root / "pyproject.toml"
    if own.exists():
        raise UsageError(f"{own} is there already; edit it, or remove it and run `mlaudit init` again")
    if not shared.is_file():
        return own
    document = _parsed(_text(shared), shared)
    tool = document.get("tool")
    if isinstance(tool, dict) and "mlaudit" in tool:
        raise UsageError(f"{shared} has a [tool.mlaudit] table already; edit it, or remove it and run this again")
    return shared


def write(file: Path, found: Found) -> str:
    """Write the settings to `file` (what is in it stays) and answer them.

    Raises `ConfigError` where the file cannot take a table or be written; it is then as it was.
    """
    before = _text(file) if file.exists() else ""
    own = file.name == "mlaudit.toml"
    text = settings(found, prefix="" if own else "tool.mlaudit")
    newline = "\r\n" if "\r\n" in before else "\n"
    gap = "" if not before else newline if before.endswith("\n") else newline * 2
    after = before + gap + text.replace("\n", newline)
    try:
        document = _parsed(after, file)
    except ConfigError as error:
        raise ConfigError(f"{error}; a table cannot be appended to it, so put the settings in mlaudit.toml") from error
    parse(document if own else document["tool"]["mlaudit"], str(file))  # what we write is what we read
    _replace(file, after)
    return text


def settings(found: Found, prefix: str) -> str:
    """The settings as TOML; tables are named under `prefix` ("" for a file of their own)."""
    parts = [_top(found, prefix), _entry_points(found, prefix), *_artifacts(found, prefix), _data(found, prefix)]
    return "\n".join([*parts, _metrics(found, prefix), _policy(found, prefix)])


def missing(found: Found) -> list[str]:
    """What was not found, and what to do about it."""
    told = []
    if not found.serving:
        told.append("no serving entry point: name them in entry-points, or rules cannot tell what a request reaches")
    if not found.training:
        told.append("no training entry point: name them in entry-points, for training and serving to be compared")
    candidate = next((each for each in found.artifacts if each.role == "candidate"), None)
    if candidate is None:
        told.append("no model artifact: set the path of artifacts.model to what training writes")
    elif candidate.format in WEIGHTS and len(found.factories) != 1:
        told.append(f"{candidate.path} may hold weights alone: set factory to what builds their module")
    for role, what in (
        ("reference", "rows that the model was trained on"),
        ("current", "rows that it serves now"),
        ("evaluation", "labelled rows that it has not seen"),
    ):
        if role in found.tables.candidates:
            told.append(f"{role} data ({what}): perhaps {found.tables.candidates[role]}; if it is, set data.{role}")
        elif role not in found.tables.roles:
            told.append(f"no {role} data ({what}): set data.{role}")
    if found.tables.others:
        count = len(found.tables.others)
        told.append(
            "what 1 more table holds: it is listed under data"
            if count == 1
            else f"what {count} more tables hold: they are listed under data"
        )
    if not found.tables.label:
        told.append("no label column: set data.label")
    told.append(
        f"what is good enough: set metrics of checks.MLC501, as in {{ {_example(found)} }}; INCONCLUSIVE until then"
    )
    if not found.has_tests:
        told.append("no tests")
    return told


def _top(found: Found, prefix: str) -> str:
    head = [f"[{prefix}]"] if prefix else []
    return "\n".join(
        [
            *head,
            "# What mlaudit judges. `mlaudit lint` reads the code, `mlaudit audit` code, artifact and data;",
            "# `mlaudit explain` lists all codes.",
            *(_note(f"Frameworks: {', '.join(found.frameworks)}.") if found.frameworks else ()),
            '# ignore = ["MLA602"]  # codes or prefixes that do not apply here',
            '# exclude = ["notebooks/scratch"]  # not read; nor is what git ignores',
            '# per-file-ignores = { "scripts/*" = ["MLA1"] }',
            'fail-on = "warning"  # `mlaudit lint` fails from this severity on',
            'device = "auto"  # or "cpu", "cuda"',
            "",
        ]
    )


def _entry_points(found: Found, prefix: str) -> str:
    lines = [
        f"[{_name(prefix, 'entry-points')}]",
        "# `path.py` or `path.py:function`, added to those that are found by themselves:",
    ]
    for kind, entries in (("serving", found.serving), ("training", found.training)):
        for entry in entries[:SHOWN]:
            place = f"{entry.path}:{entry.function}".rstrip(":")
            lines += _note(f"  {kind}: {place} ({entry.framework})")
        if len(entries) > SHOWN:
            lines.append(f"#   {kind}: and {len(entries) - SHOWN} more (`mlaudit entrypoints` lists them)")
        if not entries:
            example = "service/app.py" if kind == "serving" else "train.py:main"
            lines.append(f'# {kind} = ["{example}"]  # {FILL_IN}: none was found')
    return "\n".join([*lines, ""])


def _artifacts(found: Found, prefix: str) -> list[str]:
    named = [each for each in found.artifacts if each.role]
    parts = [_artifact(each, found, prefix) for each in named]
    if not any(each.role == "candidate" for each in named):
        parts.insert(
            0,
            "\n".join(
                [
                    f"# {FILL_IN}: no model artifact was found; train first, or say where it is",
                    f"# [{_name(prefix, 'artifacts.model')}]",
                    '# path = "artifacts/model.safetensors"',
                    '# role = "candidate"',
                    '# factory = "package.module:build_model"  # builds the module that weights alone belong to',
                    "",
                ]
            ),
        )
    rest = [each for each in found.artifacts if not each.role]
    if rest:
        lines = ["# Also found, and not judged:"]
        for each in rest[:SHOWN]:
            lines += _note(f"  {each.path} ({each.format})")
        if len(rest) > SHOWN:
            lines.append(f"#   and {len(rest) - SHOWN} more")
        parts.append("\n".join([*lines, ""]))
    return parts


def _artifact(artifact: FoundArtifact, found: Found, prefix: str) -> str:
    name = "model" if artifact.role == "candidate" else artifact.role
    lines = [
        f"[{_name(prefix, f'artifacts.{name}')}]",
        f"path = {_quote(artifact.path)}  # {artifact.format}, {artifact.size:,} bytes",
        f'role = "{artifact.role}"',
    ]
    if artifact.format in WEIGHTS:
        if len(found.factories) == 1:
            lines.append(f"factory = {_quote(found.factories[0])}  # builds the module that the weights belong to")
        else:
            shown = " or ".join(_quote(each) for each in found.factories[:3]) or '"package.module:build_model"'
            lines.append(f"# factory = {shown}  # {FILL_IN} where the file holds weights alone")
        if found.source != ".":
            lines.append(f"source = [{_quote(found.source)}]")
    lines += [
        '# preprocess = "package.features:encode"  # columns (name to array) to what the model takes',
        '# output = "probability"  # or "label", "logit", "value"',
        '# python = ".venv/bin/python"  # the environment that the model needs, where it is not this one',
        "",
    ]
    return "\n".join(lines)


def _data(found: Found, prefix: str) -> str:
    lines = [
        f"[{_name(prefix, 'data')}]",
        "# Parquet, CSV or JSON files or globs, from this file's folder.",
    ]
    tables = found.tables
    for role, what in (
        ("reference", "what the model was trained on"),
        ("current", "what it serves now"),
        ("evaluation", "labelled rows that it has not seen"),
    ):
        if role in tables.roles:
            lines.append(f"{role} = {_quote(tables.roles[role])}  # {what}")
        elif role in tables.candidates:
            lines.append(f"# {role} = {_quote(tables.candidates[role])}  # {FILL_IN}: perhaps {what}; look into it")
        else:
            lines.append(f'# {role} = "data/{role}.parquet"  # {FILL_IN}: {what}')
    if tables.label:
        lines.append(f"label = {_quote(tables.label)}")
    else:
        lines.append(f'# label = "target"  # {FILL_IN}')
    if tables.columns:
        shown = ", ".join(_quote(column) for column in tables.columns[:24])
        lines.append(f"# columns: {shown}{', ...' if len(tables.columns) > 24 else ''}")
    if tables.id:
        lines.append(f"id = {_quote(tables.id)}  # another in every row, so no feature")
    left = "" if tables.id else 'id = "..."; '
    lines.append(f'# {left}time = "..."; features = ["..."]  # by default every other column is a feature')
    for path in tables.others[:SHOWN]:
        lines += _note(f"also found: {path}{f', which has {tables.label}' if path in tables.labelled else ''}")
    if len(tables.others) > SHOWN:
        lines.append(f"# and {len(tables.others) - SHOWN} more")
    return "\n".join([*lines, ""])


def _metrics(found: Found, prefix: str) -> str:
    return "\n".join(
        [
            f"[{_name(prefix, 'checks.MLC501')}]",
            f"# metrics = {{ {_example(found)} }}  # {FILL_IN}: what is good enough; until then nothing is READY",
            "",
        ]
    )


def _example(found: Found) -> str:
    """A metric with the threshold that somebody might have for it, to be replaced by the project's own."""
    metric = found.tables.metric or "roc_auc"
    return f"{metric} = {'10.0' if metric == 'rmse' else '0.7'}"


def _policy(found: Found, prefix: str) -> str:
    required = [*PolicySettings().require]
    if "reference" in found.tables.roles and "current" in found.tables.roles:
        required.append("MLC401")
    if found.has_tests:
        required.append("MLC603")
    return "\n".join(
        [
            f"[{_name(prefix, 'policy')}]",
            'fail-on = "error"  # a finding or failed check from here on makes the verdict NOT READY',
            "# What has to have an answer for READY: a required check with no answer is INCONCLUSIVE, never a pass;",
            '# for a repository without a model of its own: require = ["rules"].',
            f"require = [{', '.join(_quote(code) for code in required)}]",
            "",
        ]
    )


def _name(prefix: str, table: str) -> str:
    return f"{prefix}.{table}" if prefix else table


def _note(text: str) -> Iterable[str]:
    """A comment line; what a file's name could bring along stays inside it."""
    yield "# " + "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def _quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _text(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise ConfigError(f"{file}: is not UTF-8: {error.reason} at byte {error.start}") from error
    except OSError as error:
        raise ConfigError(f"{file}: cannot be read: {error.strerror or error}") from error


def _parsed(text: str, file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{file}: is not valid TOML: {error}") from error


def _replace(file: Path, text: str) -> None:
    try:
        whole.replace(file, text)
    except OSError as error:
        raise ConfigError(f"{file}: cannot be written: {error.strerror or error}") from error
