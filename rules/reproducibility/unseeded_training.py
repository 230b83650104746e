"""MLA501: training that draws random numbers and seeds none of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext
from mlaudit.code.names import UNKNOWN
from mlaudit.code.project import Node, ProjectView
from mlaudit.code.rule import FileRule, Issue, Place, Severity
from mlaudit.code.tree import FunctionNode
from mlaudit.findings import Finding

from . import _randomness as tables
from ._seeds import seeds_fix

_HEAVY: Final = ("torch", "tensorflow")


class UnseededTraining(FileRule):
    """A training run draws random numbers that nothing seeds.

    Flags a training script, notebook or command that draws from `random`, NumPy, torch or TensorFlow (initial weights,
    shuffling, augmentation, a split, a forest without `random_state`) while nothing on its way seeds that source. Seeds
    are looked for in helpers, in other files, in parameter dictionaries and in the arguments of trainers. A script that
    writes a data set with unseeded draws in it is flagged too. One finding an entry point.

    Why it hurts:
        Two runs of the same code on the same data give two models. A regression cannot be told from luck, a result
        cannot be shown again, and a bug that depends on the draw cannot be caught.

    Bad:
        from sklearn.ensemble import RandomForestClassifier
        from sklearn.model_selection import train_test_split

        X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
        model = RandomForestClassifier(n_estimators=300)
        model.fit(X_train, y_train)
        ---
        import torch
        from torch.utils.data import DataLoader

        def main():
            model = torch.nn.Linear(8, 1)
            optimizer = torch.optim.Adam(model.parameters())
            for features, label in DataLoader(rows, shuffle=True):
                optimizer.zero_grad()
                torch.nn.functional.mse_loss(model(features), label).backward()
                optimizer.step()

        if __name__ == "__main__":
            main()

    Good:
        from sklearn.ensemble import RandomForestClassifier

        model = RandomForestClassifier(n_estimators=300, random_state=0)
        model.fit(X_train, y_train)
        ---
        import torch
        from reproducible import seed_everything

        def main():
            seed_everything(17)
            model = torch.nn.Linear(8, 1)
            optimizer = torch.optim.Adam(model.parameters())
            for features, label in batches:
                torch.nn.functional.mse_loss(model(features), label).backward()
                optimizer.step()

        if __name__ == "__main__":
            main()
        # file: reproducible.py
        import random
        import torch

        def seed_everything(seed: int) -> None:
            random.seed(seed)
            torch.manual_seed(seed)
        ---
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression()
        model.fit(X_train, y_train)

    When not to use it:
        Estimators that draw nothing, and libraries whose default seed is a constant (XGBoost, LightGBM, CatBoost, the
        Hugging Face trainer), are not flagged. Runs that measure the spread over seeds on purpose set a seed each.

    References:
        https://pytorch.org/docs/stable/notes/randomness.html
        https://scikit-learn.org/stable/common_pitfalls.html#controlling-randomness
    """

    code = "MLA501"
    name = "unseeded-training"
    severity = Severity.WARNING
    elsewhere = Severity.WARNING
    remediation = "Seed every source once at the start of the run, and record the seed with the model."
    fix = "unsafe"
    triggers = (b"fit(", b"backward(", b"seed", b"random", b"train", b"torch", b"keras")

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        tail = name.rpartition(".")[2] if name else last
        return (
            name in tables.SEEDERS
            or tables.names_seeder(tail)
            or name.startswith(("random.", "numpy.random.", "torch.", "sklearn.", "imblearn."))
            or tables.KERAS_LAYERS.match(name) is not None
            or last == "sample"
            or last in tables.KERAS_FLOWS
            or last in tables.WRITERS
            or _fits(name or None, last) != ""
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Note what a call draws, seeds or trains; `finish` says it by function."""
        name = file.call_name(node)
        last = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        seeds = _seeds(file, node, name)
        source = None if seeds else _draws(file, node, name, last)
        fits = _fits(name, last)
        writes = last in tables.WRITERS
        drawn_seed = not seeds and name in tables.SEEDERS
        if seeds or source or fits or writes or drawn_seed:
            note = _note(file, node)
            note["calls"].append(node)
            note["drawn_seed"] |= drawn_seed
            if seeds:
                note["seeds"].append(seeds)
            if source is not None:
                note["draws"].append([source, node.lineno, f"`{file.text(node.func)}`", node])
            if fits:
                note["fits"].append(fits)
            note["writes"] |= writes
        yield from ()

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One note a function, at the place that a finding would stand."""
        notes: dict[FunctionNode | None, dict[str, Any]] = file.shared.get("randomness", {})
        for function, note in notes.items():
            fits = set(note["fits"])
            if "backward" in fits:
                fits.discard("backward")
                if file.imports("torch", "accelerate", "lightning", "pytorch_lightning") and "step" in fits:
                    fits.add("torch")
                    note["draws"].append(["torch", 0, "initial weights, dropout and shuffling", _step(note["calls"])])
            fits.discard("step")
            if "torch trainer" in fits:
                note["draws"].append(["torch", 0, "initial weights, dropout and shuffling", note["calls"][0]])
            if "hugging face" in fits:
                note["seeds"].append(tables.ALL)
            in_notebook = file.source.notebook is not None
            known = set(note["seeds"])
            unseeded = [] if tables.ALL in known else [draw[3] for draw in note["draws"] if draw[0] not in known]
            first = unseeded[0] if unseeded else note["draws"][0][3] if note["draws"] else note["calls"][0]
            place: Place = first if function is None else function
            data = {
                "draws": [[d[0], 0 if in_notebook else d[1], d[2]] for d in note["draws"]][:20],
                "seeds": sorted(set(note["seeds"])),
                "fits": sorted(fits),
                "writes": note["writes"],
                "drawn_seed": note["drawn_seed"],
            }
            if data["draws"] or data["seeds"] or fits or note["writes"] or note["drawn_seed"]:
                yield self.issue(place, "", data=data)
        functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
        for each in functions:
            if each not in notes and _may_start(each):
                yield self.issue(each, "", data={"draws": [], "seeds": [], "fits": [], "writes": False})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Say it once an entry point, where a program reaches training, draws, and seeds none of what it draws."""
        where = candidate.finding.location
        said = _programs(project).get((where.path if where is not None else "", candidate.function))
        if said is None or where is None:
            return None
        finding = project.in_context(self, candidate)
        if finding is None:
            return None
        fix = None if where.path.endswith(".ipynb") else seeds_fix(said[2])
        return msgspec.structs.replace(finding, message=said[0], evidence=said[1], fix=fix)


