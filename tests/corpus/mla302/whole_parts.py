# seen in: MLOps-Group-3/Amazon-Reviews-Sentiment-Analysis project_pipeline/dags/model_utils/src/experiment_runner_optuna.py
"""Trials that are scored on a test set that holds its labels, and on a part that each trial cuts off."""

import optuna
from rows import as_rows, cut, fit_network, prepare
from sklearn.metrics import f1_score


def tune_whole(path):
    def objective(trial):
        train_df, val_df, test_df = prepare(path)
        test_dataset = as_rows(test_df)
        model = fit_network(trial, as_rows(train_df), as_rows(val_df))
        _, score = judged(model, test_dataset)
        return score  # expect: MLA302

    study = optuna.create_study()
    study.optimize(objective, n_trials=8)
    return study.best_params


def judged(model, test_dataset):
    predicted = model.predict(test_dataset)
    return {"n": len(predicted)}, f1_score(predicted.label_ids, predicted.predictions)


def tune_cut(path):
    def objective(trial):
        train_df, test_df = cut(path, trial)
        model = fit_network(trial, as_rows(train_df))
        test_dataset = as_rows(test_df)
        return judged(model, test_dataset)[1]

    study = optuna.create_study()
    study.optimize(objective, n_trials=8)
    return study.best_params
