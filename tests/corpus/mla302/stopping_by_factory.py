# seen in: peyman886/digikala-customer-churn-prediction src/models/ml_models.py 33510046831cb77ec1672cd2847709703b88a950
"""Models of a class that makes them by name, some of which stop by the rows that they watch."""

from sklearn.metrics import roc_auc_score
from xgboost import XGBClassifier


class Models:
    @staticmethod
    def create(depth):
        settings = {"n_estimators": 900, "max_depth": depth, "early_stopping_rounds": 30, "random_state": 0}
        return XGBClassifier(**settings)

    @staticmethod
    def plain(depth):
        settings = {"n_estimators": 90, "max_depth": depth, "random_state": 0}
        return XGBClassifier(**settings)


def stopped_by_test(X_train, y_train, X_test, y_test):
    model = Models.create(6)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # expect: MLA302
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])


def stopped_by_validation(X_train, y_train, X_val, y_val, X_test, y_test):
    model = Models.create(6)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])


def only_watched(X_train, y_train, X_test, y_test):
    model = Models.plain(6)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
