# a form of: objectives of Optuna that score each trial on the held-out part, in a module of their own
"""What a study asks of each trial."""

from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.model_selection import cross_val_score


def on_held_out_rows(parts):
    def tried(trial):
        model = LogisticRegression(C=trial.suggest_float("C", 0.01, 10, log=True))
        model.fit(parts.dev.X, parts.dev.y)
        scores = model.predict_proba(parts.holdout.X)[:, 1]
        return average_precision_score(parts.holdout.y, scores)  # expect: MLA302

    return tried


def in_folds(parts):
    def tried(trial):
        model = LogisticRegression(C=trial.suggest_float("C", 0.01, 10, log=True))
        return cross_val_score(model, parts.dev.X, parts.dev.y).mean()

    return tried
