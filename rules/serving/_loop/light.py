"""Inference that is over before anybody could wait for it: one row of numbers, and no network of any size."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable
from typing import Final

from mlaudit.code.file import FileContext, last_part
from mlaudit.code.pattern import regex
from mlaudit.code.project import ProjectView

_ROW: Final = regex(
    r"\[\[|DataFrame\(\[|DataFrame\(\{|reshape\(\(?1\b|reshape\(\[1\b|expand_dims\(|atleast_2d\(|predict\w*\(\[\w"
    r"|(tensor|FloatTensor|Tensor|array|asarray)\(\[\w|from_dict\(|to_frame\(\)\.T"
)
"""What makes one row of what was sent."""
_MANY: Final = regex(
    r"read_(csv|excel|parquet|json|sql)|\bUploadFile|\bbatch|\bfor \w+ in \w*(rows|records|instances|samples|data)\b"
    r"|DataFrame\(\[.* for |tensor\(\[.* for |array\(\[.* for ",
    re.IGNORECASE,
)
_HEAVY: Final = frozenset(
    {
        *("transformers", "tensorflow", "keras", "ultralytics", "sentence_transformers", "torchvision", "timm", "PIL"),
        *("cv2", "whisper", "faster_whisper", "librosa", "torchaudio", "diffusers", "llama_cpp", "vllm", "spacy"),
        *("open_clip", "clip", "easyocr", "paddleocr", "fastai", "langchain", "openai", "anthropic", "groq", "shap"),
        "lime",
    }
)
"""Libraries of networks that take tens of milliseconds, and of what else takes as long."""
_DEEP: Final = _HEAVY | {
    *("torch", "pytorch_lightning", "lightning", "jax", "flax", "tf_keras", "tflite_runtime", "ctranslate2", "optimum"),
    *("skimage", "imageio", "setfit", "flair", "stanza", "peft", "openvino", "tensorrt", "tritonclient"),
}
"""Those, and libraries of networks that may be small."""
_SMALL: Final = frozenset({"torch", "pytorch_lightning", "lightning", "jax", "flax"})
"""What networks of a table are made of, too."""
_TABLES: Final = frozenset(
    {"sklearn", "xgboost", "lightgbm", "catboost", "statsmodels", "prophet", "joblib", "skops", "mlflow", "pickle"}
    | {"dill"}
)
_BOOSTERS: Final = ("lightgbm", "xgboost", "catboost")
"""Libraries of boosted trees: a row takes them a few milliseconds at most."""
_READS: Final = frozenset({"read_csv", "read_excel", "read_parquet", "read_json"})
_TABULAR: Final = frozenset({"predict", "predict_proba", "decision_function", "score_samples"})


def is_one_row(file: FileContext, call: ast.Call) -> bool:
    """Whether a function asks a model of a table, or calls a network with numbers, about one row."""
    if last_part(call.func) not in _TABULAR and not isinstance(call.func, ast.Name):
        return False
    home = file.function_of(call)
    if home is None:
        return False
    known: dict[ast.AST, bool] = file.shared.setdefault("asks about one row", {})
    if home not in known:
        text = ast.unparse(home)
        known[home] = _ROW.search(text) is not None and _MANY.search(text) is None
    return known[home]


def is_of_many(file: FileContext, call: ast.Call) -> bool:
    """Whether a model is asked in a loop, or where a whole table was read: rows without a bound."""
    loops = (ast.For, ast.AsyncFor, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    if next(file.ancestors(call, loops), None) is not None:
        return True
    home = file.function_of(call)
    return home is not None and any(last_part(each.func) in _READS for each in file.inside(home, ast.Call))


def is_of_trees(file: FileContext, call: ast.Call, name: str) -> bool:
    """Whether boosted trees are asked, and not in a loop: by the type of what is asked, or in a file that imports their
    library and none of networks, whatever else the service imports.
    """
    if last_part(call.func) not in _TABULAR or is_of_many(file, call):
        return False
    return name.startswith(tuple(f"{each}." for each in _BOOSTERS)) or (
        file.imports(*_BOOSTERS) and not file.imports(*_DEEP)
    )


def is_heavy(project: ProjectView, path: str) -> bool:
    """Whether a file, or what it imports of the project, imports a library of large networks."""
    return bool(_imported(project, frozenset({path})) & _HEAVY)


def is_deep(project: ProjectView, path: str) -> bool:
    """Whether a file, or what it imports of the project, imports what networks of any size are made of."""
    return bool(_imported(project, frozenset({path})) & _DEEP)


def is_of_tables(project: ProjectView, paths: Iterable[str]) -> bool:
    """Whether files are seen to load models of tables, and import nothing that costs more a call."""
    found = _imported(project, frozenset(paths))
    return bool(found & _TABLES) and not found & (_DEEP - _SMALL)


def _imported(project: ProjectView, paths: frozenset[str]) -> frozenset[str]:
    """The libraries that files import, or what they import of the project."""
    known: dict[frozenset[str], frozenset[str]] = project.shared.setdefault("libraries by importers", {})
    if paths not in known:
        known[paths] = project.libraries(project.imported_by(paths))
    return known[paths]
