"""Keys that sign or check tokens and sessions, and stand in the source: a placeholder there is one that all know."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of
from mlaudit.code.vocabulary import libraries

SIGNING_NAME: Final = regex(
    r"(?i)(^|_)(secret|secret_?key|jwt_?key|jwt_?secret(_?key)?|jwt_?signing_?key|sign(ing)?_?key|session_?secret"
    r"|token_?secret(_?key)?|auth_?secret|app_?secret|hmac_?(key|secret))$"
)
"""Names of keys that a service signs with."""
_OF_DEFAULT: Final = regex(
    r"(?i)(secret|key|jwt).*(default|placeholder|insecure|weak)|(default|insecure|weak).*(secret|key)"
)
"""Flags that say of a key that it is the one that stands in the source."""
_LIBRARIES: Final = frozenset(
    {"jwt", "jose", "authlib", "itsdangerous", "hmac", "starlette", "fastapi", "flask", "quart", "fastapi_users"}
)
_TOKENS: Final = regex(r"^(jwt|jose|authlib)(\.\w+)*\.(encode|decode)$")
_SERIALIZERS: Final = regex(r"^itsdangerous\.(\w+\.)?\w*(Serializer|Signer)$")
_CONFIG_KEYS: Final = frozenset({"SECRET_KEY", "JWT_SECRET_KEY", "SESSION_SECRET"})
_APPS: Final = frozenset({"app", "server", "application"})
_READERS: Final = frozenset({"os.getenv", "os.environ.get", "decouple.config"})
_OF_DJANGO: Final = (b"INSTALLED_APPS", b"ROOT_URLCONF")
_LASTS: Final = frozenset({"encode", "decode", "add_middleware", "JWTStrategy", "new"})
_UNWRAPS: Final = frozenset({"encode", "get_secret_value", "strip"})
_WORDS: Final = (b"SECRET", b"secret", b"SIGN", b"sign", b"JWT", b"jwt", b"HMAC", b"hmac")
_FOR_WORK: Final = regex(r"Test|Dev|Local|Debug|^CI")
_GIVES: Final = (ast.Assign, ast.AnnAssign)
_EQUALS: Final = (ast.Eq, ast.In)
_NAMED: Final = (ast.Name, ast.Attribute)
_SESSIONS: Final = frozenset({"flask_login", "flask_wtf", "flask_jwt_extended", "flask_security", "flask_session"})
TAKES_CLASS: Final = "a class of settings"
HAS_SESSIONS: Final = "sessions"
"""What stands among the names for an app of Flask that takes all settings of a class, and for what signs with them."""
_DEPTH: Final = 3


class KnownKey(NamedTuple):
    """A key that stands in a file: its text, what it is called, and whether tokens of callers hang on it alone."""

    text: ast.Constant
    name: str
    is_only: bool


def signed_with(file: FileContext) -> Iterator[tuple[ast.expr, bool]]:
    """What signs or checks something in a file, each with whether that is a token, and no session of a browser."""
    known = libraries(file)
    if not _LIBRARIES & known:
        return
    for call in called_where(file, _may_sign) if "itsdangerous" in known else called(file, *_LASTS):
        key = _key_of(file, call)
        if key is not None:
            yield key, last_part(call.func) != "add_middleware"
    for assigned in file.tree.of(ast.Assign) if file.holds(b".secret_key", b"config[") else ():
        target = assigned.targets[0]
        if isinstance(target, ast.Attribute) and target.attr == "secret_key" and last_part(target.value) in _APPS:
            yield assigned.value, False
        elif isinstance(target, ast.Subscript) and last_part(target.value) == "config":
            if file.constant(target.slice) in _CONFIG_KEYS:
                yield assigned.value, False


def _may_sign(last: str) -> bool:
    return last in _LASTS or last.endswith(("Serializer", "Signer"))


def _key_of(file: FileContext, call: ast.Call) -> ast.expr | None:
    last = last_part(call.func)
    if last in ("encode", "decode"):
        if not isinstance(call.func, ast.Attribute) or len(call.args) + len(call.keywords) < 2:
            return None
        name = file.call_name(call) or ""
        at = 2 if name.startswith("authlib") and last == "encode" else 1
        return file.argument(call, "key", at) if _TOKENS.match(name) else None
    if last == "add_middleware":
        is_session = bool(call.args) and last_part(call.args[0]) == "SessionMiddleware"
        return file.argument(call, "secret_key") if is_session else None
    if last == "JWTStrategy":
        return file.argument(call, "secret", 0)
    if last == "new" and file.call_name(call) == "hmac.new":
        return file.argument(call, "key", 0)
    if last.endswith(("Serializer", "Signer")) and _SERIALIZERS.match(file.call_name(call) or ""):
        return file.argument(call, "secret_key", 0)
    return None


def keys_in_use(file: FileContext) -> tuple[list[KnownKey], list[str]]:
    """The keys that a file signs with and holds itself, and the names of those that it takes from elsewhere."""
    here: list[KnownKey] = []
    names: list[str] = []
    for given, is_token in signed_with(file):
        found = _texts(file, given, name_under(given))
        here += [each._replace(is_only=each.is_only and is_token) for each in found if each.text.value]
        if not found and name_under(given) and not _is_made_here(file, given):
            names.append(name_under(given))
    if file.holds(b"from_object") and file.imports("flask", "quart"):
        names.append(TAKES_CLASS)
    if _SESSIONS & libraries(file) or (file.holds(b"session[", b"flash(") and file.imports("flask", "quart")):
        names.append(HAS_SESSIONS)
    if file.holds(b"SECRET_KEY") and all(file.holds(word) for word in _OF_DJANGO):
        names.append("SECRET_KEY")
    return here, names


def _is_made_here(file: FileContext, given: ast.expr) -> bool:
    """Whether a key is what a function of the same file answers: it is nobody else's of that name."""
    made = file.names.single_value(given) if isinstance(given, ast.Name) else None
    called = made.func.id if isinstance(made, ast.Call) and isinstance(made.func, ast.Name) else ""
    return called != "" and any(each.name == called for each in file.functions())


