from imblearn.over_sampling import SMOTE

from .tuning import describe, folds, tune


class Trainer:
    def __init__(self):
        self.smote = SMOTE(random_state=0)

    def train(self, X, y, X_val, y_val, chosen):
        X_more, y_more = self.smote.fit_resample(X, y)  # expect: MLA303 as warning
        return tune(X_more, y_more, X_val, y_val, chosen)

    def judge(self, model, X, y):
        X_more, y_more = self.smote.fit_resample(X, y)  # expect: MLA303 as warning
        return folds(model, X=X_more, y=y_more)

    def tune_first(self, X, y, X_val, y_val, chosen):
        best = tune(X, y, X_val, y_val, chosen)
        X_more, y_more = self.smote.fit_resample(X, y)
        describe(X_more, y_more)
        return best, X_more, y_more
