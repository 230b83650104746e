# seen in: susanli2016/Machine-Learning-with-Python Modeling House Price with Regularized Linear Model & Xgboost.ipynb@87cbe5caa5ce6c219ad92bb0c720f06aaf9c8773
"""Where boosting stops."""

import xgboost as xgb
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
from tensorflow.keras.callbacks import EarlyStopping


def stopped_on_test(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    model = xgb.XGBRegressor(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_test, y_test)])  # expect: MLA302
    return mean_absolute_error(y_test, model.predict(X_test))


def network(model, X_train, y_train, X_test, y_test):
    stop = EarlyStopping(patience=3, restore_best_weights=True)
    model.fit(X_train, y_train, epochs=100, validation_data=(X_test, y_test), callbacks=[stop])  # expect: MLA302
    return model.evaluate(X_test, y_test)


def watched_only(model, X_train, y_train, X_test, y_test):
    model.fit(X_train, y_train, epochs=10, validation_data=(X_test, y_test))
    return model.evaluate(X_test, y_test)


def stopped_on_validation(X, y):
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
    X_train, X_val, y_train, y_val = train_test_split(X_train, y_train, random_state=0)
    model = xgb.XGBRegressor(early_stopping_rounds=20)
    model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
    return mean_absolute_error(y_test, model.predict(X_test))


def stopped_by_options(X_train, y_train, X_test, y_test):
    options = {"n_estimators": 500, "early_stopping_rounds": 20}
    model = xgb.XGBClassifier(**options)
    model.fit(X_train, y_train, eval_set=[(X_train, y_train), (X_test, y_test)])  # expect: MLA302
    return model.predict_proba(X_test)
