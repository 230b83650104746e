"""Keys and passwords that a log line, an error or an address would carry."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from .addresses import has_addresses, names_address, password_in
from .bodies import is_lambda_event
from .payload import is_harmless

_CREDENTIAL: Final = regex(
    r"(?i)^(?!has_|is_|num_|hashed_|masked_|encrypted_|use_|no_|missing_|invalid_)(\w*_)?(api_?key|secret|secret_key|password|passwd|access_token|refresh_token"
    r"|auth_token|bearer_token|private_key|secret_access_key|passphrase)$|^(?!has_|is_)\w+_(pwd|db_pass)$"
)
_TOKEN: Final = regex(r"(?i)^((user|session|id|jwt|api|hf|auth)_)?(token|jwt)$")
"""Names of credentials that may be words of a text, too, where no part of them is cut off."""
_BEARER: Final = regex(r"(?i)^((user|session|id|jwt|access|refresh|auth|bearer)_)?(token|jwt)$")
"""Names of tokens that are signed, or so long that a part of them is of no use."""
_SIGNED_BY: Final = 32
"""Characters that the first part of a signed token has, at the least."""
_PROVIDERS: Final = regex(
    r"(?i)^_?(openai|nvidia|groq|anthropic|gemini|google|cohere|mistral|pinecone|hugging_?face|hf|stripe|aws|azure)_key$"
)
_PLAIN_ADDRESS: Final = regex(r"(?i)^_?(uri|url|dsn|address|conn(ection)?|target)$")
_ENVIRONMENT: Final = regex(r"^os\.(environ|environ\.get|getenv)$")
_TELLING: Final = 8
"""Characters of a credential that are too many to be written down."""
_PLACE: Final = regex(r"(?i)(path|file|filename|line_?(no|number)|name|kind|type|rule|pattern|row|column)$")
"""Names of where something stands, and of what kind it is."""
_KEYS: Final = (_CREDENTIAL, _TOKEN, _PROVIDERS)
_SECRET_HEADERS: Final = frozenset({"authorization", "x-api-key", "api-key", "cookie", "proxy-authorization"})
_LABEL: Final = regex(r"(?i)(api[ _-]?key|password|secret|access token)s?\s*[:=]\s*[\"'`]?$")
_WHICH: Final = regex(
    r"(?i)^(missing|required|needed|invalid|unknown|expected|unset|absent)_"
    r"|(^|_)(u?id|uuid|name|label|alias|prefix|suffix|hint|kind|type|status|count|owner|fingerprint|hash)s?$"
)
"""What tells which key is meant, or which there are, and holds none."""
_OF_CALLER: Final = regex(r"\b(Depends|Security|Header|Cookie)\(")
"""What FastAPI fills a parameter with out of the request."""
_ROUTE: Final = regex(r"^fastapi\.(FastAPI|APIRouter)\(\)\.(get|post|put|patch|delete)$")


def credential(file: FileContext, node: ast.Call) -> str:
    """The credential, or the address with one in it, that a log line writes, in words; "" where there is none."""
    for keyword in node.keywords:
        if keyword.arg and _CREDENTIAL.match(keyword.arg) and _is_plain(file, keyword.value):
            return f"the credential `{file.text(keyword.value)}`"
    for argument in node.args:
        if isinstance(argument, ast.JoinedStr):
            for before, value in zip(argument.values, argument.values[1:], strict=False):
                text = before.value if isinstance(before, ast.Constant) else ""
                if isinstance(value, ast.FormattedValue) and isinstance(text, str) and _LABEL.search(text):
                    if _is_plain(file, value.value) and not _tells_which(file, value.value):
                        return f"the credential `{file.text(value.value)}`"
    return ""


def _tells_which(file: FileContext, node: ast.expr) -> bool:
    """Whether a value that a line calls a key is what tells it from others (``api_key.id``), or a list of the names of
    keys that are written out (``absent.append("OPENAI_API_KEY")``).
    """
    if _WHICH.search(last_part(node)):
        return True
    if not isinstance(node, ast.Name):
        return False
    made = file.names.single_value(node)
    home = file.function_of(node)
    if not isinstance(made, ast.List) or not all(isinstance(each, ast.Constant) for each in made.elts):
        return False
    calls = file.inside(home, ast.Call) if home is not None else file.tree.of(ast.Call)
    added = [
        each.args[0]
        for each in calls
        if isinstance(each.func, ast.Attribute) and each.func.attr == "append" and len(each.args) == 1
        if isinstance(each.func.value, ast.Name) and each.func.value.id == node.id
    ]
    return bool(made.elts or added) and all(isinstance(file.constant(each), str) for each in added)


def written_credential(file: FileContext, node: ast.expr) -> str:
    """What an expression of a log line holds, where its name says that it is a credential or an address with one."""
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Slice):
        return _beginning(file, node)
    proven = proven_credential(file, node)
    if proven:
        return proven
    told = _told_by(last_part(node)) or _address_of(file, node)
    if not told or not _is_plain(file, node):
        return ""
    if told == "credential":
        return f"the credential `{file.text(node)}`"
    return f"`{file.text(node)}`, and the password that it may hold,"


def _address_of(file: FileContext, node: ast.expr) -> str:
    """``address`` where a plain name is given what the settings call one of a database: ``uri = uri or
    Config.MONGODB_URI``.
    """
    if not isinstance(node, ast.Name) or not _PLAIN_ADDRESS.match(node.id):
        return ""
    for binding in file.names.lookup(node.id, node):
        value = binding.value if binding.kind == "assign" else None
        for part in value.values if isinstance(value, ast.BoolOp) else [value]:
            if isinstance(part, ast.Attribute) and names_address(part.attr):
                return "address"
            asked = part.slice if isinstance(part, ast.Subscript) else None
            if isinstance(part, ast.Call) and part.args:
                asked = part.args[0]
            owner = part.value if isinstance(part, ast.Subscript) else part.func if isinstance(part, ast.Call) else None
            name = file.constant(asked) if asked is not None else None
            if owner is not None and isinstance(name, str) and names_address(name):
                if _ENVIRONMENT.match(file.qualname(owner) or ""):
                    return "address"
    return ""


def proven_credential(file: FileContext, node: ast.expr) -> str:
    """What an expression holds that is seen to be a credential, whoever writes it down: an address that a password is
    put into, a variable of the environment that is a key, a mapping with one.
    """
    key = password_in(file, node)
    if key:
        shown = file.text(node)
        return f"`{shown}`, and the password in it," if key == shown else f"`{shown}`, with `{key}` in it,"
    if isinstance(node, ast.Subscript | ast.Call):
        asked = node.slice if isinstance(node, ast.Subscript) else file.argument(node, "key", 0)
        name = file.constant(asked) if asked is not None else None
        read = _ENVIRONMENT.match(file.qualname(node.value if isinstance(node, ast.Subscript) else node.func) or "")
        if read and isinstance(name, str) and is_credential(name):
            return f"the credential `{file.text(node)}`"
        return ""
    if isinstance(node, ast.Name | ast.Attribute):
        made = file.names.single_value(node)
        field = _credential_of(file, made) if made is not None else ""
        return f"`{file.text(node)}`, with its `{field}`," if field else ""
    return ""


def _credential_of(file: FileContext, made: ast.expr) -> str:
    """The credential in a mapping that is written out: ``{"host": host, "password": password}``; "" for none."""
    if isinstance(made, ast.Dict):
        pairs = [(file.constant(k), v) for k, v in zip(made.keys, made.values, strict=True) if k is not None]
    elif isinstance(made, ast.Call) and file.call_name(made) == "builtins.dict":
        pairs = [(k.arg, k.value) for k in made.keywords if k.arg]
    else:
        return ""
    for name, value in pairs:
        if isinstance(name, str) and _CREDENTIAL.match(name) and not isinstance(value, ast.Constant):
            return "" if is_harmless(file, value) else name
    return ""


def may_be_written(file: FileContext, node: ast.expr) -> bool:
    """Whether `written_credential` may find anything in an expression, by its name and the addresses of its file."""
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Slice)
    return bool(_told_by(last_part(node))) or has_addresses(file)


@lru_cache(maxsize=100_000)
def _told_by(name: str) -> str:
    """Whether a name is that of a ``credential``, or of an ``address`` that may hold one; "" for all others."""
    if _CREDENTIAL.match(name):
        return "credential"
    return "address" if names_address(name) else ""


@lru_cache(maxsize=100_000)
def is_credential(name: str) -> bool:
    """Whether a field or a variable of the environment is named like a key or a password."""
    return any(known.match(name) for known in (_CREDENTIAL, _PROVIDERS))


def _beginning(file: FileContext, node: ast.Subscript) -> str:
    """``api_key[:10]``: so much of a key that one which was mistyped is told; a last few characters tell nothing."""
    if _shown(file, node) < _TELLING:
        return ""
    assert isinstance(node.slice, ast.Slice)
    which = "beginning" if node.slice.lower is None else "end"
    return f"the {which} of the credential `{file.text(node.value)}`"


def is_part(told: str) -> bool:
    """Whether what is told of a credential, in words, is a part that is cut off: nobody gets in with it."""
    return told.startswith(("the beginning of the credential ", "the end of the credential ", "so much of the "))


def begins_token(file: FileContext, node: ast.expr) -> bool:
    """Whether a part of a line holds no more of a token than ``token[:20]`` or ``token[-10:]``: a signed token begins
    with what it was signed by, which is no secret, and is of no use without its end. All else is seen to be harmless.
    """
    cut = node.slice if isinstance(node, ast.Subscript) else None
    if not isinstance(node, ast.Subscript) or not isinstance(cut, ast.Slice):
        return not may_be_written(file, node) or not written_credential(file, node)
    if _BEARER.match(last_part(node.value)) is None:
        return not _beginning(file, node)
    return 0 < _shown(file, node) <= _SIGNED_BY


def _shown(file: FileContext, node: ast.expr) -> int:
    """How many characters of a key stand at an end of it that is cut off; 0 for anything else."""
    cut = node.slice if isinstance(node, ast.Subscript) else None
    held = node.value if isinstance(node, ast.Subscript) else None
    if not isinstance(cut, ast.Slice) or not isinstance(held, ast.Name | ast.Attribute):
        return 0
    name = last_part(held)
    if not any(known.match(name) for known in _KEYS) or not _is_plain(file, held):
        return 0
    if cut.lower is None:
        length = file.constant(cut.upper)
    else:
        length = file.constant(cut.lower) if cut.upper is None else None
        length = -length if isinstance(length, int) else None
    return length if isinstance(length, int) and length > 0 else 0


def both_ends(file: FileContext, every: list[ast.expr]) -> str:
    """``f"{api_key[:6]}...{api_key[-4:]}"``: the key whose two ends a line shows, too much of it together."""
    shown: dict[str, int] = {}
    for part in every:
        if isinstance(part, ast.Subscript) and isinstance(part.slice, ast.Slice):
            name = file.text(part.value)
            shown[name] = shown.get(name, 0) + _shown(file, part)
    return next(
        (f"so much of the credential `{name}`, at its two ends," for name, n in shown.items() if n >= _TELLING), ""
    )


def cuts_keys(file: FileContext) -> bool:
    """Whether the beginning of anything that is named like a key is taken in a file."""
    known: bool | None = file.shared.get("beginnings of keys")
    if known is None:
        cut = [parent_of(each) for each in file.tree.of(ast.Slice) if each.lower is None and each.upper is not None]
        names = {last_part(each.value) for each in cut if isinstance(each, ast.Subscript)}
        known = any(key.match(name) for name in names for key in _KEYS)
        file.shared["beginnings of keys"] = known
    return known


def shown_beginning(file: FileContext, value: ast.expr) -> str:
    """``{"key": api_key[:12] + "..."}``: the beginning of a key in a field that is answered; "" for none."""
    given = value.left if isinstance(value, ast.BinOp) else value
    each = (
        [p.value for p in given.values if isinstance(p, ast.FormattedValue)]
        if isinstance(given, ast.JoinedStr)
        else [given]
    )
    return next((found for part in each if isinstance(part, ast.Subscript) and (found := _beginning(file, part))), "")


def is_callers_own(file: FileContext, value: ast.expr) -> bool:
    """Whether the key in a field is the one that the request was sent with: ``key: str = Depends(check_key)``. Whoever
    is answered a part of it has all of it.
    """
    for name in (part for part in ast.walk(value) if isinstance(part, ast.Name)):
        for binding in file.names.lookup(name.id, name) if any(known.match(name.id) for known in _KEYS) else ():
            asked = (binding.value, binding.annotation) if binding.kind == "arg" else ()
            if any(each is not None and _OF_CALLER.search(ast.unparse(each)) for each in asked):
                return True
    return False


def sent_headers(file: FileContext, node: ast.expr) -> str:
    """All headers of a request, with the keys and cookies in them, in words; "" for anything else."""
    if isinstance(node, ast.Attribute):
        found = node.attr == "headers" and last_part(node.value) in ("request", "req")
        return f"`{file.text(node)}`, with the keys and cookies in them," if found else ""
    if isinstance(node, ast.Subscript):
        owner = node.value
        found = file.constant(node.slice) == "headers" and isinstance(owner, ast.Name) and is_lambda_event(file, owner)
        return f"`{file.text(node)}`, with the keys and cookies in them," if found else ""
    if not isinstance(node, ast.Name) or "header" not in node.id.lower():
        return ""
    for binding in file.names.lookup(node.id, node):
        value = binding.value if binding.kind == "assign" else None
        if isinstance(value, ast.Call) and file.qualname(value.func) == "builtins.dict" and value.args:
            value = value.args[0]
        if isinstance(value, ast.Dict) and any(
            isinstance(k, ast.Constant) and isinstance(k.value, str) and k.value.lower() in _SECRET_HEADERS
            for k in value.keys
        ):
            return f"`{node.id}`, with the key in them,"
        if isinstance(value, ast.Attribute | ast.Subscript) and sent_headers(file, value):
            return f"`{node.id}`, with the keys and cookies in them,"
    return ""


def _is_plain(file: FileContext, node: ast.expr) -> bool:
    """Whether a name's own value is written: no constant, no part of it, nothing made harmless before."""
    if isinstance(node, ast.Attribute):
        return True
    if not isinstance(node, ast.Name):
        return False
    bindings = file.names.lookup(node.id, node)
    if any(b.kind == "except" for b in bindings):
        return False  # ``print(f"no password: {error}")``
    if bindings and all(b.kind == "for" and _are_reports(file, b.value) for b in bindings):
        return False
    values = [b.value for b in bindings if b.kind == "assign" and b.value is not None]
    return not any(is_harmless(file, value) for value in values)


