"""The data flow of a file as facts: what train/serve parity is told from, across files.

A syntax tree becomes nested lists with names resolved, which msgpack keeps small and the cache can hold. The first
item of each list is its kind; `mlaudit.code.parity.machine` reads them.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Callable
from typing import Any, Final

import msgspec

from mlaudit.code.bindings import Binding, Scope, absolute_module
from mlaudit.code.extract import DEPENDENCIES
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex

KEEPS: Final = frozenset(
    {"dump", "save", "save_model", "load_model", "load", "save_pretrained", "from_pretrained", "load_state_dict"}
)
"""Names of calls that bring a model to a file or back."""

SINKS: Final = frozenset(
    {"fit", "fit_transform", "fit_generator", "partial_fit", "backward", "train", "train_test_split", "cross_val_score"}
    | {"predict", "predict_proba", "decision_function", "transform", "encode", "InferenceSession"}
    | {"read_csv", "to_csv"}
)
"""Names of calls that train a model, ask one, or bring a table to a file or back."""

_TELLING: Final = SINKS | KEEPS
_BUILTINS: Final = frozenset(dir(builtins))
_PRECISE: Final = 9
"""Characters from which on a number was computed rather than chosen: ``69.879740``."""
_LONGEST_TEXT: Final = 300
_LONGEST_LIST: Final = 400

_PLACED: Final = frozenset({"codes", "weekday", "dayofweek", "day_of_week"})
"""Attributes that are steps by themselves."""

Code = Any
"""A list as described in the module, or None."""


class FileFlow(msgspec.Struct, frozen=True, array_like=True):
    """The flow of a file: module level, functions and classes as encoded lists.

    `sinks` names the functions that train, ask or read tables; `keeps` those that only save and load;
    "" stands for the module level.
    """

    module: msgspec.Raw
    functions: dict[str, msgspec.Raw]
    classes: dict[str, msgspec.Raw]
    sinks: list[str]
    keeps: list[str]
    stars: list[str]


def extract(file: FileContext) -> FileFlow | None:
    """The flow of a file, as data for msgpack: its module level, functions and classes.

    None where an expression is nested too deeply to be followed: the other facts of the file do not suffer for it.
    """
    try:
        return _flow(file)
    except RecursionError:
        return None


def _flow(file: FileContext) -> FileFlow:
    writer = _Writer(file)
    encode = msgspec.msgpack.Encoder().encode
    functions: dict[str, msgspec.Raw] = {}
    sinks: list[str] = []
    keeps: list[str] = []
    for node in file.functions():
        qualname = file.tree.scope_at(node).qualname
        functions[qualname] = msgspec.Raw(encode(writer.function(node)))
        if writer.sinks:
            sinks.append(qualname)
        elif writer.keeps:
            keeps.append(qualname)
    classes = {
        file.tree.scope_at(cls).qualname: msgspec.Raw(encode(writer.block(cls.body)))
        for cls in file.tree.of(ast.ClassDef)
    }
    stars = [
        absolute_module(imported, file.tree.package)
        for imported in file.tree.of(ast.ImportFrom)
        if any(alias.name == "*" for alias in imported.names)
    ]
    writer.sinks = writer.keeps = False
    writer.parameters = frozenset()
    module = msgspec.Raw(encode(writer.block(file.tree.module.body)))
    if writer.sinks or writer.keeps:
        (sinks if writer.sinks else keeps).append("")
    return FileFlow(module, functions, classes, sinks, keeps, stars)


class _Writer:
    """Turns statements and expressions of one file into lists."""

    def __init__(self, file: FileContext) -> None:
        self._file = file
        self._module = file.module
        self.names: dict[tuple[Scope, str], Code] = {}
        self.parameters: frozenset[str] = frozenset()
        self.keeps = False
        self.sinks = self.keeps = False

    def function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Code:
        decorators = [d.id for d in node.decorator_list if isinstance(d, ast.Name)]
        self.sinks = self.keeps = False
        every = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
        self.parameters = frozenset(argument.arg for argument in every) - {"self", "cls"}
        parameters, body = self._parameters(node.args), self.block(node.body)
        options = _options(node)
        for parameter in parameters if options else ():
            if parameter[1] is None and parameter[0] in options:
                parameter[1] = self.expression(options[parameter[0]])
        return [parameters, body, node.lineno, decorators]

    def _parameters(self, arguments: ast.arguments) -> Code:
        every = [*arguments.posonlyargs, *arguments.args]
        missing = len(every) - len(arguments.defaults)
        found: list[Code] = []
        for i, argument in enumerate(every):
            default = arguments.defaults[i - missing] if i >= missing else None
            found.append([argument.arg, self.expression(default) or self._injected(argument.annotation), 0])
        if arguments.vararg is not None:
            found.append([arguments.vararg.arg, None, 1])
        for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
            found.append([argument.arg, self.expression(default) or self._injected(argument.annotation), 3])
        if arguments.kwarg is not None:
            found.append([arguments.kwarg.arg, None, 2])
        return found

    def _injected(self, annotation: ast.expr | None) -> Code:
        """What an annotation says that a framework hands over: ``Annotated[Scorer, Depends(get_scorer)]``, or what
        such a type is called elsewhere.
        """
        if isinstance(annotation, ast.Subscript) and last_part(annotation.value) == "Annotated":
            given = annotation.slice.elts[1:] if isinstance(annotation.slice, ast.Tuple) else []
            calls = (each for each in given if isinstance(each, ast.Call))
            asked: ast.expr | None = next((each for each in calls if last_part(each.func) in DEPENDENCIES), None)
        else:
            named = isinstance(annotation, ast.Name | ast.Attribute) and _INJECTED.search(last_part(annotation))
            asked = annotation if named else None
        return ["@", self.expression(asked)] if asked is not None else None

    def block(self, body: list[ast.stmt]) -> list[Code]:
        found = []
        for statement in body:
            write = _STATEMENTS.get(statement.__class__)
            if write is not None:
                made = write(self, statement)
                if made is not None:
                    found.append(made)
        return found

    def expression(self, node: ast.expr | None) -> Code:
        if node is None:
            return None
        write = _EXPRESSIONS.get(node.__class__)
        return ["x"] if write is None else write(self, node)

    def _resolved(self, name: str, home: Scope) -> Code:
        scope: Scope | None = home
        while scope is not None:
            bindings = scope.bindings.get(name) if not scope.is_class or scope is home else None
            if bindings:
                kinds = {binding.kind for binding in bindings}
                if "import" in kinds and all(map(_is_import, bindings)):
                    return ["g", next(binding.origin for binding in bindings if binding.kind == "import")]
                if kinds <= {"def", "class"} and scope.parent is None:
                    return ["g", f"{self._module}.{name}"]
                first = bindings[0]
                if first.kind == "import" and scope.parent is None and kinds == {"import", "assign"}:
                    return ["n", name, first.origin]  # ``load = task(load)``: an import until it is given anew
                return ["n", name]
            scope = scope.parent
        return ["g", f"builtins.{name}"] if name in _BUILTINS else ["n", name]


def _options(node: ast.FunctionDef | ast.AsyncFunctionDef) -> dict[str, ast.expr]:
    """The defaults that ``@click.option("--model-path", default="model.pkl")`` gives to parameters, by their names."""
    found: dict[str, ast.expr] = {}
    for call in node.decorator_list:
        if isinstance(call, ast.Call) and last_part(call.func) in ("option", "argument"):
            default = next((keyword.value for keyword in call.keywords if keyword.arg == "default"), None)
            for name in call.args:
                if default is not None and isinstance(name, ast.Constant) and isinstance(name.value, str):
                    found[name.value.lstrip("-").replace("-", "_")] = default
    return found


_INJECTED: Final = regex(r"Dep(s|endency)?$")
"""What an alias of ``Annotated[Scorer, Depends(get_scorer)]`` is called, as a rule."""


def _is_import(binding: Binding) -> bool:
    """Whether a name is imported, or given what stands in for an import that failed: ``Booster = None``."""
    if binding.kind == "import":
        return True
    return binding.kind == "assign" and isinstance(binding.value, ast.Constant) and not binding.value.value


def _place(node: ast.expr | ast.stmt) -> list[int | None]:
    return [node.lineno, node.col_offset, node.end_lineno, node.end_col_offset]  # the parser fills them all


def _assign(w: _Writer, node: Any) -> Code:
    return ["=", [w.expression(target) for target in node.targets], w.expression(node.value), _place(node)]


def _ann_assign(w: _Writer, node: Any) -> Code:
    if node.value is None:
        return None
    return ["=", [w.expression(node.target)], w.expression(node.value), _place(node)]


def _aug_assign(w: _Writer, node: Any) -> Code:
    return ["o", type(node.op).__name__, w.expression(node.target), w.expression(node.value), _place(node)]


def _expr(w: _Writer, node: Any) -> Code:
    return None if isinstance(node.value, ast.Constant) else ["e", w.expression(node.value)]


def _return(w: _Writer, node: Any) -> Code:
    return ["r", w.expression(node.value)]


def _raise(w: _Writer, node: Any) -> Code:
    return ["!"]


def _for(w: _Writer, node: Any) -> Code:
    return ["F", w.expression(node.target), w.expression(node.iter), w.block(node.body), w.block(node.orelse)]


def _while(w: _Writer, node: Any) -> Code:
    return ["F", None, None, w.block(node.body), w.block(node.orelse)]


def _if(w: _Writer, node: Any) -> Code:
    return ["I", w.expression(node.test), w.block(node.body), w.block(node.orelse)]


def _with(w: _Writer, node: Any) -> Code:
    items = [[w.expression(item.context_expr), w.expression(item.optional_vars)] for item in node.items]
    return ["W", items, w.block(node.body)]


def _try(w: _Writer, node: Any) -> Code:
    handlers = [w.block(handler.body) for handler in node.handlers]
    return ["T", w.block(node.body), handlers, w.block(node.orelse), w.block(node.finalbody)]


def _def(w: _Writer, node: Any) -> Code:
    """A function or class that a function defines: its name there, and its qualified name."""
    if isinstance(node.scope.node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ["D", node.name, w._file.tree.scope_at(node).qualname]
    return None


def _global(w: _Writer, node: Any) -> Code:
    return ["G", list(node.names)]


def _delete(w: _Writer, node: Any) -> Code:
    return ["del", [w.expression(target) for target in node.targets]]


_STATEMENTS: Final[dict[type[ast.AST], Callable[[_Writer, Any], Code]]] = {
    ast.Assign: _assign,
    ast.AnnAssign: _ann_assign,
    ast.AugAssign: _aug_assign,
    ast.Expr: _expr,
    ast.Return: _return,
    ast.Raise: _raise,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.While: _while,
    ast.If: _if,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.TryStar: _try,
    ast.FunctionDef: _def,
    ast.AsyncFunctionDef: _def,
    ast.ClassDef: _def,
    ast.Global: _global,
    ast.Delete: _delete,
}


def _constant(w: _Writer, node: Any) -> Code:
    value = node.value
    if isinstance(value, str):
        if not value.isascii():
            value = value.encode("utf-8", "replace").decode()  # a lone surrogate is a text, but no UTF-8
        return ["c", value] if len(value) <= _LONGEST_TEXT else ["c", value[:_LONGEST_TEXT]]
    if isinstance(value, float) and len(repr(value)) >= _PRECISE:
        return ["c", value, _place(node)]
    if value is None or isinstance(value, bool | float):
        return ["c", value]
    if value is Ellipsis:
        return ["g", "builtins.Ellipsis"]
    if isinstance(value, int):
        return ["c", value if abs(value) < 2**63 else float(value) if abs(value) < 10**300 else None]
    return ["c", repr(value)[:_LONGEST_TEXT]] if isinstance(value, bytes) else ["x"]


def _name(w: _Writer, node: Any) -> Code:
    key = (node.scope, node.id)
    try:
        return w.names[key]
    except KeyError:
        found = w.names[key] = w._resolved(node.id, node.scope)
        return found


def _attribute(w: _Writer, node: Any) -> Code:
    base = w.expression(node.value)
    if base[0] == "g" and not base[1].startswith("builtins."):
        return ["g", f"{base[1]}.{node.attr}"]
    return ["a", base, node.attr, _place(node)] if node.attr in _PLACED else ["a", base, node.attr]


def _subscript(w: _Writer, node: Any) -> Code:
    made = ["s", w.expression(node.value), w.expression(node.slice)]
    return made if isinstance(node.slice, ast.Constant) else [*made, _place(node)]


def _call(w: _Writer, node: Any) -> Code:
    expression = w.expression
    keywords = [[keyword.arg, expression(keyword.value)] for keyword in node.keywords]
    function = node.func
    last = last_part(function)
    if last in _TELLING:
        given = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name)
        if not given or function.value.id not in w.parameters:  # else only a caller can say what it is done to
            w.sinks = w.sinks or last in SINKS
            w.keeps = w.keeps or last in KEEPS
    return ["k", expression(function), [expression(a) for a in node.args], keywords, _place(node)]


def _binary(w: _Writer, node: Any) -> Code:
    return ["b", type(node.op).__name__, w.expression(node.left), w.expression(node.right), _place(node)]


def _unary(w: _Writer, node: Any) -> Code:
    if isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant):
        value = node.operand.value
        if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**63:
            precise = isinstance(value, float) and len(repr(value)) >= _PRECISE
            return ["c", -value, _place(node)] if precise else ["c", -value]
    return ["u", type(node.op).__name__, w.expression(node.operand)]


def _either(w: _Writer, node: Any) -> Code:
    return ["?", w.expression(node.test), w.expression(node.body), w.expression(node.orelse), _place(node)]


def _boolean(w: _Writer, node: Any) -> Code:
    values = [w.expression(value) for value in node.values]
    return ["or", values, _place(node)] if isinstance(node.op, ast.Or) else ["and", values]


def _compare(w: _Writer, node: Any) -> Code:
    if len(node.comparators) == 1:
        right = w.expression(node.comparators[0])
        return ["cmp", type(node.ops[0]).__name__, w.expression(node.left), right, _place(node)]
    sides = [w.expression(side) for side in (node.left, *node.comparators)]
    pairs = zip(node.ops, sides, sides[1:], strict=False)
    parts = [["cmp", type(op).__name__, left, right, _place(node)] for op, left, right in pairs]
    return ["cmp", type(node.ops[0]).__name__, sides[0], ["x"], _place(node), parts]


def _tuple(w: _Writer, node: Any) -> Code:
    return ["t", [w.expression(item) for item in node.elts[:_LONGEST_LIST]]]


def _list(w: _Writer, node: Any) -> Code:
    return ["l", [w.expression(item) for item in node.elts[:_LONGEST_LIST]]]


def _dict(w: _Writer, node: Any) -> Code:
    pairs = list(zip(node.keys, node.values, strict=True))[:_LONGEST_LIST]
    code = ["d", [[w.expression(key), w.expression(value)] for key, value in pairs]]
    return [*code, _place(node)] if None in node.keys else code  # what lies under `**row` is put there


def _joined(w: _Writer, node: Any) -> Code:
    parts = [part.value if isinstance(part, ast.FormattedValue) else part for part in node.values]
    return ["f", [w.expression(part) for part in parts], _place(node)]


def _lambda(w: _Writer, node: Any) -> Code:
    return ["L", w._parameters(node.args), w.expression(node.body)]


def _comprehension(w: _Writer, node: Any) -> Code:
    loops = [[w.expression(g.target), w.expression(g.iter), [w.expression(i) for i in g.ifs]] for g in node.generators]
    return ["C", w.expression(node.elt), loops]


def _dict_comprehension(w: _Writer, node: Any) -> Code:
    loops = [[w.expression(g.target), w.expression(g.iter), [w.expression(i) for i in g.ifs]] for g in node.generators]
    return ["CD", w.expression(node.key), w.expression(node.value), loops]


def _inner(w: _Writer, node: Any) -> Code:
    return w.expression(node.value)


def _starred(w: _Writer, node: Any) -> Code:
    return ["*", w.expression(node.value)]


def _named(w: _Writer, node: Any) -> Code:
    return [":=", w.expression(node.target), w.expression(node.value)]


def _slice(w: _Writer, node: Any) -> Code:
    return [":", w.expression(node.lower), w.expression(node.upper), w.expression(node.step)]


def _yield(w: _Writer, node: Any) -> Code:
    return ["y", w.expression(node.value)]


_EXPRESSIONS: Final[dict[type[ast.AST], Callable[[_Writer, Any], Code]]] = {
    ast.Constant: _constant,
    ast.Name: _name,
    ast.Attribute: _attribute,
    ast.Subscript: _subscript,
    ast.Call: _call,
    ast.BinOp: _binary,
    ast.UnaryOp: _unary,
    ast.IfExp: _either,
    ast.BoolOp: _boolean,
    ast.Compare: _compare,
    ast.Tuple: _tuple,
    ast.List: _list,
    ast.Set: _list,
    ast.Dict: _dict,
    ast.JoinedStr: _joined,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.SetComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.DictComp: _dict_comprehension,
    ast.Await: _inner,
    ast.Starred: _starred,
    ast.NamedExpr: _named,
    ast.Slice: _slice,
    ast.Yield: _yield,
    ast.YieldFrom: _yield,
}
