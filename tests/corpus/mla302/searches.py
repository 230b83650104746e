# seen in: sai-sujan/Wine-Quality-Prediction---End-to-End-MLOps-Project src/model_dev.py@e0375332776579b7030b8d37fe568c2d4a1079df
from functools import partial

import optuna
from hyperopt import fmin, tpe
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import cross_val_score, train_test_split


class Search:
    def __init__(self, candidate, x_train, y_train, x_test, y_test):
        self.candidate = candidate
        self.x_train, self.y_train = x_train, y_train
        self.x_test, self.y_test = x_test, y_test

    def best(self):
        study = optuna.create_study(direction="maximize")
        study.optimize(  # expect: MLA302
            lambda trial: self.candidate.tried(trial, self.x_train, self.y_train, self.x_test, self.y_test),
            n_trials=50,
        )
        return study.best_trial.params

    def _trial(self, trial):
        model = LGBMRegressor(max_depth=trial.suggest_int("max_depth", 2, 9)).fit(self.x_train, self.y_train)
        return model.score(self.x_test, self.y_test)  # expect: MLA302

    def by_method(self):
        study = optuna.create_study(direction="maximize")
        study.optimize(self._trial, n_trials=50)
        return study.best_params


def shallow(X_train, y_train, X_test, y_test):
    def objective(trial):
        model = LGBMRegressor(num_leaves=trial.suggest_int("num_leaves", 8, 64))
        model.fit(X_train, y_train)
        loss = mean_squared_error(y_test, model.predict(X_test))
        return loss  # expect: MLA302

    study = optuna.create_study()
    study.optimize(objective, n_trials=20)
    return LGBMRegressor(**study.best_params).fit(X_train, y_train).score(X_test, y_test)


def tried(chosen, known, values, X_later, y_later):
    return -LGBMRegressor(**chosen).fit(known, values).score(X_later, y_later)


def by_partial(space, X_train, y_train, X_test, y_test):
    objective = partial(tried, known=X_train, values=y_train, X_later=X_test, y_later=y_test)
    fmin(objective, space, algo=tpe.suggest)  # expect: MLA302
    return fmin(fn=partial(tried, X_later=X_test, y_later=y_test), space=space)  # expect: MLA302


def by_partial_on_validation(space, X_train, y_train, X_val, y_val):
    objective = partial(tried, known=X_train, values=y_train, X_later=X_val, y_later=y_val)
    return fmin(objective, space, algo=tpe.suggest)


def on_validation(X_train, y_train, X_val, y_val, X_test, y_test):
    def objective(trial):
        model = LGBMRegressor(num_leaves=trial.suggest_int("num_leaves", 8, 64)).fit(X_train, y_train)
        trial.set_user_attr("test", model.score(X_test, y_test))
        return model.score(X_val, y_val)

    study = optuna.create_study(direction="maximize")
    study.optimize(objective, n_trials=20)  # ok: the trials are compared on other rows
    return study.best_params


def in_folds(X_train, y_train):
    def objective(trial):
        model = LGBMRegressor(num_leaves=trial.suggest_int("num_leaves", 8, 64))
        return cross_val_score(model, X_train, y_train).mean()

    study = optuna.create_study(direction="maximize")
    study.optimize(objective, n_trials=20)
    return study.best_params


def cut_for_each_trial(X, y):
    def objective(trial):
        X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=trial.number)
        model = LGBMRegressor(num_leaves=trial.suggest_int("num_leaves", 8, 64)).fit(X_train, y_train)
        return model.score(X_test, y_test)

    study = optuna.create_study(direction="maximize")
    study.optimize(objective, n_trials=20)  # ok: these are validation rows, whatever they are called
    return study.best_params
