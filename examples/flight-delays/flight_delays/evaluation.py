"""Measures of a ranking and of its decisions on labelled rows."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from sklearn.metrics import average_precision_score, brier_score_loss, precision_score, recall_score, roc_auc_score

from flight_delays.model import DelayModel


def probabilities(model: DelayModel, inputs: torch.Tensor) -> np.ndarray:
    """Probability of a late arrival for each encoded row, shape (n,)."""
    model.eval()
    with torch.inference_mode():
        return torch.sigmoid(model(inputs)).numpy()


def measure(labels: Any, scores: np.ndarray, threshold: float) -> dict[str, float]:
    """Discrimination, calibration and the decisions at `threshold`."""
    decisions = scores >= threshold
    return {
        "roc_auc": float(roc_auc_score(labels, scores)),
        "average_precision": float(average_precision_score(labels, scores)),
        "brier": float(brier_score_loss(labels, scores)),
        "precision": float(precision_score(labels, decisions, zero_division=0.0)),
        "recall": float(recall_score(labels, decisions, zero_division=0.0)),
        "share_late": float(np.mean(labels)),
        "mean_score": float(np.mean(scores)),
    }


def choose_threshold(scores: np.ndarray, share: float) -> float:
    """The score above which the most likely `share` of flights lies: staff can look after that many."""
    return float(np.quantile(scores, 1.0 - share))
