"""Calls that draw from a generator of their own, which must be given its seed."""

from __future__ import annotations

import ast
from typing import Final

from mlaudit.code.arithmetic import UNKNOWN
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.tree import parent_of

from . import randomness as tables

_PYCARET: Final = regex(r"^pycaret\.(classification|regression|clustering|anomaly|time_series)\.setup$")
_SPARK: Final = frozenset({"randomSplit", "split_frame", "sample"})

_SEARCHES: Final = {
    "bayes_opt.BayesianOptimization": "random_state",
    "hyperopt.fmin": "rstate",
    **{
        f"{module}.{tuner}": "seed"
        for module in ("keras_tuner", "keras_tuner.tuners", "kerastuner", "kerastuner.tuners")
        for tuner in ("RandomSearch", "Hyperband", "BayesianOptimization")
    },
    "skopt.dummy_minimize": "random_state",
    "skopt.forest_minimize": "random_state",
    "skopt.gbrt_minimize": "random_state",
    "skopt.gp_minimize": "random_state",
}
"""Searches that draw their trials, and the argument that seeds them."""
_TOPICS: Final = {
    "bertopic.BERTopic": "umap_model",
    **{
        f"gensim.models.{module}{model}": "random_state"
        for module, models in (
            ("", ("LdaModel", "LdaMulticore", "HdpModel", "EnsembleLda")),
            ("ldamodel.", ("LdaModel",)),
            ("ldamulticore.", ("LdaMulticore",)),
            ("nmf.", ("Nmf",)),
            ("hdpmodel.", ("HdpModel",)),
        )
        for model in models
    },
    "tomotopy.CTModel": "seed",
    "tomotopy.HDPModel": "seed",
    "tomotopy.LDAModel": "seed",
}
"""Models of topics that draw where they begin, and the argument that seeds them."""
_H2O: Final = regex(
    r"^h2o\.(automl(\.\w+)?\.H2OAutoML|estimators(\.\w+)?\.H2O(RandomForest|GradientBoosting|DeepLearning|IsolationForest)Estimator)$"
)
"""What H2O seeds from the clock."""

OWN: Final = (
    _SPARK
    | {"setup", "shuffle", "train_test_split", "H2OAutoML"}
    | {name.rpartition(".")[2] for name in (*_SEARCHES, *_TOPICS)}
    | {f"H2O{kind}Estimator" for kind in ("RandomForest", "GradientBoosting", "DeepLearning", "IsolationForest")}
)
"""Last parts of the calls that `draws_by_itself` knows."""


def searches(name: str) -> bool:
    """Whether a call searches for parameters: what it finds can be written down and trained with again."""
    return name in _SEARCHES


def finds_topics(name: str) -> bool:
    """Whether a call finds topics with a library whose models are asked for those of a document afterwards."""
    return name in _TOPICS and name.startswith(("gensim.", "tomotopy."))


def draws_by_itself(file: FileContext, node: ast.Call, name: str) -> tuple[str, str]:
    """What another run makes of a call that is certainly given no seed, and the argument that it lacks; ("", "") for
    any other call.
    """
    last = last_part(node.func)
    if _PYCARET.match(name):
        seeded = bool(file.calls.get(("random.seed", "seed")))  # what PyCaret takes its own seed from
        lacks = not seeded and _lacks(file, node, "session_id")
        return ("PyCaret picks one by chance in each run", "session_id") if lacks else ("", "")
    if name in _SEARCHES:
        lacks = not _seeds(file) and _lacks(file, node, _SEARCHES[name])
        return ("another run tries other parameters and finds others", _SEARCHES[name]) if lacks else ("", "")
    if name in _TOPICS:
        lacks = not _seeds(file) and _lacks(file, node, _TOPICS[name])
        return ("another run finds other topics", _TOPICS[name]) if lacks else ("", "")
    if _H2O.match(name):
        return ("H2O takes one from the clock in each run", "seed") if _lacks(file, node, "seed") else ("", "")
    if not isinstance(node.func, ast.Attribute) or name.startswith(("random.", "numpy.", "torch.")):
        return "", ""
    if last == "train_test_split" and file.imports("datasets") and not name.startswith("sklearn."):
        drawn = file.constant(file.argument(node, "shuffle")) is not False and not _seeds(file)
        lacks = drawn and _lacks(file, node, "seed") and file.argument(node, "generator") is None
        return ("the rows are split in another way in each run", "seed") if lacks else ("", "")
    if last == "shuffle" and not node.args and file.imports("datasets"):
        taken = parent_of(node)
        chosen = isinstance(taken, ast.Attribute) and taken.attr in ("select", "take", "train_test_split")
        lacks = chosen and not _seeds(file) and _lacks(file, node, "seed") and file.argument(node, "generator") is None
        return ("other rows are taken in each run", "seed") if lacks else ("", "")
    if last == "randomSplit" and file.imports("pyspark", "databricks"):
        return (
            ("Spark splits the rows in another way in each run", "seed") if _lacks(file, node, "seed", 1) else ("", "")
        )
    if last == "split_frame" and file.imports("h2o"):
        return ("H2O splits the rows in another way in each run", "seed") if _lacks(file, node, "seed") else ("", "")
    if last == "sample" and file.argument(node, "fraction") is not None and file.imports("pyspark"):
        if _lacks(file, node, "seed", 2) and _is_kept(file, node):
            return "Spark draws other rows in each run", "seed"
    return "", ""


def _seeds(file: FileContext) -> bool:
    """Whether anything in a file seeds the generators of the process."""
    return any(
        name in tables.SEEDERS or (tables.names_seeder(last) and last != "default_rng") for name, last in file.calls
    )


def _lacks(file: FileContext, node: ast.Call, seed: str, position: int | None = None) -> bool:
    given = file.keyword_maybe(node, seed, position)
    return given is None or (given is not UNKNOWN and isinstance(given, ast.expr) and file.constant(given) is None)


def _is_kept(file: FileContext, node: ast.Call) -> bool:
    """Whether the function of a draw writes a table or fits a model: to look at rows, any will do."""
    home: ast.AST = file.function_of(node) or file.tree.module
    if any(attribute.attr == "write" for attribute in file.inside(home, ast.Attribute)):
        return True
    return any(last_part(call.func) in tables.WRITERS | {"fit"} for call in file.inside(home, ast.Call))
