"""What of a request may be of any length by its name and type, and what bounds it: a declaration, or a comparison."""

from __future__ import annotations

import ast
import re
from typing import Final, NamedTuple

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.spelling import spelled
from mlaudit.code.tree import parent_of, parents

from .._schemas.declared import alternatives, default_of, plain
from .encoded import decoded
from .validated import ANSWERS, Bounds, asks_for_more, may_bound, validated

_TEXT_FIELD: Final = regex(
    r"^((user|human|customer|chat|input|raw|source|search|new|system)_)?"
    r"(text|texts|message|messages|prompt|question|query|input|inputs|content|document|documents|body|q|instruction|sentence|sentences"
    r"|reviews?|comments?|tweets?|paragraphs?|articles?|passages?|utterances?|headlines?|msgs?|news|emails?|sms|transcript"
    r"|essay|phrase|txt|description|caption|context|resume|resume_text|job_description|symptoms|transcription|dialogue"
    r"|conversation|email_text|email_body|statement|claim|lyrics|story|abstract|posts?|complaint|utterance|instructions|contents|negative_prompt|chunks|user_(text|input|message|query|prompt))$"
    r"|^[a-z]+_(text|notes?|transcript)$"
)
_FILE_FIELD: Final = regex(
    r"^(image|img|photo|picture|frame|audio|video|file|pdf|document|data)s?_?(base64|b64|data|bytes)$|^base64_\w+$"
)
"""Files that travel as text."""
COUNT_FIELD: Final = regex(
    r"^(limit|page_size|per_page|top_?k|k|n|max_(new_)?tokens|max_new_length|steps|num_beams|max_(length|results|items|docs|documents|steps)|num_(neighbou?rs|epochs|frames|images_per_prompt)|n_(neighbou?rs|periods)|days_ahead|beam_size|n_(iter|splits|folds|trials|estimators)|epochs|iterations"
    r"|max_(output|completion)_tokens|top_?n|forecast_(days|steps|horizon|periods)|horizon"
    r"|rows|(sample|batch)_rows|(n|num|number_of)_(rows|results|samples|images|predictions|recommendations|return_sequences|steps|inference_steps|items"
    r"|outputs|sentences|questions|candidates|variations|completions|recs))$"
)
"""How much work a request asks for."""
_PAGES: Final = regex(r"^(limit|page_size|per_page)$")
"""Counts of rows, which are all where none is said; a model's own default is another thing."""
BEST: Final = regex(r"^(top_?[kn]|k)$")
"""How many of the best are wanted."""
COUNT_KIND: Final = regex(r"^(Optional\[)?int(\])?( \| None)?$")
_TEXT_KIND: Final = regex(
    r"^(Optional\[)?(str|List\[str\]|list\[str\]|List\[(Dict|dict).*\]|list\[(dict|Dict).*\])(\])?( \| None)?$"
)
_LIST_KIND: Final = regex(
    r"^(Optional\[)?([Ll]ist|Sequence|Iterable)"
    r"\[([A-Z]\w*|dict|'\w+'|([Ll]ist|Sequence|[Tt]uple|[Dd]ict)\[.+\])\](\])?( \| None)?$"
    r"|^[Ll]ist$"
)
_NUMBERS: Final = regex(r"^(Optional\[)?([Ll]ist|Sequence|Iterable)\[(int|float)\](\])?( \| None)?$")
"""What a series is sent as: one row's features, as a rule, but the data itself where a model learns from it."""
_NUMERIC: Final = regex(
    r"^(Optional\[)?([Ll]ist|Sequence|Iterable)\[([Ll]ist|Sequence|[Tt]uple)\[(int|float|bool|, |\.\.\.| \| |None)+\]\]"
)
_TEXTS: Final = regex(r"^(queries|questions|prompts|keywords|phrases|captions|descriptions)$")
"""Lists of texts, by names that stand for no single one."""
_NO_ROWS: Final = regex(r"(?i)(^|_)(columns?|names?|index|tags?|labels?|permissions?|roles?|ids?|keys?|loc)$")
"""Lists of anything that say what the rows are, and are none."""
_MANY: Final = regex(r"^(Optional\[)?([Ll]ist|Sequence|Iterable)\[")
_ROWS: Final = regex(r"^([Ll]ist|Sequence)\[(?!str\b|int\b|bool\b|(\w+\.)?UploadFile\b).+\]$")
"""Parameters that hold rows: a list of schemas, dicts or lists of numbers."""
_KEEPS: Final = regex(r"^(update|log|record|track|save|store|info|debug|print)(_|$)")
DECLARED: Final = regex(r"max_length|max_items|\b(le|lt)=|constr|conlist|Literal|StringConstraints|Len\(|MaxLen")
"""What bounds a field or parameter where it is declared."""