def keys_written(file: FileContext) -> Iterator[KnownKey]:
    """The keys that a module or a class gives names to, for whoever may sign with them."""
    if not file.holds(*_WORDS):
        return
    owners: list[ast.Module | ast.ClassDef] = [file.tree.module, *file.tree.of(ast.ClassDef)]
    for owner in owners:
        for assigned in owner.body:
            if assigned.__class__ not in _GIVES or not isinstance(assigned, ast.Assign | ast.AnnAssign):
                continue  # most are told by the class alone
            if not isinstance(assigned.value, ast.Constant | ast.BoolOp):
                continue
            target = assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
            if isinstance(target, ast.Name) and SIGNING_NAME.search(target.id) and not _is_apart(owner):
                if "Prod" in getattr(owner, "name", "") or not _is_given_elsewhere(file, target.id):
                    yield from _texts(file, assigned.value, target.id)


def _is_apart(owner: ast.Module | ast.ClassDef) -> bool:
    """Whether a class is read as settings elsewhere, or says that it is for work and tests."""
    if isinstance(owner, ast.Module):
        return False
    return _FOR_WORK.search(owner.name) is not None or any(last_part(base) == "BaseSettings" for base in owner.bases)


def _is_given_elsewhere(file: FileContext, name: str) -> bool:
    """Whether the file gives a key in another way, too: what a class of production overrides signs nothing there."""
    return any(
        isinstance(target, ast.Name) and target.id == name and not isinstance(assigned.value, ast.Constant | ast.BoolOp)
        for assigned in file.tree.of(ast.Assign)
        for target in assigned.targets
    )


