"""Switches that leave a guard out where nobody sets them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

_LEAVES_OUT: Final = regex(
    r"(?i)^(\w+_)?((disable|skip|bypass|no|without)_(auth|authentication|authori[sz]ation|api_key(_check)?|login|security)"
    r"|(auth|authentication|security)_(disabled|off)"
    r"|allow_(\w+_)?(bypass|anonymous(_access)?|unauthenticated(_\w+)?)|auth(entication)?_bypass)$"
)
_ASKS_FOR: Final = regex(
    r"(?i)^(\w+_)?((enable|require|use|enforce)_(auth|authentication|authori[sz]ation|api_key|login)"
    r"|(auth|authentication|api_key)_(enabled|required))$"
)
_OF_A_CACHE: Final = regex(r"(?i)(^|_)cached?_(\w+_)?auth")
"""Whether access to what is cached is asked for again, which was asked for when it came."""
_YES: Final = frozenset({"1", "true", "yes", "on"})
_NO: Final = frozenset({"", "0", "false", "no", "off"})
_OWN_READS: Final = regex(r"(?i)^_*((get|read|parse)_)?(env|setting)_?(bool|flag|switch)$|^_*(bool|flag)_?(from_)?env$")
"""What a project calls the functions of its own that read a switch: ``env_bool("SKIP_AUTH", True)``."""
_READS: Final = frozenset({"os.getenv", "os.environ.get", "decouple.config"})


def open_switches(file: FileContext) -> Iterator[tuple[ast.Call, str]]:
    """The reads of a switch by which nobody is asked who they are unless somebody sets it, with its name."""
    for call in (*called(file, "getenv", "get", "config"), *called_where(file, _OWN_READS.match)):
        own = _OWN_READS.match(last_part(call.func)) is not None
        if len(call.args) < 1 or (file.call_name(call) not in _READS and not own):
            continue
        name, default = file.constant(call.args[0]), file.constant(file.argument(call, "default", 1))
        word = str(default).lower() if isinstance(default, str | bool) else None
        if not isinstance(name, str) or word is None or _OF_A_CACHE.search(name):
            continue
        if (word in _YES and _LEAVES_OUT.match(name)) or (word in _NO and _ASKS_FOR.match(name)):
            if not _is_only_where_set(file, call, name):
                yield call, name


def _is_only_where_set(file: FileContext, call: ast.Call, name: str) -> bool:
    """``env_bool("AUTH_REQUIRED", False) if raw is not None else ...``: what it is where nobody sets it stands behind
    the ``else``.
    """
    for choice in file.ancestors(call, ast.IfExp):
        test = choice.test
        if not isinstance(test, ast.Compare) or len(test.ops) > 1 or call not in ast.walk(choice.body):
            continue
        if isinstance(test.ops[0], ast.IsNot) and isinstance(test.left, ast.Name | ast.Call):
            read = file.names.single_value(test.left) if isinstance(test.left, ast.Name) else test.left
            if isinstance(read, ast.Call) and read.args and file.constant(read.args[0]) == name:
                return file.call_name(read) in _READS
        if isinstance(test.ops[0], ast.In) and file.constant(test.left) == name:
            return file.qualname(test.comparators[0]) == "os.environ"
    return False


@lru_cache(maxsize=100_000)
def names_switch(name: str) -> bool:
    """Whether a name is that of a switch which leaves a guard out, or brings it in."""
    return bool(_LEAVES_OUT.match(name) or _ASKS_FOR.match(name))


__all__ = ["names_switch", "open_switches"]
