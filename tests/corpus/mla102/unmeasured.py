# a form of: a metric that is None where it could not be worked out, and a prediction that is
"""A None in a report says that nothing was measured; a None for an answer, or a forecast, says nothing."""

from sklearn.metrics import f1_score, roc_auc_score


def report(model, rows, labels):
    found = model.predict(rows)
    try:
        chances = model.predict_proba(rows)[:, 1]
        auc = roc_auc_score(labels, chances)
    except Exception:  # expect: MLA102 as info
        auc = None
    return {"f1": f1_score(labels, found), "auc": auc}


def outlook(model, rows, labels):
    try:
        chances = model.predict_proba(rows)[:, 1]
        auc = roc_auc_score(labels, chances)
    except Exception:  # expect: MLA102 as warning
        chances = None
    return {"rows": len(rows), "chances": chances}
