"""Code in TorchScript archives: what writes or reads files is found by whatever name, what computes is left alone."""

from __future__ import annotations

import zipfile
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
import torch

from mlaudit.artifact.scan import Safety, ScanReport, scan_here

CALL = 'torch.save((s)[0], "CANARY")'
WAYS = (
    CALL,
    't = torch\n    t.save((s)[0], "CANARY")',
    'f = torch.save\n    f((s)[0], "CANARY")',
    'getattr(torch, "save")((s)[0], "CANARY")',
    'getattr(torch, "\\163ave")((s)[0], "CANARY")',
    'getattr(torch, "sa" "ve")((s)[0], "CANARY")',
    'ops.aten.save((s)[0], "CANARY")',
    'getattr(ops, "aten").save((s)[0], "CANARY")',
    '# \f\n    torch . save((s)[0], "CANARY")',
)


class Writer(torch.nn.Module):
    """Writes a file as soon as it is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(3))

    @torch.jit.export
    def __getstate__(self) -> tuple[torch.Tensor, bool]:
        return (self.weight, self.training)

    @torch.jit.export
    def __setstate__(self, s: tuple[torch.Tensor, bool]) -> None:
        self.weight = s[0]
        self.training = s[1]
        torch.save(s[0], "CANARY")

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return x + self.weight


class Reader(torch.nn.Module):
    """Answers with the bytes of a file."""

    def forward(self, _x: torch.Tensor) -> torch.Tensor:
        return torch.from_file("/etc/hostname", False, 1, dtype=torch.uint8)


class Colour(Enum):
    RED = "red"


class Honest(torch.nn.Module):
    """Much of the language, and the words that alarm where they are names of operators."""

    def __init__(self) -> None:
        super().__init__()
        self.words = {"save": 1, 'quo"ted\n': 2, "ünï": 3}
        self.limit = float("inf")
        self.save_me = torch.nn.ModuleList([torch.nn.Linear(2, 2)])
        self.colour = Colour.RED

    def forward(self, x: torch.Tensor) -> tuple[torch.Tensor, int, bool]:
        for layer in self.save_me:
            x = layer(x[..., None, ::2].reshape(-1, 2))
        if x.sum().item() > self.limit:
            raise ValueError("from_file torch.save(x)")
        x = torch.jit.wait(torch.jit.fork(torch.relu, x))
        return x * 1e400, self.words["save"], self.colour == Colour.RED


def saved(module: Any, path: Path) -> Path:
    torch.jit.script(module).save(str(path))
    return path


def scanned(path: Path) -> ScanReport:
    return scan_here(path, "0" * 64)


def test_what_writes_a_file_when_it_is_loaded_is_dangerous_by_any_name(tmp_path):
    source = saved(Writer(), tmp_path / "writer.pt")
    for number, way in enumerate(WAYS):
        canary, path = tmp_path / f"canary{number}", tmp_path / f"way{number}.pt"
        with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
            for name in before.namelist():
                code = before.read(name).replace(CALL.encode(), way.encode())
                after.writestr(name, code.replace(b"CANARY", str(canary).encode()))
        report = scanned(path)
        assert report.safety is Safety.DANGEROUS, way
        assert "names `save`, which writes any file" in report.reasons[0]
        assert not canary.exists()
        torch.jit.load(str(path))
        assert canary.exists(), way


def test_code_under_a_name_in_capitals_is_read_too(tmp_path):
    """torch finds it, and the classes need not be called as torch calls them."""
    source, path = saved(Writer(), tmp_path / "writer.pt"), tmp_path / "capitals.pt"
    old, new = b"__torch__", b"sklearn.svm"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            data = before.read(name)
            if name.endswith(("data.pkl", "constants.pkl")):
                data = b"\x80\x02csklearn.svm._classes\nSVC\n)\x81."
            changed = name.replace("/code/__torch__.py", "/code/sklearn/svm/_classes.PY").replace("/code/", "/CODE/")
            changed = changed.replace("constants", "Constants")
            after.writestr(changed, data.replace(old, new))
    report = scanned(path)
    assert report.safety is Safety.DANGEROUS
    assert "names `save`, which writes any file" in report.reasons[0]


def test_what_reads_a_file_is_dangerous(tmp_path):
    report = scanned(saved(Reader(), tmp_path / "reader.pt"))
    assert report.safety is Safety.DANGEROUS
    assert "names `from_file`, which reads any file" in report.reasons[0]


@pytest.mark.filterwarnings("ignore")
def test_what_computes_is_safe(tmp_path):
    quantized = torch.ao.quantization.quantize_dynamic(torch.nn.Sequential(torch.nn.Linear(3, 4)), {torch.nn.Linear})
    modules = {"honest": Honest(), "lstm": torch.nn.LSTM(2, 2), "quantized": quantized}
    for name, module in modules.items():
        assert scanned(saved(module.eval(), tmp_path / f"{name}.pt")).reasons == (), name


def test_code_that_cannot_be_read_is_inconclusive(tmp_path):
    source, path = saved(Honest(), tmp_path / "honest.pt"), tmp_path / "broken.pt"
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name) + (b"\n%" if name.endswith(".py") else b""))
    assert scanned(path).safety is Safety.INCONCLUSIVE
