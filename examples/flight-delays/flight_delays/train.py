"""Train candidate and baseline on the past, judge them on what came after, write the bundle and the audit's tables."""

from __future__ import annotations

import argparse
import json
import logging
import random
import sys
from copy import deepcopy
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import joblib
import numpy as np
import pandas as pd
import torch
from sklearn.metrics import roc_auc_score
from torch import nn

from flight_delays import bundle
from flight_delays.baseline import build_baseline
from flight_delays.data import Windows, load_flights, select
from flight_delays.errors import FlightDelaysError
from flight_delays.evaluation import choose_threshold, measure, probabilities
from flight_delays.features import encode
from flight_delays.model import DelayModel, build_model
from flight_delays.schema import FEATURES, LABEL, NUMERIC, validate

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Options:
    """How to train. `flagged_share` is the share of flights that staff can look after."""

    seed: int = 13
    epochs: int = 12
    patience: int = 3
    batch_size: int = 512
    learning_rate: float = 1e-3
    weight_decay: float = 1e-3
    flagged_share: float = 0.2
    rows: int | None = None


def seed_everything(seed: int) -> None:
    """The same numbers on every run: Python, NumPy and torch."""
    random.seed(seed)
    np.random.seed(seed)
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(True)


def train(options: Options, output: Path) -> dict[str, Any]:
    """Write `artifacts/` and `data/` under `output`; answers the metrics. Raises `FlightDelaysError`."""
    seed_everything(options.seed)
    windows = Windows()
    flights = load_flights()
    training, validation, evaluation, serving = (
        select(flights, window, options.rows)
        for window in (windows.training, windows.validation, windows.evaluation, windows.serving)
    )
    for table in (training, validation, evaluation, serving):
        validate(table, labelled=True)

    model = fit_model(training, validation, options)
    baseline = build_baseline(options.seed).fit(training[list(FEATURES)], training[LABEL])
    threshold = choose_threshold(probabilities(model, encode(validation)), options.flagged_share)
    metrics = {
        "candidate": measure(evaluation[LABEL], probabilities(model, encode(evaluation)), threshold),
        "baseline": measure(evaluation[LABEL], baseline.predict_proba(evaluation[list(FEATURES)])[:, 1], threshold),
        "candidate_without_weather": measure(
            evaluation[LABEL], probabilities(model, encode(without_weather(evaluation))), threshold
        ),
    }

    artifacts, data = output / "artifacts", output / "data"
    artifacts.mkdir(parents=True, exist_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    bundle.save_model(model, artifacts)
    joblib.dump(baseline, artifacts / bundle.BASELINE)
    (artifacts / bundle.METRICS).write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")
    described = {"options": asdict(options), "windows": asdict(windows), "rows": len(training)}
    manifest = bundle.write_manifest(artifacts, threshold, json.loads(json.dumps(described, default=str)))
    training.to_parquet(data / "reference.parquet", index=False)
    serving.drop(columns=LABEL).to_parquet(data / "current.parquet", index=False)
    evaluation.to_parquet(data / "evaluation.parquet", index=False)
    logger.info("%s: %s", manifest.model_version, json.dumps(metrics))
    return metrics


def fit_model(training: pd.DataFrame, validation: pd.DataFrame, options: Options) -> DelayModel:
    """The weights of the epoch that ranks the validation window best; stops after `patience` without gain."""
    inputs, labels = encode(training), torch.tensor(training[LABEL].to_numpy(), dtype=torch.float32)
    validation_inputs = encode(validation)
    model = build_model()
    model.fit_statistics(inputs)
    optimiser = torch.optim.AdamW(model.parameters(), lr=options.learning_rate, weight_decay=options.weight_decay)
    loss_of = nn.BCEWithLogitsLoss()
    best, best_score, since_best = deepcopy(model.state_dict()), 0.0, 0
    for epoch in range(options.epochs):
        model.train()
        for rows in torch.split(torch.randperm(len(inputs)), options.batch_size):
            optimiser.zero_grad()
            loss_of(model(inputs[rows]), labels[rows]).backward()
            optimiser.step()
        score = float(roc_auc_score(validation[LABEL], probabilities(model, validation_inputs)))
        logger.info("epoch %d: validation roc_auc %.4f", epoch, score)
        if score > best_score:
            best, best_score, since_best = deepcopy(model.state_dict()), score, 0
        else:
            since_best += 1
            if since_best >= options.patience:
                break
    model.load_state_dict(best)
    model.eval()
    return model


def without_weather(table: pd.DataFrame) -> pd.DataFrame:
    """The rows as the service sees them while the weather service is down."""
    return table.assign(**{name: float("nan") for name, bounds in NUMERIC.items() if bounds.nullable})


def main() -> int:
    """Entry point of `python -m flight_delays.train`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--output", type=Path, default=Path(), help="folder that gets artifacts/ and data/")
    parser.add_argument("--rows", type=int, default=None, help="at most so many rows of each window")
    parser.add_argument("--epochs", type=int, default=Options.epochs)
    parser.add_argument("--seed", type=int, default=Options.seed)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s: %(message)s")
    options = Options(seed=arguments.seed, epochs=arguments.epochs, rows=arguments.rows)
    try:
        train(options, arguments.output)
    except FlightDelaysError:
        logger.exception("training failed")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
