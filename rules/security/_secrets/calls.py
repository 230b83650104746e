"""Calls that are given a secret: what they sign in, connect, type in or make an account with, or fall back to."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue, Severity

from .accounts import account_of
from .connections import connects_with
from .fallbacks import fallback
from .made_accounts import accounts_made
from .named import given, named
from .secrets import is_for_everybody, is_of_service, provider_secret, weak_password
from .texts import decoded, text_of
from .told import known, lines_told, readable
from .typed_in import typed_into
from .written_accounts import is_clear


def typed(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """A password that a script types into the form of a page."""
    written = typed_into(node, file)
    if written is not None:
        yield from given("password", text_of(written, file), file, written)


def default_of_environment(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``os.getenv("DB_PASSWORD", "harbour77")``."""
    variable = file.constant(node.args[0])
    if isinstance(variable, str):
        default = text_of(node.args[1], file)
        text = file.constant(default)
        most = _most(text) if isinstance(text, str) else None
        found = list(given(variable, default, file, node.args[1], most))
        found = found or list(fallback(variable, default, file))
        yield from found or _of_address(default, text, file)


def default_of_option(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``parser.add_argument("--password", default="harbour77")``."""
    flags = [flag for each in node.args if isinstance(flag := file.constant(each), str) and flag.startswith("--")]
    written = file.argument(node, "default") if flags else None
    default = text_of(written, file) if written is not None else None
    text = file.constant(default)
    if default is not None and isinstance(text, str):
        yield from given(flags[0].lstrip("-").replace("-", "_"), default, file, written, _most(text))


def _of_address(default: ast.expr, text: object, file: FileContext) -> Iterator[Issue]:
    """``os.getenv("MONGO_URL", "mongodb://admin:admin123@mongodb:27017")``: a password that somebody gave a server of
    the project, however weak it is.
    """
    told = lines_told(file)
    password = weak_password(text) if isinstance(text, str) and "://" in text else ""
    if password and default.lineno not in told and provider_secret(str(text)) is None:
        told.add(default.lineno)
        message = readable("a password", "the address that stands in for a setting")
        yield Issue(default, message, severity=Severity.INFO)


def signed_in(node: ast.Call, key: ast.expr, file: FileContext) -> Iterator[Issue]:
    """``wandb.login("...")``."""
    told = lines_told(file)
    written = text_of(key, file)
    if written.lineno not in told and provider_secret(ast.unparse(written)) is None:
        told.add(written.lineno)
        yield Issue(written, readable("a key", f"`{file.text(node.func)}`"))


def connected(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``connect(host, "scorer", "harbour77")``."""
    found = connects_with(file, node)
    told = lines_told(file)
    if found is not None and found[0].lineno not in told and not _is_told_above(file, found[0]):
        place, is_near = found
        told.add(place.lineno)
        message = readable("a password", "the call that connects to the database")
        severity = Severity.INFO if is_near else None
        yield Issue(place, message, severity=severity)


def hashed(node: ast.Call, file: FileContext) -> Iterator[Issue]:
    """``hash_password("harbour77")``, and the account that is made with it."""
    text = text_of(decoded(node.args[0], file), file)
    found = list(named("password", text, file, node.args[0]))  # each account is told
    account = account_of(file, node.args[0])
    if not found and account is not None and is_clear(file.constant(text)):
        found = list(known("an account", text, file))
    if account is None or not found:
        yield from found
        return
    for issue in found:
        issue.data["account"] = account.has_rights
    accounts_made(file).setdefault(file.function_of(node), []).extend(found)


def _is_told_above(file: FileContext, place: ast.expr) -> bool:
    """Whether a name stands for an address that says itself what it is, and is told where it is written."""
    text = UNKNOWN if isinstance(place, ast.Constant) else file.constant(place)
    return isinstance(text, str) and provider_secret(text) is not None


def _most(default: str) -> Severity | None:
    """How severe a default of the environment can be: one that anybody would write is in no other place's use."""
    if is_of_service(default):
        return Severity.INFO
    return Severity.WARNING if is_for_everybody(default) else None
