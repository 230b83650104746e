"""MLA501: training that draws random numbers and seeds none of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from mlaudit.code.bindings import FunctionNode
from mlaudit.code.facts import Candidate
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.made_up import is_noise
from mlaudit.code.project import ProjectView
from mlaudit.code.rule import FileRule, Issue, Place, Severity
from mlaudit.findings import Finding, Related

from ._seeds import randomness as tables
from ._seeds.before import drawn_before
from ._seeds.catalogued import catalogued
from ._seeds.drawing import drawn_from, is_unseeded_search, lent, may_draw, seeded_by, settings, trained_by
from ._seeds.entries import entries
from ._seeds.frozen import PICTURES, frozen_draws, writes_augmented
from ._seeds.heads import HEAD, new_head
from ._seeds.late import begins
from ._seeds.left_to_callers import left_to_callers
from ._seeds.own_generators import OWN, draws_by_itself, finds_topics, searches
from ._seeds.runs import is_seeded, is_settled, programs
from ._seeds.salted import salted_seeds
from ._seeds.seeded_later import is_seeded_later
from ._seeds.seeds import seeds_fix
from ._seeds.sliced import shuffled_and_cut
from ._seeds.sql_draws import sql_draws
from ._seeds.starts import may_start
from ._seeds.timed import only_timed
from ._seeds.topics import only_shown, topics_of
from ._seeds.without_data import is_of_requests, is_of_samples, is_to_file

_SAMPLER: Final = "Pass sampler=TPESampler(seed=...), and record the seed with the parameters that were found."
_HEAD_SAID: Final = (
    "the weights of the new head are drawn here, before the trainer seeds: another run starts from others"
)
_BEFORE: Final = "Call set_seed() before the model is made, or hand the trainer a model_init."
_SEARCH: Final = (
    "the sampler of this search has no seed, and no seed of the process reaches it: another run finds other parameters"
)
_GENERATORS: Final = ("random.", "numpy.random.", "torch.", "tensorflow.random.")
_MOST: Final = 20
"""Draws of one function that are kept."""
_TOO_LATE: Final = "another run draws other rows"
_FIRST: Final = "Set the seeds before anything is drawn, or hand this call its own."
_SPLIT: Final = "each run splits the rows in another way: the metrics of two runs are not of the same rows"
_HANDED_OUT: Final = (
    "`{}` is handed out with no random_state, and the grid beside it has none: each search finds another"
)
_STATE: Final = "Give it a random_state, or put one into the grid under the name of its step."
_FROZEN: Final = "what is drawn here is written to disk with no seed: the data set cannot be made again"
_SALTED: Final = "`{}` is another number in each process, for Python salts the hashes of texts: it seeds nothing"
_KEEPS: Final = (
    *(b"dump", b"save", b"write", b"to_csv", b"to_parquet", b"to_sql", b"insert", b"upsert", b"execute", b"commit("),
    *(b"fit(", b"backward(", b"train"),
)
"""What a file holds that keeps anything for another process, or learns from it."""
_STEADY: Final = "Take a number that stays, such as zlib.crc32(text.encode())."
_ASKED: Final = "the database draws other rows in each run: `{}` is given no seed"
_PLACED: Final = "Order by a hash of the key and the seed, or sample with REPEATABLE or SEED, and record it."


class UnseededTraining(FileRule):
    """A training run draws random numbers that nothing seeds.

    Looks for training scripts, notebooks and commands that draw from `random`, NumPy, torch or TensorFlow while nothing
    on their way seeds that source. Seeds are looked for in helpers, in other files, in parameter dictionaries and in
    the arguments of trainers. The finding stands at the first call that draws in each function or, for the weights and
    shuffling of a network, at the run's entry point, above which the seed belongs.

    Reports in a training:
    - initial weights, shuffling or augmentation with no seed
    - a split or an estimator, such as a forest, with no `random_state`
    - a classifier's new head that is drawn before the Hugging Face trainer seeds
    - rows that are split or shuffled above the line that seeds, or in a function that is called above it

    Reports where data is made:
    - a script that writes a data set with unseeded draws in it
    - a split with no `random_state` in a module that writes tables or files
    - a list that is shuffled and then cut or dealt out into parts
    - pictures or sounds that are changed by chance and written to disk in one function
    - pictures that a program writes which draws by hand and says in its name that it augments

    Reports anywhere:
    - a search whose sampler has no seed, such as a study of Optuna or Hyperopt
    - PyCaret's `setup` with no `session_id`
    - topics of gensim and forests of H2O with no seed
    - splits of Spark, H2O and Hugging Face data sets with no seed
    - rows that a database draws by `ORDER BY RANDOM()` or `SAMPLE` with no seed
    - an estimator that a module hands out beside its grid, with a state in neither
    - a seed made by `hash` of a text, which is another one in each process

    What would give another model or data set is a warning. Notebooks, searches for parameters (what was found is kept),
    linear models whose solver shuffles, estimators beside a grid, methods of a library that is described for an index
    and started by whoever installs it, and topics that the project only shows are info. So are rows that a database
    draws and seeds made by `hash`, where no training asks for them; and all but the first function of a module that
    asks one global generator by hand, for one seed settles them all.

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
        - Estimators that draw nothing.
        - Libraries whose default seed is a constant: XGBoost, LightGBM, CatBoost, the Hugging Face trainer, Coqui's.
        - The generator that a function makes where its caller has given none (``if rng is None``).
        - Metrics that are made up (`{"accuracy": uniform(0.7, 0.9)}`), and fields of samples that are written out one
          by one.
        - Numbers that are drawn below all that trains in a function, for a picture or an explanation.
        - Numbers that never leave the function that draws them, but to be timed, measured or logged.
        - The name or id of a run, and the machine that gets some work.
        - Methods of a class that seeds when it is made, be it where an option says so.
        - The order of calls whose rows are sorted again.
        - Steps that are timed in a file that keeps no weights, asks no score and reads no loss.
        - What a `test_` function trains beside a temporary folder; a stand-in that learns drawn rows and drawn labels,
          however these were wrapped.
        - Runs that measure the spread over seeds on purpose: set a seed for each.

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
    triggers = (
        b"fit(",
        b"backward(",
        b"seed",
        b"random",
        b"train",
        b"torch",
        b"keras",
        b"optuna",
        b"split",
        b"pycaret",
        b"sample",
        b"gensim",
        b"get_document_topics",
        b"tomotopy",
        b"h2o",
        b"bayes_opt",
        b"minimize",
        b"partial_fit",
        b"apply_gradients",
        b"BERTopic",
        b"fit_predict",
        b"datasets",
        b"albumentations",
        b"audiomentations",
        *(b"sklearn.ensemble", b"sklearn.tree", b"sklearn.cluster", b"sklearn.neural_network", b"imblearn"),
    )

    def wants_call(self, name: str, last: str) -> bool:
        """Names that `visit_Call` knows."""
        tail = name.rpartition(".")[2] if name else last
        return (
            name in tables.SEEDERS
            or name in tables.ALWAYS
            or name in tables.ELSEWHERE
            or tables.names_seeder(tail)
            or name.startswith(tables.LIBRARIES)
            or (name.startswith(_GENERATORS) and may_draw(name))
            or tables.KERAS_LAYERS.match(name) is not None
            or last == "sample"
            or last in tables.KERAS_FLOWS
            or last in tables.WRITERS
            or last in PICTURES
            or name in tables.STUDIES
            or last in OWN
            or tail in OWN
            or HEAD.match(name) is not None
            or last == "learn"
            or tables.AGENTS.match(name) is not None
            or trained_by(name or None, last) != ""
        )

    def visit_Call(self, node: ast.Call, file: FileContext) -> Iterator[Issue]:
        """Note what a call draws, seeds or trains; `finish` says it by function. A search is said where it stands."""
        name = file.call_name(node)
        if name is not None and is_unseeded_search(file, node, name):
            yield self.issue(node, _SEARCH, data={"is": "search"}, remediation=_SAMPLER)
        effect, seed = draws_by_itself(file, node, name or "")
        if effect:
            message = f"`{file.text(node.func)}` has no {seed}: {effect}"
            data = {"is": "search" if searches(name or "") else "own", "finds topics": finds_topics(name or "")}
            yield self.issue(node, message, data=data, remediation=f"Pass {seed}=, and record it.")
        last = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        head = new_head(file, node, name or "")
        if head is not None:
            yield self.issue(head, _HEAD_SAID, data={"is": "head"}, remediation=_BEFORE)
        seeds = seeded_by(file, node, name)
        aside = is_of_requests(file, node, name or "") or is_of_samples(file, node, name or "")
        source = None if seeds or aside else drawn_from(file, node, name, last)
        fits = "" if last == "fit" and _is_on_noise(file, node) else trained_by(name, last)
        writes = (last in tables.WRITERS and is_to_file(file, node)) or writes_augmented(file, node, last)
        drawn_seed = not seeds and name in tables.SEEDERS
        borrowed = lent(file, node, name or "")
        if seeds or source or fits or writes or drawn_seed or borrowed:
            note = _note(file, node)
            note["calls"].append(node)
            note["drawn_seed"] |= drawn_seed
            if seeds:
                note["seeds"].append(seeds)
            if borrowed:
                note["lent"].append([borrowed, node.lineno, f"`{file.text(node.func)}`", node])
            if source is not None:
                note["draws"].append([source, node.lineno, f"`{file.text(node.func)}`", node])
            if fits:
                note["fits"].append(fits)
                note["trained"] = max(note["trained"], node.end_lineno or node.lineno)
            note["writes"] |= writes

    def finish(self, file: FileContext) -> Iterator[Issue]:
        """One note a function, at the place that a finding would stand."""
        notes: dict[FunctionNode | None, dict[str, Any]] = file.shared.get("randomness", {})
        told: set[FunctionNode | None] = set()
        for function, note in notes.items():
            fits = set(note["fits"])
            if "backward" in fits:
                fits.discard("backward")
                by_torch = file.imports("torch", "accelerate", "lightning", "pytorch_lightning") and "step" in fits
                if by_torch and not only_timed(file, function):
                    fits.add("torch")
                    note["draws"].append(["torch", 0, "initial weights, dropout and shuffling", _step(note["calls"])])
            fits.discard("step")
            if "torch trainer" in fits:
                note["draws"].append(["torch", 0, "initial weights, dropout and shuffling", note["calls"][0]])
            in_notebook = file.source.notebook is not None
            known = {*note["seeds"], *(tables.ALL for _ in fits & {"hugging face"})}
            unseeded = [] if tables.ALL in known else [draw[3] for draw in note["draws"] if draw[0] not in known]
            first = unseeded[0] if unseeded else note["draws"][0][3] if note["draws"] else note["calls"][0]
            place: Place = first if function is None else function
            draws, loans = note["draws"][:_MOST], note["lent"][:_MOST]
            data = {
                "draws": [
                    [
                        d[0],
                        0 if in_notebook else d[1],
                        d[2],
                        _takes_state(file, d[3]),
                        0 if in_notebook else begins(d[3]),
                        left_to_callers(file, d[3]),
                    ]
                    for d in draws
                ],
                "trained": 0 if in_notebook else note["trained"],
                "seeds": sorted(set(note["seeds"])),
                "fits": sorted(fits),
                "writes": note["writes"],
                "drawn_seed": note["drawn_seed"],
                "lent": [[d[0], 0 if in_notebook else d[1], d[2]] for d in loans],
            }
            if data["draws"] or data["seeds"] or data["lent"] or fits or note["writes"] or note["drawn_seed"]:
                told.add(function)
                yield self.issue(place, "", data=data)
            told_of: set[object] = set()
            for kind, each in (("draws", draws), ("lent", loans)):
                for nth, draw in enumerate(each):
                    # of the draws of one source the first is said, if any: of what is lent, each is judged by itself
                    same = (draw[0], data["draws"][nth][3]) if kind == "draws" else nth
                    if (kind, same) not in told_of:
                        told_of.add((kind, same))
                        yield self.issue(draw[3], "", data={"is": "draw", "of": kind, "nth": nth})
        each_of = (
            [d[3] for d in note["draws"] if "train_test_split" in d[2] and not left_to_callers(file, d[3])]
            for note in notes.values()
        )
        splits = [calls for calls in each_of if calls]
        if splits and (
            any(note["writes"] for note in notes.values()) or any(name in tables.FILE_WRITERS for name, _ in file.calls)
        ):
            for first, *others in splits:
                places = [file.location(call) for call in others[:_MOST]]
                issue = self.issue(first, _SPLIT, data={"is": "split"})
                issue.related = tuple(Related(at.path, at.line, "and so does this split", at.cell) for at in places)
                yield issue
        for call, seed in drawn_before(file):
            message = f"`{file.text(call.func)}` draws before the seed is set in line {seed.lineno}: {_TOO_LATE}"
            yield self.issue(call, message, data={"is": "before"}, remediation=_FIRST)
        estimator = catalogued(file)
        if estimator is not None:
            said = _HANDED_OUT.format(file.text(estimator.func))
            yield self.issue(estimator, said, data={"is": "catalogue"}, remediation=_STATE)
        for call, source in shuffled_and_cut(file):
            yield self.issue(call, _SPLIT, data={"is": "split", "source": source})
        for place, hashed in salted_seeds(file):
            said = _SALTED.format(file.text(hashed))
            yield self.issue(place, said, data={"is": "salted", "kept": file.holds(*_KEEPS)}, remediation=_STEADY)
        for applied, source in frozen_draws(file):
            yield self.issue(applied, _FROZEN, data={"is": "frozen", "source": source})
        for drawn in sql_draws(file):
            said = _ASKED.format(drawn.how) + (f", and `{drawn.ignored}` is read nowhere" if drawn.ignored else "")
            yield self.issue(drawn.place, said, data={"is": "asked", "sure": bool(drawn.ignored)}, remediation=_PLACED)
        for started in entries(file):
            yield self.issue(started, "", data={"is": "draw", "of": "entry", "nth": started.lineno})
        topics = topics_of(file)
        if topics:
            yield self.issue(file.tree.module.body[0], "", data={"is": "topics", "topics": topics})
        for given, held in settings(file):
            yield self.issue(given, "", data={"is": "settings", "name": held})
        functions: list[FunctionNode] = [*file.tree.of(ast.FunctionDef), *file.tree.of(ast.AsyncFunctionDef)]
        for each in functions:
            if each not in told and may_start(each):
                yield self.issue(each, "", data={"draws": [], "seeds": [], "fits": [], "writes": False})

    def refine(self, candidate: Candidate, project: ProjectView) -> Finding | None:
        """Say it once an entry point, where a program reaches training, draws, and seeds none of what it draws."""
        where = candidate.finding.location
        kind = candidate.data.get("is")
        if kind in ("settings", "topics") or where is None:
            return None
        if kind in ("split", "catalogue", "search", "own", "head", "before", "salted", "frozen", "asked"):
            source = candidate.data.get("source", "numpy")
            node = (where.path, candidate.function)
            settled = kind in ("split", "catalogue") and is_settled(project, node, source)
            settled = settled and not (kind == "split" and is_seeded_later(project, node, source))
            settled |= kind == "head" and is_seeded(project, node)
            settled |= kind == "frozen" and is_seeded(project, node, source)
            finding = None if settled else _in_notebook(project.in_context(self, candidate), where.path)
            if finding is None or (kind == "asked" and finding.context == "serving"):
                return None
            lightly = kind in ("catalogue", "search") or (
                bool(candidate.data.get("finds topics")) and only_shown(project)
            )
            lightly |= kind == "asked" and not candidate.data["sure"] and finding.context != "training"
            lightly |= kind == "salted" and not candidate.data["kept"] and finding.context != "training"
            return msgspec.structs.replace(finding, severity=Severity.INFO) if lightly else finding
        nth = (candidate.data["of"], candidate.data["nth"]) if kind == "draw" else None
        said = programs(project).get((where.path, candidate.function, nth))
        if said is None:
            return None
        finding = _in_notebook(project.in_context(self, candidate), where.path)
        if finding is None:
            return None
        if said.aside:
            finding = msgspec.structs.replace(finding, severity=Severity.INFO)
        start = said.start if not where.path.endswith(".ipynb") else None
        fix = seeds_fix(said.sources, start) if start is not None and start.path == where.path else None
        return msgspec.structs.replace(
            finding, message=said.message, evidence=said.evidence, fix=fix, related=said.related
        )


