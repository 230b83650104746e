# seen in: Yunpei24/fraud-detection-ml training/src/models/hyperparameter_tuning.py
from sklearn.model_selection import RandomizedSearchCV, cross_val_score
from xgboost import XGBClassifier


def tune(X_train, y_train, X_val, y_val, chosen):
    sample, labels = X_train[chosen], y_train[chosen]
    taken = X_train[chosen]
    search = RandomizedSearchCV(XGBClassifier(), {"max_depth": [3, 5]}, cv=3, random_state=0)
    search.fit(taken, labels)
    return search.best_params_


def folds(model, X, y):
    return cross_val_score(model, X, y, cv=5).mean()


def describe(X, y):
    print(X.shape, y.mean())
