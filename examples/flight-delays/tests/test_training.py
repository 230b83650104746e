from __future__ import annotations

import json
from pathlib import Path

from safetensors.torch import load_file

from flight_delays.bundle import METRICS, MODEL
from flight_delays.train import Options, train


def test_training_repeats_bit_by_bit(trained: Path, tmp_path: Path) -> None:
    train(Options(rows=2000, epochs=2), tmp_path)
    first, second = (load_file(folder / "artifacts" / MODEL) for folder in (trained, tmp_path))
    assert all(first[name].equal(second[name]) for name in first)


def test_metrics_tell_candidate_and_baseline_apart(trained: Path) -> None:
    metrics = json.loads((trained / "artifacts" / METRICS).read_text())
    assert set(metrics) == {"candidate", "baseline", "candidate_without_weather"}
    assert metrics["candidate"]["share_late"] == metrics["baseline"]["share_late"]
    assert metrics["candidate"]["roc_auc"] != metrics["candidate_without_weather"]["roc_auc"]
    assert 0.6 < metrics["baseline"]["roc_auc"] < 0.9
