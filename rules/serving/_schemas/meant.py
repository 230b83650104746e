"""What a name may stand for, as far as the values tell that are bound to it anywhere round it: asked before
`Names.single_value`, which looks at where each of them is bound.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import Final

from mlaudit.code.bindings import Scope
from mlaudit.code.held import asked_item

_NAMES: Final = (ast.Name, ast.Attribute, ast.Subscript)
"""Values that may stand for others themselves."""


def may_be(name: ast.Name, fits: Callable[[ast.expr], object]) -> bool:
    """Whether what `single_value` makes of a name may be an expression that `fits`."""
    scope: Scope | None = getattr(name, "scope", None)
    while scope is not None:
        for binding in scope.bindings.get(name.id, ()):
            value = binding.value
            if value is None:
                continue
            if fits(value) or isinstance(value, _NAMES):
                return True
            if isinstance(value, ast.Call) and asked_item(value) is not None:
                return True
        scope = scope.parent
    return False


__all__ = ["may_be"]
