"""MLA110: guards that say yes when they break."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue

from .swallowed_exception import judged


class GuardFailsOpen(FileRule):
    """A check answers "allowed" when it throws.

    Flags validators, out-of-distribution guards, moderation, authentication and authorisation whose broad handler
    returns what they return for a good input, and encryption or redaction that hands its input back on failure.

    Why it hurts:
        The input that breaks the guard is exactly the input that the guard is for. Who can make it throw is through.

    Bad:
        def is_valid_leaf(image):
            try:
                ratio = green_ratio(image)
                if ratio < 0.05:
                    return False, "not a plant"
                return True, "ok"
            except Exception as error:
                print(error)
                return True, "check bypassed"
        ---
        def encrypt_field(text):
            try:
                return cipher.encrypt(text)
            except Exception:
                return text

    Good:
        def is_valid_leaf(image):
            try:
                ratio = green_ratio(image)
                if ratio < 0.05:
                    return False, "not a plant"
                return True, "ok"
            except Exception as error:
                return False, f"could not be checked: {error}"

    When not to use it:
        Where an outage of the guard must not stop the service, say so: suppress with that decision as the reason, and
        count how often it happens.

    References:
        https://cwe.mitre.org/data/definitions/636.html
    """

    code = "MLA110"
    name = "guard-fails-open"
    remediation = "Refuse when the check fails, or answer with an error."
    triggers = (b"except",)

    def visit_ExceptHandler(self, node: ast.ExceptHandler, file: FileContext) -> Iterator[Issue]:
        """A handler that lets everything through."""
        yield from judged(self, node, file)
