# seen in: Pedro-Vital/End-to-end-ML-project-churn-prediction research/Experiment.ipynb@1468e0aea01247b8e9bf1aca55be7f0b1f181eb9
"""A search whose trials nobody can repeat."""

import numpy as np
import optuna
from optuna.samplers import GridSampler, RandomSampler, TPESampler
from xgboost import XGBClassifier

np.random.seed(3)


def objective(trial):
    return XGBClassifier(max_depth=trial.suggest_int("depth", 2, 9)).fit([[0], [1]], [0, 1]).score([[1]], [1])


def search(sampler):
    first = optuna.create_study(direction="maximize")  # expect: MLA501 as info
    second = optuna.create_study(sampler=TPESampler(n_startup_trials=5))  # expect: MLA501 as info
    drawn = RandomSampler()
    third = optuna.create_study(sampler=drawn)  # expect: MLA501 as info
    for study in (first, second, third):
        study.optimize(objective, n_trials=9)


def repeatable(sampler, **more):
    first = optuna.create_study(direction="maximize", sampler=TPESampler(seed=3))
    second = optuna.create_study(sampler=GridSampler({"depth": [2, 5, 9]}))
    third = optuna.create_study(sampler=sampler)
    fourth = optuna.create_study(**more)
    for study in (first, second, third, fourth):
        study.optimize(objective, n_trials=9)
