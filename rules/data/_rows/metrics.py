"""What measures a model's answers, and what gives these."""

from __future__ import annotations

from typing import Final

METRICS: Final = frozenset(
    {
        "accuracy_score",
        "balanced_accuracy_score",
        "average_precision_score",
        "brier_score_loss",
        "classification_report",
        "cohen_kappa_score",
        "confusion_matrix",
        "explained_variance_score",
        "f1_score",
        "fbeta_score",
        "log_loss",
        "matthews_corrcoef",
        "mean_absolute_error",
        "mean_absolute_percentage_error",
        "mean_squared_error",
        "mean_squared_log_error",
        "median_absolute_error",
        "precision_recall_fscore_support",
        "precision_score",
        "r2_score",
        "recall_score",
        "roc_auc_score",
        "root_mean_squared_error",
    }
)
PREDICTS: Final = frozenset({"predict", "predict_proba", "decision_function"})
NO_ROWS: Final = frozenset({"import", "def", "class"})
"""What gives a name to something else than rows."""
