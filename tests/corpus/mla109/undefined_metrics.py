# a form of: a metric that the rows do not allow becomes a number
from sklearn.metrics import accuracy_score, roc_auc_score


def of_the_day(labels, scores):
    metrics = {"rows": len(labels)}
    try:
        metrics["auc"] = roc_auc_score(labels, scores)
    except ValueError:  # expect: MLA109
        metrics["auc"] = 0.0
    return metrics


def of_the_day_or_none(labels, scores):
    metrics = {"rows": len(labels)}
    try:
        metrics["auc"] = roc_auc_score(labels, scores)
    except ValueError:  # ok: it says that there is none
        metrics["auc"] = None
    return metrics


def main(path):
    try:
        rows = read(path)
        labels, scores = split(rows)
        print(accuracy_score(labels, scores))
        return 0
    except ValueError as error:  # ok: an exit status
        print(error)
        return 1
