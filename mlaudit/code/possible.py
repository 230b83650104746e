"""What an expression may be where it is not one thing: what branches make, what a table holds, what another file keeps.

Names are those of `names`, and an item is ``[key]``: ``store.models[churn].predict`` is a method of what some file puts
into that dict, ``steps[*]`` any item, ``load()[0]`` the first thing that a function gives back. Files say what they
hold (`holdings`); `followed` follows such names through the project.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import Final

from mlaudit.code.bindings import Binding, FunctionNode, Scope, is_none
from mlaudit.code.file import FileContext
from mlaudit.code.held import asked_item
from mlaudit.code.pattern import regex

_MOST: Final = 8
"""Things that an expression may be, up to which it is taken for each of them."""
_ITERATED: Final = {"enumerate": 1, "items": 1, "values": -1, "reversed": -1, "sorted": -1, "list": -1, "tuple": -1}
"""What gives the items of a holder one by one, and which part of what it gives is the item (-1: all of it)."""
_NO_KEY: Final = regex(r"[^\w-]")
_LONGEST: Final = 200
"""Characters of a key: a longer one is a text that is looked up in itself."""
ANY: Final = "*"


def may_be(file: FileContext, node: ast.expr) -> tuple[str, ...]:
    """The names that an expression may have; empty where one of the ways to it is not understood."""
    return _reader(file).names(node)


def holdings(file: FileContext, libraries: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """What the file puts where others find it: items of dicts and lists, attributes of modules and of what it imports,
    and what its functions give back, where that is not one thing; objects of `libraries` are left out.
    """
    found: dict[str, dict[str, None]] = {}
    for place, value in _reader(file).held():
        if place and value.partition(".")[0] not in libraries and place != value:
            found.setdefault(place, {})[value] = None
    return {place: tuple(values) for place, values in found.items()}


def _reader(file: FileContext) -> _Reader:
    found: _Reader | None = file.shared.get("may be")
    if found is None:
        found = file.shared["may be"] = _Reader(file)
    return found


class _Reader:
    def __init__(self, file: FileContext) -> None:
        self._file = file
        self._known: dict[ast.expr, tuple[str, ...]] = {}
        self._names = file.names
        self._module = file.module

    def names(self, node: ast.expr) -> tuple[str, ...]:
        """All names of an expression; empty where it may be what nobody knows, or too much."""
        known = self._known.get(node)
        if known is None:
            self._known[node] = ()  # what is made of itself
            found = dict.fromkeys(self._named(node))
            known = self._known[node] = tuple(found) if len(found) <= _MOST else ()
        return known

    def _named(self, node: ast.expr) -> Iterable[str]:
        name = self._file.qualname(node)
        if name is not None:
            return () if name.startswith("builtins.") else (name,)
        if isinstance(node, ast.Name):
            return self._bound(node)
        if isinstance(node, ast.Attribute):
            own = self._assigned(self._names.bindings(node) or ())
            return own or [f"{base}.{node.attr}" for base in self.names(node.value)]
        if isinstance(node, ast.IfExp):
            return self._either([node.body, node.orelse])
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            return self._either(node.values)
        if isinstance(node, ast.Await):
            return self.names(node.value)
        item = _item(node)
        if item is not None:
            return self._items(node, *item)
        if isinstance(node, ast.Call):
            return [f"{base}()" for base in self.names(node.func)]
        return ()

    def _bound(self, node: ast.Name) -> Iterable[str]:
        bindings = self._names.lookup(node.id, node)
        if not bindings:
            return ()
        if self._is_of_module(node.id, bindings) and any(each.kind in ("assign", "aug") for each in bindings):
            made = self._assigned(bindings)
            return made or (f"{self._module}.{node.id}",)  # what is in it may be known to others
        return self._assigned(bindings)

    def _is_of_module(self, name: str, bindings: list[Binding]) -> bool:
        return self._file.tree.root.bindings.get(name, [None])[0] is bindings[0]

    def _assigned(self, bindings: Iterable[Binding]) -> list[str]:
        found: list[str] = []
        for binding in bindings:
            if binding.value is None or (binding.kind == "assign" and is_none(binding.value)):
                if binding.kind != "assign":
                    return []
                continue
            given = self._given(binding)
            if not given:
                return []
            found += given
        return found

    def _given(self, binding: Binding) -> list[str]:
        """What one binding may give its name."""
        value = binding.value
        if value is None:
            return []
        if binding.kind == "assign":
            return list(self.names(value))
        if binding.kind == "unpack":
            return [f"{base}[{binding.position}]" for base in self.names(value)]
        if binding.kind == "for":
            part = -1
            if isinstance(value, ast.Call):
                last = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
                held = value.func.value if isinstance(value.func, ast.Attribute) else next(iter(value.args), None)
                if last in _ITERATED and held is not None:
                    part, value = _ITERATED[last], held
            if part != binding.position:
                return []
            return self._each(value)
        return []

    def _each(self, held: ast.expr) -> list[str]:
        """Any item of what is iterated."""
        display = self._display(held)
        if display is not None:
            return list(self._either(display.values if isinstance(display, ast.Dict) else display.elts))
        return [f"{base}[{ANY}]" for base in self.names(held)]

    def _display(self, held: ast.expr) -> ast.Dict | ast.List | ast.Tuple | None:
        """A table that is written out, and that only its function knows."""
        if isinstance(held, ast.Name):
            bindings = self._names.lookup(held.id, held)
            if len(bindings) != 1 or bindings[0].kind != "assign" or self._is_of_module(held.id, bindings):
                return None
            made = bindings[0].value
        else:
            made = held
        return made if isinstance(made, ast.Dict | ast.List | ast.Tuple) else None

    def _items(self, node: ast.expr, held: ast.expr, key: str) -> Iterable[str]:
        display = self._display(held)
        if isinstance(display, ast.Dict):
            kept = self._names.bindings(node)
            if kept:
                return self._assigned(kept)
            pairs = zip(display.keys, display.values, strict=True)
            return self._either(value for each, value in pairs if key == ANY or _key(each) in (key, ANY))
        if display is not None:
            under = [each for at, each in enumerate(display.elts) if str(at) == key]
            return self._either(under or display.elts)
        return [f"{base}[{key}]" for base in self.names(held)]

    def _either(self, values: Iterable[ast.expr | None]) -> list[str]:
        found: list[str] = []
        for value in values:
            if value is not None and not is_none(value):
                names = self.names(value)
                if not names:
                    return []
                found += names
        return found

    # --- what a file holds -------------------------------------------------------------------------------------

    def held(self) -> Iterator[tuple[str, str]]:
        """(place, name) of everything that is put somewhere."""
        root = self._file.tree.root
        for name, bindings in root.bindings.items():
            if bindings[-1].kind in ("assign", "unpack"):
                yield from self._of_all(f"{self._module}.{name}", bindings)
        for scope in self._file.tree.classes.values():
            for attributes in (scope.bindings, scope.attributes):
                for name, bindings in attributes.items():
                    yield from self._of_all(f"{self._module}.{scope.qualname}().{name}", bindings)
        yield from self._stored()
        yield from self._added()
        for function in self._file.functions():
            yield from self._returned(function)

    def _of_all(self, place: str, bindings: list[Binding]) -> Iterator[tuple[str, str]]:
        for binding in bindings:
            value = binding.value
            if value is None:
                continue
            if binding.kind == "assign":
                yield from self._written_out(place, value)
        if len(bindings) > 1 or bindings[0].kind == "unpack" or not self._is_plain(bindings[0].value):
            for name in self._assigned(bindings):
                yield place, name

    def _is_plain(self, value: ast.expr | None) -> bool:
        """Whether it is one thing, which exports and attributes say already, or a constant or a table."""
        return (
            value is None
            or not isinstance(
                value, ast.Name | ast.Attribute | ast.Call | ast.IfExp | ast.BoolOp | ast.Subscript | ast.Await
            )
            or self._file.qualname(value) is not None
        )

    def _written_out(self, place: str, value: ast.expr) -> Iterator[tuple[str, str]]:
        """The items of a table that stands where it is put."""
        if isinstance(value, ast.Dict):
            for key, item in zip(value.keys, value.values, strict=True):
                for name in self.names(item) if key is not None else ():
                    yield f"{place}[{_key(key)}]", name
        elif isinstance(value, ast.List | ast.Tuple):
            for at, item in enumerate(value.elts):
                for name in self.names(item):
                    yield f"{place}[{at}]", name
        elif isinstance(value, ast.Call) and isinstance(value.func, ast.Name) and value.func.id == "dict":
            for keyword in value.keywords:
                for name in self.names(keyword.value) if keyword.arg else ():
                    yield f"{place}[{keyword.arg}]", name

    def _stored(self) -> Iterator[tuple[str, str]]:
        """``models["churn"] = Churn()``, and ``state.model = Churn()`` of a module or an object from elsewhere."""
        for written in self._file.tree.held.values():
            for target, binding in written:
                if binding.value is None or binding.kind != "assign":
                    continue
                values = self.names(binding.value)
                for base in self._holder(target) if values else ():
                    for value in values:
                        yield base, value

    def _holder(self, target: ast.Attribute | ast.Subscript) -> list[str]:
        if isinstance(target, ast.Subscript):
            return [f"{base}[{_key(target.slice)}]" for base in self._places(target.value)]
        of_class = self._of_class(target.value)
        if of_class:
            return [f"{of_class}.{target.attr}"]
        return [f"{base}.{target.attr}" for base in self._places(target.value)]

    def _of_class(self, node: ast.expr) -> str:
        """What ``__new__`` makes, or a class method keeps on the class: ``cls._instance.model = Model()``."""
        scope: Scope | None = self._file.tree.scope_of(node)
        while scope is not None and (scope.parent is None or not scope.parent.is_class):
            scope = scope.parent
        if scope is None or scope.parent is None or not isinstance(scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
            return ""
        cls = f"{self._module}.{scope.parent.qualname}"
        if scope.node.name == "__new__" and isinstance(node, ast.Name | ast.Attribute):
            return f"{cls}()"
        return f"{cls}()" if self._file.qualname(node) == cls else ""

    def _places(self, holder: ast.expr) -> tuple[str, ...]:
        """What a holder goes by, whoever asks for it."""
        if isinstance(holder, ast.Attribute) and isinstance(holder.value, ast.Name):
            owner = self._names.class_of_self(holder.value)
            if owner is not None:
                return (f"{self._module}.{owner.qualname}().{holder.attr}",)
        if isinstance(holder, ast.Name):
            bindings = self._names.lookup(holder.id, holder)
            if bindings and bindings[0].kind == "import":
                return (bindings[0].origin,)
            if bindings and self._is_of_module(holder.id, bindings):
                return (f"{self._module}.{holder.id}",)
        return self.names(holder)

    def _added(self) -> Iterator[tuple[str, str]]:
        """``models.update(churn=Churn())``, ``steps.append(Step())``, ``models.setdefault("churn", Churn())``."""
        for (_, last), calls in self._file.calls.items():
            if last not in ("update", "append", "setdefault"):
                continue
            for call in calls:
                if not isinstance(call.func, ast.Attribute):
                    continue
                given = list(_added(call, last))
                for base in self._places(call.func.value) if given else ():
                    for key, value in given:
                        for name in self.names(value):
                            yield f"{base}[{key}]", name

    def _returned(self, function: FunctionNode) -> Iterator[tuple[str, str]]:
        """What a function gives back: the items of a table or a tuple, and what branches may give."""
        scope = self._file.tree.scope_at(function)
        if scope.parent is None or (scope.parent.parent is not None and not scope.parent.is_class):
            return
        name = self._names.returned(function)
        if name is not None and not name.startswith("builtins."):
            return
        owner = f"{scope.parent.qualname}()." if scope.parent.is_class and not _is_of_class(function) else ""
        owner = owner or (f"{scope.parent.qualname}." if scope.parent.is_class else "")
        place = f"{self._module}.{owner}{function.name}()"
        given: list[ast.expr | None] = [
            each.value
            for each in self._file.tree.inside(function, ast.Return) or ()
            if each.value is not None and self._file.tree.scope_of(each).function is function
        ]
        for value in given:
            if value is not None:
                made = self._local(value)
                yield from self._written_out(place, made)
        for each in self._either(given):
            yield place, each

    def _local(self, value: ast.expr) -> ast.expr:
        """The table that a name of a function stands for, as it is written out."""
        if isinstance(value, ast.Name):
            made = self._names.single_value(value)
            if isinstance(made, ast.Dict | ast.Tuple | ast.List):
                return made
        return value


def _is_of_class(function: FunctionNode) -> bool:
    names = {each.id for each in function.decorator_list if isinstance(each, ast.Name)}
    return not names.isdisjoint({"classmethod", "staticmethod"})


def _added(call: ast.Call, last: str) -> Iterator[tuple[str, ast.expr]]:
    """What a call adds to its holder, by key."""
    if last == "append" and len(call.args) == 1:
        yield ANY, call.args[0]
    elif last == "setdefault" and len(call.args) == 2:
        yield _key(call.args[0]), call.args[1]
    elif last == "update":
        for keyword in call.keywords:
            if keyword.arg is not None:
                yield keyword.arg, keyword.value
        for given in call.args:
            if isinstance(given, ast.Dict):
                for key, value in zip(given.keys, given.values, strict=True):
                    if key is not None:
                        yield _key(key), value


def _item(node: ast.expr) -> tuple[ast.expr, str] | None:
    """The holder and the key of an item that is asked for."""
    if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Slice | ast.Tuple):
        return node.value, _key(node.slice)
    if isinstance(node, ast.Call) and (asked := asked_item(node)) is not None and isinstance(node.func, ast.Attribute):
        return asked[0], _key(node.args[0])
    return None


def _key(node: ast.expr | None) -> str:
    key = node.value if isinstance(node, ast.Constant) else None
    if isinstance(key, str):
        return _NO_KEY.sub("_", key[:_LONGEST]) or ANY
    return str(key) if isinstance(key, int) else ANY


__all__ = ["ANY", "holdings", "may_be"]
