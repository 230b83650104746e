# seen in: edcalderin/StudentDropout-Prediction-Mlops orchestration/optimize.py
"""Searches whose trials are scored in another file: on test rows that it loads, and on rows that it splits off."""

import optuna
from common import experiment, fitted, folded


def objective(trial, config):
    params = {"depth": trial.suggest_int("depth", 2, 9)}
    return experiment(params, config["data"])  # expect: MLA302


def second(trial):
    score, model = fitted({"depth": trial.suggest_int("depth", 2, 9)})  # expect: MLA302
    return score


def third(trial):
    return folded({"depth": trial.suggest_int("depth", 2, 9)})


study = optuna.create_study(sampler=optuna.samplers.TPESampler(seed=0))
study.optimize(lambda trial: objective(trial, {}), n_trials=5)
