"""MLA604: GPUs that are taken for granted."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.code.tree import parent_of
from mlaudit.code.written import as_written
from mlaudit.findings import Finding, Severity

from ._images import is_served_without_gpu

_ASKS: Final = frozenset(
    {"is_available", "device_count", "current_accelerator", "mem_get_info", "get_device_properties"}
)

_MAY_USE_GPU: Final = regex(r"(?i)cuda|\.to\(|device|accelerat|lightning|Trainer|fastai|ignite|ddp|distributed|\bmps\b")
"""Words of code that may train on a GPU."""
_PROVIDED: Final = ("cog", "modal", "runpod", "spaces")
"""Platforms whose files say beside the code which GPU it gets."""
_HALF: Final = regex(
    r"\b(torch_)?dtype=(torch\.)?['\"]?(b?float16|half)\b|\bload_in_[48]bit=True|\bquantization_config=|\.half\(\)"
)
"""How weights are asked for in half precision or less: no CPU that one would serve with computes in it."""
_MAKES: Final = regex(
    r"^(from_(pretrained|checkpoint|single_file)|load(_model|_from_checkpoint)?|(?![A-Z_0-9]+$)[A-Z]\w*)$"
)
"""The last part of calls that give a model; a name in capitals is a thing, which is called."""
_TENSORS: Final = regex(
    r"(?i)(^|_)(norms?|stats?|statistics|means?|stds?|variances?|mels?|scales?|quantiles?|latents?|speakers?|voices?)$"
)
"""Names of tensors and statistics that are kept beside the weights: a few numbers, for what goes into the model."""
_QUANTIZED: Final = regex(r"(?i)^(?!not ).*quanti[sz]")
"""A test for weights of eight bits."""
_STARTS: Final = regex(r"(^|\.)(__init__|_*(load|init|setup|set_up|start)\w*)$|^$")
"""Functions that a request does not come to, by their names; the level of a module is none."""


class DeviceAssumed(FileRule):
    """Serving code assumes a GPU.

    Reports `.cuda()`, `.to("cuda")` and `torch.device("cuda")` on the serving path of a file that never asks whether a
    GPU is there, and `torch.load` without `map_location`. It is info where the model that goes to the GPU was asked for
    in half precision or quantized, which is for a GPU alone. The load is info unless an image without anything for a
    GPU serves it (a Dockerfile's base), and there too where what is loaded at the start is no weights, by its name
    (statistics, a speaker's latents), or stands under a test for quantized weights, which are made on a CPU.

    Why it hurts:
        The service does not start on a machine without a GPU, or with fewer of them than where the checkpoint was
        saved: a failed rollout, or a fallback region that cannot take over.

    Bad:
        import torch
        from fastapi import FastAPI
        from network import Net

        app = FastAPI()
        model = Net()
        model.load_state_dict(torch.load("model.pt", weights_only=True))

        @app.post("/predict")
        def predict(row: list[float]):
            return model(torch.tensor(row)).tolist()

    Good:
        import torch
        from fastapi import FastAPI
        from network import Net

        app = FastAPI()
        device = "cuda" if torch.cuda.is_available() else "cpu"
        model = Net().to(device)
        model.load_state_dict(torch.load("model.pt", map_location=device, weights_only=True))

        @app.post("/predict")
        def predict(row: list[float]):
            return model(torch.tensor(row, device=device)).tolist()

    When not to use it:
        Services that cannot run on a CPU at all and say so where they are deployed. Weights that the project saves
        itself, where none of its code names a device, are not flagged.

    References:
        PyTorch, torch.load: map_location; torch.cuda.is_available.
    """

    code: ClassVar[str] = "MLA604"
    name: ClassVar[str] = "device-assumed"
    severity: ClassVar[Severity] = Severity.WARNING
    elsewhere: ClassVar[Severity | None] = None
    remediation: ClassVar[str] = (
        "Choose the device once, by `torch.cuda.is_available()` or a setting, and pass `map_location`."
    )
    triggers: ClassVar[tuple[bytes, ...]] = (b"torch",)

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """The first place of each kind in a file."""
        saves = bool(file.calls_where(_saves))
        gpu = _MAY_USE_GPU.search(file.source.text) is not None
        if (saves or gpu) and file.tree.module.body:
            yield self.issue(file.tree.module.body[0], "", data={"marker": True, "saves": saves, "gpu": gpu})
        calls = file.calls_where(_may_need_gpu)
        if not calls or not file.imports("torch") or file.imports(*_PROVIDED):
            return
        asks = any(isinstance(call.func, ast.Attribute) for call in file.calls_where(_asks))
        load = next((c for c in calls if file.call_name(c) == "torch.load" and _is_unmapped(c, file)), None)
        if load is not None:
            said = "`torch.load` has no `map_location`: weights saved on a GPU do not load where there is none"
            data = {"loads": True, "tensor": _is_of_tensor(load, file), "quantized": _is_of_quantized(load, file)}
            yield self.issue(load, said, confidence=0.85, data=data)
        taken = [c for c in calls if not asks and self._takes_gpu(c, file)]
        first = taken[0] if taken else None
        if first is not None and _is_half(first, file):
            first = next((each for each in taken if _is_made(each, file) and not _is_half(each, file)), first)
        if first is not None:
            said = f"`{file.text(first)}` assumes a GPU, and nothing here asks whether there is one"
            yield self.issue(first, said, confidence=0.8, data={"half": _is_half(first, file)})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A load counts where the weights may come from a GPU."""
        if candidate.data.get("marker") or (candidate.data.get("loads") and self._is_all_on_cpu(project)):
            return None
        finding = project.in_context(self, candidate)
        if finding is None or finding.location is None:
            return None
        tensor = candidate.data.get("tensor") and _STARTS.search(candidate.function)
        noted = tensor or candidate.data.get("half") or candidate.data.get("quantized")
        if noted or (candidate.data.get("loads") and not is_served_without_gpu(project, finding.location.path)):
            return msgspec.structs.replace(finding, severity=Severity.INFO)
        return finding

    def _is_all_on_cpu(self, project: ProjectView) -> bool:
        """Whether the project saves weights itself, and nothing in it may train on a GPU."""
        marks = [c.data for facts in project.files.values() for c in facts.candidates_of(self.code)]
        return any(m.get("saves") for m in marks) and not any(m.get("gpu") for m in marks)

    def _takes_gpu(self, call: ast.Call, file: FileContext) -> bool:
        name, last = file.call_name(call), call.func.attr if isinstance(call.func, ast.Attribute) else ""
        if last == "cuda" and not call.args and name != "torch.cuda":
            return True
        if name == "torch.device" or last == "to":
            given = call.args[0] if call.args else None
            return isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value.startswith("cuda")
        return False


def _is_unmapped(load: ast.Call, file: FileContext) -> bool:
    return file.keyword_maybe(load, "map_location", 1) is None


def _is_of_tensor(load: ast.Call, file: FileContext) -> bool:
    """Whether what is loaded is given a name that says it is no weights."""
    statement = parent_of(load)
    target = statement.targets[0] if isinstance(statement, ast.Assign) else None
    return target is not None and _TENSORS.search(last_part(target)) is not None


def _is_of_quantized(load: ast.Call, file: FileContext) -> bool:
    """Whether a load stands under a test that asks for quantized weights."""
    return any(
        _QUANTIZED.search(as_written(branch.test)) and branch.body[-1].lineno >= load.lineno >= branch.body[0].lineno
        for branch in file.ancestors(load, ast.If)
    )


def _is_half(call: ast.Call, file: FileContext) -> bool:
    """Whether what goes to the GPU was asked for in half precision, or made so on the way."""
    made = _receiver(call, file)
    return made is not None and _HALF.search(as_written(made)) is not None


def _is_made(call: ast.Call, file: FileContext) -> bool:
    """Whether what goes to the GPU is a model that is made or loaded here, and no row."""
    made = _receiver(call, file)
    return isinstance(made, ast.Call) and _MAKES.match(last_part(made.func)) is not None


def _receiver(call: ast.Call, file: FileContext) -> ast.expr | None:
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    return file.names.single_value(owner) if isinstance(owner, ast.Name | ast.Attribute) else owner


def _may_need_gpu(name: str, last: str) -> bool:
    return name in ("torch.load", "torch.device") or last in ("cuda", "to")


def _saves(name: str, _: str) -> bool:
    return name == "torch.save"


def _asks(_: str, last: str) -> bool:
    return last in _ASKS