def _step(calls: list[ast.Call]) -> ast.Call:
    """The call that trains: where a loss goes back, else the first call there is."""
    backwards = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "backward")
    return next(backwards, calls[0])


def _note(file: FileContext, node: ast.AST) -> dict[str, Any]:
    notes = file.shared.setdefault("randomness", {})
    empty = {"calls": [], "seeds": [], "draws": [], "fits": [], "writes": False, "drawn_seed": False}
    found: dict[str, Any] = notes.setdefault(file.function_of(node), empty)
    return found


def _may_start(function: FunctionNode) -> bool:
    """Whether a function is likely the start of a run: a `main`, or a command."""
    return function.name in ("main", "run", "cli") or "train" in function.name or bool(function.decorator_list)


def _seeds(file: FileContext, node: ast.Call, name: str | None) -> str:
    """The source that a call seeds, ``call:<name>`` for a helper to be looked up, "" for none."""
    last = (name or "").rpartition(".")[2]
    if name in tables.SEEDERS:
        given = node.args[0] if node.args else node.keywords[0].value if node.keywords else None
        if given is None or _is_random(file, given):
            return ""
        return tables.SEEDERS[name]
    if name is None and isinstance(node.func, ast.Name | ast.Attribute):
        last = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
    if "Generator()" in (name or "") or "RandomState()" in (name or ""):
        return ""
    if tables.names_seeder(last) and not last.startswith(("get_", "_get")):
        return f"call:{name}" if name else tables.ALL
    return ""


def _is_random(file: FileContext, given: ast.expr) -> bool:
    """Whether a seed is itself drawn, or the clock: that seeds nothing."""
    for call in file.inside(file.names.single_value(given) or given, ast.Call):
        name = file.call_name(call) or ""
        if name.startswith(("random.", "numpy.random.", "time.", "os.urandom", "secrets.", "torch.rand")):
            return True
    return False


