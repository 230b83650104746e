"""What a tag of a store takes, where it names no version: BentoML's store, artifacts of Weights & Biases."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._newest.listings import is_shown_only
from .._newest.only_asked import is_dropped, is_handed_back
from .registries import known_text
from .registry_uris import Moving
from .uris import parts

TAGGED: Final = regex(r"^wandb\b.*\.(use_artifact|artifact|use_model)$")
_STORE: Final = regex(r"^bentoml\.(\w+\.)?(get|get_model|load|load_model|load_runner)$|^bentoml\.models\.BentoModel$")
"""What takes a model from BentoML's store by its tag: ``name:version``, or the newest of a bare name."""


def moving_tags(file: FileContext, node: ast.Call, name: str) -> Iterator[Moving]:
    """What is said of a call that takes a model by a tag which somebody can move; nothing of other calls."""
    if TAGGED.match(name):
        if node.args and not (name.endswith(".artifact") and is_dropped(node)):
            yield from _tagged(node, file)
    elif _STORE.match(name):
        yield from _stored(node, file)


def _stored(node: ast.Call, file: FileContext) -> Iterator[Moving]:
    tag = node.args[0] if node.args else next((k.value for k in node.keywords if k.arg in ("tag", "tag_like")), None)
    if tag is None:
        return
    last, inside = last_part(node.func), file.function_of(node) is not None
    if inside and last in ("get", "get_model") and is_shown_only(file, node):
        return
    known = file.constant(tag)
    symbol = file.qualname(tag) if known is UNKNOWN and isinstance(tag, ast.Name | ast.Attribute) else None
    if (isinstance(known, str) and floats(known)) or (symbol is not None and "()" not in symbol):
        shown = repr(known) if isinstance(known, str) else f"`{file.text(tag)}`"
        message = f"{shown} names no version: BentoML takes whatever was saved last under that name"
        frozen = not inside and last not in ("load", "load_model") and _makes_service(file)
        yield Moving(message, {"loads": True, "tag": symbol or "", "frozen": frozen})


def _tagged(node: ast.Call, file: FileContext) -> Iterator[Moving]:
    """An artifact of Weights & Biases by its alias."""
    tag = node.args[0]
    known = known_text(file, tag)
    if "?" in known or not known:
        known = "".join(part.text for part in parts(file, tag)).removesuffix("?")
    if known.endswith(":latest"):
        message = f"{known.replace('?', '...')!r} is whatever was saved last under that name"
        yield Moving(message, {"loads": True, "handed back": is_handed_back(file, node)})
    symbol = file.qualname(tag) if not known and isinstance(tag, ast.Name | ast.Attribute) else None
    if symbol is not None and "." in symbol and "()" not in symbol:
        message = f"`{file.text(tag)}` is whatever was saved last under that name"
        yield Moving(message, {"loads": True, "tag": symbol, "alias": True, "handed back": is_handed_back(file, node)})


def _makes_service(file: FileContext) -> bool:
    """Whether a file makes a service of BentoML, whose build packs the versions that its module names then."""
    made = file.calls_where(lambda name, _: name in ("bentoml.Service", "bentoml.service"))
    return bool(made) or file.holds(b"@bentoml.service")


def floats(tag: str) -> bool:
    """Whether a tag of BentoML's store names no version."""
    _, _, version = tag.partition(":")
    return bool(tag) and version in ("", "latest")


__all__ = ["TAGGED", "floats", "moving_tags"]
