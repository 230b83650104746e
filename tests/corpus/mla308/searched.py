"""A search whose folds nobody asks for their scores, and one score that is reported: that on the training rows."""

from sklearn.ensemble import GradientBoostingClassifier
from sklearn.metrics import f1_score
from sklearn.model_selection import GridSearchCV


def train(rows, labels):
    search = GridSearchCV(GradientBoostingClassifier(), {"max_depth": [2, 3, 4]}, scoring="f1")
    search.fit(rows, labels)
    best = search.best_estimator_.fit(rows, labels)
    print("f1", f1_score(labels, best.predict(rows)))  # expect: MLA308
    return best
