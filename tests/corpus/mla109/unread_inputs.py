# seen in: microsoft/dstoolkit-mlops-base src/evaluate.py
"""Evaluations that look at nothing."""

from sklearn.metrics import accuracy_score


def evaluate_model(model, x_test, y_test):
    """What a template left here."""
    return {"accuracy": 0.91, "recall": 0.84}  # expect: MLA109


def get_metrics(model, rows):
    metrics = {"rmse": 1.5}  # expect: MLA109
    figures = draw()
    return metrics, figures


def evaluate(model, x_test, y_test):
    return {"accuracy": accuracy_score(y_test, model.predict(x_test))}


def calculate_scores(model, rows):
    raise NotImplementedError


def evaluate_nothing(model, rows):
    return {"accuracy": 0.0}


def get_default_metrics(path):
    return {"accuracy": 0.5}


class BaseEvaluator:
    def evaluate(self, model, rows):
        return {"accuracy": 0.5}


def validate_model(model, rows, *, threshold):
    return {"accuracy": threshold}
