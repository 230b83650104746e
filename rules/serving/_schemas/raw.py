"""The bodies of requests as the frameworks give them out: with no schema, whatever was sent."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

_RAW: Final = regex(
    r"^(await )?\w*request\.(get_json|json|form|values|args|get_data|POST|GET|query_params)(\(.*\))?$"
    r"|^(await )?req\.(get_json\(.*\)|get_media\(\)|media)$|^(api|ns|namespace)\.payload$"
    r"|^[\w.]*current_(event|request)\.json_body$"
    r"|^(orjson|ujson|simplejson|json)\.loads\((await )?\w*request"
    r"\.(body(\(\))?|data|get_data\(.*\)|text\(\))(\.decode\(.*\))?\)$"
    r"|^(json\.loads|(tornado\.)?(escape\.)?json_decode)\(self\.request\.body(\.decode\(.*\))?\)$",
    re.DOTALL,
)
OF_TEXTS: Final = regex(r"request\.(form|values|args|POST|GET|query_params)\b")
"""What comes as texts, each with a name: a form, or the query."""
_DATA: Final = "request.data"
_SOCKET: Final = regex(r"\brfile\.read\(")


_NUMBERS: Final = frozenset({"float", "int", "loads", "literal_eval"})
"""What makes more of a text than that."""


def is_raw(file: FileContext, part: ast.expr) -> bool:
    """Whether an expression is a body, or a part of one, as it was sent."""
    part = given_back(file, part)
    written = spelled(part.value if isinstance(part, ast.Subscript) else part)
    if _RAW.match(written) is not None:
        return True
    if written == _DATA:
        return file.imports("rest_framework")
    if not isinstance(part, ast.Call) or file.call_name(part) != "json.loads" or not part.args:
        return False
    made = file.names.single_value(part.args[0]) or part.args[0]
    return _SOCKET.search(spelled(made)) is not None


def is_one_text(file: FileContext, part: ast.expr) -> bool:
    """Whether a body is a form by hand, of which one text is taken, with a default: ``form = parse_qs(body)`` and
    ``form.get("text", [""])[0]``. A text has no type or range that a schema could tell.
    """
    parsed = parent_of(part)
    if isinstance(parsed, ast.Attribute) and parsed.attr == "decode":
        decoded = parent_of(parsed)
        parsed = parent_of(decoded) if decoded is not None else None
    if not isinstance(parsed, ast.Call) or last_part(parsed.func) not in ("parse_qs", "parse_qsl"):
        return False
    statement = file.statement_of(part)
    kept = [t.id for t in targets(statement) if isinstance(t, ast.Name)]
    if statement is None or given(statement) is not parsed or len(kept) != 1:
        return False
    home = file.function_of(part) or file.tree.module
    uses = [n for n in file.inside(home, ast.Name) if n.id in kept and isinstance(n.ctx, ast.Load)]
    return len(uses) == 1 and _is_text_with_default(file, uses[0])


def _is_text_with_default(file: FileContext, form: ast.Name) -> bool:
    owner = parent_of(form)
    if not isinstance(owner, ast.Attribute) or owner.attr != "get":
        return False
    read = parent_of(owner)
    if not isinstance(read, ast.Call):
        return False
    made = (last_part(call.func) for call in file.ancestors(read, ast.Call))
    return len(read.args) == 2 and isinstance(file.constant(read.args[0]), str) and _NUMBERS.isdisjoint(made)
