"""What a project holds that mlaudit has to know of: frameworks, entry points, artifacts, data.

Code is read by the engine, never imported; artifacts are told by their content, never loaded.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from mlaudit.artifact.identify import (
    PICKLE,
    SAFETENSORS,
    SKOPS,
    TORCH,
    TORCH_LEGACY,
    TORCHSCRIPT,
    identify,
)
from mlaudit.code.entrypoints import EntryPoint, by_weight, is_test_path
from mlaudit.code.project import ProjectView
from mlaudit.code.requirements import Requirements
from mlaudit.code.run import project_view
from mlaudit.config import DEFAULT_EXCLUDE, Project, Settings
from mlaudit.init.labels import training_code
from mlaudit.init.tables import Tables, find_tables

_FRAMEWORKS: Final = {
    "torch": ("PyTorch", "torch"),
    "lightning": ("Lightning", "lightning"),
    "pytorch_lightning": ("Lightning", "pytorch-lightning"),
    "tensorflow": ("TensorFlow", "tensorflow"),
    "keras": ("Keras", "keras"),
    "jax": ("JAX", "jax"),
    "sklearn": ("scikit-learn", "scikit-learn"),
    "xgboost": ("XGBoost", "xgboost"),
    "lightgbm": ("LightGBM", "lightgbm"),
    "catboost": ("CatBoost", "catboost"),
    "transformers": ("Transformers", "transformers"),
    "sentence_transformers": ("Sentence Transformers", "sentence-transformers"),
    "onnxruntime": ("ONNX Runtime", "onnxruntime"),
    "mlflow": ("MLflow", "mlflow"),
    "fastapi": ("FastAPI", "fastapi"),
    "flask": ("Flask", "flask"),
    "starlette": ("Starlette", "starlette"),
    "django": ("Django", "django"),
    "aiohttp": ("aiohttp", "aiohttp"),
    "litserve": ("LitServe", "litserve"),
    "bentoml": ("BentoML", "bentoml"),
    "ray": ("Ray", "ray"),
    "streamlit": ("Streamlit", "streamlit"),
    "gradio": ("Gradio", "gradio"),
    "pyspark": ("Spark", "pyspark"),
}
"""Imported name to the framework's own name and its package."""

_SUFFIXES: Final = frozenset(
    (
        *(".pt", ".pth", ".ckpt", ".bin", ".safetensors", ".joblib", ".pkl", ".pickle", ".skops"),
        *(".onnx", ".h5", ".keras", ".pt2", ".gguf"),
    )
)
_MODELS: Final = frozenset(
    (PICKLE, TORCH, TORCH_LEGACY, TORCHSCRIPT, SAFETENSORS, SKOPS, "onnx", "hdf5", "keras", "pt2", "gguf")
)
WEIGHTS: Final = frozenset((TORCH, TORCH_LEGACY, SAFETENSORS))
"""Formats that may hold weights alone, so that somebody has to say which module they belong to."""

_REPORTS: Final = "mlaudit-report"
_NOT_THE_MODEL: Final = re.compile(r"scaler|encoder|vocab|tokenizer|optimi[sz]er|transform|preprocess|columns|features")
_BUILDER: Final = re.compile(r"^(build|make|create|get|new)_\w*(model|net|network|module)$")


