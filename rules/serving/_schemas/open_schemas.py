"""Schemas that name their fields and let anything into them: none has to be there, texts are no closed set."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._sizes.lengths import is_text
from .._web.marks import marked
from .checks import code_of
from .declared import NO_REQUEST, fields_of, looked_at, plain
from .ranges import BOUNDED, NUMBER, is_measurement

_CODE: Final = "MLA707"
_FEW: Final = 3
_TEXT: Final = regex(r"^(Optional\[)?str(\])?( \| None)?$")
_MAY_BE_NONE: Final = regex(r"^Optional\[|\bNone\b")
_CLOSED: Final = regex(r"\b(pattern|regex)=|constr\(|StringConstraints|Literal|[Vv]alidator|Annotated")
_NO_CATEGORY: Final = regex(
    r"(?i)(^|_)(id|ids|uuid|guid|name|title|text|description|desc|comments?|notes?|message|email|phone|address|url|uri|path|file|dir"
    r"|date|time|datetime|timestamp|dob|birth\w*|key|token|user|users|username|model|version|session|lang|language|prompt|query|ticker|symbol|ip"
    r"|context|reason|summary|source_text|upi|account|number|no|code|hash|image|base64|b64)(_|$)|[a-z](?-i:Id|Name|Date|Time|Url|Uri|Key|Dir|Path|Mode|Schema|Version)$"
    r"|Id$|ID$"
)
"""Names of texts that name, say or place something, and are none of a few kinds."""
_KNOWN_ID: Final = regex(
    r"(?i)(^|_)(location|zone|store|shop|item|product|sku|ticker|symbol|stock|station|airport|country|city|region|state|district"
    r"|currency|coin|crop|category|brand|vendor|carrier|airline|route|movie|book|vegetable|commodity|dept|department|zip|postal)s?"
    r"(_?(id|code|no|number|name))?$|[a-z](?-i:LocationI[Dd]|Zone|StoreI[Dd]|ProductI[Dd]|StationI[Dd])$|^(?-i:PU|DO)LocationI[Dd]$"
)
"""Texts that name one of those which a model was trained on."""
_DATE: Final = regex(r"(?i)(^|_)(date|datetime|timestamp|time|dob)$|[a-z](?-i:Date|DateTime|Datetime)$")
_NO_DATE: Final = regex(r"(?i)created|updated|modified|expires|sent_|received|uploaded|logged|request")
_LOOKS: Final = regex(
    r"\bis (not )?None\b|\bif not \b|missing|isna\(|isnull\(|notna\(|dropna\(|exclude_unset|\bvalid|fields_set"
)
_REFUSES: Final = regex(
    r"\b4(00|04|15|22)\b|HTTP_4|BadRequest|abort\(|\braise \w*(ValueError|Validation|Unknown|Invalid)"
)
_MEMBERSHIP: Final = frozenset({ast.In, ast.NotIn})
_PARTS: Final = (ast.BoolOp, ast.UnaryOp)
"""What a test is made of, round a comparison."""
_MAY_REFUSE: Final = regex(r"4(?:00|04|15|22)|HTTP_4|BadRequest|abort|ValueError|Validation|Unknown|Invalid")
"""What stands in the lines of whatever has any of `_REFUSES`: quick to look for."""


def optional_fields(node: ast.ClassDef) -> int:
    """How many features a request's schema names where none of its fields is required; else 0."""
    fields = fields_of(node)
    if len(fields) < _FEW or not all(map(_may_be_left_out, fields)) or not _is_request(node):
        return 0
    features = sum(is_measurement(field) or is_category(field) for field in fields)
    return features if features >= _FEW and 2 * features >= len(fields) else 0


def lets_others_in(node: ast.ClassDef) -> bool:
    """Whether a schema keeps fields that it does not know: ``extra="allow"``."""
    return re.search(r"extra['\"]?\s*[=:]\s*(['\"]allow|Extra\.allow)", spelled(node)) is not None


def categories(node: ast.ClassDef) -> list[ast.AnnAssign]:
    """The texts of a request's schema that a model takes as categories, and that may be any text: several of them, one
    beside fields that are closed, or names of what a model knows where there is little else.
    """
    fields, looked = fields_of(node), looked_at(node)
    if looked is None or NO_REQUEST.search(node.name):
        return []
    free = [field for field in fields if ast.unparse(field.target) not in looked]
    found = list(filter(is_category, free))
    numbers = sum(map(is_measurement, fields))
    if len(found) >= _FEW or (len(found) > 1 and numbers > 1):
        return found
    needed = [field for field in free if not _may_be_left_out(field)]
    alone = list(filter(is_category, needed))
    if alone and sum(map(_is_closed, fields)) >= _FEW - 1 and numbers > 1:
        return alone  # the others were thought of
    known = list(filter(names_a_known, needed))
    given = len(known) + sum(_is_number(field) or _is_date(field) for field in fields)
    return known if known and 2 * given >= len(fields) and len(fields) <= 2 * _FEW else []


def names_a_known(field: ast.AnnAssign) -> bool:
    """Whether a field is a text that names a place, a thing or a share of which a model knows some."""
    return _KNOWN_ID.search(ast.unparse(field.target)) is not None and _is_free_text(field)


