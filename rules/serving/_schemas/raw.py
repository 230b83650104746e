"""The bodies of requests as the frameworks give them out: with no schema, whatever was sent."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.given import given_back
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled

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
