"""MLA606."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Related, Severity

from . import _modules

_LOSSES: Final = {
    "torch.nn.CrossEntropyLoss": ("softmax", "cross-entropy"),
    "torch.nn.functional.cross_entropy": ("softmax", "cross-entropy"),
    "torch.nn.BCEWithLogitsLoss": ("sigmoid", "BCE-with-logits"),
    "torch.nn.functional.binary_cross_entropy_with_logits": ("sigmoid", "BCE-with-logits"),
}
_ACTIVATIONS: Final = {
    "softmax": frozenset({"softmax", "log_softmax", "Softmax", "LogSoftmax"}),
    "sigmoid": frozenset({"sigmoid", "Sigmoid", "logsigmoid"}),
}


class LossMisuse(FileRule):
    """A loss is fed what it does not expect, or gradients are not handled as training needs.

    Reports a softmax before cross-entropy, a sigmoid before BCE-with-logits, a torch loop that steps without ever
    clearing gradients, and a running loss that keeps the graph of every batch.

    Why it hurts:
        The first two train, slowly and badly, with no error. Gradients that add up are another optimiser than the one
        that was meant. A kept graph fills the memory until the run dies in the night.

    Bad:
        import torch
        from torch import nn

        loss_function = nn.CrossEntropyLoss()

        def step(model, x, y):
            return loss_function(torch.softmax(model(x), dim=1), y)
        ---
        import torch

        def train(model, loader, loss_function):
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            for x, y in loader:
                loss = loss_function(model(x), y)
                loss.backward()
                optimizer.step()
        ---
        def train(model, loader, loss_function, optimizer):
            total = 0.0
            for x, y in loader:
                optimizer.zero_grad()
                loss = loss_function(model(x), y)
                loss.backward()
                optimizer.step()
                total += loss
            return total

    Good:
        import torch
        from torch import nn

        loss_function = nn.CrossEntropyLoss()

        def train(model, loader):
            optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
            total = 0.0
            for x, y in loader:
                optimizer.zero_grad()
                loss = loss_function(model(x), y)
                loss.backward()
                optimizer.step()
                total += loss.item()
            return total

    When not to use it:
        Where a loss of one's own expects probabilities: only torch's own losses are known here. A sum that each epoch
        starts anew, and that is added to after `backward`, is noted only: the activations are freed by then.

    References:
        PyTorch, torch.nn.CrossEntropyLoss (expects logits); PyTorch FAQ: memory that grows.
    """

    code: ClassVar[str] = "MLA606"
    name: ClassVar[str] = "loss-misuse"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.ERROR
    remediation: ClassVar[str] = (
        "Give the loss logits, clear gradients before each backward pass, and add up `loss.item()`."
    )
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"CrossEntropy",
        b"cross_entropy",
        b"WithLogits",
        b"with_logits",
        b"backward",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """All three kinds."""
        losses = [call for call in file.calls_where(_is_loss) if call.args]
        last = _last_activations(file) if losses else {}
        for call in losses:
            yield from self._activated(file, call, _LOSSES[_computed(file.call_name(call) or "")], last)
        homes = {file.function_of(call) for call in file.calls_where(_goes_back)}
        for home in file.functions() if homes else ():
            if home in homes:
                yield from self._loop(file, home)

    def _activated(
        self, file: FileContext, call: ast.Call, loss: tuple[str, str], last: dict[str, tuple[str, int]]
    ) -> Iterator[Issue]:
        activation, shown = loss
        given: ast.expr | None = call.args[0]
        if isinstance(given, ast.Name):
            given = file.names.single_value(given)
        if not isinstance(given, ast.Call):
            return
        function = given.func
        word = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        inner = _modules.instance_of(file, function) if isinstance(function, ast.Name | ast.Attribute) else None
        if word in _ACTIVATIONS[activation] or (inner or "").rpartition(".")[2] in _ACTIVATIONS[activation]:
            if word == "log_softmax" or (inner or "").endswith("LogSoftmax"):
                return  # its own inverse: log_softmax of log_softmax is the same
            yield self.issue(
                call,
                f"{shown} is given the output of a {activation}: it applies one itself, and gradients all but vanish",
                confidence=0.95,
            )
            return
        ends = last.get((inner or "").rpartition(".")[2])
        if ends is not None and ends[0] == activation:
            where = file.location(call)
            yield self.issue(
                call,
                f"{shown} is given the output of `{file.text(function)}`, which ends in a {activation}: "
                "the loss applies one itself, and gradients all but vanish",
                confidence=0.9,
                related=[Related(where.path, ends[1], f"the {activation} is here")],
            )

    def _loop(self, file: FileContext, home: FunctionNode) -> Iterator[Issue]:
        calls = [c for c in file.inside(home, ast.Call) if isinstance(c.func, ast.Attribute)]
        backward = [c for c in calls if _attribute(c) == "backward"]
        if not backward or file.function_of(backward[0]) is not home:
            return
        loops = [p for c in backward for p in file.ancestors(c, (ast.For, ast.While))]
        steps = [
            c
            for c in calls
            if _attribute(c) == "step"
            and (_modules.instance_of(file, c.func.value) or "").startswith("torch.optim.")  # type: ignore[attr-defined]
            and "lr_scheduler" not in (_modules.instance_of(file, c.func.value) or "")  # type: ignore[attr-defined]
        ]
        clears = any(
            isinstance(c.func, ast.Attribute) and ("zero_grad" in c.func.attr or c.func.attr == "zero_")
            for c in file.tree.of(ast.Call)
        ) or any(isinstance(t, ast.Attribute) and t.attr == "grad" for a in file.tree.of(ast.Assign) for t in a.targets)
        if loops and steps and not clears:
            yield self.issue(
                steps[0],
                f"`{file.text(steps[0].func)}` is called in a loop and gradients are never cleared: "
                "those of all batches add up",
                confidence=0.9,
            )
        losses = {ast.unparse(c.func.value) for c in backward}  # type: ignore[attr-defined]
        for add in file.inside(home, ast.AugAssign):
            if not isinstance(add.op, ast.Add) or not isinstance(add.value, ast.Name) or add.value.id not in losses:
                continue
            target = ast.unparse(add.target)
            if target in losses or not list(file.ancestors(add, (ast.For, ast.While))):
                continue
            if _is_reduced(file, home, add.value.id):
                continue
            if any(c.lineno < add.lineno for c in backward) and _is_made_anew(file, add, target):
                yield self.issue(
                    add,
                    f"`{target} += {add.value.id}` keeps a part of the graph of each batch until the epoch is over",
                    severity=Severity.INFO,
                    confidence=0.9,
                )
                continue
            yield self.issue(
                add,
                f"`{target} += {add.value.id}` keeps the graph of every batch: memory grows until the run dies",
                confidence=0.9,
            )


def _is_made_anew(file: FileContext, add: ast.AugAssign, target: str) -> bool:
    """Whether a loop round that of the batches sets a sum to a constant: after `backward` little is left to keep."""
    inner, *outer = list(file.ancestors(add, (ast.For, ast.While)))
    return any(
        isinstance(assign.value, ast.Constant) and any(ast.unparse(each) == target for each in assign.targets)
        for loop in outer[:1]
        for assign in file.inside(loop, ast.Assign)
        if assign.lineno < inner.lineno
    )


def _is_loss(name: str, _: str) -> bool:
    return _computed(name) in _LOSSES


def _computed(name: str) -> str:
    """The loss that a call computes: one that is made computes nothing yet."""
    made = _modules.stripped(name)
    return made or name if name != made else ""


def _goes_back(_: str, last: str) -> bool:
    return last == "backward"


def _attribute(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def _is_reduced(file: FileContext, home: FunctionNode, name: str) -> bool:
    """Whether the name is turned into a number (``loss = loss.item()``) before it is added up."""
    for assign in file.inside(home, ast.Assign):
        if any(isinstance(t, ast.Name) and t.id == name for t in assign.targets):
            written = ast.unparse(assign.value)
            if ".item()" in written or "float(" in written or ".detach()" in written or ".data" in written:
                return True
    return False


def _last_activations(file: FileContext) -> dict[str, tuple[str, int]]:
    """The activation that a class of the file ends in, and its line."""
    found: dict[str, tuple[str, int]] = {}
    for cls in file.tree.of(ast.ClassDef):
        forward = next((s for s in cls.body if isinstance(s, ast.FunctionDef) and s.name == "forward"), None)
        if forward is None:
            continue
        returns = [r for r in file.inside(forward, ast.Return) if r.value is not None]
        if len(returns) != 1:
            continue
        value: ast.expr | None = returns[0].value
        if isinstance(value, ast.Name):
            value = file.names.single_value(value) or _last_assigned(file, forward, value)
        if not isinstance(value, ast.Call):
            continue
        word = _attribute(value) or getattr(value.func, "id", "")
        made = ""
        if isinstance(value.func, ast.Attribute):
            made = (_modules.instance_of(file, value.func) or "").rpartition(".")[2]
            if made == "Sequential":
                made = _sequential_end(file, value.func)
        for activation, words in _ACTIVATIONS.items():
            if (word in words or made in words) and "og" not in word[:3] and not made.startswith("Log"):
                found[cls.name] = (activation, value.lineno)
    return found


def _last_assigned(file: FileContext, forward: ast.FunctionDef, name: ast.Name) -> ast.expr | None:
    """What a name was given last in a straight body."""
    for statement in reversed(forward.body):
        if isinstance(statement, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == name.id for t in statement.targets
        ):
            return statement.value
    return None


def _sequential_end(file: FileContext, node: ast.Attribute) -> str:
    made = file.names.single_value(node)
    if isinstance(made, ast.Call) and made.args and isinstance(made.args[-1], ast.Call):
        last = made.args[-1].func
        return last.attr if isinstance(last, ast.Attribute) else getattr(last, "id", "")
    return ""
