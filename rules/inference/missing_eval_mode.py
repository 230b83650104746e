"""MLA601."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, ClassVar, Final

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.called import called
from mlaudit.code.entrypoints import is_test_path
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.handed import handed_to
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Fix, Severity

from . import _gradients, _modules, _stacks
from ._checkpoints import called_as_loaded
from ._modes import in_training
from ._own_trainers import evaluated_in_training
from ._rates import drops_nothing, given, rates

_LAYERS: Final = (b"Dropout", b"dropout", b"BatchNorm", b"DropPath")
_HELD_OUT: Final = regex(
    r"(?i)\b(test|val|valid|validation|eval)_?(data)?_?(loader|dl|batches|generator|iter|set|dataset)"
)
_FRAMEWORKS: Final = (
    *("catalyst", "composer", "fastai", "ignite", "lightning", "mmcv", "mmengine", "nemo"),
    *("poutyne", "pytorch_lightning", "skorch", "speechbrain", "torchtnt"),
)
"""What switches modes by itself."""
_INFERENCE: Final = (b"load_state_dict", b"torch.load", b"no_grad", b"inference_mode")


class MissingEvalMode(FileRule):
    """A torch module is used for inference and nothing in the program puts it in evaluation mode.

    Reports the call of a module with dropout or batch normalisation, made in this file and given trained weights (or
    called under `no_grad`), where neither this file nor one that imports it, or that it imports, calls `eval()`; a
    pass over a test loader in a program that trains and never calls it; the evaluation of a module, or a teacher's
    answers, in a class that calls `train()` on it and `eval()` nowhere; a Lightning module that `load_from_checkpoint`
    gives and that is then called by hand; and the function that a service takes its model from, where no file that it
    may come to by imports does.

    Why it hurts:
        Dropout stays random and batch normalisation uses the statistics of the request's own batch: the same input gets
        another answer each time, and a single row is normalised by itself.

    Bad:
        import torch
        from torch import nn

        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.layers = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5), nn.Linear(8, 2))

            def forward(self, x):
                return self.layers(x)

        model = Net()
        model.load_state_dict(torch.load("model.pt", weights_only=True))

        def predict(x):
            with torch.no_grad():
                return model(x).argmax(dim=1)

    Good:
        import torch
        from torch import nn

        class Net(nn.Module):
            def __init__(self):
                super().__init__()
                self.layers = nn.Sequential(nn.Linear(8, 8), nn.Dropout(0.5), nn.Linear(8, 2))

            def forward(self, x):
                return self.layers(x)

        model = Net()
        model.load_state_dict(torch.load("model.pt", weights_only=True))
        model.eval()

        def predict(x):
            with torch.no_grad():
                return model(x).argmax(dim=1)

    When not to use it:
        For Monte Carlo dropout, which keeps dropout on by design, and for modules that are made with a rate of 0.
        `from_pretrained` of transformers calls `eval()`.

    References:
        PyTorch, Autograd mechanics: evaluation mode.
    """

    code: ClassVar[str] = "MLA601"
    name: ClassVar[str] = "missing-eval-mode"
    severity: ClassVar[Severity] = Severity.ERROR
    elsewhere: ClassVar[Severity | None] = Severity.WARNING
    remediation: ClassVar[str] = "Call `model.eval()` once after the weights are loaded."
    confirmed_by: ClassVar[str] = "MLC203"
    fix: ClassVar[str] = "unsafe"
    triggers: ClassVar[tuple[bytes, ...]] = (
        b".eval()",
        b".train()",
        b"nn.Module",
        b"load_state_dict",
        b"torch.load",
        b"no_grad",
        b"inference_mode",
        b"load_from_checkpoint",
        *_LAYERS,
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The calls of modules that may still be in training mode, and what this file says of modes."""
        if not file.imports("torch", "torchvision", "timm", "lightning", "pytorch_lightning"):
            return
        evaluates = _modules.evaluates(file)
        layers = _modules.mode_layers(file) if file.holds(*_LAYERS) else {}
        first = file.tree.module.body[0]
        if evaluates or layers or file.holds(*_LAYERS):
            told = {"evaluates": evaluates, "layers": layers, "rates": rates(file, layers)}
            stacks = _stacks.of_functions(file, layers) if file.holds(*_LAYERS) else {}
            yield self.issue(first, "", data={"marker": True, **told, "stacks": stacks})
        if not evaluates:
            yield from self._from_checkpoints(file)
        if _is_framework(file):
            return
        yield from self._scripted(file, layers)
        for call, name in evaluated_in_training(file):
            yield self.issue(
                call,
                f"`{name}` is asked in training mode: this class calls `{name}.train()`, and `eval()` nowhere",
                confidence=0.8,
                data={"kind": "trainer"},
                remediation="Call eval() before the module is evaluated, and train() when training goes on.",
            )
        if evaluates:
            return
        yield from self._tested(file, layers)
        if not file.holds(*_INFERENCE):
            return
        yield from self._handed_out(file, layers)
        seen: set[str] = set()
        for call in _modules.module_calls(file):
            module = _modules.called_module(call.func)
            made = _modules.instance_of(file, module)
            kind = _modules.kind_of(made) if made is not None else ""
            if made is None or kind not in ("own", "factory", "loaded", "stack", "built"):
                continue
            stack = _layers(file, module, layers) if kind == "stack" else None
            if stack is not None and not stack:
                continue
            quiet = _gradients.is_quiet(file, call, surely=True) or _gradients.only_called_quietly(file, call)
            if not quiet and (_gradients.wants_gradient(file, call) or _gradients.trains(file)):
                continue
            if (kind == "built" or (not quiet and kind != "loaded")) and not _is_loaded(file, module):
                continue  # of what another file fills with weights, the place where it does so is told
            one = f"{made} {file.text(module)}" if kind == "stack" else made
            if one in seen or _is_monte_carlo(file, call):
                continue
            seen.add(one)
            yield self.issue(
                call,
                f"`{file.text(module)}` is used for inference and is never put in evaluation mode",
                confidence=0.6 if kind == "loaded" else 0.85,
                data={"made": made, "kind": kind, "given": given(file, made), "stack": stack},
                fix=_eval(file, module),
            )

    def _from_checkpoints(self, file: FileContext) -> Iterator[Issue]:
        """Lightning modules that are called as their checkpoint left them."""
        for loaded in called_as_loaded(file):
            yield self.issue(
                loaded.call,
                f"`{file.text(loaded.module)}` is used for inference as `load_from_checkpoint` left it, and is never "
                "put in evaluation mode",
                confidence=0.85,
                data={"made": loaded.made, "kind": "own", "handed": loaded.handed_to},
            )

    def _scripted(self, file: FileContext, layers: dict[str, list[str]]) -> Iterator[Issue]:
        """Modules that are compiled to TorchScript, and so saved, in training mode."""
        if not file.holds(b"jit") or (b"torch.jit" not in file.source.data and b"jit." not in file.source.data):
            return
        for call in file.calls_where(_compiles):
            module = call.args[0] if call.args else None
            made = _modules.instance_of(file, module) if isinstance(module, ast.Name) else None
            if made is not None and isinstance(module, ast.Name) and in_training(file, module, call):
                yield self.issue(
                    call,
                    f"`{module.id}` is compiled in training mode, and stays in it wherever it is loaded",
                    confidence=0.85,
                    data={"made": made, "kind": "scripted", "stack": _layers(file, module, layers)},
                    remediation="Call `eval()` on the module before it is scripted or traced.",
                )

    def _tested(self, file: FileContext, layers: dict[str, list[str]]) -> Iterator[Issue]:
        """Passes over held-out batches in a program that trains and never leaves training mode."""
        if not _gradients.trains(file):
            return
        for loop in file.tree.of(ast.For):
            if not _HELD_OUT.search(ast.unparse(loop.iter)):
                continue
            calls = [c for c in file.inside(loop, ast.Call) if _modules.may_be_module(file, c)]
            last = [c.func.attr for c in file.inside(loop, ast.Call) if isinstance(c.func, ast.Attribute)]
            if "backward" in last or "step" in last:
                continue
            for call in calls:
                module = _modules.called_module(call.func)
                made = _modules.instance_of(file, module)
                stack = _layers(file, module, layers) if made == _stacks.STACK else None
                if made is not None and (stack or _modules.kind_of(made) == "own"):
                    yield self.issue(
                        call,
                        f"`{file.text(module)}` is tested in training mode",
                        confidence=0.85,
                        data={"made": made, "kind": "own", "stack": stack},
                    )
                    return

    def _handed_out(self, file: FileContext, layers: dict[str, list[str]]) -> Iterator[Issue]:
        """Modules that a function fills with weights and returns: whoever calls it calls them."""
        if _gradients.trains(file):
            return
        for call in called(file, "load_state_dict"):
            filled = call.func.value if isinstance(call.func, ast.Attribute) else None
            owner = next((each for each in _handed_in(file, filled) if _is_handed_out(file, each)), None)
            made = _modules.instance_of(file, owner) if owner is not None else None
            stack = _layers(file, owner, layers) if owner is not None and made == _stacks.STACK else None
            if made is None or owner is None or (stack is not None and not stack):
                continue
            yield self.issue(
                call,
                f"`{owner.id}` is handed out with its weights, and nothing that gets it puts it in evaluation mode",
                confidence=0.85,
                data={"made": made, "kind": "handed", "stack": stack},
                fix=_eval(file, owner),
            )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Kept only where the module is known to act differently in training and no file near it calls `eval()`."""
        import msgspec

        where = candidate.finding.location
        if "marker" in candidate.data or where is None:
            return None
        if candidate.data["kind"] == "trainer":
            return project.in_context(self, candidate)
        if candidate.data.get("handed") and _function(project, candidate.data["handed"], where.path) is None:
            return None
        marked = _modules.markers(project, self.code)
        layers = self._acting(candidate, project, where.path, marked)
        if layers is None:
            return None
        near = _connected(project, where.path) if candidate.data["kind"] == "handed" else None
        for path, data in marked.items() if candidate.data["kind"] != "scripted" else ():
            if data.get("evaluates") and (path in near if near is not None else _is_near(project, path, where.path)):
                return None
        finding = project.in_context(self, candidate)
        if finding is None or (candidate.data["kind"] in ("loaded", "handed") and finding.context != "serving"):
            return None
        return msgspec.structs.replace(finding, message=f"{finding.message}: {layers} goes on as in training")

    def _acting(
        self, candidate: Candidate, project: ProjectView, path: str, marked: dict[str, dict[str, Any]]
    ) -> str | None:
        """What in a module acts differently in training, in words; None where nothing is known to."""
        if candidate.data.get("stack"):
            return ", ".join(candidate.data["stack"])
        if candidate.data["kind"] == "loaded":
            return "it stays in the mode it was saved in, and dropout or batch normalisation"
        if candidate.data["kind"] not in ("own", "handed", "scripted", "built"):
            return "batch normalisation"
        given_by = project.resolve(candidate.data["made"], path)
        if given_by is not None and given_by.function is not None:
            stack = marked.get(given_by.path, {}).get("stacks", {}).get(given_by.qualname)
            if stack:
                return ", ".join(stack)
        made = project.expand(f"{candidate.data['made']}()", path).removesuffix("()")
        symbol = project.resolve(made, path)
        if symbol is None or symbol.cls is None or not _modules.is_module_class(project, made, path):
            return None
        found = marked.get(symbol.path, {}).get("layers", {}).get(symbol.qualname)
        if not found:
            return None
        rate = marked[symbol.path].get("rates", {}).get(symbol.qualname)
        return None if drops_nothing(rate, candidate.data.get("given", [])) else ", ".join(found)


def _layers(file: FileContext, module: ast.expr, classes: dict[str, list[str]]) -> list[str]:
    """What acts differently in training in the stack of layers that a module is."""
    stack = _stacks.made(file, module)
    return _stacks.mode_layers(file, stack, classes) if stack is not None else []


def _function(project: ProjectView, name: str, path: str) -> object | None:
    """The project's own function of a name, where there is one."""
    symbol = project.resolve(name, path)
    return symbol.function if symbol is not None else None


