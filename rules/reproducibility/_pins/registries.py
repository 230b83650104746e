"""Look-ups in registries and buckets that name no version, or one that moves."""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex


class _Lookup(NamedTuple):
    """How a registry is asked for one thing by name: its parameter, what gives the version, what it takes otherwise."""

    what: str
    pins: tuple[str, ...]
    takes: str


_LOOKUPS: Final[tuple[tuple[re.Pattern[str], _Lookup], ...]] = (
    (
        regex(r"^zenml\.(client\.)?Client\(\)\.(get_artifact_version|get_model_version)$"),
        _Lookup("name_id_or_prefix", ("version", "model_version_name_or_number_or_id"), "ZenML takes the newest one"),
    ),
    (
        regex(r"^comet_ml\.(\w+)\(\)\.get_artifact$"),
        _Lookup("artifact_name", ("version_or_alias",), "Comet takes the newest one"),
    ),
    (
        regex(r"^google\.cloud\.aiplatform\.(models\.)?Model$"),
        _Lookup("model_name", ("version",), "Vertex AI takes the version that is the default at that moment"),
    ),
)
FETCHES: Final = frozenset(
    {"download_file", "download_fileobj", "get_object", "download_to_filename", "download_as_bytes", "download_blob"}
)
"""Last parts of the calls that fetch a file of a bucket."""
_KEY: Final = regex(r"(?i)(^|[/_-])latest([/._-]|$)")
_MODEL: Final = regex(r"(?i)model|checkpoint|ckpt|weights|\.(pt|pth|pkl|joblib|onnx|h5|keras|bin|safetensors|ubj)\b")

TOPS: Final = ("zenml.", "google.cloud.aiplatform.", "comet_ml.")
"""How the names of registries that are asked here begin."""


def unversioned(file: FileContext, node: ast.Call) -> str:
    """What a look-up in a registry names with no version, and what it gets, in words; "" for any other call."""
    name = file.call_name(node) or ""
    if not name.startswith(TOPS):
        return ""
    lookup = next((known for pattern, known in _LOOKUPS if pattern.match(name)), None)
    if lookup is None or file.has_unpacking(node) or len(node.args) > 1:
        return ""
    wanted = file.constant(file.argument(node, lookup.what, 0))
    if (
        not isinstance(wanted, str)
        or "@" in wanted
        or ":" in wanted
        or any(file.argument(node, pin) is not None for pin in lookup.pins)
    ):
        return ""
    return f"{wanted!r} names no version: {lookup.takes}"


def moving_key(file: FileContext, node: ast.Call) -> str:
    """The key of a bucket that the newest model is copied to (``churn/latest/model.pkl``); "" where there is none."""
    last = last_part(node.func)
    if last not in FETCHES:
        return ""
    given = [keyword.value for keyword in node.keywords if keyword.arg in ("Key", "blob_name", "blob", "key")]
    if last != "download_to_filename":  # the last one is where the file is put
        given += node.args[:-1] if last in ("download_file", "download_fileobj") else node.args
    made = file.names.single_value(node.func.value) if isinstance(node.func, ast.Attribute) else None
    if isinstance(made, ast.Call):  # bucket.blob("churn/latest/model.pkl").download_to_filename(path)
        given += made.args
    for each in given:
        key = known_text(file, each)
        if _KEY.search(key) and _MODEL.search(key):
            return key.replace("?", "...")
    return ""


def known_text(file: FileContext, node: ast.expr) -> str:
    """A text with ``?`` for those parts of it that are not constant; "" for what is no text."""
    whole = file.constant(node)
    if isinstance(whole, str):
        return whole
    value = file.names.single_value(node) or node
    if not isinstance(value, ast.JoinedStr):
        return ""
    known = [file.constant(part.value if isinstance(part, ast.FormattedValue) else part) for part in value.values]
    return "".join(part if isinstance(part, str) else "?" for part in known)
