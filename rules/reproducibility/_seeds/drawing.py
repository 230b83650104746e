"""What one call has to do with random numbers: which source it draws from or seeds, and whether it trains."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.called import lasts
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.fitting import fits_otherwise
from mlaudit.code.outcome import callers_of_answer
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of, parents

from . import randomness as tables
from .by_the_way import is_by_the_way
from .handed_on import hands_on_no_state
from .left_to_callers import left_to_callers
from .put_back import is_put_back
from .stays import stays_inside

_PROGRESS: Final = regex(r"(?i)(^|_)(callback|progress|sleep|wait)$")
"""What is told how far the work is, or how long to wait."""


def seeded_by(file: FileContext, node: ast.Call, name: str | None) -> str:
    """The source that a call seeds, ``call:<name>`` for a helper to be looked up, "" for none."""
    last = (name or "").rpartition(".")[2]
    if name in tables.ALWAYS:
        return tables.ALL
    if name in tables.SEEDERS:
        given = node.args[0] if node.args else node.keywords[0].value if node.keywords else None
        if given is None or _is_random(file, given):
            return ""
        return tables.SEEDERS[name]
    if name is None and isinstance(node.func, ast.Name | ast.Attribute):
        last = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
    if name is not None and tables.COQUI.match(name):
        return "call:" + name.replace("()", "")  # a class of the project's own of that name is looked into
    if "Generator()" in (name or "") or "RandomState()" in (name or "") or last == "default_rng":
        return ""  # a generator of its own: the global ones are what they were
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


def _is_in_default(file: FileContext, node: ast.Call, depth: int = 1) -> bool:
    """Whether a generator is made where the caller has given none: ``if rng is None: rng = default_rng()``."""
    home = file.function_of(node)
    asked = callers_of_answer(file, file.statement_of(node)) if depth else []
    if asked:
        return all(_is_in_default(file, each, depth - 1) for each in asked)
    given = {each.arg for each in (*home.args.args, *home.args.kwonlyargs)} if home is not None else set()
    for parent in parents(node):
        if isinstance(parent, ast.BoolOp):
            return isinstance(parent.values[0], ast.Name) and parent.values[0].id in given
        if isinstance(parent, ast.If | ast.IfExp) and isinstance(parent.test, ast.Compare):
            left, right = parent.test.left, parent.test.comparators[0]
            if isinstance(right, ast.Constant) and right.value is None:
                return isinstance(left, ast.Name) and left.id in given
        if parent is home:
            break
    return False


_METRIC: Final = regex(
    r"(?i)(^|_)(acc|accuracy|loss|(\w+_)?f1|auc|roc_auc|mse|rmse|mae|mape|r2|perplexity|bleu|rouge\w?|map50)(_score)?$"
)
_ROUNDS: Final = frozenset({"round", "float", "min", "max", "abs", "clip"})


def _is_of_progress(node: ast.Call) -> bool:
    """Whether a number only says how long to wait, or how far the work is: ``callback(randint(1, 5) / 100)``."""
    above = parent_of(node)
    while isinstance(above, ast.BinOp | ast.UnaryOp):
        above = parent_of(above)
    return isinstance(above, ast.Call) and _PROGRESS.search(last_part(above.func)) is not None


def _is_made_up(file: FileContext, node: ast.Call) -> bool:
    """Whether a number is, or is added to, what is written down as a metric: ``{"val_accuracy": uniform(0.7, 0.9)}``.
    No model comes of it.
    """
    under: ast.AST = node
    above = parent_of(node)
    while isinstance(above, ast.BinOp | ast.UnaryOp | ast.Call) and (
        not isinstance(above, ast.Call) or last_part(above.func) in _ROUNDS
    ):
        under, above = above, parent_of(above)
    if isinstance(above, ast.Dict):
        keys = [key for key, value in zip(above.keys, above.values, strict=True) if value is under]
        return any(isinstance(key_said := file.constant(key), str) and _METRIC.search(key_said) for key in keys)
    targets = above.targets if isinstance(above, ast.Assign) else []
    targets = [above.target] if isinstance(above, ast.AnnAssign) else targets
    said = (file.constant(each.slice) if isinstance(each, ast.Subscript) else last_part(each) for each in targets)
    return any(isinstance(name, str) and _METRIC.search(name) for name in said)


def drawn_from(file: FileContext, node: ast.Call, name: str | None, last: str) -> str | None:
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
    if head in ("random", "numpy.random") and (
        _is_of_progress(node)
        or _is_made_up(file, node)
        or is_by_the_way(file, node)
        or stays_inside(file, node)
        or is_put_back(file, node)
    ):
        return None
    if head == "random" and tail in tables.RANDOM:
        return "random"
    if head == "numpy.random" and tail in tables.NUMPY:
        return "numpy"
    if name in tables.OWN_GENERATORS:
        return (
            "a generator of its own" if not node.args and not node.keywords and not _is_in_default(file, node) else None
        )
    if head == "torch" and tail in tables.TORCH and file.argument(node, "generator") is None:
        return "torch"
    if head == "tensorflow.random" and tail in tables.TENSORFLOW and file.keyword_maybe(node, "seed") is None:
        return "tensorflow"
    if name.endswith(("data.random_split", "DataLoader")) and name.startswith("torch."):
        loads = tail == "DataLoader"
        if loads and file.constant(file.argument(node, "shuffle", 2)) is not True:
            return None
        return "torch" if file.keyword_maybe(node, "generator") is None else None
    if name.startswith(tables.LIBRARIES):
        return "numpy" if _sklearn_draws(file, node, tail) else None
    if name in tables.ELSEWHERE:
        return "numpy" if _stateless(file, node) else None
    if tables.KERAS_LAYERS.match(name):
        return "tensorflow"
    if tables.AGENTS.match(name) and last != "learn":
        return "torch" if file.keyword_maybe(node, "seed") is None else None
    if last == "sample" and file.argument(node, "frac") is not None:
        return "numpy" if _stateless(file, node) else None
    return None


_KNOWN: Final = {
    "random": tables.RANDOM,
    "numpy.random": tables.NUMPY,
    "torch": tables.TORCH,
    "tensorflow.random": tables.TENSORFLOW,
}


def may_draw(name: str) -> bool:
    """Whether `drawn_from` may have something to say of a name of ``random``, NumPy or torch."""
    head, _, tail = name.rpartition(".")
    if tail in tables.KERAS_FLOWS or name in tables.OWN_GENERATORS:
        return True
    known = _KNOWN.get(head, frozenset())
    return tail in known or name.endswith(("data.random_split", "DataLoader"))


def _shuffles(file: FileContext, node: ast.Call) -> str | None:
    """The source from which Keras' folders of images are shuffled and augmented, where they are given no seed."""
    if file.constant(file.argument(node, "shuffle")) is False or file.keyword_maybe(node, "seed") is not None:
        return None
    return "numpy" if file.imports("keras", "tensorflow") else None


