"""MLA602."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import lru_cache
from typing import ClassVar, Final

from mlaudit.code.called import called, called_where
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.findings import Finding, Fix, Severity

from . import _gradients, _modules, _stacks
from ._detached import detached_passes
from ._passes import recorded_passes

_WEIGHTS: Final = (b"load_state_dict", b"torch.load", b"pretrained", b"create_model", b"weights=", b"load_weights")

_NAMED: Final = regex(r"(^|_)(model|net|network|module|classifier|encoder|detector|backbone)$")

_SWITCHING: Final = ("lightning", "pytorch_lightning", "ignite", "fastai", "tensorflow", "keras")
"""Frameworks whose loops switch gradients off by themselves, or that have none to record."""
_CLOCKS: Final = frozenset(
    {"time.time", "time.perf_counter", "time.monotonic", "timeit.default_timer", "torch.cuda.Event"}
)
"""What tells the time that a call has taken."""
_DESCRIPTORS: Final = frozenset({"tf.function", "jax.jit", "torch.jit.script", "torch.jit.export"})
"""Decorators that read the function's source: another one under them is not understood."""


class MissingNoGrad(FileRule):
    """A torch module is called for inference while gradients are recorded.

    Reports the call of a module with loaded weights, in code that neither trains nor explains by gradients, with no
    `no_grad` or `inference_mode` round it, on its function (or in a decorator of the project's own), or round every
    call of that function. On a serving path also the call of a parameter that is named as a model and is given a torch
    tensor. As info, a model of unknown making whose outcome the same function detaches, or reads Transformers' fields
    of (`.logits`) into an answer, also in a `forward` that tokenises texts and knows no loss. And, also in a file that
    trains, a loop over batches with a network that the same function has put in evaluation mode, and a function that
    drops the answers of a network to see how long they take.

    Why it hurts:
        Each call builds the graph for a backward pass that never comes: memory grows with depth and batch, and every
        request is slower. A kept output keeps its whole graph alive.

    Bad:
        import torch
        from fastapi import FastAPI
        from torchvision import models

        app = FastAPI()
        model = models.resnet18(weights="DEFAULT")
        model.eval()

        @app.post("/predict")
        def predict(pixels: list[float]):
            return model(torch.tensor(pixels)).argmax().item()

    Good:
        import torch
        from fastapi import FastAPI
        from torchvision import models

        app = FastAPI()
        model = models.resnet18(weights="DEFAULT")
        model.eval()

        @app.post("/predict")
        def predict(pixels: list[float]):
            with torch.inference_mode():
                return model(torch.tensor(pixels)).argmax().item()

    When not to use it:
        Explanations and attacks need gradients; functions named after them are passed over.

    References:
        PyTorch, Autograd mechanics: locally disabling gradient computation.
    """

    code: ClassVar[str] = "MLA602"
    name: ClassVar[str] = "missing-no-grad"
    severity: ClassVar[Severity] = Severity.WARNING
    elsewhere: ClassVar[Severity | None] = Severity.INFO
    remediation: ClassVar[str] = "Wrap inference in `with torch.inference_mode():`."
    fix: ClassVar[str] = "unsafe"
    triggers: ClassVar[tuple[bytes, ...]] = (
        b"no_grad",
        b"inference_mode",
        b"grad_enabled",
        b"requires_grad",
        b"load_state_dict",
        b"torch.load",
        b"pretrained",
        b"create_model",
        b"weights=",
        b"torch.sigmoid",
        b"softmax(",
        b".detach()",
        b".eval()",
        b".logits",
        b"last_hidden_state",
        b"torch.",
    )

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The calls of modules that may record gradients, and where in this file none are recorded."""
        if not file.imports("torch", "torchvision", "timm", "transformers", "lightning", "pytorch_lightning"):
            return
        first = file.tree.module.body[0]
        spans = _gradients.quiet_regions(file)
        off = _gradients.switched_off_everywhere(file)
        decorators = _gradients.quiet_decorators(file)
        fills = sorted({file.qualname_of(call) for call in called(file, "load_state_dict", "load_weights")} - {""})
        marks = {"quiet": spans, "off": off, "decorators": decorators, "fills": fills}
        yield self.issue(first, "", data={"marker": True, **marks})
        trains = _gradients.trains(file)
        if off:
            return
        if not file.imports(*_SWITCHING):
            yield from self._passes(file)
        if not trains:
            yield from self._given(file)
        told: dict[ast.AST | None, str] = {}
        if file.holds(*_WEIGHTS) or not trains:
            for call, issue in self._loaded(file, trains=trains):
                told[file.function_of(call)] = issue.data["kind"]
                yield issue
        if not trains and not file.imports(*_SWITCHING):
            yield from self._detached(file, told)

    def _loaded(self, file: FileContext, *, trains: bool) -> Iterator[tuple[ast.Call, Issue]]:
        """Modules that weights were loaded into, one call of each in a function."""
        seen: set[tuple[str, str]] = set()
        for call in _modules.module_calls(file):
            module = _modules.called_module(call.func)
            made = _modules.instance_of(file, module)
            kind = _modules.kind_of(made) if made is not None else ""
            if made is None or not kind or _gradients.is_quiet(file, call) or _gradients.wants_gradient(file, call):
                continue
            if not file.qualname_of(call) and trains:
                continue
            here = _has_weights(file, module, kind)
            if not here and kind != "built":
                continue  # what a function of another file gives, that one may have filled
            place = (file.qualname_of(call), made if kind != "stack" else file.text(module))
            if place in seen:
                continue
            seen.add(place)
            yield (
                call,
                self.issue(
                    call,
                    f"`{file.text(module)}` is called for inference while gradients are recorded: "
                    "each call builds a graph that nobody uses",
                    confidence=0.9 if kind in ("own", "factory", "stack", "built") else 0.8,
                    data={"made": made, "kind": kind, "trains": trains and not _is_timed(file, call), "filled": here},
                    fix=_quiet(file, call),
                ),
            )

    def _detached(self, file: FileContext, told: dict[ast.AST | None, str]) -> Iterator[Issue]:
        """Models of unknown making, and those of a hub outside of services: their answer is cut off its graph."""
        for call in detached_passes(file):
            known = told.get(file.function_of(call), "")
            if known in ("", "pretrained"):
                yield self.issue(
                    call,
                    f"`{file.text(_modules.called_module(call.func))}` is called for inference while gradients are "
                    "recorded: the graph that it builds is thrown away after",
                    severity=Severity.INFO,
                    confidence=0.75,
                    data={"made": "", "kind": "detached", "trains": False, "own_severity": True, "told": bool(known)},
                    fix=_quiet(file, call),
                )

    def _passes(self, file: FileContext) -> Iterator[Issue]:
        """Whole passes after ``eval()``, in training as elsewhere."""
        for call in recorded_passes(file):
            yield self.issue(
                call,
                f"`{file.text(_modules.called_module(call.func))}` is in evaluation mode here, and gradients are "
                "recorded all the same: each batch builds a graph that nobody uses",
                confidence=0.85,
                data={"made": "", "kind": "pass", "trains": False},
            )

    def _given(self, file: FileContext) -> Iterator[Issue]:
        """Models that a function is handed: one call of each, with a tensor."""
        seen: set[str] = set()
        for call in called_where(file, _may_be_model):
            module = _modules.called_module(call.func)
            if not isinstance(module, ast.Name) or not call.args or not _NAMED.search(module.id):
                continue
            if not _modules.may_call_module(file.call_name(call) or "", last_part(call.func)):
                continue
            bindings = file.names.lookup(module.id, module)
            if not bindings or any(b.kind != "arg" or b.value is not None for b in bindings):
                continue
            if not _is_tensor(file, call.args[0]):
                continue
            if (
                _gradients.is_quiet(file, call)
                or _gradients.wants_gradient(file, call)
                or file.qualname_of(call) in seen
            ):
                continue
            seen.add(file.qualname_of(call))
            yield self.issue(
                call,
                f"`{module.id}` is called for inference while gradients are recorded: "
                "each call builds a graph that nobody uses",
                confidence=0.75,
                data={"made": "", "kind": "given", "trains": False},
                fix=_quiet(file, call),
            )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Silent where callers switch gradients off, and for what turns out to be no module."""
        where = candidate.finding.location
        if "marker" in candidate.data or where is None:
            return None
        marked = _modules.markers(project, self.code)
        made = candidate.data["made"]
        if candidate.data["kind"] == "built":
            giver = project.resolve(made, where.path)
            filled = giver is not None and giver.qualname in marked.get(giver.path, {}).get("fills", ())
            if not filled and not candidate.data["filled"]:
                return None
            made = _modules.stripped(project.expand(f"{made}()", where.path)) or ""
        if candidate.data["kind"] in ("own", "built") and made not in (_stacks.STACK, "torch.nn.Module"):
            if not _modules.is_module_class(project, made, where.path):
                return None
        if _gradients.called_quietly(project, candidate, marked):
            return None
        related = {path for path, data in marked.items() if data.get("off")}
        if related and any(_imports(project, path, where.path) for path in related):
            return None
        finding = project.in_context(self, candidate)
        if finding is None or finding.context == "serving":
            return None if candidate.data.get("told") else finding
        return None if candidate.data["kind"] in ("pretrained", "given") or candidate.data["trains"] else finding