class Long(NamedTuple):
    """A field or parameter that nothing bounds, and what it is: ``text``, ``rows``, ``numbers`` or ``count``."""

    place: ast.AnnAssign | ast.arg
    name: str
    kind: str

    @property
    def many(self) -> bool:
        """Whether it is a list: to cut each text to what the model takes leaves their number open."""
        written = plain(self.place.annotation) if self.place.annotation is not None else ""
        return self.kind in ("rows", "numbers") or _MANY.match(written) is not None

    @property
    def numeric(self) -> bool:
        """Whether it is a list of rows of numbers."""
        return self.place.annotation is not None and _NUMERIC.match(plain(self.place.annotation)) is not None


def long_fields(file: FileContext, node: ast.ClassDef) -> list[Long]:
    """The first text or list of a request's schema that may be as long as anybody likes, and its first open count."""
    files = decoded(file)
    fields = [field for field in node.body if isinstance(field, ast.AnnAssign) and _may_be_long(field, files)]
    if not fields:
        return []
    if "max_length" in " ".join(spelled(k) for k in node.keywords):
        return []
    validators = " ".join(spelled(s) for s in node.body if isinstance(s, ast.FunctionDef))
    bounds = validated(node) if may_bound(validators) else Bounds(whole=False, members=False)
    if bounds.whole:
        return []
    found: dict[str, Long] = {}
    for field in fields:
        name = field.target.id if isinstance(field.target, ast.Name) else ""
        kind = _kind(field, name, files)
        if kind == "count" and name in validators:
            continue
        if kind and not DECLARED.search(spelled(field)) and not _bounded_alias(file, field.annotation):
            if kind == "text" and _is_put_aside(file, node.name, name):
                continue
            long = Long(field, name, kind)
            if not bounds.members or long.many or kind == "count":
                found.setdefault("long" if kind in ("text", "rows") else kind, long)
    if "long" in found:
        found.pop("numbers", None)
    return list(found.values())


def _kind(field: ast.AnnAssign, name: str, files: frozenset[str]) -> str:
    """What a field is that may be as long, or as much, as anybody likes; "" for any other."""
    written = plain(field.annotation)
    if _LIST_KIND.match(written):
        return "rows"
    if "[" in written and ("|" in written or "Union" in written):
        if any(_LIST_KIND.match(plain(each)) for each in alternatives(field.annotation)):
            return "rows"
    if _TEXT_KIND.match(written):
        texts = _TEXTS.match(name) is not None and _MANY.match(written) is not None
        return "text" if texts or is_text(name) or name in files else ""
    if _NUMBERS.match(written):
        return "numbers"
    return "count" if COUNT_FIELD.match(name) and COUNT_KIND.match(written) else ""


def _is_put_aside(file: FileContext, schema: str, name: str) -> bool:
    """Whether all that a file does with a schema's field is to hash it, or to hand it to what keeps it and answers
    nothing; who is handed the whole may read the field elsewhere.
    """
    found = False
    for function in file.functions():
        for argument in function.args.args:
            if argument.annotation is None or last_part(argument.annotation) != schema:
                continue
            for use in file.inside(function, ast.Name):
                if use.id != argument.arg or not isinstance(use.ctx, ast.Load):
                    continue
                read = parent_of(use)
                if not isinstance(read, ast.Attribute) or (read.attr == name and not _is_hashed_or_kept(file, read)):
                    return False
                found = found or read.attr == name
    return found


def _is_hashed_or_kept(file: FileContext, read: ast.Attribute) -> bool:
    if not isinstance(read.ctx, ast.Load):
        return False
    for parent in parents(read):
        if isinstance(parent, ast.Call) and (file.call_name(parent) or "").startswith("hashlib."):
            return True
        if isinstance(parent, ast.stmt):
            call = parent.value if isinstance(parent, ast.Expr) else None
            return isinstance(call, ast.Call) and _KEEPS.match(last_part(call.func)) is not None
    return False


def open_counts(file: FileContext, node: ast.ClassDef) -> dict[str, ast.AnnAssign]:
    """The whole numbers of a request's schema that nothing in it bounds from above, by name."""
    counts = {
        field.target.id: field
        for field in node.body
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if COUNT_KIND.match(plain(field.annotation)) and not DECLARED.search(spelled(field))
    }
    # methods are costly to write out, and few schemas have a count
    validators = " ".join(spelled(s) for s in node.body if isinstance(s, ast.FunctionDef)) if counts else ""
    return {name: field for name, field in counts.items() if not re.search(rf"\b{name}\b", validators)}