class FoundArtifact(msgspec.Struct, frozen=True):
    """A model file: path from the root, format by content, size in bytes, and the role that its name speaks for."""

    path: str
    format: str
    size: int
    role: str


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """All that was found."""

    files: int = 0
    frameworks: tuple[str, ...] = ()
    training: tuple[EntryPoint, ...] = ()
    serving: tuple[EntryPoint, ...] = ()
    artifacts: tuple[FoundArtifact, ...] = ()
    factories: tuple[str, ...] = ()
    source: str = "."
    tables: Tables = Tables()
    has_tests: bool = False
    unread: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether there is nothing here that could be audited."""
        tables = self.tables
        return not (self.files or self.artifacts or tables.roles or tables.candidates or tables.others)


def detect(root: Path) -> Found:
    """Look through the project at `root`. Raises `UsageError` for a folder that cannot be listed."""
    root = root.resolve()
    view = project_view(root, Project(root=root, settings=Settings()))
    entries = sorted(view.entry_points, key=by_weight)
    paths = sorted(_walk(root))
    training = tuple(entry for entry in entries if entry.kind == "training")
    factories, source = _factories(view)
    return Found(
        files=len(view.files),
        frameworks=_frameworks(view, root),
        training=training,
        serving=tuple(entry for entry in entries if entry.kind == "serving"),
        artifacts=tuple(_artifacts(root, paths)),
        factories=factories,
        source=source,
        tables=find_tables(root, paths, training_code(root, (entry.path for entry in training))),
        unread=tuple(f"{p.path}: {p.message}" for f in view.files.values() for p in f.problems if p.code == "MLA000"),
        has_tests=any(is_test_path(path) for path in view.files),
    )


def _frameworks(view: ProjectView, root: Path) -> tuple[str, ...]:
    found: dict[str, str] = {}
    imported = {
        fact.name.partition(".")[0]
        for facts in view.files.values()
        if not is_test_path(facts.path)
        for fact in facts.imports
    }
    requirements = Requirements(root)
    for module, (name, package) in _FRAMEWORKS.items():
        asked = requirements.nearest("setup.py", package)
        if module in imported or asked is not None:
            found.setdefault(name, f"{name} ({asked.written})" if asked is not None else name)
    return tuple(found.values())


def _walk(root: Path) -> Iterator[str]:
    """Files by path from the root; hidden folders, environments, tests and links to folders are passed over."""
    names = frozenset(DEFAULT_EXCLUDE) | {_REPORTS}
    for folder, folders, files in os.walk(root):
        here = os.path.relpath(folder, root).replace(os.sep, "/")
        folders[:] = sorted(
            name
            for name in folders
            if name not in names
            and not name.startswith(".")
            and not os.path.exists(os.path.join(folder, name, "pyvenv.cfg"))
            and not is_test_path(f"{name}/x")
        )
        for name in files:
            yield name if here == "." else f"{here}/{name}"


def _artifacts(root: Path, paths: Iterable[str]) -> Iterator[FoundArtifact]:
    """Model files; the likeliest candidate has the role ``candidate``, what is called a baseline that role."""
    found = []
    for path in paths:
        file = root / path
        if file.suffix.lower() in _SUFFIXES and file.is_file() and (form := identify(file)[0]) in _MODELS:
            found.append(FoundArtifact(path, form, file.stat().st_size, ""))
    ranked = sorted(found, key=lambda each: (_doubt(each), -each.size, each.path))
    taken: set[str] = set()
    for each in ranked:
        role = "baseline" if "baseline" in Path(each.path).stem.lower() else "candidate"
        fits = role not in taken and _doubt(each) < 2
        taken.add(role if fits else "")
        yield msgspec.structs.replace(each, role=role if fits else "")


def _doubt(artifact: FoundArtifact) -> int:
    stem = Path(artifact.path).stem.lower()
    if _NOT_THE_MODEL.search(stem):
        return 2
    return 0 if re.search(r"model|best|final|latest", stem) else 1


def _factories(view: ProjectView) -> tuple[tuple[str, ...], str]:
    """Callables that build a torch module without being told anything, and the folder that they are imported from."""
    modules = frozenset({"torch.nn.Module", "torch.nn.modules.module.Module"})
    found = []
    for path, facts in sorted(view.files.items()):
        if is_test_path(path) or facts.is_notebook:
            continue
        named = [f for f in facts.functions if "." not in f.qualname and _BUILDER.match(f.qualname)]
        found += [(path, f.qualname) for f in named if not any(not p.default for p in f.parameters)]
    if not found:
        for path, facts in sorted(view.files.items()):
            if not is_test_path(path) and not facts.is_notebook:
                found += [(path, cls.qualname) for cls in facts.classes if view.has_base(path, cls, modules)]
    source = "src" if found and all(path.startswith("src/") for path, _ in found) else "."
    names = []
    for path, name in found:
        dotted = view.files[path].module
        names.append(f"{dotted.removeprefix('src.') if source == 'src' else dotted}:{name}")
    return tuple(names), source
