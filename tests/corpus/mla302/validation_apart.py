"""The same choices where rows are kept for the last judgement."""

import xgboost as xgb
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def stopped(X, y):
    X_rest, X_test, y_rest, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
    X_train, X_val, y_train, y_val = train_test_split(X_rest, y_rest, test_size=0.2, random_state=1)
    model = xgb.XGBClassifier(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
    print("validation", roc_auc_score(y_val, model.predict_proba(X_val)[:, 1]))  # ok: there are others
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])


def careless(X_train, y_train, X_test, y_test):
    model = xgb.XGBClassifier(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # expect: MLA302
    return roc_auc_score(y_test, model.predict_proba(X_test)[:, 1])
