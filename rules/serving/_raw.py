"""The bodies of requests as the frameworks give them out: with no schema, whatever was sent."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

_RAW: Final = regex(
    r"^(await )?\w*request\.(get_json|json|form|values|get_data)(\(.*\))?$"
    r"|^(await )?req\.(get_json\(.*\)|get_media\(\)|media)$|^(api|ns|namespace)\.payload$"
    r"|^[\w.]*current_(event|request)\.json_body$|^(orjson|ujson|simplejson|json)\.loads\(request\.body(\.decode\(.*\))?\)$"
    r"|^(json\.loads|(tornado\.)?(escape\.)?json_decode)\(self\.request\.body(\.decode\(.*\))?\)$",
    re.DOTALL,
)
_DATA: Final = "request.data"
_SOCKET: Final = regex(r"\brfile\.read\(")


def is_raw(file: FileContext, part: ast.expr) -> bool:
    """Whether an expression is a body, or a part of one, as it was sent."""
    written = ast.unparse(part.value if isinstance(part, ast.Subscript) else part)
    if _RAW.match(written) is not None:
        return True
    if written == _DATA:
        return file.imports("rest_framework")
    if not isinstance(part, ast.Call) or file.call_name(part) != "json.loads" or not part.args:
        return False
    made = file.names.single_value(part.args[0]) or part.args[0]
    return _SOCKET.search(ast.unparse(made)) is not None
