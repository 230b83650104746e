"""Answers of other services whose status nobody looks at before the body is taken for the answer."""

from __future__ import annotations

import ast
import re
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

from .._handlers import is_logged
from .._wrapped import seen_through
from .read_at_once import is_decoded

_REQUEST: Final = regex(
    r"^(requests(\.(Session|session)\(\))?|httpx(\.(Async)?Client\(\))?|aiohttp\.ClientSession\(\))\.(get|post|put|request)$"
)
_KIND: Final = regex(r"(?i)content[-_]type")
_PERMITS: Final = regex(
    r"(?i)^_*(may|can|is_(allowed|permitted|authori[sz]ed|valid)|has_\w*|allow|permit|authori[sz]e)s?(_|$)"
)
"""Functions that ask whether something is allowed, and answer False where it is not."""
_STATUS: Final = re.compile(
    r"raise_for_status|status_code|\.ok\b|is_success|is_error|\.status\b|\.reason\b|\.history\b|hooks="
)

_STRICT: Final = regex(
    r"(?i)\.(parquet|orc|feather|arrow|avro|zip|gz|tgz|bz2|xz|tar|7z|npz|npy|h5|hdf5|onnx|pt|pth|pkl|joblib|safetensors|nc|tiff?"
    r"|xlsx)$"
)
"""Files whose readers refuse a page of HTML or JSON."""
_LAX: Final = regex(r"(?i)\.(csv|tsv|txt|jsonl?|html?|xml|md|ya?ml|log|sql)$")
"""Files that a page of HTML or JSON may pass for."""


def read_strictly(file: FileContext, node: ast.Call) -> bool:
    """Whether a body is written where all files that are named are of kinds whose readers refuse anything else."""
    if last_part(node.func) not in ("write", "write_bytes"):
        return False
    texts = [c.value for c in file.inside(file.tree.module, ast.Constant) if isinstance(c.value, str)]
    return any(map(_STRICT.search, texts)) and not any(map(_LAX.search, texts))


def unchecked_use(file: FileContext, node: ast.Call) -> str:
    """What is wrong where the body of a request is written to a file, or read with defaults; "" for anything else."""
    last = last_part(node.func)
    if last == "get" and len(node.args) != 2:
        return ""
    if not file.holds(b"requests", b"httpx", b"aiohttp") or not file.imports("requests", "httpx", "aiohttp"):
        return ""
    if file.source.notebook is not None:
        return ""
    if last == "extend" and node.args:
        asked = _parsed(file, node.args[0])
        if asked is not None and is_unchecked(file, node):
            shown = file.text(node.func)[: -len(".extend")]
            return f"when `{file.text(asked.func)}` is answered with an error, what it says is added to `{shown}`"
        return ""
    if last in ("write", "write_bytes", "write_text", "dump"):
        if (file.call_name(node) or "").startswith("streamlit."):
            return ""  # shown, and not saved
        body = _body(file, node)
        request = asked_for(file, body) if body is not None else None
        kept = not _is_sample(file, node) and not is_decoded(file, node) and not _asks_for_kind(file, node)
        if request is not None and is_unchecked(file, node) and kept:
            shown = file.text(request.func)
            return f"when `{shown}` is answered with an error, the page that says so is saved as if it were the file"
    if last == "get" and len(node.args) == 2 and isinstance(node.func, ast.Attribute):
        if _is_closed(file, node) or is_logged(file, node):
            return ""
        answer = node.func.value
        if isinstance(answer, ast.Name):
            found = file.names.values(answer)
            answer = found[0] if len(found) == 1 else answer
        if isinstance(answer, ast.Call) and last_part(answer.func) == "json" and isinstance(answer.func, ast.Attribute):
            request = asked_for(file, answer.func.value)
            if request is not None and is_unchecked(file, node):
                shown = file.text(node.args[1])
                return f"when `{file.text(request.func)}` is answered with an error, it becomes `{shown}`"
    return ""


def _is_sample(file: FileContext, node: ast.Call) -> bool:
    """Whether no more of a body is taken into memory than is needed to see what it is, in a loop that is left once
    there is so much: it is no file that anything goes on with.
    """
    loop = next(file.ancestors(node, ast.For), None)
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    if loop is None or owner is None or not (file.qualname(owner) or "").startswith("io.BytesIO"):
        return False
    return any(
        isinstance(test.body[-1], ast.Break)
        and isinstance(test.test, ast.Compare)
        and isinstance(test.test.ops[0], ast.Gt | ast.GtE)
        for test in file.inside(loop, ast.If)
    )


