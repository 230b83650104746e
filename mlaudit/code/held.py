"""What a program keeps in a dict or an object: ``models["churn"]``, ``app.state.model``, ``state.model``."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from mlaudit.code.bindings import Binding, Scope, is_none, item_key
from mlaudit.code.pattern import regex

if TYPE_CHECKING:
    from mlaudit.code.names import Names

_DEPTH: Final = 6
_APPS: Final = regex(r"^(current_|fastapi_|flask_|web_)?app(lication)?_?$")
"""What a web application is called where it is handed on: its attributes are the same in each function."""
_HOLDERS: Final = frozenset(
    {
        "builtins.dict()",
        "collections.OrderedDict()",
        "collections.defaultdict()",
        "cachetools.LRUCache()",
        "cachetools.TTLCache()",
        "types.SimpleNamespace()",
        "argparse.Namespace()",
        "threading.local()",
    }
)
Place = tuple[Scope | None, str, tuple[str, ...]]
"""The scope and the name of the holder, and the way from there: the same for all that name one place."""


class Held:
    """What is put into items and attributes, over the names of one file."""

    __slots__ = ("_holders", "_names", "_places")

    def __init__(self, names: Names) -> None:
        self._names = names
        self._places: dict[ast.AST, Place | None] = {}
        self._holders: dict[tuple[Scope, str], bool] = {}

    def release(self) -> None:
        """Let go of the nodes that are remembered."""
        self._places.clear()
        self._holders.clear()

    def put_into(self, node: ast.expr) -> list[Binding]:
        """What the file puts into an item of a dict, or an attribute of an object that holds what is put into it."""
        if isinstance(node, ast.Attribute):
            key = node.attr
        elif isinstance(node, ast.Subscript):
            key = item_key(node.slice)
        elif isinstance(node, ast.Call) and (asked := asked_item(node)) is not None:
            key = asked[1]
        else:
            return []
        written = self._names.tree.held.get(key)
        if written is None and isinstance(node, ast.Attribute):
            return []
        place = self._place(node)
        if place is None:
            return []
        found = [binding for target, binding in written or () if self._place(target) == place]
        return found if isinstance(node, ast.Attribute) else [*self._displayed(node, key), *found]

    def values(self, node: ast.expr) -> list[Binding]:
        """What stands there, where no other key may be the same one."""
        place = self._place(node) if isinstance(node, ast.Attribute | ast.Subscript | ast.Call) else None
        if place is None or place[2][-1] == "[]":
            return []
        any_key = (place[0], place[1], (*place[2][:-1], "[]"))
        if any(self._place(target) == any_key for target, _ in self._names.tree.held.get("[]", ())):
            return []
        return self.put_into(node)

    def of_app(self) -> Iterator[tuple[str, Binding]]:
        """What the file puts into the state of its web application, by attribute (``app.state.scorer = Scorer()``), or
        into attributes of the application itself, as Flask's are handed on (``app.scorer = Scorer()``).
        """
        for name, written in self._names.tree.held.items():
            for target, binding in written:
                if isinstance(target, ast.Attribute) and self._place(target) in (
                    (None, ".app", ("state", name)),
                    (None, ".app", (name,)),
                ):
                    yield name, binding

    def _displayed(self, node: ast.expr, key: str) -> list[Binding]:
        """The values that stand under a key where the dict is written out."""
        if isinstance(node, ast.Subscript):
            owner = node.value
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
        else:
            return []
        found = []
        for binding in self._names.bindings(owner) or ():
            made = binding.value
            if isinstance(made, ast.DictComp):
                found.append(Binding("assign", made, made.value))
            elif isinstance(made, ast.Dict):
                pairs = zip(made.keys, made.values, strict=True)
                found += [
                    Binding("assign", value, value)
                    for name, value in pairs
                    if key == "[]" or (name is not None and item_key(name) == key)
                ]
        return found

    def _place(self, node: ast.expr) -> Place | None:
        """Where an item or attribute is, the same for all that name it; None where its holder may be anything."""
        try:
            return self._places[node]
        except KeyError:
            found = self._places[node] = self._placed(node)
            return found

    def _placed(self, node: ast.expr) -> Place | None:
        path: list[str] = []
        at = node
        while not isinstance(at, ast.Name):
            if isinstance(at, ast.Attribute):
                if at.attr == "app" and path:  # `request.app`, whatever asks for it
                    return None, ".app", tuple(reversed(path))
                path.append(at.attr)
                at = at.value
            elif isinstance(at, ast.Subscript):
                path.append(item_key(at.slice))
                at = at.value
            elif isinstance(at, ast.Call) and (asked := asked_item(at)) is not None:
                at = asked[0]
                path.append(asked[1])
            else:
                return None
        parts = tuple(reversed(path))
        scope = self._home(at)
        if scope is None:
            return None
        if _APPS.search(at.id):
            return None, ".app", parts
        owner = self._names.class_of_self(at)
        known: list[Binding] | None
        if owner is not None:
            key = (owner, parts[0])
            known = owner.attributes.get(parts[0]) or owner.bindings.get(parts[0]) if len(parts) > 1 else None
        else:
            key, known = (scope, at.id), scope.bindings[at.id]
        if not known:
            return None
        if key not in self._holders:
            self._holders[key] = False  # one that is in itself
            self._holders[key] = all(self._is_holder(binding) for binding in known)
        return (owner or scope, "" if owner is not None else at.id, parts) if self._holders[key] else None

    def _home(self, node: ast.Name) -> Scope | None:
        """The scope in which a name is bound."""
        scope: Scope | None = getattr(node, "scope", self._names.tree.root)
        first = scope
        while scope is not None:
            if node.id in scope.bindings and (scope is first or not scope.is_class) and node.id not in scope.globals:
                return scope
            scope = scope.parent
        return None

    def _is_holder(self, binding: Binding) -> bool:
        """Whether what is bound is a dict, a namespace, or an object or a class of this file."""
        if binding.kind == "class":
            return True
        if binding.kind != "assign":
            return False
        if isinstance(binding.value, ast.Dict | ast.DictComp) or is_none(binding.value):
            return True
        made = self._names.bound(binding, _DEPTH) or ""
        local = made.removeprefix(f"{self._names.module}.").removesuffix("()")
        return made in _HOLDERS or (local in self._names.tree.classes and made != local)


def asked_item(node: ast.Call) -> tuple[ast.expr, str] | None:
    """What is asked for an item, and its key: ``models.get("churn")``, ``getattr(app.state, "model", None)``."""
    function, given = node.func, node.args
    if isinstance(function, ast.Attribute) and function.attr == "get" and 1 <= len(given) <= 2:
        return function.value, item_key(given[0])
    if isinstance(function, ast.Name) and function.id == "getattr" and len(given) >= 2:
        key = item_key(given[1])
        return (given[0], key) if key != "[]" else None
    return None
