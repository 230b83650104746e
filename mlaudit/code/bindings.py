"""Which names a file binds, and where: scopes, and what each kind of statement does to them."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from mlaudit.code.tree import Tree

FunctionNode = ast.FunctionDef | ast.AsyncFunctionDef
_SIX: Final = "six.moves.urllib"
ScopeNode = ast.Module | ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef | ast.Lambda


class Binding:
    """One place that gives a name a value.

    `kind` is ``import``, ``assign``, ``unpack``, ``aug``, ``arg``, ``for``, ``with``, ``def``, ``class`` or ``except``.
    `value` is the expression bound (assign, with) or iterated (for) or unpacked; `origin` is the dotted name for an
    import; `annotation` where one is written.
    """

    __slots__ = ("annotation", "kind", "node", "origin", "position", "value")

    def __init__(
        self,
        kind: str,
        node: ast.AST,
        value: ast.expr | None = None,
        origin: str = "",
        annotation: ast.expr | None = None,
        position: int = -1,
    ) -> None:
        self.kind = kind
        self.node = node
        self.value = value
        self.origin = origin
        self.annotation = annotation
        self.position = position

    @property
    def line(self) -> int:
        """Line of the binding, 0 where the node has none."""
        return getattr(self.node, "lineno", 0)


class Scope:
    """A module, class, function or lambda with the names bound in it. `qualname` is dotted, empty for the module.

    `is_class` is True for a class body, whose names its methods do not see; `function` is the innermost function, no
    lambda, that the scope is or lies in; `renamed` is shared by all scopes of a file: what ``from x import y as z``
    gives another name anywhere in it.
    """

    __slots__ = ("attributes", "bindings", "function", "globals", "is_class", "node", "parent", "qualname", "renamed")

    def __init__(self, node: ScopeNode, parent: Scope | None, qualname: str) -> None:
        self.node = node
        self.parent = parent
        self.qualname = qualname
        self.bindings: dict[str, list[Binding]] = {}
        self.attributes: dict[str, list[Binding]] = {}
        self.globals: set[str] = set()
        self.renamed: dict[str, str] = {} if parent is None else parent.renamed
        kind = node.__class__
        self.is_class = kind is ast.ClassDef
        self.function: FunctionNode | None = None
        if kind is ast.FunctionDef or kind is ast.AsyncFunctionDef:
            self.function = cast("FunctionNode", node)
        elif parent is not None:
            self.function = parent.function

    def imported(self, name: str) -> str:
        """The name that `name`, seen from here, has where it is imported from; `name` itself for all others."""
        if name not in self.renamed:
            return name
        scope: Scope | None = self
        while scope is not None:
            found = scope.bindings.get(name)
            if found and (scope is self or not scope.is_class):
                return self.renamed[name] if all(each.kind == "import" for each in found) else name
            scope = scope.parent
        return name

    def bind(self, name: str, binding: Binding) -> None:
        """Record a binding of `name`."""
        scope: Scope = self
        if name in self.globals:
            while scope.parent is not None:
                scope = scope.parent
        scope.bindings.setdefault(name, []).append(binding)


def _target(tree: Tree, scope: Scope, target: ast.expr, binding: Binding) -> None:
    if isinstance(target, ast.Name):
        scope.bind(target.id, binding)
    elif isinstance(target, ast.Attribute):
        owner = target.value
        holder = _self_class(tree, scope, owner.id) if isinstance(owner, ast.Name) else None
        if holder is not None:
            holder.attributes.setdefault(target.attr, []).append(binding)
        else:
            tree.held.setdefault(target.attr, []).append((target, binding))
    elif isinstance(target, ast.Subscript):
        tree.held.setdefault(item_key(target.slice), []).append((target, binding))
    elif isinstance(target, ast.Tuple | ast.List):
        value = binding.value
        pairs = value.elts if isinstance(value, ast.Tuple | ast.List) and len(value.elts) == len(target.elts) else None
        for i, item in enumerate(target.elts):
            if pairs is not None and binding.kind == "assign":
                _target(tree, scope, item, Binding("assign", binding.node, pairs[i]))
            else:
                kind = "unpack" if binding.kind in ("assign", "with", "unpack") else binding.kind
                inner = item.value if isinstance(item, ast.Starred) else item
                _target(tree, scope, inner, Binding(kind, binding.node, value, position=i))
    elif isinstance(target, ast.Starred):
        _target(tree, scope, target.value, binding)


def is_none(node: ast.AST | None) -> bool:
    """Whether there is no expression, or it is ``None``."""
    return node is None or (node.__class__ is ast.Constant and node.value is None)


def item_key(node: ast.expr) -> str:
    """The text by which an item is asked for; ``[]`` where that is no text that is written out."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else "[]"


def _self_class(tree: Tree, scope: Scope, name: str) -> Scope | None:
    current: Scope | None = scope
    while current is not None:
        node = current.node
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and current.parent is not None:
            if current.parent.is_class:
                arguments = node.args.posonlyargs + node.args.args
                return current.parent if arguments and arguments[0].arg == name else None
        current = current.parent
    return None


def _bind_assign(tree: Tree, node: ast.Assign, scope: Scope) -> None:
    for target in node.targets:
        _target(tree, scope, target, Binding("assign", node, node.value))