@lru_cache(maxsize=100_000)
def _may_be_model(last: str) -> bool:
    return last == "forward" or _NAMED.search(last) is not None


def _is_tensor(file: FileContext, given: ast.expr) -> bool:
    """Whether a model is handed a tensor: by its type, or as it is put on the device first."""
    if (file.qualname(given) or "").startswith("torch."):
        return True
    moved = given.func if isinstance(given, ast.Call) else None
    return isinstance(moved, ast.Attribute) and (
        moved.attr == "cuda" or (moved.attr == "to" and isinstance(given, ast.Call) and _is_device(file, given))
    )


def _is_device(file: FileContext, moved: ast.Call) -> bool:
    where = file.argument(moved, "device", 0)
    return where is not None and ("device" in file.text(where).lower() or file.constant(where) in ("cuda", "cpu"))


def _quiet(file: FileContext, call: ast.Call) -> Fix | None:
    """``@torch.inference_mode()`` on the function; None where a decorator would not hold, or change what a framework
    reads: on a coroutine it is over before the body runs, and it hides the globals that postponed annotations need.
    """
    function = file.function_of(call)
    if not isinstance(function, ast.FunctionDef) or function.name == "__init__":
        return None
    postponed = any(statement.module == "__future__" for statement in file.tree.of(ast.ImportFrom))
    if function.decorator_list and (postponed or file.text(function.decorator_list[-1]) in _DESCRIPTORS):
        return None
    return Fix(
        kind="decorate",
        title="Record no gradients in this function",
        value="torch.inference_mode()",
        imports=("torch",),
        reason="what the function returns can take no part in a backward pass then",
    )


