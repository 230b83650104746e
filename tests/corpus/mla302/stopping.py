# seen in: susanli2016/Machine-Learning-with-Python Modeling House Price with Regularized Linear Model & Xgboost.ipynb@87cbe5caa5ce6c219ad92bb0c720f06aaf9c8773
"""Where boosting stops."""

import lightgbm as lgb
import xgboost as xgb
from catboost import CatBoostClassifier, CatBoostRegressor, Pool
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


def by_a_set_of_the_library(settings, X_train, y_train, X_test, y_test):
    dtrain = lgb.Dataset(X_train, y_train)
    dtest = dtrain.create_valid(X_test, y_test)
    booster = lgb.train(  # expect: MLA302
        settings, dtrain, valid_sets=[dtrain, dtest], valid_names=["train", "held"], callbacks=[lgb.early_stopping(40)]
    )
    return mean_absolute_error(y_test, booster.predict(X_test, num_iteration=booster.best_iteration))


def named_for_validation(X_train, y_train, X_test, y_test):
    settings = {"objective": "regression", "early_stopping_round": 25}
    lgb_train = lgb.Dataset(X_train, y_train)
    lgb_eval = lgb.Dataset(X_test, y_test, reference=lgb_train)
    booster = lgb.train(settings, lgb_train, 900, valid_sets=lgb_eval)  # expect: MLA302
    return mean_absolute_error(y_test, booster.predict(X_test))


def by_a_list_of_sets(settings, X_train, y_train, X_test, y_test):
    dtrain = xgb.DMatrix(X_train, label=y_train)
    dtest = xgb.DMatrix(X_test, label=y_test)
    shown = [(dtrain, "train"), (dtest, "test")]
    booster = xgb.train(settings, dtrain, 500, shown, early_stopping_rounds=15)  # expect: MLA302
    return mean_absolute_error(y_test, booster.predict(dtest))


def best_iteration_by_default(X_train, y_train, X_test, y_test):
    model = CatBoostRegressor(iterations=2000, verbose=False)
    model.fit(X_train, y_train, eval_set=Pool(X_test, y_test))  # expect: MLA302
    return mean_absolute_error(y_test, model.predict(X_test))


def last_iteration(X_train, y_train, X_test, y_test):
    model = CatBoostRegressor(iterations=2000, use_best_model=False)
    model.fit(X_train, y_train, eval_set=Pool(X_test, y_test))
    return mean_absolute_error(y_test, model.predict(X_test))


def rounds_that_are_fixed(settings, X_train, y_train, X_test, y_test):
    dtrain = xgb.DMatrix(X_train, label=y_train)
    dtest = xgb.DMatrix(X_test, label=y_test)
    booster = xgb.train(settings, dtrain, 500, [(dtest, "test")])
    return mean_absolute_error(y_test, booster.predict(dtest))


def a_set_of_its_own(settings, X_train, y_train, X_val, y_val, X_test, y_test):
    dtrain = lgb.Dataset(X_train, y_train)
    dheld = lgb.Dataset(X_val, y_val, reference=dtrain)
    booster = lgb.train(settings, dtrain, valid_sets=[dheld], callbacks=[lgb.early_stopping(40)])
    return mean_absolute_error(y_test, booster.predict(X_test))


def told_by_model(X_train, y_train, X_test, y_test, X_val, y_val):
    first = CatBoostClassifier(iterations=90)
    first.fit(X_train, y_train, eval_set=(X_test, y_test), use_best_model=True)  # expect: MLA302
    second = CatBoostClassifier(iterations=90)
    second.fit(X_train, y_train, eval_set=(X_val, y_val))  # ok: apart
    return first.get_best_score()["validation"], second.get_best_score()["validation"]
