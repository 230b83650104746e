"""Helpers that are given their file: what is asked of them says what they read."""

from pathlib import Path

import joblib

HERE = Path("artifacts")


def load_label_encoder(name):
    return joblib.load(HERE / f"{name}.pkl")  # expect: MLA605 as warning


def from_disk(path: Path):
    if path.suffix != ".pkl":
        return None
    return joblib.load(str(path))  # expect: MLA605 as info


def any_of(path: Path):
    return joblib.load(str(path))  # expect: MLA605 as error


def summary(settings):
    return {
        "matrix": from_disk(settings.confusion_matrix_path),
        "metrics": from_disk(HERE / "metrics.pkl"),
    }


def forecast(settings, row):
    metrics = any_of(settings.metrics_path)
    model = any_of(settings.model_path)
    return model.predict([row]), metrics


def stored_model(name):
    return joblib.load(HERE / f"{name}_model.pkl")  # expect: MLA605 as error
