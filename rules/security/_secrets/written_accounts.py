"""Accounts whose passwords stand in clear: rows that a statement inserts, models, and tables that a login compares."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Final, NamedTuple

from mlaudit.code.called import called, called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents
from mlaudit.code.written import names_in

from .accounts import Account, account_of, has_rights

_INSERT: Final = regex(
    r"(?is)^\s*(?:insert|replace)\s+(?:or\s+\w+\s+|ignore\s+)?into\s+[\w.\"'`\[\]]+\s*\(([^()]*)\)\s*values\s*\((.*)\)"
)
_COLUMN: Final = regex(r"(?i)^(user_?|login_?)?(password|passwd|passphrase|pwd|pass)$")
_WHO: Final = regex(r"(?i)^(user_?name|user|login|e_?mail|name|user_?id|account)$")
_LITERAL: Final = regex(r"'([^']+)'")
_HASHED: Final = regex(r"^\$\w+\$|^(pbkdf2|scrypt|bcrypt|argon2|sha\d+|md5)\b|^[0-9a-fA-F]{32,}$|^[*!x-]+$|[{}<>\s/]")
_MODEL: Final = regex(
    r"^(\w*(User|Account|Admin|Employee|Customer|Member)(DB|Model|InDB)?|create_(super)?user|add_user|register_user)$"
)
_PASSWORD: Final = regex(r"(?i)pass|pwd")
_TABLE: Final = regex(r"(?i)(^|_)(users?|accounts?|credentials?|creds|logins?|passwords?|operators?|admins?)(_|$)")
_FOR_SHOW: Final = regex(
    r"(?i)(^|[/_])(demos?|samples?|mock(s|ed)?|fakes?|dummy|dummies|fixtures?|examples?|tests?|eval\w*|bench\w*)([/_.]|$)"
)
_NOBODY: Final = regex(r"(?i)test|bench|dummy|demo\b|sample|fake|mock|^default$|placeholder|^x+$")
"""Names and passwords of accounts that are there to try something."""
_TAKEN: Final = (ast.Name, ast.Subscript, ast.Call)
_GIVEN: Final = (b"password=", b"password =", b"passwd=", b"pwd=", b"passphrase=")
_WORDS: Final = (b"USER", b"users", b"ACCOUNT", b"ccount", b"CRED", b"cred", b"LOGIN", b"logins", b"asswords", b"dmin")
"""Parts of the names of such mappings."""
_EQUALS: Final = (ast.Eq, ast.NotEq)
_EXECUTES: Final = ("execute", "executemany")


class Written(NamedTuple):
    """A password in the source: where it stands, whose it is ("" where nothing says so), and what they may do."""

    place: ast.expr
    who: str
    has_rights: bool


class Table(NamedTuple):
    """A mapping of users to their passwords."""

    place: ast.expr
    name: str


def is_for_show(file: FileContext, node: ast.AST) -> bool:
    """Whether a path or a function says of itself that what it makes is there for a showing."""
    return _FOR_SHOW.search(file.path) is not None or _FOR_SHOW.search(file.qualname_of(node)) is not None


def is_clear(text: object) -> bool:
    """Whether a text is a password as it is typed in, and no hash of one."""
    return (
        isinstance(text, str) and len(text) > 2 and not any(map(text.__contains__, " /")) and not _HASHED.search(text)
    )


def inserted(file: FileContext) -> Iterator[Written]:
    """The rows with a password in clear that statements of SQL insert."""
    if not file.holds(b"execute") or not file.holds(b"INSERT", b"insert", b"REPLACE", b"Insert"):
        return
    for call in called(file, *_EXECUTES):
        statement = call.args[0] if call.args else None
        if isinstance(statement, ast.Call) and last_part(statement.func) == "text" and statement.args:
            statement = statement.args[0]
        text = file.constant(statement)
        match = _INSERT.match(text) if isinstance(text, str) else None
        if match is None or statement is None:
            continue
        columns = [column.strip(" \t\n\"'`[]") for column in match[1].split(",")]
        at = next((i for i, column in enumerate(columns) if _COLUMN.match(column)), None)
        who = next((i for i, column in enumerate(columns) if _WHO.match(column)), None)
        if at is None or who is None:
            continue
        if len(call.args) == 1:
            given = [value.strip() for value in match[2].split(",")]
            literal = _LITERAL.fullmatch(given[at]) if at < len(given) else None
            if literal is not None and is_clear(literal[1]):
                yield Written(statement, given[who].strip("'") if who < len(given) else "", "admin" in match[2])
            continue
        for row in _rows(file, call.args[1]):
            if at < len(row) and is_clear(file.constant(row[at])):
                name = file.constant(row[who]) if who < len(row) else ""
                rights = has_rights(file, ast.Tuple([*row[:at], *row[at + 1 :]]))
                if not _is_nobody(file, str(name), row[at]):
                    yield Written(row[at], name if isinstance(name, str) else "", rights)


def _rows(file: FileContext, given: ast.expr) -> list[list[ast.expr]]:
    """The rows that are handed to a statement: written there, by a name, or one by one in a loop."""
    if isinstance(given, ast.Tuple | ast.List):
        loop = _loop(given, {part.id for part in given.elts if isinstance(part, ast.Name)})
        if loop is not None and isinstance(loop.target, ast.Tuple):
            places = [last_part(part) for part in loop.target.elts]
            rows = _listed(file, loop.iter)
            return [[_in_place(part, places, row) for part in given.elts] for row in rows] or [given.elts]
        nested = [part.elts for part in given.elts if isinstance(part, ast.Tuple | ast.List)]
        return nested or [given.elts]
    if not isinstance(given, ast.Name):
        return []
    loop = _loop(given, {given.id})
    return _listed(file, loop.iter if loop is not None else given)


def _in_place(part: ast.expr, places: list[str], row: list[ast.expr]) -> ast.expr:
    name = part.id if isinstance(part, ast.Name) else ""
    return row[places.index(name)] if name in places and places.index(name) < len(row) else part


def _loop(node: ast.expr, names: set[str]) -> ast.For | None:
    for parent in parents(node):
        if isinstance(parent, ast.For):
            bound = names_in(parent.target)
            if bound & names:
                return parent
    return None


def _listed(file: FileContext, node: ast.expr) -> list[list[ast.expr]]:
    made = file.names.single_value(node) if isinstance(node, ast.Name | ast.Attribute) else node
    if not isinstance(made, ast.List | ast.Tuple):
        return []
    rows = [row.elts for row in made.elts if isinstance(row, ast.Tuple | ast.List)]
    return rows or ([made.elts] if isinstance(made, ast.Tuple) else [])


def models(file: FileContext) -> Iterator[Written]:
    """``User(username="admin", password="admin")``: whatever the password looks like, somebody can sign in with it."""
    if not file.holds(*_GIVEN):
        return
    for call in called_where(file, _MODEL.match):
        for keyword in call.keywords:
            if keyword.arg and _COLUMN.match(keyword.arg) and is_clear(file.constant(keyword.value)):
                account: Account | None = account_of(file, keyword.value)
                who = next((k.value for k in call.keywords if k.arg and _WHO.match(k.arg)), None)
                name = file.constant(who)
                if account is not None and isinstance(name, str) and not _is_nobody(file, name, keyword.value):
                    yield Written(keyword.value, name, account.has_rights)


def _is_nobody(file: FileContext, who: str, password: ast.expr) -> bool:
    return any(_NOBODY.search(str(text)) for text in (who, file.constant(password)))


def tables(file: FileContext) -> Iterator[Table]:
    """The mappings of users to passwords that have a name, with the first password of each."""
    told: set[ast.AST] = set()
    for made in file.tree.of(ast.Dict):
        holder = parent_of(made)
        listed = isinstance(holder, ast.List)
        assigned = parent_of(holder) if listed and holder is not None else holder
        if not isinstance(assigned, ast.Assign | ast.AnnAssign) or assigned in told:
            continue
        name = last_part(assigned.targets[0] if isinstance(assigned, ast.Assign) else assigned.target)
        if not _TABLE.search(name):
            continue
        rows = [made] if listed else [value for value in made.values if isinstance(value, ast.Dict)]
        fields = [value for row in rows for value in _passwords(file, row)]
        fields += [] if rows else _passwords(file, made)  # of one user
        clear = [value for value in (fields if rows or fields else made.values) if isinstance(value, ast.Constant)]
        found = next((value for value in clear if is_clear(value.value)), None)
        if found is not None:
            told.add(assigned)
            yield Table(found, name)


def _passwords(file: FileContext, row: ast.Dict) -> list[ast.expr]:
    pairs = zip(row.keys, row.values, strict=True)
    return [value for key, value in pairs if key is not None and _COLUMN.match(str(file.constant(key)))]


def compared_tables(file: FileContext) -> list[str]:
    """The names of mappings of users whose values are compared with a password that somebody gives."""
    if not file.holds(b"pass", b"pwd", b"Pass") or not file.holds(*_WORDS):
        return []
    pairs: list[tuple[ast.expr, ast.expr]] = []
    for compare in file.tree.of(ast.Compare):
        if compare.ops[0].__class__ in _EQUALS and compare.comparators[0].__class__ is not ast.Constant:
            pairs.append((compare.left, compare.comparators[0]))
    pairs += [(call.args[0], call.args[1]) for call in called(file, "compare_digest") if len(call.args) == 2]
    names: list[str] = []
    for left, right in pairs:
        for side, other in ((left, right), (right, left)):
            if isinstance(side, _TAKEN) and _is_password(other) and (name := _table_of(file, side)):
                names.append(name)
    return names


def _is_password(node: ast.expr) -> bool:
    """Whether an expression is a password as somebody gives it: ``password``, ``form["password"]``, ``body.pwd``."""
    if isinstance(node, ast.Subscript):
        held = node.slice.value if isinstance(node.slice, ast.Constant) else ""
        return isinstance(held, str) and _PASSWORD.search(held) is not None
    if isinstance(node, ast.Call):
        first = node.args[0] if node.args else None
        inner = node.func.value if isinstance(node.func, ast.Attribute) else None
        asked = first.value if isinstance(first, ast.Constant) else ""
        return (isinstance(asked, str) and bool(_PASSWORD.search(asked))) or (inner is not None and _is_password(inner))
    return isinstance(node, ast.Name | ast.Attribute) and _PASSWORD.search(last_part(node)) is not None


def _table_of(file: FileContext, node: ast.expr, depth: int = 3) -> str:
    """The mapping that ``USERS[name]``, ``USERS.get(name)["password"]`` or a name for one of them is out of."""
    if isinstance(node, ast.Name):
        loop = _loop(node, {node.id})
        if loop is not None:
            walked = loop.iter.func if isinstance(loop.iter, ast.Call) else loop.iter
            held_by = walked.value if isinstance(walked, ast.Attribute) and walked is not loop.iter else walked
            return last_part(held_by) if _TABLE.search(last_part(held_by)) else ""
        made = [each for each in file.names.values(node) if each is not node] if depth else []
        return next((name for each in made if (name := _table_of(file, each, depth - 1))), "")
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        if node.func.attr == "encode":
            return _table_of(file, node.func.value, depth)
        if node.func.attr != "get":
            return ""
        held = node.func.value
    elif isinstance(node, ast.Subscript):
        held = node.value
    else:
        return ""
    found = _table_of(file, held, depth - 1) if depth else ""
    return found or (last_part(held) if _TABLE.search(last_part(held)) else "")