def long_parameter(file: FileContext, node: FunctionNode, *, takes: bool) -> Long | None:
    """The first parameter of a route that may be as long as anybody likes; `takes`: the route has a body."""
    body = ""
    for argument in (*node.args.args, *node.args.kwonlyargs):
        name = argument.arg
        written = plain(argument.annotation) if argument.annotation is not None else ""
        if is_text(name) and written in ("str", "list[str]", "List[str]"):
            if "max_length" not in spelled(node.args) and not is_compared(file, node, name):
                return Long(argument, name, "text")
        rows = any(_ROWS.match(plain(each)) for each in alternatives(argument.annotation))
        if rows and takes and not _bounds_rows(file, node, argument):
            return Long(argument, name, "rows")
        if COUNT_FIELD.match(name) and COUNT_KIND.match(written) and name not in node.name:
            body = body or "\n".join(spelled(statement) for statement in node.body)
            if not _is_bounded(node, argument, body):
                return Long(argument, name, "count")
    return None


def is_compared(file: FileContext, node: FunctionNode, name: str) -> bool:
    """Whether the length of `name`, or of what is made of it, is compared with more than nothing, or it is cut.

    ``len(rows)`` in a log line bounds nothing.
    """
    for compare in file.inside(node, ast.Compare):
        sides = [compare.left, *compare.comparators]
        if asks_for_any(compare) or asks_for_more(compare, ANSWERS):
            continue
        if any(_measures(file, side, name) for side in sides):
            return True
    return any(
        isinstance(cut.slice, ast.Slice) and cut.slice.upper is not None and _stands_for(file, cut.value, name)
        for cut in file.inside(node, ast.Subscript)
    )


def asks_for_any(compare: ast.Compare) -> bool:
    """Whether a comparison is with 0 or 1 alone: whether there is anything at all is no question of size."""
    values = [side.value for side in (compare.left, *compare.comparators) if isinstance(side, ast.Constant)]
    return bool(values) and all(value in (0, 1) for value in values)


def _measures(file: FileContext, side: ast.expr, name: str) -> bool:
    made = file.names.single_value(side)
    every = [inner for part in (side, made) if part is not None for inner in ast.walk(part)]
    lengths = [call for call in every if isinstance(call, ast.Call) and spelled(call.func) == "len"]
    return any(_stands_for(file, argument, name) for call in lengths for argument in call.args)


def _stands_for(file: FileContext, value: ast.expr, name: str) -> bool:
    names = [inner for inner in ast.walk(value) if isinstance(inner, ast.Name)]
    made = [made for each in names if (made := file.names.single_value(each)) is not None]
    return any(isinstance(n, ast.Name) and n.id == name for part in (value, *made) for n in ast.walk(part))


def is_text(name: str) -> bool:
    """Whether a name stands for a text, or a file that travels as one."""
    return _TEXT_FIELD.match(name) is not None or _FILE_FIELD.match(name) is not None


def _may_be_long(field: ast.AnnAssign, files: frozenset[str]) -> bool:
    """Whether a field is a list, is a file by what is done with it, or has a name that stands for a text or a count."""
    if not isinstance(field.target, ast.Name):
        return False
    name = field.target.id
    if isinstance(field.annotation, ast.Subscript | ast.BinOp):
        return True
    if last_part(field.annotation) in ("list", "List"):
        return not _NO_ROWS.search(name)
    return is_text(name) or name in files or COUNT_FIELD.match(name) is not None


def _bounded_alias(file: FileContext, annotation: ast.expr) -> bool:
    made = file.names.single_value(annotation)
    return made is not None and made is not annotation and DECLARED.search(spelled(made)) is not None


def _bounds_rows(file: FileContext, node: FunctionNode, argument: ast.arg) -> bool:
    """Whether a list of rows is bounded, in its declaration or by a look at its length, or is no body."""
    own = default_of(node, argument)
    declared = spelled(argument) + (spelled(own) if own is not None else "")
    if re.search(r"max_length|max_items|conlist|Depends|Query|Header|Path", declared):
        return True
    return is_compared(file, node, argument.arg)


def _gives_all(default: ast.expr) -> bool:
    """``None``, ``Query(None)``, ``Query(default=None)``."""
    if isinstance(default, ast.Call):
        given = [*default.args[:1], *(each.value for each in default.keywords if each.arg == "default")]
        return any(isinstance(each, ast.Constant) and each.value is None for each in given)
    return isinstance(default, ast.Constant) and default.value is None


def _is_bounded(node: FunctionNode, argument: ast.arg, body: str) -> bool:
    """Whether a count has an upper bound: in its declaration, by a comparison, or by ``min``; or whether all rows are
    given where it is not, so that it can only lessen the work.
    """
    default = default_of(node, argument)
    if default is not None and DECLARED.search(spelled(default)):
        return True
    if default is not None and _PAGES.match(argument.arg) and _gives_all(default):
        return True
    name = re.escape(argument.arg)
    return (
        re.search(rf"\bmin\([^)]*\b{name}\b|\b{name}\b\s*(<|>|in range|not in|in )|[<>]=?\s*{name}\b", body) is not None
    )