def _sklearn_draws(file: FileContext, node: ast.Call, tail: str) -> bool:
    if tail in tables.FOLDS:
        return file.constant(file.argument(node, "shuffle")) is True and _stateless(file, node)
    if tail in tables.PROBABLE:
        return file.constant(file.argument(node, "probability")) is True and _stateless(file, node)
    if tail in ("LogisticRegression", "LogisticRegressionCV", "Ridge", "RidgeClassifier"):
        solver = file.constant(file.argument(node, "solver"))
        return solver in tables.STOCHASTIC_SOLVERS and _stateless(file, node)
    if tail == "train_test_split" and file.constant(file.argument(node, "shuffle")) is False:
        return False
    return tail in tables.STATEFUL and _stateless(file, node)


def _stateless(file: FileContext, node: ast.Call) -> bool:
    """Whether a call is certainly given no `random_state`."""
    given = file.keyword_maybe(node, "random_state")
    if given is None or (given is UNKNOWN and hands_on_no_state(file, node)):
        return True
    if given is UNKNOWN or not isinstance(given, ast.expr):
        return False
    return file.constant(given) is None or bool(left_to_callers(file, node))


def lent(file: FileContext, node: ast.Call, name: str) -> str:
    """The dotted name of what a call of scikit-learn that draws is given as ``**SETTINGS`` out of another file, where
    its `random_state` may stand; "" where it is given anything else.
    """
    if not name.startswith(tables.LIBRARIES) or name.rpartition(".")[2] not in tables.STATEFUL:
        return ""
    unpacked = [keyword.value for keyword in node.keywords if keyword.arg is None]
    if len(unpacked) != 1 or not isinstance(unpacked[0], ast.Name) or file.argument(node, "random_state") is not None:
        return ""
    bindings = file.names.lookup(unpacked[0].id, unpacked[0])
    if len(bindings) != 1 or bindings[0].kind != "import":
        return ""
    written = any(
        isinstance(each.ctx, ast.Store) and isinstance(each.value, ast.Name) and each.value.id == unpacked[0].id
        for each in file.tree.of(ast.Subscript)
    )
    return "" if written else file.qualname(unpacked[0]) or ""


def settings(file: FileContext) -> list[tuple[ast.Dict, str]]:
    """The dictionaries of a module that look like settings of an estimator and hold no seed, with their names."""
    found = []
    for statement in file.tree.module.body if file.tree.of(ast.Dict) else ():
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Dict):
            continue
        keys = {key.value for key in statement.value.keys if isinstance(key, ast.Constant)}
        complete = len(keys) == len(statement.value.keys)
        target = statement.targets[0]
        if complete and isinstance(target, ast.Name) and keys & tables.SETTINGS and "random_state" not in keys:
            found.append((statement.value, target.id))
    return found


def trained_by(name: str | None, last: str) -> str:
    if last == "step":
        return "step"
    if last == "backward":
        return "backward"
    if name is not None and tables.HUGGING_FACE.match(name):
        return "hugging face"
    if last == "learn" and name is not None and tables.AGENTS.match(name):
        return "fit"
    if name is not None and tables.TORCH_TRAINERS.match(name):
        return "torch trainer"
    if name is not None and tables.PREPARES.match(name):
        return ""
    if name is not None and fits_otherwise(name):
        return ""
    return "fit" if last in tables.FITS or name in tables.BOOSTERS else ""


def is_unseeded_search(file: FileContext, node: ast.Call, name: str) -> bool:
    """Whether a study of Optuna draws its trials with a sampler that is certainly given no seed: no generator of the
    process reaches it.
    """
    if name not in tables.STUDIES or "optimize" not in lasts(file):
        return False
    given = file.keyword_maybe(node, "sampler", 1)
    if given is UNKNOWN or file.has_unpacking(node):
        return False
    if not isinstance(given, ast.expr) or file.constant(given) is None:
        return True
    made = file.names.single_value(given) or given
    if not isinstance(made, ast.Call) or made.args or file.has_unpacking(made):
        return False
    seed = file.argument(made, "seed")
    return tables.SAMPLER.match(file.call_name(made) or "") is not None and (
        seed is None or file.constant(seed) is None
    )
