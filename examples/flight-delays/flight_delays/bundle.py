"""What ships together: weights, feature contract, threshold and metrics, tied by hashes in one manifest."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from safetensors import SafetensorError
from safetensors.torch import load as load_tensors
from safetensors.torch import save as save_tensors

from flight_delays.errors import ModelBootstrapError
from flight_delays.model import DelayModel, build_model
from flight_delays.schema import FEATURE_VERSION, FEATURES

MODEL = "model.safetensors"
BASELINE = "baseline.joblib"
METRICS = "metrics.json"
MANIFEST = "manifest.json"
LIBRARIES = ("torch", "numpy", "pandas", "scikit-learn", "safetensors")


@dataclass(frozen=True)
class Manifest:
    """Says what a bundle is. `files` maps a file's name to its SHA-256."""

    model_version: str
    feature_version: str
    features: list[str]
    threshold: float
    training: dict[str, Any]
    libraries: dict[str, str]
    files: dict[str, str]


@dataclass(frozen=True)
class Bundle:
    """A model in evaluation mode, and what its manifest says."""

    model: DelayModel
    manifest: Manifest


def save_model(model: DelayModel, folder: Path) -> None:
    """Write the weights and the statistics learnt with them."""
    (folder / MODEL).write_bytes(save_tensors(model.state_dict()))


def write_manifest(folder: Path, threshold: float, training: dict[str, Any]) -> Manifest:
    """Hash every file of the bundle and name the model after its weights."""
    files = {name: _sha256((folder / name).read_bytes()) for name in (MODEL, BASELINE, METRICS)}
    manifest = Manifest(
        model_version=f"flight-delays-{training['windows']['training']['end']}-{files[MODEL][:12]}",
        feature_version=FEATURE_VERSION,
        features=list(FEATURES),
        threshold=threshold,
        training=training,
        libraries={name: version(name) for name in LIBRARIES},
        files=files,
    )
    (folder / MANIFEST).write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
    return manifest


def load_bundle(folder: Path) -> Bundle:
    """The model that `folder` holds, checked against its manifest. Raises `ModelBootstrapError`."""
    try:
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
        weights = (folder / MODEL).read_bytes()
    except OSError as error:
        raise ModelBootstrapError(f"{error.filename}: {error.strerror}; `python -m flight_delays.train`") from error
    except (json.JSONDecodeError, TypeError) as error:
        raise ModelBootstrapError(f"{folder / MANIFEST}: is not a manifest: {error}") from error
    if manifest.feature_version != FEATURE_VERSION or manifest.features != list(FEATURES):
        raise ModelBootstrapError(f"{folder}: made for features {manifest.feature_version}, not {FEATURE_VERSION}")
    if _sha256(weights) != manifest.files.get(MODEL):
        raise ModelBootstrapError(f"{folder / MODEL}: does not have the SHA-256 that the manifest names")
    model = build_model()
    try:
        model.load_state_dict(load_tensors(weights))
    except (SafetensorError, RuntimeError) as error:
        raise ModelBootstrapError(f"{folder / MODEL}: does not fit the model: {error}") from error
    model.eval()
    return Bundle(model=model, manifest=manifest)


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
