# a form of: metrics of a project's own, and of the evaluate library, that become a nought
"""How well texts are written."""

import evaluate

from .measures import compute_roc_auc

bleu = evaluate.load("bleu")


def scores(texts, wanted):
    found = []
    for text, reference in zip(texts, wanted, strict=True):
        try:
            score = bleu.compute(predictions=[text], references=[[reference]])["bleu"]
        except Exception:  # expect: MLA109
            score = 0.0
        found.append(score)
    return sum(found) / len(found)


def area(labels, probabilities):
    try:
        roc_auc = compute_roc_auc(labels, probabilities)
    except Exception:  # expect: MLA109
        roc_auc = 0.0
    return roc_auc


def area_if_any(labels, probabilities):
    try:
        roc_auc = compute_roc_auc(labels, probabilities)
    except Exception:
        roc_auc = None
    return roc_auc
