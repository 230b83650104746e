"""Passwords that a script types into the form of a page: Playwright, Selenium, Puppeteer's port, Splinter."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex

TYPES: Final = frozenset({"fill", "type", "press_sequentially", "send_keys", "set_value"})
"""Methods that type a text into a field."""
_FIELD: Final = regex(r"(?i)passw(or)?d|passphrase|\bpwd\b|\bpasscode\b")
_CHOOSES: Final = regex(r"^(locator|find_element\w*|get_by_\w+|query_selector|wait_for_selector|find_by_\w+)$")
"""Methods that give a field of a page, by what it is called there."""


def typed_into(call: ast.Call, file: FileContext) -> ast.expr | None:
    """The text that is typed into a field for passwords: ``page.fill("#password", "...")``, or
    ``page.locator("input[type=password]").first.fill("...")``; None for another field, and for what is no text.
    """
    texts = [argument for argument in call.args if isinstance(file.constant(argument), str)]
    if not texts or not isinstance(call.func, ast.Attribute):
        return None
    if len(call.args) == 1:
        return texts[0] if _is_for_passwords(call.func.value, file) else None
    field = file.constant(call.args[0])
    asks = call.func.attr in ("fill", "type") and isinstance(field, str) and _FIELD.search(field) is not None
    return call.args[1] if asks and isinstance(file.constant(call.args[1]), str) else None


def _is_for_passwords(owner: ast.expr, file: FileContext) -> bool:
    """Whether a field was chosen by a name that says password, here or where its name was given."""
    owner = file.names.single_value(owner) or owner
    while isinstance(owner, ast.Attribute):  # ``.first``, ``.last``
        owner = owner.value
    if not isinstance(owner, ast.Call) or not isinstance(owner.func, ast.Attribute):
        return False
    if not _CHOOSES.match(owner.func.attr):
        return _is_for_passwords(owner.func.value, file)  # ``.nth(0)``, ``.filter(...)``
    chosen = (file.constant(argument) for argument in (*owner.args, *(k.value for k in owner.keywords)))
    return any(isinstance(text, str) and _FIELD.search(text) is not None for text in chosen)


__all__ = ["TYPES", "typed_into"]
