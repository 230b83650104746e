"""How a route takes the fields of a payload that has no schema: as they come, made numbers, or looked at first."""

from __future__ import annotations

import ast
import re
from enum import IntEnum
from typing import Final, NamedTuple

from mlaudit.code.assigned import assignments, target_of
from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.given import given_back, small_function
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of

from .._sizes.lengths import is_text

_PAYLOAD: Final = regex(
    r"^(await )?\w*request\.(json|form|form\(\)|values|args|data|POST|GET|query_params|get_json\(.*\)|json\(\))$"
    r"|^json\.loads\((await )?request\.(data|get_data\(.*\)|body\(\)|body(\.decode\(.*\))?)\)$",
    re.DOTALL,
)
_NUMBERS: Final = frozenset({"builtins.float", "builtins.int", "decimal.Decimal"})
_BESIDE: Final = regex(
    r"(?i)(^|_)(id|uuid|dataset|model|model_name|model_type|version|algorithm|name|user|username|email|session|thread|lang|language"
    r"|mode|format|token|timestamp|debug|notes?|key|guid|url|uri)$|^(test|train|validation)_(size|split)$|^random_state$"
    r"|[a-z](?-i:Id|Guid|Uuid|Url|Uri|Key)$"
)
"""Names of fields that choose or keep something, and are no feature."""
_PLACE: Final = regex(r"(?i)(^|_)(path|file|filename|filepath|folder|dir|image|img|photo|audio|video)$")
"""Fields that say where something is, or are it."""
_WHERE: Final = regex(r"(?i)(^|_)(path|filename|filepath|folder|dir|directory)$")
"""Those of them that say where: they name what is worked on, and are no feature."""
_OPTION: Final = regex(
    r"(?i)^(top_?[kpn](_\w+)?|k|n|n_results|limit|page|page_size|per_page|offset"
    r"|temperature|max_(new_)?(tokens|length|results|chunks)|stream|verbose|rerank)$"
)
"""Fields that say how something is answered."""
_FORM: Final = regex(r"^(await )?\w*request\.(form|values|args|POST|GET|query_params)\b")
_FETCHES: Final = regex(r"^(requests|httpx)\.(get|post|request)$|^urllib\.request\.(urlopen|urlretrieve)$")
"""What is asked with an address: the picture behind it is what the model sees."""
_REFUSES: Final = regex(r"(\b|HTTP_)4(00|04|15|22)(\b|_)|BadRequest|abort\(")
_SHAPE: Final = regex(r"\bisinstance\((\w+), (?:(?:dict|list|Mapping)\b|\((?:(?:dict|list|Mapping)(?:, )?)+\))\)")
"""What asks whether something is an object or a list, and nothing of what is in it."""
_DECODERS: Final = regex(r"(?i)b64|base64|decode_?(image|img|picture|photo|frame|audio|video|file)|data_?ur[il]")
"""What makes a file of a text: nothing but the text is sent."""


class Care(IntEnum):
    """What happens to a payload's fields on their way to the model, at the worst of them.

    `NOTED` are texts, files that travel as text, and addresses: they have no type or range that a schema could tell,
    and options that may be left out. `PRESENT` are those that are refused where they are missing, and may be anything
    where they are not. `TYPED` are made numbers, or name a file or folder.
    """

    LOOKED_AT = 0
    NOTED = 1
    PRESENT = 2
    TYPED = 3
    NONE = 4


class _Field(NamedTuple):
    name: str
    place: ast.expr
    held: str


def care_of(file: FileContext, node: FunctionNode, payloads: set[str]) -> Care:
    """How a route takes its fields; `payloads` names its parameters that are a payload themselves."""
    held = payloads | _holding(file, node)
    if any(_is_whole(file, use) for use in file.inside(node, ast.Name) if use.id in held):
        return Care.NONE
    fields = _fields(file, node, held)
    if not fields:
        return Care.NONE
    cares = [_care(file, node, field) for field in fields]
    if Care.TYPED in cares and all(_is_of_form(f) for f, care in zip(fields, cares, strict=True) if care is Care.NONE):
        return Care.TYPED  # what a form sends is a text, and these are meant as texts
    if cares.count(Care.TYPED) >= len(cares) / 2 and all(_is_tried(file, field) for field in fields):
        return Care.TYPED  # one that is missing or no number is refused
    return max(cares)


