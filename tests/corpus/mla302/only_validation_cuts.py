# a form of: a cut-off is chosen on the only rows that are held out, and what it scores on them is what is reported
import mlflow
import numpy as np
from reports import curves_and_confusion, pick_threshold
from sklearn.metrics import f1_score, precision_recall_curve, precision_score, recall_score

CUTS = np.arange(0.05, 0.95, 0.05)


def with_its_score(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    cut, best_metrics = pick_threshold(y_valid, chances)  # expect: MLA302 as info
    mlflow.log_metrics({"precision": best_metrics["precision"], "cut": cut})
    return cut


def by_a_helper(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    cut = pick_threshold(y_valid, chances)  # expect: MLA302 as info
    curves_and_confusion(y_valid, chances, cut)
    return cut


def the_cut_alone(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    cut, best_metrics = pick_threshold(y_valid, chances)
    mlflow.log_params({"cut": cut})  # ok: nothing is said of how good it is
    return cut


def in_a_loop(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    best, kept = 0.0, 0.5
    for cut in CUTS:  # expect: MLA302 as info
        score = f1_score(y_valid, chances >= cut)
        if score > best:
            best, kept = score, cut
    guessed = chances >= kept
    mlflow.log_metric("precision", precision_score(y_valid, guessed))
    mlflow.log_metric("recall", recall_score(y_valid, guessed))
    return kept


def of_a_curve(model, x_valid, y_valid):
    chances = model.predict_proba(x_valid)[:, 1]
    precision, recall, cuts = precision_recall_curve(y_valid, chances)
    kept = cuts[np.argmax(2 * precision * recall / (precision + recall))]  # expect: MLA302 as info
    mlflow.log_metric("f1", f1_score(y_valid, chances >= kept))
    return kept


def judged_later(model, x_valid, y_valid, x_later, y_later):
    chances = model.predict_proba(x_valid)[:, 1]
    cut = pick_threshold(y_valid, chances)
    curves_and_confusion(y_later, model.predict_proba(x_later)[:, 1], cut)  # ok: on other rows
    return cut