def _compiles(name: str, _: str) -> bool:
    return name in ("torch.jit.script", "torch.jit.trace")


def _is_framework(file: FileContext) -> bool:
    """Lightning, Ignite, Accelerate's and Hugging Face's trainers switch modes by themselves."""
    return file.imports(*_FRAMEWORKS)


def _is_loaded(file: FileContext, module: ast.expr) -> bool:
    written = ast.unparse(module)
    filled = [call.func.value for call in called(file, "load_state_dict") if isinstance(call.func, ast.Attribute)]
    if any(ast.unparse(each).split(".module")[0] == written for each in filled):
        return True
    mine = {ast.unparse(each) for each in _handed_in(file, module)} | {written}
    return any(ast.unparse(given) in mine for each in filled for given in _handed_in(file, each))


def _eval(file: FileContext, module: ast.expr) -> Fix | None:
    """``eval()`` after the statement that loads the weights, or the module."""
    written = ast.unparse(module)
    for call in file.tree.of(ast.Call):
        statement = parent_of(call)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "load_state_dict":
            owner = ast.unparse(call.func.value)
            loads = owner.split(".module")[0] == written
        else:
            owner = written
            loads = isinstance(statement, ast.Assign) and [ast.unparse(t) for t in statement.targets] == [written]
            loads = loads and file.call_name(call) in ("torch.load", "torch.jit.load")
        if loads and isinstance(statement, ast.Expr | ast.Assign):
            return Fix(
                kind="after",
                title="Put the module in evaluation mode once it is loaded",
                value=f"{owner}.eval()",
                at=file.location(statement),
                reason="where training goes on afterwards, `train()` has to be called again",
            )
    return None


