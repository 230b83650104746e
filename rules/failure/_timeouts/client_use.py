"""How a client is made, and what is done with it in its file."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final

from mlaudit.code.assigned import given, targets
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

from .bounds import Bound, is_guarded, wait_bound
from .clients import Client

_HOUSEKEEPING: Final = frozenset({"close", "aclose", "mount", "ping", "get_database", "get_collection", "list", "stop"})
_CLOSES: Final = frozenset({"close", "aclose", "disconnect"})
_SERVER_ADDRESS: Final = regex(r"(postgres(ql)?|mysql|mariadb|mssql|oracle)(\+\w+)?://")


def serves(file: FileContext, node: ast.Call, services: tuple[str, ...]) -> bool:
    """Whether a client is made for one of these services of its provider."""
    first = file.argument(node, "service_name", 0)
    return file.constant(first) in services


def configured_read(file: FileContext, node: ast.Call) -> float | None:
    """The seconds that a boto3 client reads for by its ``config=Config(...)``, botocore's own 60 where it says nothing
    of them; None where they cannot be seen.
    """
    given = file.argument(node, "config")
    made = file.names.single_value(given) if given is not None else None
    if not isinstance(made, ast.Call) or file.call_name(made) not in (
        "botocore.config.Config",
        "botocore.client.Config",
    ):
        return None
    if file.has_unpacking(made) or made.args:
        return None
    written = file.argument(made, "read_timeout")
    seconds = 60.0 if written is None else file.constant(written)
    return float(seconds) if isinstance(seconds, int | float) else None


def in_address(file: FileContext, node: ast.Call, marks: tuple[str, ...]) -> bool:
    """Whether the address that a client is given sets the bound, or names what needs none."""
    for value in (*node.args, *(k.value for k in node.keywords)):
        address = file.constant(value)
        known = [each for each in file.names.values(value) if isinstance(each, ast.JoinedStr | ast.BinOp)]
        every = [address] if isinstance(address, str) else [ast.unparse(each) for each in (value, *known)]
        if any(mark in written.lower() for written in every for mark in marks):
            return True
    return False


def names_server(file: FileContext, node: ast.Call) -> bool:
    """Whether the address of an engine is written out, and is that of a database server."""
    address = file.constant(file.argument(node, "url", 0))
    return isinstance(address, str) and _SERVER_ADDRESS.match(address) is not None


def uses(file: FileContext, made: ast.Call, owner: str, known: Client) -> tuple[int, int, ast.Call | None]:
    """How many calls on this client, in this file, carry a bound of their own, how many do not, and the first of these.

    A client held by a local name is followed inside its function; any other by its type, all over the file. One whose
    calls take no bound has one where each of them stands in a ``wait_for``.
    """
    if not known.per_call:
        asked = (
            [call for call, rest in _asked(file, made, owner) if rest not in _CLOSES] if _is_local(file, made) else []
        )
        return (len(asked) if all(is_guarded(file, call) for call in asked) else 0), 0, None
    bounded = loose = 0
    first: ast.Call | None = None
    for call, rest in _asked(file, made, owner):
        if rest.startswith("with_options"):
            bounded += rest == "with_options"
        elif "()" in rest or rest in _HOUSEKEEPING:
            continue
        elif wait_bound(file, call, known.per_call) in (Bound.GIVEN, Bound.UNKNOWN) or is_guarded(file, call):
            bounded += 1
        else:
            loose += 1
            first = first or call
    return bounded, loose, first


def _asked(file: FileContext, made: ast.Call, owner: str) -> Iterator[tuple[ast.Call, str]]:
    """The calls on a client, and what each is called by: ``chat.completions.create``."""
    for call in _near(file, made):
        name = file.call_name(call)
        if call is not made and name is not None and name.startswith(f"{owner}."):
            yield call, name[len(owner) + 1 :]


def signs_only(file: FileContext, made: ast.Call) -> bool:
    """Whether the functions of a module only sign addresses with the client that it holds, which asks no server:
    ``client.presigned_put_object(...)``.
    """
    if file.function_of(made) is not None or not file.holds(b"presigned"):
        return False
    uses = (part for part in file.tree.of(ast.Attribute) if file.function_of(part) is not None)
    within = [part.attr for part in uses if mentions(file, part.value, made)]
    return bool(within) and all("presigned" in attribute for attribute in within)


def _is_local(file: FileContext, made: ast.Call) -> bool:
    """Whether a client is held by nothing but a name of the function that makes it."""
    home, statement = file.function_of(made), file.statement_of(made)
    if home is None or not isinstance(statement, ast.Assign | ast.AnnAssign | ast.With | ast.AsyncWith):
        return False
    if named := targets(statement):
        name = named[0]
        if (
            given(statement) is not made
            or not isinstance(name, ast.Name)
            or name.id in file.tree.scope_at(home).globals
        ):
            return False
        return not any(mentions(file, s.value, made) for s in file.inside(home, ast.Return) if s.value is not None)
    return True


def _near(file: FileContext, made: ast.Call) -> list[ast.Call]:
    home = file.function_of(made)
    statement = file.statement_of(made)
    if home is not None and isinstance(statement, ast.With | ast.AsyncWith):
        return file.inside(statement, ast.Call)
    named = targets(statement) if home is not None and statement is not None else []
    if home is not None and named and isinstance(named[0], ast.Name):
        return file.inside(home, ast.Call)
    return file.tree.of(ast.Call)


def mentions(file: FileContext, value: ast.expr, made: ast.Call) -> bool:
    """Whether `value` is the client that `made` makes."""
    if value is made:
        return True
    if isinstance(value, ast.Name | ast.Attribute):
        return any(v is made for v in file.names.values(value))
    return False
