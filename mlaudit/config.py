"""Settings: `[tool.mlaudit]` in pyproject.toml, or mlaudit.toml, read into frozen typed structs.

A key that does not exist is an error that names the file, the key and the nearest valid one: a misspelt setting must
never be a gate that silently does less.
"""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Callable, Iterable, Mapping
from itertools import takewhile
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar, get_args, get_origin

import msgspec

from mlaudit.errors import ConfigError
from mlaudit.findings import PROBLEMS

DEFAULT_EXCLUDE = (
    ".git",
    ".hg",
    ".venv",
    "venv",
    ".env",
    ".tox",
    ".nox",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    ".ipynb_checkpoints",
    "__pycache__",
    "__pypackages__",
    "node_modules",
    "site-packages",
    "build",
    "dist",
    ".mlaudit_cache",
)
"""Folder names that hold no source of the project's own."""

T = TypeVar("T")

SeverityName = Literal["info", "warning", "error", "critical"]


class _Settings(msgspec.Struct, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """Keys are spelt with hyphens in TOML."""


class ArtifactSettings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit.artifacts.NAME]`: one model file or folder, and how to load and call it.

    `factory` (``module:callable``) builds the module whose weights a state_dict or safetensors file holds.
    `preprocess` (``module:callable``) maps a dict of column name to NumPy array of shape (n,) to what the model takes;
    `predict` (``module:callable``) maps (model, pandas.DataFrame) to an array of shape (n,) or (n, classes) and
    replaces both. `output` says what the numbers are: class labels, probabilities, logits or regression values.
    `timeout` is in seconds per request to the worker; `memory_mb` bounds its address space on a CPU, and what it fills
    where it may use a GPU.
    """

    path: str
    role: Literal["candidate", "baseline", "previous"] = "candidate"
    format: str = ""
    factory: str = ""
    preprocess: str = ""
    predict: str = ""
    python: str = ""
    source: tuple[str, ...] = (".",)
    device: Literal["", "auto", "cpu", "cuda"] = ""
    sha256: str = ""
    manifest: str = ""
    trusted_globals: tuple[str, ...] = ()
    output: Literal["auto", "label", "probability", "logit", "value"] = "auto"
    threshold: float = 0.5
    timeout: Annotated[float, msgspec.Meta(gt=0)] = 120.0
    memory_mb: Annotated[int, msgspec.Meta(ge=0)] = 8192


class DataSettings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit.data]`: Parquet, CSV or JSON files or globs, relative to the settings file.

    `reference` is what the model was trained on (rows or a saved profile), `current` what it serves now, `evaluation`
    labelled rows it has not seen. `features` in the model's order; empty means every column that is not named
    elsewhere here.
    """

    reference: str = ""
    current: str = ""
    evaluation: str = ""
    label: str = ""
    prediction: str = ""
    id: str = ""
    time: str = ""
    features: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


class EntryPointSettings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit.entry-points]`: ``path.py`` or ``path.py:function``, added to those that are detected."""

    serving: tuple[str, ...] = ()
    training: tuple[str, ...] = ()


class PolicySettings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit.policy]`: what decides the verdict.

    A finding or failed check at `fail-on` or above makes the verdict NOT READY; a code in `require` that did not
    pass, fail or inform (was skipped, had too little data, crashed) makes it INCONCLUSIVE.
    """

    fail_on: SeverityName = "error"
    require: tuple[str, ...] = ("rules", "MLC101", "MLC201", "MLC202", "MLC501")


class ToolSettings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit.tools]`: how other tools are run. `python` names the project's own interpreter."""

    python: str = ""
    mypy_paths: tuple[str, ...] = ()
    pytest_args: tuple[str, ...] = ()
    timeout: Annotated[float, msgspec.Meta(gt=0)] = 900.0