def first_read(file: FileContext, node: FunctionNode) -> ast.expr | None:
    """The first field that a route reads of its payload by name; None where the payload is handed on as it is."""
    held = _holding(file, node)
    if any(_is_whole(file, use) for use in file.inside(node, ast.Name) if use.id in held):
        return None
    read = [field.place for field in _fields(file, node, held)]
    return min(read, key=lambda place: (place.lineno, place.col_offset), default=None)


def without_shape_asked(file: FileContext, node: FunctionNode, text: str) -> str:
    """A route's text without the questions whether its payload is an object or a list at all: they look at no field."""
    if "isinstance(" not in text:
        return text
    held = _holding(file, node)
    return _SHAPE.sub(lambda asked: "" if asked[1] in held else asked[0], text)


def _holding(file: FileContext, node: FunctionNode) -> set[str]:
    """The names that hold the payload of a route."""
    held = set()
    for assigned in assignments(file, node):
        target, value = assigned.targets[0], assigned.value
        if isinstance(value, ast.BoolOp) and isinstance(value.op, ast.Or):
            value = value.values[0]
        if isinstance(target, ast.Name) and _PAYLOAD.match(spelled(given_back(file, value))):
            held.add(target.id)
    return held


def _is_tried(file: FileContext, field: _Field) -> bool:
    """Whether what goes wrong where a field is read is answered with an error of the 400s."""
    return any(
        _REFUSES.search("\n".join(spelled(statement) for statement in handler.body))
        for block in file.ancestors(field.place, ast.Try)
        for handler in block.handlers
    )


def _is_of_form(field: _Field) -> bool:
    return _FORM.match(spelled(field.place)) is not None


def _is_whole(file: FileContext, use: ast.Name) -> bool:
    """Whether a payload is handed on as it is, and not asked for a field, or whether it is there."""
    parent = parent_of(use)
    if not isinstance(use.ctx, ast.Load) or isinstance(parent, ast.Subscript | ast.Compare | ast.UnaryOp | ast.If):
        return False
    if isinstance(parent, ast.Call) and last_part(parent.func) in ("isinstance", "print", "info", "debug", "len"):
        return False
    if isinstance(parent, ast.Call) and _key_read_by(file, parent) is not None:
        return False
    return not (isinstance(parent, ast.Attribute) and parent.attr in ("get", "getlist", "keys"))


def _fields(file: FileContext, node: FunctionNode, payloads: set[str]) -> list[_Field]:
    found = []
    for part in [*file.inside(node, ast.Subscript), *file.inside(node, ast.Call)]:
        owner: ast.expr | None = None
        key: ast.expr | None = None
        if isinstance(part, ast.Subscript) and isinstance(part.ctx, ast.Load):
            owner, key = part.value, part.slice
        elif isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute) and part.func.attr == "get":
            owner, key = part.func.value, part.args[0] if part.args else None
        elif isinstance(part, ast.Call):
            key = _key_read_by(file, part)
            owner = part.args[0] if key is not None else None
        name = file.constant(key)
        if owner is None or not isinstance(name, str):
            continue
        written = spelled(given_back(file, owner))
        if written in payloads or _PAYLOAD.match(written):
            target = target_of(file.statement_of(part))
            found.append(_Field(name, part, target.id if isinstance(target, ast.Name) else ""))
    return found


def _key_read_by(file: FileContext, call: ast.Call) -> ast.expr | None:
    """The key of the one field that a small function reads of what it is handed: ``day_of(sent)``."""
    small = small_function(file, call) if len(call.args) == 1 and isinstance(call.args[0], ast.Name) else None
    taken = small.function.args.args if small is not None else []
    if small is None or len(taken) != 1:
        return None
    uses = [part for part in ast.walk(small.value) if isinstance(part, ast.Name) and part.id == taken[0].arg]
    read = parent_of(uses[0]) if len(uses) == 1 else None
    if isinstance(read, ast.Attribute) and read.attr == "get":
        asked = parent_of(read)
        return asked.args[0] if isinstance(asked, ast.Call) and asked.args else None
    return read.slice if isinstance(read, ast.Subscript) else None