def _is_timed(file: FileContext, call: ast.Call) -> bool:
    """Whether a function only looks how long a model takes: it drops the answer, and reads the clock."""
    home, above = file.function_of(call), parent_of(call)
    targets = above.targets if isinstance(above, ast.Assign) else []
    dropped = isinstance(above, ast.Expr) or all(isinstance(each, ast.Name) and each.id == "_" for each in targets)
    if home is None or not isinstance(above, ast.Expr | ast.Assign) or not dropped:
        return False
    return any(file.call_name(each) in _CLOCKS for each in file.inside(home, ast.Call))


def _has_weights(file: FileContext, module: ast.expr, kind: str) -> bool:
    """Whether weights were loaded into the module: what is called untrained is no inference."""
    if kind in ("pretrained", "loaded"):
        return True
    written = ast.unparse(module)
    for call in file.tree.of(ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("load_state_dict", "load_weights"):
            if ast.unparse(call.func.value) == written or isinstance(call.func.value, ast.Name):
                return True
        if kind == "factory" and any(k.arg in ("pretrained", "weights") for k in call.keywords):
            return True
    return False


def _imports(project: ProjectView, importer: str, path: str) -> bool:
    return any(
        project.module_path(fact.name.rpartition(".")[0] or fact.name, importer) == path
        or project.module_path(fact.name, importer) == path
        for fact in project.files[importer].imports
    )
