"""MLA506: seeds that do not do what they say."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext
from mlaudit.code.rule import FileRule, Issue, Severity

_SEEDERS = ("numpy.random.seed", "random.seed", "torch.manual_seed")


class NondeterministicLoader(FileRule):
    """A run that claims to be deterministic is not, or draws the same numbers again and again.

    Flags `cudnn.benchmark = True` beside a claim of determinism, a `worker_init_fn` that gives every worker the same
    seed, and a fixed seed set for every sample in a data set's `__getitem__`.

    Why it hurts:
        With the benchmark on, cuDNN picks its algorithm by timing, so that equal runs differ. Workers with one seed
        make the same augmentations in parallel, and a seed for each sample makes one augmentation for ever: the model
        trains on far less variety than the code seems to give it, and nothing shows it.

    Bad:
        import torch

        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = True
        ---
        import numpy as np
        from torch.utils.data import DataLoader

        loader = DataLoader(rows, num_workers=4, worker_init_fn=lambda worker: np.random.seed(42))
        ---
        import random
        from torch.utils.data import Dataset

        class Images(Dataset):
            def __getitem__(self, index):
                random.seed(42)
                return self.augment(self.images[index])

    Good:
        import torch

        torch.backends.cudnn.deterministic = True
        torch.backends.cudnn.benchmark = False
        ---
        import numpy as np
        import torch
        from torch.utils.data import DataLoader

        def seed_worker(worker):
            np.random.seed(torch.initial_seed() % 2**32)

        loader = DataLoader(rows, num_workers=4, worker_init_fn=seed_worker)

    When not to use it:
        The benchmark alone, without a claim of determinism, is a sound choice and is not flagged. Loader workers need
        no seeding of their own since torch 1.9: they are seeded from the main process.

    References:
        https://pytorch.org/docs/stable/notes/randomness.html
    """

    code = "MLA506"
    name = "nondeterministic-loader"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Seed once in the main process, derive worker seeds from torch.initial_seed(), switch benchmark off."
    triggers = (b"cudnn", b"worker_init_fn", b"__getitem__")

    def visit_Assign(self, node: ast.Assign, file: FileContext) -> Iterator[Issue]:
        """``cudnn.benchmark = True`` where the same block claims determinism."""
        if file.constant(node.value) is not True:
            return
        for target in node.targets:
            if (
                isinstance(target, ast.Attribute)
                and target.attr == "benchmark"
                and "cudnn" in ast.unparse(target.value)
            ):
                claim = self._claim(node, file)
                if claim:
                    message = f"`cudnn.benchmark = True` beside {claim}: cuDNN picks by timing, equal runs differ"
                    yield self.issue(node, message)

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        return name in _SEEDERS or name.endswith("DataLoader")

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Workers with one seed, and samples with one."""
        name = file.call_name(node) or ""
        if name.startswith("torch.") and name.endswith("DataLoader"):
            given = file.argument(node, "worker_init_fn")
            seeding = self._constant_seed(given, file) if given is not None else None
            if seeding is not None:
                message = f"every worker gets one seed (`{file.text(seeding)}`): all draw the same augmentations"
                yield self.issue(node, message)
        elif name in _SEEDERS and node.args and isinstance(file.constant(node.args[0]), int):
            home = file.function_of(node)
            if home is not None and home.name == "__getitem__":
                message = f"`{file.text(node)}` for each sample: every sample is augmented in the same way, for ever"
                yield self.issue(node, message)

    @staticmethod
    def _claim(node: ast.Assign, file: FileContext) -> str:
        home = file.function_of(node) or file.tree.module
        for other in file.inside(home, ast.Assign):
            for target in other.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr == "deterministic"
                    and file.constant(other.value) is True
                ):
                    return "`cudnn.deterministic = True`"
        for call in file.inside(home, ast.Call):
            if file.call_name(call) == "torch.use_deterministic_algorithms" and call.args:
                if file.constant(call.args[0]) is True:
                    return "`use_deterministic_algorithms(True)`"
        return ""

    @staticmethod
    def _constant_seed(given: ast.expr, file: FileContext) -> ast.Call | None:
        """The call in a worker's function that seeds with a constant."""
        body: ast.AST = given
        if isinstance(given, ast.Name):
            bindings = file.names.lookup(given.id, given)
            if len(bindings) != 1 or not isinstance(bindings[0].node, ast.FunctionDef):
                return None
            body = bindings[0].node
        elif not isinstance(given, ast.Lambda):
            return None
        for call in file.inside(body, ast.Call):
            if file.call_name(call) == "numpy.random.seed" and call.args:
                if file.constant(call.args[0]) is not UNKNOWN and file.constant(call.args[0]) is not None:
                    return call
        return None