def _draws(file: FileContext, node: ast.Call, name: str | None, last: str) -> str | None:
    """The source that a call draws from, where it is given no seed of its own."""
    if name is None and last in tables.KERAS_FLOWS:
        return _shuffles(file, node)
    if name is None:
        return (
            "numpy" if last == "sample" and file.argument(node, "frac") is not None and _stateless(file, node) else None
        )
    head, _, tail = name.rpartition(".")
    if last in tables.KERAS_FLOWS or tail in tables.KERAS_FLOWS:
        return _shuffles(file, node)
    if head == "random" and tail in tables.RANDOM:
        return "random"
    if head == "numpy.random" and tail in tables.NUMPY:
        return "numpy"
    if name in ("numpy.random.default_rng", "numpy.random.RandomState", "random.Random"):
        return "a generator of its own" if not node.args and not node.keywords else None
    if head == "torch" and tail in tables.TORCH and file.argument(node, "generator") is None:
        return "torch"
    if name.endswith(("data.random_split", "DataLoader")) and name.startswith("torch."):
        loads = tail == "DataLoader"
        if loads and file.constant(file.argument(node, "shuffle", 2)) is not True:
            return None
        return "torch" if file.keyword_maybe(node, "generator") is None else None
    if name.startswith(("sklearn.", "imblearn.")):
        return "numpy" if _sklearn_draws(file, node, tail) else None
    if tables.KERAS_LAYERS.match(name):
        return "tensorflow"
    if last == "sample" and file.argument(node, "frac") is not None:
        return "numpy" if _stateless(file, node) else None
    return None


def _shuffles(file: FileContext, node: ast.Call) -> str | None:
    """The source from which Keras' folders of images are shuffled and augmented, where they are given no seed."""
    if file.constant(file.argument(node, "shuffle")) is False or file.keyword_maybe(node, "seed") is not None:
        return None
    return "numpy" if file.imports("keras", "tensorflow") else None


def _sklearn_draws(file: FileContext, node: ast.Call, tail: str) -> bool:
    if tail in tables.FOLDS:
        return file.constant(file.argument(node, "shuffle")) is True and _stateless(file, node)
    if tail in ("LogisticRegression", "Ridge", "RidgeClassifier"):
        solver = file.constant(file.argument(node, "solver"))
        return solver in tables.STOCHASTIC_SOLVERS and _stateless(file, node)
    if tail == "train_test_split" and file.constant(file.argument(node, "shuffle")) is False:
        return False
    return tail in tables.STATEFUL and _stateless(file, node)


def _stateless(file: FileContext, node: ast.Call) -> bool:
    """Whether a call is certainly given no `random_state`."""
    given = file.keyword_maybe(node, "random_state")
    if given is None:
        return True
    return given is not UNKNOWN and isinstance(given, ast.expr) and file.constant(given) is None


def _fits(name: str | None, last: str) -> str:
    if last == "step":
        return "step"
    if last == "backward":
        return "backward"
    if name is not None and tables.HUGGING_FACE.match(name):
        return "hugging face"
    if name is not None and tables.TORCH_TRAINERS.match(name):
        return "torch trainer"
    return "fit" if last in ("fit", "fit_generator", "train_on_batch") else ""


_Said = tuple[str, dict[str, str], tuple[str, ...]]
"""Message, evidence, and the sources that a seed at the start would settle."""


def _programs(project: ProjectView) -> dict[Node, _Said]:
    """By the function (or module level) that it is said of: what a training program draws and does not seed."""
    known: dict[Node, _Said] | None = project.shared.get("unseeded programs")
    if known is None:
        known = {}
        notes = _notes(project)
        for root in _roots(project, notes):
            said = _judge(project, root, notes)
            if said is not None:
                known[said[0]] = said[1]
        project.shared["unseeded programs"] = known
    return known


def _notes(project: ProjectView) -> dict[Node, dict[str, Any]]:
    return {
        (path, candidate.function): candidate.data
        for path, facts in project.files.items()
        for candidate in facts.candidates_of(UnseededTraining.code)
    }


def _roots(project: ProjectView, notes: dict[Node, dict[str, Any]]) -> list[Node]:
    """Where runs begin that train, or that write a table: module levels, and commands that nobody calls."""
    found: set[Node] = set()
    seen: set[Node] = set()
    queue = [node for node, data in notes.items() if data["fits"] or data["writes"]]
    while queue:
        node = queue.pop()
        if node in seen:
            continue
        seen.add(node)
        callers = project.callers(node)
        queue.extend((caller.path, caller.qualname) for caller in callers)
        if not node[1] or (not callers and _is_command(project, node)):
            found.add(node)
    return sorted(found)


