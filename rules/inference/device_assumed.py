"""MLA604."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import ClassVar, Final

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue
from mlaudit.findings import Finding, Severity

_ASKS: Final = frozenset(
    {"is_available", "device_count", "current_accelerator", "mem_get_info", "get_device_properties"}
)

_MAY_USE_GPU: Final = regex(r"(?i)cuda|\.to\(|device|accelerat|lightning|Trainer|fastai|ignite|ddp|distributed|\bmps\b")
"""Words of code that may train on a GPU."""
_PROVIDED: Final = ("cog", "modal", "runpod", "spaces")
"""Platforms whose files say beside the code which GPU it gets."""


class DeviceAssumed(FileRule):
    """Serving code assumes a GPU.

    Reports `.cuda()`, `.to("cuda")` and `torch.device("cuda")` on the serving path of a file that never asks whether a
    GPU is there, and `torch.load` without `map_location`.

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
        seen: set[str] = set()
        for call in calls:
            name = file.call_name(call)
            last = call.func.attr if isinstance(call.func, ast.Attribute) else ""
            if name == "torch.load":
                given = file.keyword_maybe(call, "map_location", 1)
                if given is None and "load" not in seen:
                    seen.add("load")
                    yield self.issue(
                        call,
                        "`torch.load` has no `map_location`: weights saved on a GPU do not load where there is none",
                        confidence=0.85,
                        data={"loads": True},
                    )
            elif not asks and "cuda" not in seen and self._takes_gpu(call, name, last, file):
                seen.add("cuda")
                yield self.issue(
                    call,
                    f"`{file.text(call)}` assumes a GPU, and nothing here asks whether there is one",
                    confidence=0.8,
                )

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """A load counts where the weights may come from a GPU."""
        if candidate.data.get("marker") or (candidate.data.get("loads") and self._is_all_on_cpu(project)):
            return None
        return project.in_context(self, candidate)

    def _is_all_on_cpu(self, project: ProjectView) -> bool:
        """Whether the project saves weights itself, and nothing in it may train on a GPU."""
        marks = [c.data for facts in project.files.values() for c in facts.candidates_of(self.code)]
        return any(m.get("saves") for m in marks) and not any(m.get("gpu") for m in marks)

    def _takes_gpu(self, call: ast.Call, name: str | None, last: str, file: FileContext) -> bool:
        if last == "cuda" and not call.args and name != "torch.cuda":
            return True
        if name == "torch.device" or last == "to":
            given = call.args[0] if call.args else None
            return isinstance(given, ast.Constant) and isinstance(given.value, str) and given.value.startswith("cuda")
        return False


def _may_need_gpu(name: str, last: str) -> bool:
    return name in ("torch.load", "torch.device") or last in ("cuda", "to")


def _saves(name: str, _: str) -> bool:
    return name == "torch.save"


def _asks(_: str, last: str) -> bool:
    return last in _ASKS
