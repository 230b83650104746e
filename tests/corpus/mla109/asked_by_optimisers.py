# a form of: a function that an optimiser asks, whose number for a failed try nobody reads as a measurement
import numpy as np
from scipy.optimize import minimize
from sklearn.metrics import roc_auc_score


def blend(scores, labels):
    def loss(weights):
        try:
            return -roc_auc_score(labels, scores @ np.abs(weights))
        except ValueError:
            return 0.0

    return minimize(loss, np.ones(scores.shape[1])).x


def measured(scores, labels):
    try:
        return roc_auc_score(labels, scores)
    except ValueError:  # expect: MLA109
        return 0.0
