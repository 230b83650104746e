"""Accounts that are made, or let in, with a password that stands in the source: those of a function are told as one."""

from __future__ import annotations

from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.rule import Issue

from .compared import compared_passwords
from .told import known
from .written_accounts import compared_tables, inserted, is_for_show, models, tables


def accounts_made(file: FileContext) -> dict[FunctionNode | None, list[Issue]]:
    """What there is to tell of accounts, by the function that makes them."""
    made: dict[FunctionNode | None, list[Issue]] = file.shared.setdefault("accounts with passwords", {})
    return made


def accounts(file: FileContext) -> Iterator[Issue]:
    """The accounts of each function as one, the one that may do more than others where there is one."""
    every = accounts_made(file)
    for each in (*inserted(file), *models(file)):
        if is_for_show(file, each.place):
            continue
        whose = f"the account `{each.who}`" if each.who else "an account"
        for issue in known(whose, each.place, file):
            issue.data["account"] = each.has_rights
            every.setdefault(file.function_of(each.place), []).append(issue)
    for made in every.values():
        yield next((issue for issue in made if issue.data["account"]), made[0])


def passwords_compared(file: FileContext) -> Iterator[Issue]:
    """``if password == "harbour77":``."""
    for typed in compared_passwords(file):
        yield from known("what a login compares with", typed, file)


def tables_of_users(file: FileContext) -> Iterator[Issue]:
    """Users with their passwords, which a login here or in another file compares with what it is given."""
    compared = compared_tables(file)
    if compared:
        yield Issue(file.tree.module.body[0], "", data={"reads": [], "compares": compared})
    for table in tables(file):
        for issue in known(f"`{table.name}`, which a login compares with,", table.place, file):
            issue.data["table"] = table.name
            yield issue
