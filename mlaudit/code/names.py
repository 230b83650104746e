"""What a name stands for: import aliases, aliases of aliases, and receivers typed by what made them.

A resolved name is dotted. The result of a call is written with ``()``: ``requests.Session().get`` is the method of an
instance, while ``requests.get`` is the module's function. What cannot be decided is None: unknown is unknown.
"""

from __future__ import annotations

import ast
import builtins
from typing import Final, cast

from mlaudit.code.arithmetic import UNKNOWN, Unknown, combined
from mlaudit.code.bindings import Binding, FunctionNode, Scope, is_none
from mlaudit.code.handed import handed_to
from mlaudit.code.held import Held, asked_item
from mlaudit.code.pattern import regex
from mlaudit.code.reaching import is_first_argument, owner_of, reaching
from mlaudit.code.tree import Tree, parents

_BUILTINS: Final = frozenset(dir(builtins))
_DEPTH: Final = 12
_DOTTED: Final = regex(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*")
_TRANSPARENT: Final = frozenset({"typing.Optional", "typing.Annotated", "typing.Final", "typing.ClassVar"})

_MANAGERS: Final = ("contextmanager", "asynccontextmanager")
_ANNOTATED: Final = frozenset({"typing.Annotated", "typing_extensions.Annotated"})


class Names:
    """Name resolution over one tree. `module` is the dotted name of the file's own module."""

    __slots__ = (
        "_bound_to",
        "_cache",
        "_called",
        "_held",
        "_meant",
        "_owners",
        "_returns",
        "_unbound",
        "callers",
        "module",
        "tree",
    )

    def __init__(self, tree: Tree, module: str) -> None:
        self.tree = tree
        self.module = module
        self._cache: dict[ast.AST, str | None] = {}
        self._called: dict[ast.Call, str | None] = {}
        self._returns: dict[str, str | None] = {}
        self._bound_to: dict[Binding, str] = {}
        self._unbound: dict[Binding, int] = {}
        self._owners: dict[tuple[Scope, str], Scope | None] = {}
        self._meant: dict[tuple[Scope, str], Binding | list[Binding]] = {}
        self._held = Held(self)
        self.callers: dict[str, list[ast.Call]] | None = None

    def release(self) -> None:
        """Let go of the nodes that are remembered."""
        for kept in (self._cache, self._called, self._bound_to, self._unbound, self._owners, self._meant):
            kept.clear()
        self.callers = None
        self._held.release()

    def qualname(self, node: ast.expr) -> str | None:
        """The dotted name of what `node` evaluates to, or None."""
        found = self._cache.get(node, "")  # no name is empty, and most are asked for once: an exception costs more
        if found == "":
            self._cache[node] = None  # a name defined by itself
            found = self._cache[node] = self._resolve(node, _DEPTH)
        return found

    def call_name(self, node: ast.Call) -> str | None:
        """The dotted name of what is called, seen through `functools.partial`."""
        name = self._called.get(node, "")
        if name == "":
            function = node.func
            name = self.qualname(function)
            if name == "functools.partial()" or (name is None and function.__class__ is ast.Name):
                name = self._applied(function, name)
            self._called[node] = name
        return name

    def _applied(self, function: ast.expr, name: str | None) -> str | None:
        """What ``partial`` was given, where `function` is what it made; else `name`."""
        made = self.single_value(function)
        if isinstance(made, ast.Call) and self.qualname(made.func) == "functools.partial" and made.args:
            return self.qualname(made.args[0])
        return name

    def lookup(self, name: str, node: ast.AST) -> list[Binding]:
        """The bindings that `name` may have where `node` stands; empty where it is not bound in this file."""
        home: Scope = getattr(node, "scope", self.tree.root)
        found = self._seen_from(home, name)
        return reaching(found, node) if len(found) > 1 and found is home.bindings.get(name) else found

    def _seen_from(self, home: Scope, name: str) -> list[Binding]:
        """All bindings of a name in the nearest scope, seen from `home`, that binds it."""
        found = home.bindings.get(name)
        if found and name not in home.globals:
            return found
        scope = home.parent
        while scope is not None:
            if not scope.is_class:
                found = scope.bindings.get(name)
                if found:
                    return found
            scope = scope.parent
        return []

    def values(self, node: ast.expr) -> list[ast.expr]:
        """The expressions that a name or attribute of `self` may have been assigned; the node itself otherwise."""
        bindings = self.bindings(node)
        if bindings is None:
            return [node]
        return [b.value for b in bindings if b.kind in ("assign", "with") and b.value is not None]

    def single_value(self, node: ast.expr) -> ast.expr | None:
        """The one expression that `node` stands for, followed through names; None where there are several."""
        for _ in range(_DEPTH):
            bindings = self.bindings(node)
            if bindings is None:
                return node
            real = [b for b in bindings if not is_none(b.value) or b.kind != "assign"]
            if len(real) != 1 or real[0].kind not in ("assign", "with") or real[0].value is None:
                return None
            node = real[0].value
        return None

    def constant(self, node: ast.expr | None, depth: int = _DEPTH) -> object:
        """The value of a constant expression, through names, arithmetic, f-strings and paths; `UNKNOWN` otherwise."""
        if node is None or depth <= 0:
            return UNKNOWN
        kind = node.__class__
        if kind is ast.Constant:
            return cast("ast.Constant", node).value
        if kind is ast.Name or kind is ast.Attribute:
            made = self.single_value(node)
            return UNKNOWN if made is None or made is node else self.constant(made, depth - 1)
        if isinstance(node, ast.Call):
            return self._path(node, depth)
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            items = [self.constant(item, depth - 1) for item in node.elts]
            return UNKNOWN if UNKNOWN in items else tuple(items)  # a list, too: rules look for constants in sets
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub | ast.UAdd):
            value = self.constant(node.operand, depth - 1)
            if isinstance(value, int | float):
                return -value if isinstance(node.op, ast.USub) else value
        if isinstance(node, ast.JoinedStr):
            return self._joined(node, depth)
        if isinstance(node, ast.BinOp):
            return combined(node.op, self.constant(node.left, depth - 1), self.constant(node.right, depth - 1))
        return UNKNOWN

    def _joined(self, node: ast.JoinedStr, depth: int) -> object:
        parts = []
        for part in node.values:
            value = self.constant(part.value if isinstance(part, ast.FormattedValue) else part, depth - 1)
            if isinstance(value, Unknown):
                return UNKNOWN
            parts.append(str(value))
        return "".join(parts)

    def _path(self, node: ast.Call, depth: int) -> object:
        name = self.qualname(node.func)
        if name in ("pathlib.Path", "pathlib.PurePath", "os.path.join", "builtins.str", "os.fspath") and node.args:
            parts = [self.constant(argument, depth - 1) for argument in node.args]
            if all(isinstance(part, str) for part in parts):
                return "/".join(
                    str(part).rstrip("/") if i < len(parts) - 1 else str(part) for i, part in enumerate(parts)
                )
        return UNKNOWN

    def _resolve(self, node: ast.expr, depth: int) -> str | None:
        if depth <= 0:
            return None
        kind = node.__class__  # most of all calls end here, and `isinstance` of each kind would cost more than the rest
        if kind is ast.Attribute:
            attribute = cast("ast.Attribute", node)
            if attribute.value.__class__ is ast.Name:
                own = self._attribute(attribute, attribute.value, depth)
                if own is not None:
                    return own
            base = self._resolve(attribute.value, depth - 1)
            if attribute.attr in self.tree.held or (base is not None and base.endswith("()")):
                found = self._kept(attribute, base, depth)
                if found is not None:
                    return found
            return f"{base}.{attribute.attr}" if base else None
        if kind is ast.Name:
            return self._name(cast("ast.Name", node), depth)
        if kind is ast.Constant:
            return None
        if isinstance(node, ast.Call):
            asked = asked_item(node)
            if asked is not None and (kept := self._kept(node, None, depth)) is not None:
                return kept
            if asked is not None and isinstance(node.func, ast.Name) and _ends(asked[0], "state"):
                held = self._resolve(asked[0], depth - 1)  # `getattr(request.app.state, "scorer", None)`
                return f"{held}.{asked[1]}" if held else None
            base = self._resolve(node.func, depth - 1)
            return (self._returned(base, depth) or f"{base}()") if base else None
        if isinstance(node, ast.Await):
            return self._resolve(node.value, depth - 1)
        if isinstance(node, ast.NamedExpr):
            return self._resolve(node.value, depth - 1)
        if isinstance(node, ast.BoolOp) and isinstance(node.op, ast.Or):
            # `client or OpenAI()`: the default tells the type
            return next((found for value in reversed(node.values) if (found := self._resolve(value, depth - 1))), None)
        if isinstance(node, ast.IfExp):
            return self._agreed([node.body, node.orelse], depth)
        if isinstance(node, ast.Subscript) and not isinstance(node.slice, ast.Tuple):
            return self._kept(node, None, depth)
        if isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Tuple) and node.slice.elts:
            # `Session = Annotated[Client, Depends(client)]`: another name of the class
            outer = self._resolve(node.value, depth - 1) if _ends(node.value, "Annotated") else None
            return self._resolve(node.slice.elts[0], depth - 1) if outer in _ANNOTATED else None
        return None

    def _returned(self, name: str, depth: int) -> str | None:
        """What a function of this module gives back, where its annotation or all of its returns agree."""
        if not name.startswith(f"{self.module}.") or "()" in name:
            return None
        local = name[len(self.module) + 1 :]
        if local in self._returns:
            return self._returns[local]
        self._returns[local] = None
        binding = self.tree.root.bindings.get(local, [None])[-1]
        if binding is not None and isinstance(binding.node, ast.FunctionDef | ast.AsyncFunctionDef):
            self._returns[local] = self.returned(binding.node, depth)
        return self._returns[local]

    def returned(self, function: FunctionNode, depth: int = _DEPTH) -> str | None:
        """The dotted name of what a function returns: by its annotation, else by its return statements. Of a context
        manager it is what ``with`` gives: what the function yields.
        """
        if any(_ends(each, name) for each in function.decorator_list for name in _MANAGERS):
            return self._yielded(function, depth)
        if function.returns is not None and not _ends(function.returns, "Any"):
            return self.annotation(function.returns, depth - 1)
        found: set[str | None] = set()
        for statement in self.tree.inside(function, ast.Return) or ():
            if self.tree.scope_of(statement).function is function and not is_none(statement.value):
                found.add(self._resolve(cast("ast.expr", statement.value), depth - 1))
        return found.pop() if len(found) == 1 else None

    def _yielded(self, function: FunctionNode, depth: int) -> str | None:
        """What a function made into a context manager yields, by ``Iterator[X]`` or by what it yields."""
        if isinstance(function.returns, ast.Subscript):
            inner = function.returns.slice
            found = self.annotation(inner.elts[0] if isinstance(inner, ast.Tuple) else inner, depth - 1)
            if found is not None:
                return found
        given = [y.value for y in self.tree.inside(function, ast.Yield) or () if y.value is not None]
        return self._agreed(given, depth)

    def _name(self, node: ast.Name, depth: int) -> str | None:
        key = (getattr(node, "scope", self.tree.root), node.id)
        meant = self._meant.get(key)
        if meant is None:
            bindings = self._seen_from(*key)
            meant = self._meant[key] = bindings[0] if len(bindings) == 1 else bindings
        if meant.__class__ is Binding:  # most names: where they stand makes no difference
            return self.bound(meant, depth)
        if not meant:
            return f"builtins.{node.id}" if node.id in _BUILTINS else None
        bindings = self.lookup(node.id, node)
        if len(bindings) == 1:
            return self.bound(bindings[0], depth)
        found: set[str | None] = set()
        declared: set[str | None] = set()
        for binding in bindings:
            nothing = is_none(binding.value)
            name = self.bound(binding, depth)
            if nothing and binding.kind == "assign":
                declared |= {name} if binding.annotation is not None else set()
            elif name is not None or not (nothing and binding.kind == "arg" and binding.annotation is None):
                found.add(name)  # `if session is None: session = Session()` tells what is meant
        return _of_both(found, declared)

    def bound(self, binding: Binding, depth: int) -> str | None:
        """The dotted name of what a binding gives its name."""
        if binding.kind == "import":
            return binding.origin
        known = self._bound_to.get(binding)
        if known is not None:
            return known
        if self._unbound.get(binding, 0) >= depth:
            return None
        found = self._looked_up(binding, depth)
        if found is not None:
            self._bound_to[binding] = found
        else:  # from nearer it may be found
            self._unbound[binding] = depth
        return found

    def _looked_up(self, binding: Binding, depth: int) -> str | None:
        if binding.kind in ("def", "class"):
            scope = self.tree.scope_at(binding.node)  # type: ignore[arg-type]
            return f"{self.module}.{scope.qualname}"
        if binding.kind == "arg":
            if binding.annotation is not None:
                return self.annotation(binding.annotation, depth - 1)
            return self._self(binding) or self._injected(binding, depth) or self._handed(binding, depth)
        if binding.kind == "assign":
            if binding.value is not None and not is_none(binding.value):
                found = self._resolve(binding.value, depth - 1)
                if found is not None:
                    return found
            return self.annotation(binding.annotation, depth - 1) if binding.annotation is not None else None
        if binding.kind == "with" and binding.value is not None:
            return self._resolve(binding.value, depth - 1)
        return None

    def _injected(self, binding: Binding, depth: int) -> str | None:
        """What FastAPI gives for ``scorer=Depends(get_scorer)``: what that function gives back."""
        wanted = binding.value
        if not isinstance(wanted, ast.Call) or not wanted.args or not _ends(wanted.func, "Depends"):
            return None
        base = self._resolve(wanted.args[0], depth - 1)
        return (self._returned(base, depth) or f"{base}()") if base else None

    def _self(self, binding: Binding) -> str | None:
        """``module.Class()`` for the first argument of a method."""
        for node in parents(binding.node):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                scope = self.tree.scope_at(node)
                if scope.parent is not None and scope.parent.is_class and is_first_argument(node, binding.node):
                    if any(isinstance(d, ast.Name) and d.id == "staticmethod" for d in node.decorator_list):
                        return None
                    made = (
                        ""
                        if any(isinstance(d, ast.Name) and d.id == "classmethod" for d in node.decorator_list)
                        else "()"
                    )
                    return f"{self.module}.{scope.parent.qualname}{made}"
                return None
            if isinstance(node, ast.Lambda):
                return None
        return None

    def _handed(self, binding: Binding, depth: int) -> str | None:
        """The type of a parameter with no annotation, where all calls of the function in this file agree on it: that of
        an instance, and not of a class or a function that is handed on.
        """
        found: set[str | None] = set()
        for given in handed_to(self, binding):
            name = self._resolve(given, depth - 1)
            if name is None or not name.endswith("()") or name.startswith("builtins."):
                return None
            found.add(name)
        return found.pop() if len(found) == 1 else None

    def _attribute(self, node: ast.Attribute, held: ast.Name, depth: int) -> str | None:
        """The type of ``self.x`` by what the class assigns to it, where that is not the class's own symbol."""
        owner = self.class_of_self(held)
        if owner is None:
            return None
        bindings = owner.attributes.get(node.attr) or owner.bindings.get(node.attr)
        if not bindings:
            return None
        return self._shared(bindings, depth)

    def _kept(self, node: ast.expr, base: str | None, depth: int) -> str | None:
        """The type of ``models["churn"]`` and ``state.model`` by what is put there, ``app.state`` included."""
        bindings = self._held.put_into(node)
        if base is not None and isinstance(node, ast.Attribute):
            holder = self.tree.classes.get(base.removeprefix(f"{self.module}.").removesuffix("()"))
            if holder is not None and base == f"{self.module}.{holder.qualname}()":
                bindings = bindings + (holder.attributes.get(node.attr) or holder.bindings.get(node.attr) or [])
        return self._shared(bindings, depth)

    def _shared(self, bindings: list[Binding], depth: int) -> str | None:
        """The type that all bindings of one place have. A None is there for the time being: what it is annotated with
        stands for whatever cannot be told.
        """
        found: set[str | None] = set()
        declared: set[str | None] = set()
        for binding in bindings:
            name = self.bound(binding, depth) if binding.kind in ("assign", "with") else None
            if is_none(binding.value):
                declared |= {name} if binding.annotation is not None else set()
            else:
                found.add(name)
        return _of_both(found, declared)

    def bindings(self, node: ast.expr) -> list[Binding] | None:
        """The bindings of a name, an attribute or an item; None where nothing is seen to be put there."""
        if isinstance(node, ast.Name):
            return self.lookup(node.id, node) or None
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner = self.class_of_self(node.value)
            if owner is not None:
                found = owner.attributes.get(node.attr) or owner.bindings.get(node.attr)
                return found or None
        return self._held.values(node) or None

    def state_of_app(self) -> dict[str, str]:
        """The types of what the file puts into ``app.state``, where there is one for an attribute."""
        found: dict[str, list[Binding]] = {}
        for name, binding in self._held.of_app():
            found.setdefault(name, []).append(binding)
        return {name: kind for name, bindings in found.items() if (kind := self._shared(bindings, _DEPTH))}

    def is_held(self, node: ast.expr) -> bool:
        """Whether the file puts something into the item or attribute of a holder that `node` is."""
        return bool(self._held.put_into(node))

    def class_of_self(self, node: ast.Name) -> Scope | None:
        """The class whose instance `node` (``self``) is, where `node` is a method's first argument."""
        home: Scope = getattr(node, "scope", self.tree.root)
        key = (home, node.id)
        owner = self._owners.get(key, self.tree.root)
        if owner is self.tree.root:  # which is no class
            owner = self._owners[key] = owner_of(home, node.id)
        return owner

    def annotation(self, node: ast.expr, depth: int = _DEPTH) -> str | None:
        """``X()`` for an annotation that says the value is an X; seen through Optional, Annotated and ``| None``."""
        kind = node.__class__  # asked for each parameter, and most are plain names
        if kind is ast.Name or kind is ast.Attribute:
            name = self._resolve(node, depth - 1)
            return f"{name}()" if name and not name.startswith("builtins.") and name != "typing.Any" else None
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            written = node.value
            if not _DOTTED.fullmatch(written):
                return None
            head, _, rest = written.partition(".")
            bound = self.tree.root.bindings.get(head)
            if not bound or bound[0].kind not in ("import", "class"):
                return None
            base = bound[0].origin if bound[0].kind == "import" else f"{self.module}.{head}"
            return f"{base}.{rest}()" if rest else f"{base}()"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            sides = [side for side in (node.left, node.right) if not is_none(side)]
            return self.annotation(sides[0], depth - 1) if len(sides) == 1 else None
        if isinstance(node, ast.Subscript):
            outer = self._resolve(node.value, depth - 1)
            if outer in _TRANSPARENT or (outer or "").replace("typing_extensions", "typing") in _TRANSPARENT:
                inner = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) else node.slice
                return self.annotation(inner, depth - 1)
            return f"{outer}()" if outer else None
        return None

    def _agreed(self, nodes: list[ast.expr], depth: int) -> str | None:
        found = {self._resolve(node, depth - 1) for node in nodes if not is_none(node)}
        return found.pop() if len(found) == 1 else None


def _of_both(found: set[str | None], declared: set[str | None]) -> str | None:
    """The one type of all that is put into a place; where that cannot be told, what a None there is annotated with."""
    known = found if len(found) == 1 and None not in found else declared
    return known.pop() if len(known) == 1 else None


def _ends(node: ast.expr, name: str) -> bool:
    return (isinstance(node, ast.Name) and node.id == name) or (isinstance(node, ast.Attribute) and node.attr == name)