def _care(file: FileContext, node: FunctionNode, field: _Field) -> Care:
    parent = parent_of(field.place)
    if isinstance(parent, ast.Compare) or _BESIDE.search(field.name) or _is_compared(file, node, field):
        return Care.LOOKED_AT
    if _selects(file, node, field):
        return Care.LOOKED_AT
    if _is_refused(file, node, field):
        named = is_text(field.name) or _PLACE.search(field.name) is not None
        return Care.LOOKED_AT if named or _is_decoded(file, node, field) else Care.PRESENT
    if _is_option(field):
        return Care.NOTED
    if isinstance(parent, ast.Call) and file.call_name(parent) in _NUMBERS:
        return Care.TYPED
    if is_text(field.name) or (isinstance(parent, ast.Call) and _FETCHES.match(file.call_name(parent) or "")):
        return Care.NOTED
    if _is_decoded(file, node, field):
        return Care.NOTED
    made = (call for call in file.inside(node, ast.Call) if file.call_name(call) in _NUMBERS and call.args)
    if field.held and any(isinstance(c.args[0], ast.Name) and c.args[0].id == field.held for c in made):
        return Care.TYPED
    return Care.TYPED if _WHERE.search(field.name) else Care.NONE


def names_choice(name: str) -> bool:
    """Whether a field says by its name which model, mode or amount is wanted: it is no input of a model."""
    return _BESIDE.search(name) is not None or _OPTION.match(name) is not None


def _selects(file: FileContext, node: FunctionNode, field: _Field) -> bool:
    """Whether all that is done with a field is to look something up by it, or to say it: ``MODELS[sent["kind"]]``."""
    if not field.held:
        return _is_key(file, field.place)
    uses = [use for use in file.inside(node, ast.Name) if use.id == field.held and isinstance(use.ctx, ast.Load)]
    told = [use for use in uses if isinstance(parent_of(use), ast.FormattedValue | ast.UnaryOp | ast.If)]
    keys = [use for use in uses if _is_key(file, use)]
    return bool(keys) and len(keys) + len(told) == len(uses)


def _is_key(file: FileContext, use: ast.expr) -> bool:
    """Whether an expression is the key of a table of the module, or of an object."""
    parent = parent_of(use)
    owner: ast.expr | None = None
    if isinstance(parent, ast.Subscript) and parent.slice is use:
        owner = parent.value
    elif isinstance(parent, ast.Call) and parent.args[:1] == [use] and last_part(parent.func) == "get":
        owner = parent.func.value if isinstance(parent.func, ast.Attribute) else None
    if isinstance(owner, ast.Attribute):
        return isinstance(owner.value, ast.Name) and owner.value.id == "self"
    return isinstance(owner, ast.Name) and owner.id in file.tree.scope_at(file.tree.module).bindings


def _is_option(field: _Field) -> bool:
    """``sent.get("include_images", True)``, ``sent.get("top_k")``: what is left out has a value all the same."""
    if not isinstance(field.place, ast.Call):
        return False
    default = field.place.args[1] if len(field.place.args) > 1 else None
    switch = isinstance(default, ast.Constant) and isinstance(default.value, bool)
    switch = switch and not field.name.lower().startswith(("is_", "has_"))  # these may be features
    return switch or _OPTION.match(field.name) is not None


def _is_decoded(file: FileContext, node: FunctionNode, field: _Field) -> bool:
    """Whether a field is a picture or a sound as text: it goes to what decodes it."""
    if any(_DECODERS.search(last_part(call.func)) for call in file.ancestors(field.place, ast.Call)):
        return True
    return bool(field.held) and any(
        isinstance(each, ast.Name) and each.id == field.held
        for call in file.inside(node, ast.Call)
        if _DECODERS.search(last_part(call.func))
        for given in call.args
        for each in file.inside(given, ast.Name)
    )


def _is_compared(file: FileContext, node: FunctionNode, field: _Field) -> bool:
    """Whether the value of a field is compared with anything but None, or its type is asked for."""
    if not field.held:
        return False
    for test in file.inside(node, ast.Compare):
        sides = [test.left, *test.comparators]
        if any(isinstance(each, ast.Name) and each.id == field.held for side in sides for each in ast.walk(side)):
            if not any(isinstance(side, ast.Constant) and side.value in (None, "") for side in sides):
                return True
    asked = (call for call in file.inside(node, ast.Call) if last_part(call.func) == "isinstance" and call.args)
    return any(isinstance(call.args[0], ast.Name) and call.args[0].id == field.held for call in asked)


def _is_refused(file: FileContext, node: FunctionNode, field: _Field) -> bool:
    """Whether a field that is missing or empty is refused with a 400, or taken only where it was sent."""
    for test in file.inside(node, ast.If):
        written = spelled(test.test)
        if re.search(rf"['\"]{re.escape(field.name)}['\"] (not )?in ", written):
            return True
        if field.held and re.search(rf"\bnot {field.held}\b|\b{field.held} is None\b", written):
            if _REFUSES.search("\n".join(spelled(statement) for statement in test.body)):
                return True
    return False