def name_under(node: ast.expr) -> str:
    """What a key goes by where it is used: ``JWT_SECRET`` of ``settings.JWT_SECRET.get_secret_value()``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _UNWRAPS:
        return name_under(node.func.value)
    if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant):
        return str(node.slice.value)  # ``current_app.config["SECRET_KEY"]``
    return last_part(node) if isinstance(node, ast.Name | ast.Attribute) else ""


def is_signed_with(name: str, names: set[str]) -> bool:
    """Whether something signs with a key, by the names of those that the files of a project sign with."""
    return name in names or (name in _CONFIG_KEYS and {TAKES_CLASS, HAS_SESSIONS} <= names)


def _texts(file: FileContext, node: ast.expr, name: str, depth: int = _DEPTH) -> list[KnownKey]:
    """The text that a key is, or falls back to."""
    if isinstance(node, ast.Constant):
        return [KnownKey(node, name, True)] if isinstance(node.value, str) else []
    if depth <= 0:
        return []
    if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or) and len(node.values) > 1:
        return [each._replace(is_only=False) for each in _texts(file, node.values[-1], name, depth - 1)]
    if isinstance(node, ast.Name | ast.Attribute):
        made = file.names.single_value(node)
        return _texts(file, made, name or last_part(node), depth - 1) if made is not None and made is not node else []
    if not isinstance(node, ast.Call):
        return []
    if isinstance(node.func, ast.Attribute) and node.func.attr in _UNWRAPS:
        return _texts(file, node.func.value, name, depth - 1)
    if file.call_name(node) in _READERS:
        default = file.argument(node, "default", 1)
        found = _texts(file, default, name, depth - 1) if default is not None else []
        return [each._replace(is_only=False) for each in found]
    return _returned(file, node, depth) if isinstance(node.func, ast.Name) and not node.args else []


def _returned(file: FileContext, call: ast.Call, depth: int) -> list[KnownKey]:
    """The text that a function of the file gives back for a key, where it does not refuse to do without one."""
    made_by = next((each for each in file.functions() if each.name == last_part(call.func)), None)
    if made_by is None or file.inside(made_by, ast.Raise):
        return []
    answers = [answer.value for answer in file.inside(made_by, ast.Return) if answer.value is not None]
    found = [key for answer in answers for key in _texts(file, answer, made_by.name, depth - 1)]
    return [key._replace(is_only=key.is_only and len(answers) == 1) for key in found]


def refused_names(file: FileContext) -> list[str]:
    """The names that a file compares with known texts, and raises: a key that it finds there starts nothing; and those
    of flags named after a key that it raises upon.
    """
    if not file.holds(*_WORDS) or not file.holds(b"raise ", b"sys.exit"):
        return []
    names = [
        last_part(part)
        for guard in file.tree.of(ast.If)
        if any(map(_stops, guard.body))
        for part in ast.walk(guard.test)
        if part.__class__ in _NAMED and _OF_DEFAULT.search(last_part(part))
    ]
    for compare in file.tree.of(ast.Compare):
        if compare.ops[0].__class__ in _EQUALS:
            sides = (compare.left, compare.comparators[0])
            known = [last_part(each) for each in sides if each.__class__ in _NAMED]
            known = [name for name in known if _is_signing_name(name)]
            if known and any(any(map(_stops, guard.body)) for guard in file.ancestors(compare, ast.If)):
                names += known
    return names


def flagged_names(file: FileContext) -> dict[str, str]:
    """The names of keys that a file compares with a known text, by the flag that keeps what came out:
    ``SECRET_IS_DEFAULT = SECRET_KEY == "change-me"``.
    """
    if not file.holds(*_WORDS):
        return {}
    found: dict[str, str] = {}
    for compare in file.tree.of(ast.Compare):
        assigned = parent_of(compare)
        if compare.ops[0].__class__ in _EQUALS and isinstance(assigned, ast.Assign | ast.AnnAssign):
            target = assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target
            flag = last_part(target)
            sides = (last_part(each) for each in (compare.left, compare.comparators[0]) if each.__class__ in _NAMED)
            known = [name for name in sides if _is_signing_name(name)]
            if known and _OF_DEFAULT.search(flag):
                found[flag] = known[0]
    return found


@lru_cache(maxsize=100_000)
def _is_signing_name(name: str) -> bool:
    return SIGNING_NAME.search(name) is not None


def _stops(statement: ast.stmt) -> bool:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        return last_part(statement.value.func) in ("exit", "_exit")
    return isinstance(statement, ast.Raise)