class Settings(_Settings, frozen=True, kw_only=True, rename="kebab", forbid_unknown_fields=True):
    """`[tool.mlaudit]`. `select` and `extend-select` name rules, `ignore` rules and checks; `checks` maps a check's
    code to its parameters (typed by the check itself).
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    exclude: tuple[str, ...] = ()
    respect_gitignore: bool = True
    fail_on: SeverityName = "warning"
    baseline: str = ""
    rule_packs: tuple[str, ...] = ()
    check_packs: tuple[str, ...] = ()
    device: Literal["auto", "cpu", "cuda"] = "auto"
    seed: int = 0
    file_budget: Annotated[float, msgspec.Meta(ge=0)] = 10.0
    entry_points: EntryPointSettings = EntryPointSettings()
    artifacts: dict[str, ArtifactSettings] = {}
    data: DataSettings = DataSettings()
    policy: PolicySettings = PolicySettings()
    tools: ToolSettings = ToolSettings()
    checks: dict[str, dict[str, Any]] = {}

    def digest(self) -> str:
        """SHA-256 of the settings, for caches and for the policy's hash in a report."""
        return hashlib.sha256(msgspec.json.encode(self, order="sorted")).hexdigest()


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A project's root folder, its settings, and the file that they came from (None: defaults)."""

    root: Path
    settings: Settings
    source: Path | None = None

    def way_to(self, folder: Path) -> str:
        """What paths from `folder` begin with when they are seen from the root; "" where it is not below it."""
        top, here = self.root.resolve(), folder.resolve()
        return f"{here.relative_to(top).as_posix()}/" if here != top and here.is_relative_to(top) else ""

    def has(self, path: str) -> bool:
        """Whether there is something at `path`, from the root; also where that may not be looked at."""
        try:
            (self.root / path).lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError:
            return True
        return True

    @property
    def baseline(self) -> Path | None:
        """The accepted findings: the file that the settings name, else `BASELINE` in the root where there is one."""
        if self.settings.baseline:
            return self.root / self.settings.baseline
        usual = self.root / BASELINE
        return usual if usual.is_file() else None


BASELINE = "mlaudit-baseline.json"
MARKERS = ("mlaudit.toml", "pyproject.toml", ".git", "setup.py", "setup.cfg")


