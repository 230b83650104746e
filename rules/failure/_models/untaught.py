"""Models that were made, and never given what they learned: not fitted, or with weights as they were drawn."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from mlaudit.code.called import called_where
from mlaudit.code.file import FileContext, last_part
from mlaudit.code.outcome import outcome
from mlaudit.code.pattern import regex
from mlaudit.code.statements import statements

from .._wrapped import seen_through

_LIBRARY: Final = regex(
    r"^sklearn\.(linear_model|ensemble|svm|tree|neighbors|naive_bayes|neural_network|discriminant_analysis|cluster|mixture"
    r"|gaussian_process|kernel_ridge|multioutput|multiclass|calibration|isotonic|cross_decomposition|decomposition"
    r"|preprocessing|feature_extraction\.text|dummy)\.[A-Z]\w+$"
    r"|^sklearn\.pipeline\.(Pipeline|make_pipeline)$|^imblearn\.pipeline\.(Pipeline|make_pipeline)$"
    r"|^xgboost(\.sklearn)?\.(XGB\w+|Booster)$|^lightgbm(\.sklearn)?\.LGBM\w+$|^catboost\.CatBoost\w*$|^ngboost\.NGB\w*$"
    r"|^prophet\.Prophet$|^surprise\.\w+$"
)
"""Estimators that know nothing until they are fitted."""
LIBRARIES: Final = ("sklearn", "xgboost", "lightgbm", "catboost", "torch", "tensorflow", "keras")
"""What a file imports that makes a new model itself."""
_NETWORKS: Final = regex(
    r"^torch\.nn\.(Sequential|Linear)$|^torchvision\.models\.[a-z]\w+$|^timm\.create_model$"
    r"|^segmentation_models_pytorch\.\w+$|^monai\.networks\.nets\.\w+$|^torch_geometric\.nn\.\w+$"
    r"|^(tensorflow\.)?keras\.(models\.)?(Sequential|Model)$|^tensorflow\.python\.keras\.\w+\.(Sequential|Model)$"
)
_BASES: Final = regex(
    r"^(torch\.nn\.(modules\.module\.)?Module|(pytorch_)?lightning(\.pytorch)?\.(core\.)?LightningModule"
    r"|(tensorflow\.)?keras\.(models\.)?Model|flax\.linen\.Module|equinox\.Module)$"
)
"""What classes of networks are derived from."""
_HEADED: Final = regex(
    r"^transformers\.(\w+\.)*\w+For(Sequence|Token|Image|Audio|Video)Classification\.from_pretrained$"
)
_LEARNED: Final = regex(
    r"(?i)(?<!pre)(fine-?tuned|sst-?2|emotion|sentiment|toxic|squad|mnli|xnli|ner\b|conll|imagenet|tweet|finbert|hate|spam)"
)
"""What the name of a model says that learned to answer."""
_SEEN_THROUGH: Final = frozenset({"to", "cuda", "cpu", "eval", "half", "float", "double", "requires_grad_", "train"})
_AROUND: Final = frozenset({"torch.nn.DataParallel", "torch.nn.parallel.DistributedDataParallel", "torch.compile"})
_GIVEN: Final = frozenset({"weights", "pretrained", "init_weights", "checkpoint", "checkpoint_path", "model_file"})
"""Parameters by which a network comes with weights."""
WEIGHTS: Final = frozenset({"load_state_dict", "load_weights", "load_parameters"})
"""How a network that is there already gets what it learned."""
_TEACHES: Final = regex(
    r"^(fit|fit_\w+|partial_fit|train_on_batch|backward|zero_grad|learn|fit_resample)$|^_*(re)?(train|fit)_\w+$"
)
_PREPARES: Final = regex(
    r"^sklearn\.(preprocessing|feature_extraction|decomposition|impute|compose|feature_selection)\."
)
_PREPARES_BY_NAME: Final = regex(
    r"(?i)(^|_)(\w*scaler|\w*encoder|vectori[sz]er|tfidf|tokeni[sz]er|imputer|pca|preprocessor)\d*$"
)
"""What is fitted on the way to a model."""


def untaught(file: FileContext, value: ast.expr | None) -> ast.Call | None:
    """The call in an expression that makes a new model of a known library, or of a class of networks of this file."""
    made = made_by(file, value)
    if made is None or has_new_head(file, made):
        return made
    if comes_with_weights(file, made):
        return None
    name = file.call_name(made) or ""
    return made if _is_library(name) or _is_network(name) or _is_own_network(file, made) else None


def has_new_head(file: FileContext, made: ast.Call) -> bool:
    """``AutoModelForSequenceClassification.from_pretrained("bert-base-uncased", num_labels=3)``: it has learned a
    language, and nothing of the question.
    """
    if last_part(made.func) != "from_pretrained" or not _HEADED.match(file.call_name(made) or ""):
        return False
    if not any(keyword.arg in ("num_labels", "id2label") for keyword in made.keywords):
        return False
    base = file.constant(made.args[0]) if made.args else None
    return not isinstance(base, str) or _LEARNED.search(base) is None


def made_by(file: FileContext, value: ast.expr | None) -> ast.Call | None:
    """The call that makes what an expression is, seen through ``.to(device)`` and wrappers."""
    while isinstance(value, ast.Call):
        if isinstance(value.func, ast.Attribute) and value.func.attr in _SEEN_THROUGH:
            inner = value.func.value
            if not isinstance(inner, ast.Call):
                return None
            value = inner
        elif value.args and (file.call_name(value) or "") in _AROUND:
            value = value.args[0]
        else:
            return value
    return None


def is_estimator(file: FileContext, made: ast.Call) -> bool:
    """Whether a model raises where it was not fitted, and does not answer by what was drawn."""
    return _is_library(file.call_name(made) or "")


def comes_with_weights(file: FileContext, made: ast.Call) -> bool:
    """Whether a call that makes a network asks for weights, or for another model to begin with."""
    last = last_part(made.func)
    if "pretrained" in last or last in ("load", "load_model", "create_model_and_transforms"):
        return True
    name = file.call_name(made) or ""
    if ".keras.applications." in f".{name}":
        return not _is_none(file.argument(made, "weights"), absent=False)
    return any(k.arg in _GIVEN and not _is_none(k.value, absent=True) for k in made.keywords)


def _is_none(value: ast.expr | None, *, absent: bool) -> bool:
    return absent if value is None else isinstance(value, ast.Constant) and not value.value


def _is_own_network(file: FileContext, made: ast.Call) -> bool:
    name = last_part(made.func)
    if not isinstance(made.func, ast.Name) or not name[:1].isupper():
        return False
    own = [cls for cls in file.tree.of(ast.ClassDef) if cls.name == name]
    return any(_is_base(file.qualname(base) or "") for cls in own for base in cls.bases)


def teaches(file: FileContext, made: ast.Call) -> bool:
    """Whether a file fits, or trains, anything of the kind of a new model: that one is about to learn, too."""
    known: dict[bool, bool] = file.shared.setdefault("teaches", {})
    prepares = _PREPARES.match(file.call_name(made) or "") is not None
    if prepares not in known:
        known[prepares] = any(
            prepares or not _is_of_preparation(file, call) for call in called_where(file, is_teaching)
        )
    return known[prepares]


def _is_of_preparation(file: FileContext, call: ast.Call) -> bool:
    """``scaler.fit(rows)``: what is fitted there is no model."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    if owner is None:
        return False
    named = _PREPARES.match((file.qualname(owner) or "").removesuffix("()")) is not None
    return named or _PREPARES_BY_NAME.search(last_part(owner)) is not None


def taken(file: FileContext, body: Iterable[ast.stmt]) -> tuple[ast.stmt, ast.Call] | None:
    """The statement of a block that answers with, or keeps, a model which knows nothing, and the call that makes it."""
    for statement in statements(list(body)):
        if isinstance(statement, ast.Assign | ast.AnnAssign | ast.Return):
            given = outcome(statement) if isinstance(statement, ast.Return) else statement.value
            made = untaught(file, seen_through(file, given)) if isinstance(given, ast.Call | ast.Await) else None
            if made is not None:
                return statement, made
    return None


@lru_cache(maxsize=100_000)
def _is_library(name: str) -> bool:
    return _LIBRARY.match(name) is not None


@lru_cache(maxsize=100_000)
def _is_network(name: str) -> bool:
    return _NETWORKS.match(name) is not None


@lru_cache(maxsize=100_000)
def _is_base(name: str) -> bool:
    return _BASES.match(name) is not None


@lru_cache(maxsize=100_000)
def is_teaching(last: str) -> bool:
    """Whether a call by this name teaches a model something."""
    return _TEACHES.match(last) is not None