def _bind_ann_assign(tree: Tree, node: ast.AnnAssign, scope: Scope) -> None:
    _target(tree, scope, node.target, Binding("assign", node, node.value, annotation=node.annotation))


def _bind_aug_assign(tree: Tree, node: ast.AugAssign, scope: Scope) -> None:
    _target(tree, scope, node.target, Binding("aug", node, node.value))


def _bind_named(tree: Tree, node: ast.NamedExpr, scope: Scope) -> None:
    _target(tree, scope, node.target, Binding("assign", node, node.value))


def _bind_for(tree: Tree, node: ast.For | ast.AsyncFor, scope: Scope) -> None:
    _target(tree, scope, node.target, Binding("for", node, node.iter))


def _bind_comprehension(tree: Tree, node: ast.comprehension, scope: Scope) -> None:
    _target(tree, scope, node.target, Binding("for", node.iter, node.iter))


def _bind_with(tree: Tree, node: ast.With | ast.AsyncWith, scope: Scope) -> None:
    for item in node.items:
        if item.optional_vars is not None:
            _target(tree, scope, item.optional_vars, Binding("with", node, item.context_expr))


def _bind_handler(tree: Tree, node: ast.ExceptHandler, scope: Scope) -> None:
    if node.name:
        scope.bind(node.name, Binding("except", node, node.type))


def _bind_import(tree: Tree, node: ast.Import, scope: Scope) -> None:
    for alias in node.names:
        if alias.asname:
            scope.bind(alias.asname, Binding("import", node, origin=alias.name))
        else:
            first = alias.name.partition(".")[0]
            scope.bind(first, Binding("import", node, origin=first))


def _bind_import_from(tree: Tree, node: ast.ImportFrom, scope: Scope) -> None:
    base = absolute_module(node, tree.package)
    for alias in node.names:
        if alias.name != "*":
            origin = f"{base}.{alias.name}" if base else alias.name
            if origin.startswith(_SIX):  # the same for both versions of Python
                origin = origin.removeprefix("six.moves.")
            scope.bind(alias.asname or alias.name, Binding("import", node, origin=origin))
            if alias.asname and alias.asname != alias.name:
                scope.renamed[alias.asname] = alias.name


def absolute_module(node: ast.ImportFrom, package: str) -> str:
    """The dotted module that a `from` import names, relative ones made absolute from `package`."""
    if not node.level:
        return node.module or ""
    parts = package.split(".") if package else []
    parts = parts[: len(parts) - (node.level - 1)] if node.level > 1 else parts
    return ".".join([*parts, node.module] if node.module else parts)


def _open_function(tree: Tree, node: FunctionNode, scope: Scope) -> Scope:
    scope.bind(node.name, Binding("def", node))
    inner = tree.open(node, scope, f"{scope.qualname}.{node.name}" if scope.qualname else node.name)
    _bind_arguments(inner, node.args)
    for statement in node.body:
        if isinstance(statement, ast.Global):
            inner.globals.update(statement.names)
    return inner


def _open_lambda(tree: Tree, node: ast.Lambda, scope: Scope) -> Scope:
    inner = tree.open(node, scope, f"{scope.qualname}.<lambda>" if scope.qualname else "<lambda>")
    _bind_arguments(inner, node.args)
    return inner


def _bind_arguments(scope: Scope, arguments: ast.arguments) -> None:
    every = [*arguments.posonlyargs, *arguments.args]
    defaults: list[ast.expr | None] = [None] * (len(every) - len(arguments.defaults))
    defaults += arguments.defaults
    for argument, default in zip(every, defaults, strict=True):
        scope.bind(argument.arg, Binding("arg", argument, default, annotation=argument.annotation))
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        scope.bind(argument.arg, Binding("arg", argument, default, annotation=argument.annotation))
    for extra in (arguments.vararg, arguments.kwarg):
        if extra is not None:
            scope.bind(extra.arg, Binding("arg", extra, position=1))


def _open_class(tree: Tree, node: ast.ClassDef, scope: Scope) -> Scope:
    scope.bind(node.name, Binding("class", node))
    inner = tree.open(node, scope, f"{scope.qualname}.{node.name}" if scope.qualname else node.name)
    tree.classes[inner.qualname] = inner
    return inner


Binder = Callable[["Tree", Any, Scope], Scope | None]

BINDERS: Final = cast(
    "dict[type[ast.AST], Binder]",
    {
        ast.Assign: _bind_assign,
        ast.AnnAssign: _bind_ann_assign,
        ast.AugAssign: _bind_aug_assign,
        ast.NamedExpr: _bind_named,
        ast.For: _bind_for,
        ast.AsyncFor: _bind_for,
        ast.comprehension: _bind_comprehension,
        ast.With: _bind_with,
        ast.AsyncWith: _bind_with,
        ast.ExceptHandler: _bind_handler,
        ast.Import: _bind_import,
        ast.ImportFrom: _bind_import_from,
        ast.FunctionDef: _open_function,
        ast.AsyncFunctionDef: _open_function,
        ast.Lambda: _open_lambda,
        ast.ClassDef: _open_class,
    },
)