def find_root(start: Path) -> Path | None:
    """The nearest folder at or above `start` that holds a project marker; None where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        if any((folder / marker).exists() for marker in MARKERS):
            return folder
    return None


def find_settings(start: Path) -> Path | None:
    """The nearest mlaudit.toml, or pyproject.toml with a `[tool.mlaudit]` table, at or above `start`."""
    start = start.resolve()
    for folder in (start, *start.parents) if start.is_dir() else start.parents:
        own = folder / "mlaudit.toml"
        if own.is_file():
            return own
        if own.is_dir():
            raise ConfigError(f"{own}: is a folder, and settings are a file; call the folder something else")
        shared = folder / "pyproject.toml"
        if shared.is_file() and b"tool.mlaudit" in _read(shared):
            if _table(shared) is not None:
                return shared
        if (folder / ".git").exists():
            return None
    return None


def load(start: Path, file: Path | None = None) -> Project:
    """Settings for what lies at `start`; `file` overrides the search. Raises `ConfigError`."""
    source = file if file is not None else find_settings(start)
    if source is None:
        root = start if start.is_dir() else find_root(start) or start.parent
        return Project(root=root.resolve(), settings=Settings())
    table = _table(source)
    if table is None:
        raise ConfigError(f"{source}: there is no [tool.mlaudit] table; `mlaudit init` writes one")
    return Project(root=source.resolve().parent, settings=parse(table, str(source)), source=source.resolve())


def parse(table: Mapping[str, Any], where: str) -> Settings:
    """A TOML table as `Settings`. `where` names the file in errors. Raises `ConfigError`."""
    _reject_unknown(table, Settings, where, "")
    return convert(table, Settings, where)


def convert(table: Mapping[str, Any], kind: type[T], where: str, prefix: str = "") -> T:
    """A table as a struct of type `kind`, with errors that name file and key."""
    wrong = _no_number(table)
    if wrong:
        key = f"{prefix}.{wrong}".strip(".")
        raise ConfigError(f"{where}: {key}: nan is no number: nothing is above or below it, so nothing would be judged")
    try:
        return msgspec.convert(table, kind)
    except msgspec.ValidationError as error:
        text = str(error)
        message, _, path = text.partition(" - at `$")
        named, allowed = _found(table, kind, path.rstrip("`").lstrip(".").replace("[...]", "[*]"))
        key = f"{prefix}.{named}".strip(".") or "the table"
        valid = f"; valid are {', '.join(f'`{word}`' for word in allowed)}" if allowed else ""
        raise ConfigError(f"{where}: {key}: {message[:1].lower()}{message[1:]}{valid}") from error


def _no_number(table: Any) -> str:
    """The path of the first `nan` in a table; "" where there is none."""
    inner: Iterable[tuple[str, Any]] = ()
    if isinstance(table, Mapping):
        inner = ((f".{key}", value) for key, value in table.items())
    elif isinstance(table, list | tuple):
        inner = ((f"[{index}]", value) for index, value in enumerate(table))
    for path, value in inner:
        if isinstance(value, float) and value != value:
            return path.lstrip(".")
        below = _no_number(value)
        if below:
            return f"{path}.{below}".lstrip(".")
    return ""


def _found(table: Any, kind: Any, path: str) -> tuple[str, tuple[str, ...]]:
    """A path such as ``artifacts[*].role`` with the name that it leaves out, and the words that are valid there."""
    head, _, rest = path.partition(".")
    name = head.removesuffix("[*]")
    if not name or not isinstance(kind, type) or not issubclass(kind, msgspec.Struct):
        return path, ()
    inner = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}.get(name)
    given = table.get(name) if isinstance(table, Mapping) else None
    if get_origin(inner) is Literal:
        return path, get_args(inner)
    if head.endswith("[*]") and get_origin(inner) is dict and isinstance(given, Mapping):
        item = get_args(inner)[1]
        for entry, value in given.items():
            try:
                msgspec.convert(value, item)
            except msgspec.ValidationError:
                below, allowed = _found(value, item, rest)
                return f"{name}.{entry}.{below}".rstrip("."), allowed
    below, allowed = _found(given, inner, rest) if rest else ("", ())
    return f"{head}.{below}".rstrip("."), allowed


def check_keys(table: Mapping[str, Any], kind: type[msgspec.Struct], where: str, prefix: str) -> None:
    """Raise `ConfigError` for the first key of `table` that `kind` does not have, at any depth."""
    _reject_unknown(table, kind, where, prefix)


def nearest(word: str, valid: Iterable[str]) -> str:
    """`` (did you mean X?)``, or nothing where no word is near; of equally near ones that which begins alike."""
    import difflib

    def likeness(each: str) -> tuple[float, int]:
        alike = takewhile(lambda pair: pair[0] == pair[1], zip(each, word, strict=False))
        return difflib.SequenceMatcher(None, each, word).ratio(), len(list(alike))

    close = difflib.get_close_matches(word, list(valid), n=20, cutoff=0.5)
    return f" (did you mean `{max(close, key=likeness)}`?)" if close else ""


def expand_codes(
    wanted: Iterable[str], valid: Iterable[str], where: str, otherwise: Callable[[str], str] = lambda word: ""
) -> frozenset[str]:
    """Codes and prefixes (``MLA2``, ``ALL``) as whole codes. Raises `ConfigError` for one that matches nothing.

    `otherwise` says of such a word what else it is, and where it belongs; "" where it is nothing.
    """
    known = sorted(valid)
    found: set[str] = set()
    for word in wanted:
        hits = known if word == "ALL" else [code for code in known if code.startswith(word)] if word else []
        if not hits:
            said = otherwise(word) if word else ""
            if word in PROBLEMS:
                said = f"`{word}` is no rule and no check, and is always told; `mlaudit explain {word}` says more"
            unknown = f"unknown code `{word}`{nearest(word, known)}; `mlaudit explain` lists all"
            raise ConfigError(f"{where}: {said or unknown}")
        found.update(hits)
    return frozenset(found)


def _reject_unknown(table: Mapping[str, Any], kind: type[msgspec.Struct], where: str, prefix: str) -> None:
    fields = {field.encode_name: field.type for field in msgspec.structs.fields(kind)}
    for key, value in table.items():
        path = f"{prefix}.{key}" if prefix else key
        if key not in fields:
            raise ConfigError(f"{where}: unknown key `{path}`{nearest(key, fields)}")
        inner = fields[key]
        if not isinstance(value, Mapping):
            continue
        if isinstance(inner, type) and issubclass(inner, msgspec.Struct):
            _reject_unknown(value, inner, where, path)
        elif get_origin(inner) is dict:
            item = get_args(inner)[1]
            if isinstance(item, type) and issubclass(item, msgspec.Struct):
                for name, entry in value.items():
                    if isinstance(entry, Mapping):
                        _reject_unknown(entry, item, where, f"{path}.{name}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{path}: cannot be read: {error.strerror or error}") from error


def _table(path: Path) -> dict[str, Any] | None:
    try:
        document = tomllib.loads(_read(path).decode("utf-8-sig"))  # Notepad writes a byte order mark
    except UnicodeDecodeError as error:
        raise ConfigError(f"{path}: is not UTF-8: {error.reason} at byte {error.start}") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: is not valid TOML: {error}") from error
    tool = document.get("tool")
    found = tool.get("mlaudit") if isinstance(tool, dict) else None
    if path.name != "mlaudit.toml":
        return found if isinstance(found, dict) else None
    if not isinstance(found, dict):
        return document
    # tables as pyproject.toml has them, and as messages name them, beside those of this file's own top
    own = {key: value for key, value in document.items() if key != "tool"}
    twice = sorted(own.keys() & found.keys())
    if twice:
        raise ConfigError(f"{path}: `{twice[0]}` stands here twice: as `{twice[0]}` and in [tool.mlaudit]")
    return {**own, **found}