def _is_monte_carlo(file: FileContext, call: ast.Call) -> bool:
    names = " ".join(function.name for function in _gradients.enclosing(file, call)).lower()
    return "dropout" in names or "monte" in names or "mc_" in names or "uncertain" in names


def _handed_in(file: FileContext, module: ast.expr | None) -> list[ast.Name]:
    """A module by its name, and by those that callers have for it where it is a parameter."""
    if not isinstance(module, ast.Name):
        return []
    handed = [g for b in file.names.lookup(module.id, module) if b.kind == "arg" for g in handed_to(file.names, b)]
    return [module, *(given for given in handed if isinstance(given, ast.Name))]


def _is_handed_out(file: FileContext, module: ast.Name) -> bool:
    function = file.function_of(module)
    return function is not None and _is_returned(file, function, module.id)


def _is_returned(file: FileContext, function: FunctionNode, name: str) -> bool:
    for statement in file.inside(function, ast.Return):
        value = statement.value
        for part in value.elts if isinstance(value, ast.Tuple) else [value]:
            while isinstance(part, ast.Call) and isinstance(part.func, ast.Attribute):
                part = part.func.value  # `return model.to(device)`
            if isinstance(part, ast.Name) and part.id == name:
                return True
    return False


def _connected(project: ProjectView, path: str) -> set[str]:
    """The files that what a file hands out may come to: those that import it, however far, and all that these import.
    A training that only shares the network's class with the service is none of them.
    """
    importers = project.shared.get("importers")
    if not isinstance(importers, dict):
        importers = {}
        for importer, facts in project.files.items():
            for fact in facts.imports:
                for name in (fact.name, fact.name.rpartition(".")[0]):
                    imported = project.module_path(name, importer) if name else None
                    if imported is not None:
                        importers.setdefault(imported, {})[importer] = True
        project.shared["importers"] = importers
    above, rest = {path}, [path]
    while rest:
        for other in importers.get(rest.pop(), ()):
            if other not in above and not is_test_path(other):
                above.add(other)
                rest.append(other)
    found, rest = set(above), list(above)
    while rest:
        importer = rest.pop()
        for fact in project.files[importer].imports:
            for name in (fact.name, fact.name.rpartition(".")[0]):
                imported = project.module_path(name, importer) if name else None
                if imported is not None and imported not in found:
                    found.add(imported)
                    rest.append(imported)
    return found


def _is_near(project: ProjectView, path: str, other: str) -> bool:
    """Whether one of two files imports the other."""
    return path == other or _imports(project, path, other) or _imports(project, other, path)


def _imports(project: ProjectView, importer: str, imported: str) -> bool:
    for fact in project.files[importer].imports:
        for name in (fact.name, fact.name.rpartition(".")[0]):
            if name and project.module_path(name, importer) == imported:
                return True
    return False
