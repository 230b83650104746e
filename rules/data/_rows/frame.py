"""The names that are known while one body is read."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.bindings import FunctionNode

from .values import Value


class Frame:
    """Names while one body is read. `returned` collects what it gives back, to the call `called` where there is one."""

    __slots__ = ("called", "depth", "flags", "function", "home", "names", "outer", "returned", "texts")

    def __init__(self, function: FunctionNode | None, outer: Frame | None, depth: int, home: str = "") -> None:
        self.function = function
        self.called: ast.Call | None = None
        self.outer = outer
        self.depth = depth
        self.home = home
        self.names: dict[str, Value] = {}
        self.flags: dict[str, bool] = {}
        self.texts: dict[str, str] = {}
        self.returned: list[Value] = []

    def find(self, name: str) -> Value | None:
        """What a name stands for, here or outside."""
        frame: Frame | None = self
        while frame is not None:
            if name in frame.names:
                return frame.names[name]
            frame = frame.outer
        return None

    def text(self, name: str) -> str | None:
        """The text that the caller gave for a parameter, or its default."""
        return self.texts.get(name)


def defaults(function: FunctionNode) -> Iterator[tuple[str, ast.expr | None]]:
    """The parameters of a function that have a default, with it."""
    every, defaults = [*function.args.posonlyargs, *function.args.args], function.args.defaults
    yield from ((a.arg, value) for a, value in zip(every[len(every) - len(defaults) :], defaults, strict=True))
    yield from ((a.arg, value) for a, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True))


def decided(test: ast.expr, frame: Frame) -> bool | None:
    """Which way ``if flag:`` goes where the caller has said it; None where it is not known."""
    if isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not):
        inner = decided(test.operand, frame)
        return None if inner is None else not inner
    return frame.flags.get(test.id) if isinstance(test, ast.Name) else None


def key(node: ast.Attribute) -> str:
    """What an attribute is kept under."""
    return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else ast.unparse(node)