def _is_command(project: ProjectView, node: Node) -> bool:
    function = project.function(node)
    if function is None:
        return False
    words = ("click", "typer", "hydra", "command", "flow", "task", "step", "draccus", "prefect")
    return any(any(word in decorator.name for word in words) for decorator in function.decorators)


def _judge(project: ProjectView, root: Node, notes: dict[Node, dict[str, Any]]) -> tuple[Node, _Said] | None:
    reached = project.reach([root])
    scopes = {node: notes[node] for node in reached if node in notes}
    trains = [node for node, data in scopes.items() if data["fits"]]
    modules = _imported(project, root[0])
    seeded = {source for data in scopes.values() for source in data["seeds"]}
    seeded |= {s for path in modules for s in notes.get((path, ""), {}).get("seeds", ())}
    if any(_is_opaque(project, source, root[0]) for source in seeded) or tables.ALL in seeded:
        return None
    draws = [(node, *draw) for node, data in scopes.items() for draw in data["draws"]]
    unseeded = [draw for draw in draws if draw[1] not in seeded]
    used = {draw[1] for draw in draws}
    if not unseeded or any(source in seeded for source in _HEAVY if source in used):
        return None
    if not trains:
        # a table is written: what counts is what was drawn in the file that writes it, by hand
        unseeded = [d for d in unseeded if d[0][0] == root[0] and d[1] != "torch" and "split" not in d[3]]
        if not unseeded:
            return None
    place = _place(root, reached, notes, trains or [unseeded[0][0]], {draw[0] for draw in unseeded})
    if place is None:
        return None
    message, evidence, sources = _said(unseeded, seeded, trains=bool(trains))
    # a seed out of the clock, later in the run, would undo one that is put first
    undone = any(data.get("drawn_seed") for data in scopes.values())
    return place, (message, evidence, () if undone else sources)


def _is_opaque(project: ProjectView, source: str, importer: str) -> bool:
    """A seeding helper from outside the project: taken at its word."""
    if not source.startswith("call:"):
        return False
    symbol = project.resolve(source.removeprefix("call:"), importer)
    return symbol is None or symbol.function is None


def _imported(project: ProjectView, start: str) -> set[str]:
    """The files whose module level runs when `start` does."""
    seen: set[str] = set()
    queue = [start]
    while queue:
        path = queue.pop()
        if path in seen:
            continue
        seen.add(path)
        for fact in project.files[path].imports:
            located = project.locate(fact.name, path)
            if located is not None:
                queue.append(located[0])
    return seen


def _place(
    root: Node,
    reached: dict[Node, Node | None],
    notes: dict[Node, dict[str, Any]],
    ends: list[Node],
    drawing: set[Node],
) -> Node | None:
    """The outermost function on a way from the root that a finding can stand at; one that leads to a draw first."""
    best: tuple[tuple[bool, int, Node], Node] | None = None
    for end in sorted(ends):
        trail: list[Node] = []
        current: Node | None = end
        while current is not None and current not in trail:
            trail.append(current)
            current = reached.get(current)
        draws = not drawing.isdisjoint(trail)
        for position, node in enumerate(reversed(trail)):
            is_bare_module = not node[1] and node not in ends and not _draws_here(notes, node)
            if node in notes and not is_bare_module and node[0] == root[0]:
                rank = (not draws, position, node)
                if best is None or rank < best[0]:
                    best = (rank, node)
                break
    return best[1] if best is not None else None


def _draws_here(notes: dict[Node, dict[str, Any]], node: Node) -> bool:
    return bool(notes.get(node, {}).get("draws"))


def _said(unseeded: list[tuple[Any, ...]], seeded: set[str], *, trains: bool) -> _Said:
    sources: dict[str, list[str]] = {}
    for _, source, line, what in unseeded:
        shown = f"{what} in line {line}" if line else what
        sources.setdefault(source, []).append(shown)
    drawn = "; ".join(f"{source} ({', '.join(dict.fromkeys(whats[:2]))})" for source, whats in sorted(sources.items()))
    known = sorted(s for s in seeded if ":" not in s)
    partly = f"; only {', '.join(known)} is seeded" if known else ""
    effect = "two runs give two models" if trains else "the data that it writes cannot be made again"
    message = f"this run draws from {', '.join(sorted(sources))} without a seed{partly}: {effect}"
    return message, {"draws": drawn}, tuple(sorted(sources))