def _in_notebook(finding: Finding | None, path: str) -> Finding | None:
    """A note in a notebook, where runs are tried and looked at one by one."""
    if finding is None or not path.endswith(".ipynb"):
        return finding
    return msgspec.structs.replace(finding, severity=Severity.INFO)


def _step(calls: list[ast.Call]) -> ast.Call:
    """The call that trains: where a loss goes back, else the first call there is."""
    backwards = (call for call in calls if isinstance(call.func, ast.Attribute) and call.func.attr == "backward")
    return next(backwards, calls[0])


def _is_on_noise(file: FileContext, call: ast.Call) -> bool:
    """Whether rows and labels are both drawn: a stand-in is made, and what it learns is nothing."""
    return len(call.args) > 1 and all(is_noise(file, each) for each in call.args[:2])


def _takes_state(file: FileContext, call: ast.Call) -> bool:
    """Whether what draws can be given its own `random_state`."""
    name = file.call_name(call) or ""
    is_own = last_part(call.func) == "sample" and not name.startswith(("random.", "numpy."))
    return is_own or name.startswith(tables.LIBRARIES) or name in tables.ELSEWHERE


def _note(file: FileContext, node: ast.AST) -> dict[str, Any]:
    notes = file.shared.setdefault("randomness", {})
    empty: dict[str, Any] = {"calls": [], "seeds": [], "draws": [], "fits": [], "lent": []}
    empty |= {"writes": False, "drawn_seed": False, "trained": 0}
    found: dict[str, Any] = notes.setdefault(file.function_of(node), empty)
    return found