def _is_closed(field: ast.AnnAssign) -> bool:
    """Whether a field says which values it may have."""
    return BOUNDED.search(spelled(field)) is not None or (
        field.value is not None and _CLOSED.search(spelled(field.value)) is not None
    )


def _is_free_text(field: ast.AnnAssign) -> bool:
    if not _TEXT.match(plain(field.annotation)):
        return False
    return field.value is None or not _CLOSED.search(spelled(field.value))


def is_category(field: ast.AnnAssign) -> bool:
    """Whether a field is a text by its type, with a name that stands for one of a few kinds."""
    name = ast.unparse(field.target)
    return _is_free_text(field) and not _NO_CATEGORY.search(name) and not is_text(name)


def loose_date(node: ast.ClassDef) -> ast.AnnAssign | None:
    """The date of a request's schema that may be any text, beside anything else that a model is given."""
    fields, looked = fields_of(node), looked_at(node)
    given = sum(_is_number(f) or is_category(f) or names_a_known(f) or _is_closed(f) for f in fields)
    if looked is None or NO_REQUEST.search(node.name) or not given:
        return None
    for field in fields:
        if _is_date(field) and ast.unparse(field.target) not in looked and _is_free_text(field):
            return field
    return None


def _is_date(field: ast.AnnAssign) -> bool:
    name = ast.unparse(field.target)
    return _DATE.search(name) is not None and not _NO_DATE.search(name)


def _is_number(field: ast.AnnAssign) -> bool:
    return NUMBER.match(plain(field.annotation)) is not None


def handed_schemas(file: FileContext, node: FunctionNode) -> Iterator[tuple[ast.arg, str]]:
    """The parameters of a route that have a class of the project, where the route asks nothing of what may be None."""
    text = ""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        name = file.names.annotation(argument.annotation) if argument.annotation is not None else None
        if name and name.endswith("()") and not name.startswith(("fastapi.", "starlette.", "builtins.", "typing.")):
            text = text or code_of(node)
            if not _LOOKS.search(text):
                yield argument, name


def asks_for_member(file: FileContext) -> dict[FunctionNode, None]:
    """The functions that refuse what is not in a set: ``if region not in encoder.classes_: raise ...``; in order, and
    worked out once for all rules.
    """
    known: dict[FunctionNode, None] | None = file.shared.get("functions that ask for members")
    if known is None:
        known = file.shared["functions that ask for members"] = dict.fromkeys(_asking_for_members(file))
    return known


def _asking_for_members(file: FileContext) -> Iterator[FunctionNode]:
    for compare in file.tree.of(ast.Compare):
        if _MEMBERSHIP.isdisjoint([op.__class__ for op in compare.ops]):
            continue
        branch = parent_of(compare)
        while isinstance(branch, _PARTS):
            branch = parent_of(branch)
        home = file.function_of(compare) if isinstance(branch, ast.If) else None
        if home is not None and isinstance(branch, ast.If) and _is_refused(file, branch.body):
            yield home


def _is_refused(file: FileContext, body: list[ast.stmt]) -> bool:
    """Whether what a branch does is to turn away what was sent."""
    lines = file.source.lines[body[0].lineno - 1 : body[-1].end_lineno]
    if not any(map(_MAY_REFUSE.search, lines)):
        return False
    return any(_raises_value_error(file, each) or _REFUSES.search(spelled(each)) for each in body)


def _raises_value_error(file: FileContext, statement: ast.stmt) -> bool:
    """``raise ValueError(...)`` of the builtin: the most common of `_REFUSES`, and its message is long to write out."""
    raised = statement.exc if isinstance(statement, ast.Raise) else None
    error = raised.func if isinstance(raised, ast.Call) else raised
    return isinstance(error, ast.Name) and error.id == "ValueError" and "ValueError" not in file.tree.root.bindings


def ignored_at(file: FileContext) -> ast.keyword | None:
    """``OneHotEncoder(handle_unknown="ignore")``: a category that training did not see becomes zeros."""
    if not file.holds(b"handle_unknown") or file.source.notebook is not None or is_test_path(file.path):
        return None
    for keyword in file.tree.of(ast.keyword):
        if keyword.arg == "handle_unknown" and file.constant(keyword.value) in ("ignore", "use_encoded_value"):
            return keyword
    return None


def asked_for_members(project: ProjectView, route: Node) -> bool:
    """Whether a route, or anything that it calls, refuses what is not in a set."""
    return not marked(project, _CODE, "members").isdisjoint(project.reach([route]))


def _is_request(node: ast.ClassDef) -> bool:
    """Whether a schema may be a request's, by its name, and has no validator of its own."""
    methods = (each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef))
    checked = any(
        "valid" in last_part(d.func if isinstance(d, ast.Call) else d) for m in methods for d in m.decorator_list
    )
    return not checked and not NO_REQUEST.search(node.name)


def _may_be_left_out(field: ast.AnnAssign) -> bool:
    """Whether a field has a default, or may be None."""
    given = field.value
    if isinstance(given, ast.Call) and last_part(given.func) == "Field":
        default = given.args[0] if given.args else next((k.value for k in given.keywords if k.arg == "default"), None)
        return default is not None and spelled(default) != "..."
    return given is not None or _MAY_BE_NONE.search(plain(field.annotation)) is not None
