"""Asking MLflow's registry for versions of a model, and bringing what was logged to the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mlaudit.code.parity import artifacts
from mlaudit.code.parity.values import UNKNOWN, Const, Items, Mapping, Obj, Place, Value
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.parity.machine import Machine

_VERSION: Final = "mlflow.entities.model_registry.ModelVersion"
_CLIENT: Final = "MlflowClient"
_ONE: Final = frozenset({"get_model_version", "get_model_version_by_alias"})
_SEVERAL: Final = frozenset({"get_latest_versions", "search_model_versions"})
_METHODS: Final = _ONE | _SEVERAL | {"get_model_version_download_uri", "create_model_version", "download_artifacts"}
_PICKS: Final = frozenset({"builtins.max", "builtins.min", "builtins.next"})
_FILTER: Final = regex(r"\bname\s*=\s*['\"]([^'\"]+)['\"]")


def function(
    machine: Machine, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """``max(versions, key=...)``, ``mlflow.search_model_versions(...)`` and
    ``mlflow.artifacts.download_artifacts(...)``; None for anything else.
    """
    if name in _PICKS:
        given = arguments[0] if arguments else UNKNOWN
        items = given.items if isinstance(given, Items) else []
        picked = next((each for each in items if isinstance(each, Obj) and each.cls == _VERSION), None)
        return picked or (_best(machine, items) if "key" in keywords else None)
    if not name.startswith("mlflow."):
        return None
    if name.endswith(".download_artifacts"):
        return _downloaded(arguments[0] if arguments else keywords.get("artifact_uri", keywords.get("artifact_path")))
    return _versions(arguments, keywords, place) if name == "mlflow.search_model_versions" else None


def _best(machine: Machine, items: list[Value]) -> Value | None:
    """``max(results, key=...)``: one of the records, and no number of theirs; None where these hold models that learnt
    from rows which were prepared in different ways.
    """
    records = [each for each in items if isinstance(each, Mapping)]
    models = [held for each in records for held in each.items.values() if isinstance(held, Obj) and held.fits]
    if not records or len(records) < len(items) or (models and not artifacts.learnt_alike(machine, models)):
        return None
    return records[-1]


def _versions(arguments: list[Value], keywords: dict[str, Value], place: Place) -> Value | None:
    model = _named(arguments, keywords)
    return Items([_version(model, place)], grown=True) if model else None


def _version(model: str, place: Place) -> Obj:
    version = Obj(_VERSION, place)
    version.attributes = {"source": Const(f"{artifacts.REGISTRY}{model}"), "name": Const(model)}
    return version


def method(
    machine: Machine, owner: Obj, name: str, arguments: list[Value], keywords: dict[str, Value], place: Place
) -> Value | None:
    """A method of a client of the tracking server that says where a model is; None for what is none."""
    if name not in _METHODS or owner.short != _CLIENT:
        return None
    if name == "download_artifacts":
        return _downloaded(arguments[1] if len(arguments) > 1 else keywords.get("path"))
    if name == "create_model_version":
        given = dict(zip(("name", "source"), arguments, strict=False)) | keywords
        artifacts.register(machine, given.get("source"), given.get("name"))
    model = _named(arguments, keywords)
    if not model:
        return None
    version = _version(model, place)
    if name == "get_model_version_download_uri":
        return version.attributes["source"]
    return Items([version], grown=True) if name in _SEVERAL else version


def _named(arguments: list[Value], keywords: dict[str, Value]) -> str:
    """Of which model versions are asked for: by its name, or by a filter that says it."""
    given = arguments[0] if arguments else keywords.get("name", keywords.get("filter_string"))
    text = artifacts.text_of(given)
    found = _FILTER.search(text)
    return found[1] if found is not None else "" if set(text) & set("='*/ ") else text


def _downloaded(given: Value | None) -> Value:
    """The path on the disk, by the end that it has below its run."""
    text = artifacts.text_of(given)
    return Const(text) if text else UNKNOWN
