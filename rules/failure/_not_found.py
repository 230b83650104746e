"""Failures that are all taken for "there is none", and answered by making one."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from ._handlers import Verdict
from ._ways_out import shown_call
from ._work import calls

_LOOKS: Final = regex(r"^(get|describe|head|retrieve)(_\w+)?$")
_MAKES: Final = regex(r"^(begin_)?create(_\w+)?$")


def taken_for_missing(file: FileContext, block: ast.Try, handler: ast.ExceptHandler) -> Verdict | None:
    """``client.things.get(name)``, and on any failure ``client.things.create(...)``, of the same client."""
    makes = [call for call in calls(file, handler.body) if _MAKES.match(last_part(call.func)) and _owner(call)]
    if not makes:
        return None
    owners = {_owner(call) for call in makes}
    for call in calls(file, block.body):
        if _LOOKS.match(last_part(call.func)) and _owner(call) in owners:
            said = f"any failure of `{shown_call(file, call)}`, a refusal or an outage too, is taken for 'not found'"
            return Verdict("MLA102", f"{said}, and `{shown_call(file, makes[0])}` follows", 0.7)
    return None


def _owner(call: ast.Call) -> str:
    """What a chain of attributes begins with: ``client`` of ``client.compute.get``, ``self.client``; "" for a name."""
    written: list[str] = []
    part = call.func.value if isinstance(call.func, ast.Attribute) else None
    while isinstance(part, ast.Attribute):
        written.append(part.attr)
        part = part.value
    if not isinstance(part, ast.Name):
        return ""
    return f"self.{written[-1]}" if part.id == "self" and written else part.id
