"""MLA606."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final, TypeVar

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Related, Severity

from . import _ends, _modules
from ._uncleared import clears, steps_uncleared

_LOSSES: Final = {
    "torch.nn.CrossEntropyLoss": ("softmax", "cross-entropy"),
    "torch.nn.functional.cross_entropy": ("softmax", "cross-entropy"),
    "torch.nn.BCEWithLogitsLoss": ("sigmoid", "BCE-with-logits"),
    "torch.nn.functional.binary_cross_entropy_with_logits": ("sigmoid", "BCE-with-logits"),
}

N = TypeVar("N", bound=ast.AST)


class LossMisuse(FileRule):
    """A loss is fed what it does not expect, or gradients are not handled as training needs.

    Reports a softmax before cross-entropy and a sigmoid before BCE-with-logits, also where the network ends in it,
    whichever file of the project that is in; a torch loop that steps without ever clearing gradients; and a running
    loss that keeps the graph of every batch.

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
        starts anew, of losses that went `backward`, is noted only: the activations are freed by then.

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
        b"zero_grad",
        b".grad",
        *_ends.WORDS,
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """All three kinds, and what networks of this file end in."""
        ends = _ends.of_classes(file) if file.imports("torch") and file.holds(*_ends.WORDS) else {}
        cleared = clears(file)
        if ends or cleared:
            marker = {"marker": True, "ends": {name: [*end] for name, end in ends.items()}, "clears": cleared}
            yield self.issue(file.tree.module.body[0], "", data=marker)
        for call in file.calls_where(_is_loss):
            yield from self._activated(file, call, *_LOSSES[_computed(file.call_name(call) or "")], ends)
        homes = {file.function_of(call) for call in called(file, "backward")}
        for home in (None, *file.functions()) if homes else ():
            if home not in homes:
                continue
            for step, is_own in steps_uncleared(file, home) if not cleared else ():
                yield self.issue(
                    step,
                    f"`{file.text(step.func)}` is called in a loop and gradients are never cleared: "
                    "those of all batches add up",
                    confidence=0.9 if is_own else 0.8,
                    data={"kind": "uncleared"},
                )
            yield from self._sums(file, home)

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Files only say what they hold; ends of networks of other files, and what clears gradients there, are known
        here."""
        import msgspec

        where = candidate.finding.location
        if "marker" in candidate.data or where is None:
            return None
        marked = _modules.markers(project, self.code)
        if candidate.data.get("kind") == "uncleared":
            home = (where.path, candidate.function)
            near = {path for path, _ in project.reach([home])} | {each.path for each in project.callers(home)}
            if any(marked.get(path, {}).get("clears") for path in near):
                return None
        if candidate.data.get("kind") == "end":
            symbol = project.resolve(_made(candidate.data["network"]), where.path)
            end = marked.get(symbol.path, {}).get("ends", {}).get(symbol.qualname) if symbol is not None else None
            if symbol is None or end is None or end[0] != candidate.data["activation"]:
                return None
            related = Related(symbol.path, end[1], f"the {end[0]} is here")
            finding = project.in_context(self, candidate)
            return msgspec.structs.replace(finding, related=(related,)) if finding is not None else None
        return project.in_context(self, candidate)

    def _activated(
        self, file: FileContext, call: ast.Call, activation: str, shown: str, ends: dict[str, _ends.End]
    ) -> Iterator[Issue]:
        given = _ends.reshaped(file, file.argument(call, "input", 0))
        if not isinstance(given, ast.Call):
            return
        function = given.func
        word = last_part(function)
        inner = _modules.instance_of(file, function) if isinstance(function, ast.Name | ast.Attribute) else None
        last = (inner or "").rpartition(".")[2]
        if word in _ends.ACTIVATIONS[activation] or last in _ends.ACTIVATIONS[activation]:
            if word == "log_softmax" or last == "LogSoftmax":
                return  # its own inverse: log_softmax of log_softmax is the same
            yield self.issue(
                call,
                f"{shown} is given the output of a {activation}: it applies one itself, and gradients all but vanish",
                confidence=0.95,
            )
            return
        function = _modules.called_module(function)
        end = ends.get(last) or _ends.of_network(file, function)
        name = file.qualname(function) if end is None else None
        if end is None and (name is None or name.startswith("torch.")):
            return
        if end is None or end.activation == activation:
            where = file.location(call)
            yield self.issue(
                call,
                f"{shown} is given the output of `{file.text(function)}`, which ends in a {activation}: "
                "the loss applies one itself, and gradients all but vanish",
                confidence=0.9,
                related=[Related(where.path, end.line, f"the {activation} is here")] if end is not None else (),
                data={"kind": "end", "network": name, "activation": activation} if end is None else {},
            )

    def _sums(self, file: FileContext, home: FunctionNode | None) -> Iterator[Issue]:
        """Sums of losses that still hang on what they were computed from."""
        backward = [call for call in _inside(file, home, ast.Call) if last_part(call.func) == "backward"]
        losses = {loss for call in backward for loss in _lost(call)}
        adds: list[ast.AugAssign | ast.Assign] = [*_inside(file, home, ast.AugAssign), *_inside(file, home, ast.Assign)]
        for add in adds:
            added = _added(add)
            if added is None or added[1].id not in losses:
                continue
            target, loss = ast.unparse(added[0]), added[1].id
            if target in losses or not list(file.ancestors(add, (ast.For, ast.While))):
                continue
            if _is_reduced(file, home, loss):
                continue
            if any(_is_freed(file, add, loss, call) for call in backward) and _is_made_anew(file, add, target):
                yield self.issue(
                    add,
                    f"`{file.text(add)}` keeps a part of the graph of each batch until the epoch is over",
                    severity=Severity.INFO,
                    confidence=0.9,
                )
                continue
            yield self.issue(
                add,
                f"`{file.text(add)}` keeps the graph of every batch: memory grows until the run dies",
                confidence=0.9,
            )


def _inside(file: FileContext, home: FunctionNode | None, kind: type[N]) -> list[N]:
    """The nodes of a function, with those of functions in it, or of a module outside all functions."""
    if home is not None:
        return file.inside(home, kind)
    return [each for each in file.tree.of(kind) if file.function_of(each) is None]


def _made(name: str) -> str:
    """What makes a network, of the name of the network, of a method that gives it back or of what makes it."""
    return _modules.stripped(name) or name


def _lost(call: ast.Call) -> Iterator[str]:
    """The losses that go back: ``loss.backward()``, ``scaler.scale(loss).backward()``, ``fabric.backward(loss)``."""
    owners = [call.func.value] if isinstance(call.func, ast.Attribute) else []
    for loss in (*owners, *call.args[:1]):
        if isinstance(loss, ast.Call) and last_part(loss.func) == "scale" and loss.args:
            loss = loss.args[0]
        if isinstance(loss, ast.BinOp) and isinstance(loss.op, ast.Div):
            loss = loss.left
        if isinstance(loss, ast.Name):
            yield loss.id


def _added(add: ast.AugAssign | ast.Assign) -> tuple[ast.expr, ast.Name] | None:
    """The sum and what is added, of ``total += loss`` and ``total = total + loss``."""
    if isinstance(add, ast.AugAssign):
        named = isinstance(add.op, ast.Add) and isinstance(add.value, ast.Name)
        return (add.target, add.value) if named and isinstance(add.value, ast.Name) else None
    value = add.value
    if len(add.targets) != 1 or not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Add):
        return None
    if not isinstance(value.right, ast.Name) or ast.unparse(value.left) != ast.unparse(add.targets[0]):
        return None
    return add.targets[0], value.right


def _is_freed(file: FileContext, add: ast.stmt, loss: str, backward: ast.Call) -> bool:
    """Whether what a loss was computed from is given up by its own pass back: before it is added up, or in the same
    round of the same loop.
    """
    if backward.lineno < add.lineno:
        return True
    round_of_add, round_of_backward = (next(file.ancestors(n, (ast.For, ast.While)), None) for n in (add, backward))
    return round_of_add is round_of_backward and loss in _lost(backward)


def _is_made_anew(file: FileContext, add: ast.stmt, target: str) -> bool:
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


def _is_reduced(file: FileContext, home: FunctionNode | None, name: str) -> bool:
    """Whether the name is turned into a number (``loss = loss.item()``) before it is added up."""
    for assign in _inside(file, home, ast.Assign):
        if any(isinstance(t, ast.Name) and t.id == name for t in assign.targets):
            written = ast.unparse(assign.value)
            if ".item()" in written or "float(" in written or ".detach()" in written or ".data" in written:
                return True
    return False
