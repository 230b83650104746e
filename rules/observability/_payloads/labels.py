"""Labels of metrics that tell who asked: keys and addresses of callers, which whoever scrapes them reads and keeps."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

_KEY: Final = regex(
    r"(?i)\b(get_)?(\w+_)?(api_?key|access_token|bearer_token|auth_token|password)(_from_\w+)?\(|x-api-key|\bauthorization\b"
    r"|(^|\.)(api_?key|access_token|auth_token)$"
)
_ADDRESS: Final = regex(r"(?i)\bclient\.host\b|remote_addr|x-forwarded-for|get_(remote_address|ipaddr|client_ip)\(")
_SHORT: Final = regex(r"(?i)hash|sha\d|md5|digest|mask|redact|\[-?\d*:|_id\b|_name\b|len\(|is not None")
"""What makes a key something that nobody can use."""


class Labelled(NamedTuple):
    """A label that is a caller's key (`secret`) or address."""

    call: ast.Call
    label: ast.expr
    secret: bool


def labelled(file: FileContext) -> Iterator[Labelled]:
    """The first label of each metric that is a caller's key, or else its address."""
    told: set[str] = set()
    for call in called(file, "labels") if file.holds(b".labels(") and file.imports("prometheus_client") else ():
        given = [*call.args, *(keyword.value for keyword in call.keywords)]
        keys = [each for each in given if _holds(file, each, _KEY)]
        addresses = [each for each in given if _holds(file, each, _ADDRESS)]
        metric = spelled(call.func)
        for found in (keys or addresses)[:1] if metric not in told else ():
            told.add(metric)
            yield Labelled(call, found, bool(keys))


def _holds(file: FileContext, given: ast.expr, kind: re.Pattern[str]) -> bool:
    values = [given, *file.names.values(given)] if isinstance(given, ast.Name | ast.Attribute) else [given]
    return any(kind.search(text) and not _SHORT.search(text) for text in map(spelled, values))


__all__ = ["Labelled", "labelled"]