def _asks_for_kind(file: FileContext, node: ast.Call) -> bool:
    """Whether a function refuses an answer by its kind before it writes it down: ``if content_type not in BINARY: raise
    ...``. A page that tells of an error is of another kind than the file.
    """
    home = file.function_of(node)
    if home is None or not file.holds(b"ontent-type", b"ontent-Type", b"ontent_type"):
        return False
    tests = (test for test in file.inside(home, ast.If) if test.lineno < node.lineno)
    return any(_KIND.search(ast.unparse(test.test)) and _leaves(file, test) for test in tests)


def _leaves(file: FileContext, test: ast.If) -> bool:
    return any(file.inside(each, kind) for each in test.body for kind in (ast.Raise, ast.Return))


def _is_closed(file: FileContext, node: ast.Call) -> bool:
    """``return answer.json().get("result", False)`` of a `may_read`: an error is no permission, as it should be."""
    function = file.function_of(node)
    if function is None or not _PERMITS.search(function.name):
        return False
    return isinstance(node.args[1], ast.Constant) and node.args[1].value is False


def _body(file: FileContext, node: ast.Call) -> ast.expr | None:
    """The response whose body is written: ``r`` of ``f.write(r.content)``, or of a loop over ``r.iter_content()``."""
    given = node.args[0] if node.args else None
    if isinstance(given, ast.Call) and last_part(given.func) == "dumps" and given.args:
        given = given.args[0]
    for each in (given, file.names.single_value(given) if isinstance(given, ast.Name) else None):
        held = each.value if isinstance(each, ast.Await) else each
        if isinstance(held, ast.Attribute) and held.attr in ("content", "text"):
            return held.value
        if isinstance(held, ast.Call) and last_part(held.func) in ("json", "text", "read"):
            return held.func.value if isinstance(held.func, ast.Attribute) else None
    if isinstance(given, ast.Name):
        loop = next(file.ancestors(node, ast.For), None)
        if loop is not None and isinstance(loop.target, ast.Name) and loop.target.id == given.id:
            source = loop.iter
            if isinstance(source, ast.Call) and source.args and last_part(source.func) == "tqdm":
                source = source.args[0]
            if isinstance(source, ast.Call) and last_part(source.func) in ("iter_content", "iter_bytes"):
                return source.func.value if isinstance(source.func, ast.Attribute) else None
    return None


def _parsed(file: FileContext, given: ast.expr) -> ast.Call | None:
    """The call that asked for what ``response.json()`` holds."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else given
    held = made.value if isinstance(made, ast.Await) else made
    if not isinstance(held, ast.Call) or last_part(held.func) != "json" or not isinstance(held.func, ast.Attribute):
        return None
    return asked_for(file, held.func.value)


def unchecked_list(file: FileContext, node: ast.ListComp) -> str:
    """What is wrong with ``[answer.json() for answer in await asyncio.gather(...)]``, which keeps errors among the
    answers; "" for anything else.
    """
    element = node.elt.value if isinstance(node.elt, ast.Await) else node.elt
    if not isinstance(element, ast.Call) or last_part(element.func) != "json" or node.generators[0].ifs:
        return ""
    held = element.func.value if isinstance(element.func, ast.Attribute) else None
    if isinstance(held, ast.Call):
        asked: ast.Call | None = asked_for(file, held)
    elif isinstance(held, ast.Name) and held.id == ast.unparse(node.generators[0].target):
        home = file.function_of(node) or file.tree.module
        calls = file.inside(home, ast.Call)
        asked = next((call for call in calls if _REQUEST.match(file.call_name(call) or "")), None)
    else:
        return ""
    if asked is None or not is_unchecked(file, node):
        return ""
    return f"when `{file.text(asked.func)}` is answered with an error, what it says is kept among the answers"


def asked_for(file: FileContext, answer: ast.expr) -> ast.Call | None:
    """The call that asked."""
    found = file.names.values(answer) if isinstance(answer, ast.Name) else [answer]
    call = seen_through(file, found[0]) if len(found) == 1 else None
    call = call.value if isinstance(call, ast.Await) else call
    if isinstance(call, ast.Call) and _REQUEST.match(file.call_name(call) or ""):
        return call
    return None


def is_unchecked(file: FileContext, node: ast.AST) -> bool:
    """Whether the function says nothing of a status."""
    home = file.function_of(node) or file.tree.module
    known: dict[ast.AST, bool] = file.shared.setdefault("unchecked status", {})
    if home not in known:
        known[home] = _STATUS.search(ast.unparse(home)) is None
    return known[home]