def _are_reports(file: FileContext, over: ast.expr | None) -> bool:
    """Whether a loop goes through a list of lines that say where something was found: ``secrets.append(f"{path}: a
    {kind} stands here")``.
    """
    held = over.value if isinstance(over, ast.Subscript) else over
    if not isinstance(held, ast.Name):
        return False
    added = [
        call.args[0]
        for call in file.tree.of(ast.Call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "append" and len(call.args) == 1
        if isinstance(call.func.value, ast.Name) and call.func.value.id == held.id
    ]
    return bool(added) and all(isinstance(each, ast.JoinedStr) and _says_where(each) for each in added)


def _says_where(line: ast.JoinedStr) -> bool:
    """Whether a line has words of its own, and what it is given has the names of places and kinds."""
    given = [last_part(each.value) for each in line.values if isinstance(each, ast.FormattedValue)]
    return any(isinstance(each, ast.Constant) for each in line.values) and all(map(_PLACE.search, given))


def is_environment(file: FileContext, node: ast.expr) -> bool:
    """Whether an expression of a log line is the whole environment, or the value of each of its variables in turn."""
    if not isinstance(node, ast.Name):
        return file.qualname(node) == "os.environ"
    for parent in parents(node):
        if isinstance(parent, ast.If | ast.FunctionDef | ast.AsyncFunctionDef):
            return False  # some of them are picked
        if isinstance(parent, ast.For):
            called = parent.iter.func if isinstance(parent.iter, ast.Call) else None
            if isinstance(called, ast.Attribute) and called.attr == "items":
                both = parent.target.elts if isinstance(parent.target, ast.Tuple) else []
                return bool(both) and last_part(both[-1]) == node.id and file.qualname(called.value) == "os.environ"
    return False


def in_address(file: FileContext, function: FunctionNode) -> Iterator[ast.arg]:
    """The credentials that a route of FastAPI takes out of its address: plain text with no place of its own."""
    if not function.decorator_list:
        return
    templates = [
        file.constant(decorator.args[0]) if decorator.args else ""
        for decorator in function.decorator_list
        if isinstance(decorator, ast.Call) and _ROUTE.match(file.qualname(decorator.func) or "")
    ]
    if not templates:
        return
    arguments = [*function.args.posonlyargs, *function.args.args]
    defaults = dict(zip(reversed(arguments), reversed(function.args.defaults), strict=False))
    defaults |= {
        a: d for a, d in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True) if d is not None
    }
    for argument in (*arguments, *function.args.kwonlyargs):
        default = defaults.get(argument)
        plain = default is None or isinstance(default, ast.Constant)
        if plain and _CREDENTIAL.match(argument.arg) and _is_text(argument.annotation):
            if not any(isinstance(t, str) and f"{{{argument.arg}" in t for t in templates):
                yield argument


def _is_text(annotation: ast.expr | None) -> bool:
    return annotation is not None and ast.unparse(annotation) in ("str", "str | None", "Optional[str]")
