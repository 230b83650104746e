# a form of: scores that are read back from a store
"""Models that are chosen by a score which a store of runs, a table or a dict names as one on test rows."""

import json
from operator import itemgetter

import joblib
import mlflow
import numpy as np
import pandas as pd

METRIC = "test_mae"


def best_model_of_table(client, experiment):
    table = pd.DataFrame(
        {"run": run.info.run_id, "test_mean_absolute_error": run.data.metrics.get("test_mean_absolute_error")}
        for run in client.search_runs(experiment)
    )
    best = table.dropna().sort_values(by="test_mean_absolute_error").iloc[0]  # expect: MLA302
    return {"run": best["run"], "error": best["test_mean_absolute_error"]}


def pick_champion(runs):
    return min(runs, key=lambda run: run["metrics"]["test_mae"])  # expect: MLA302


def select(runs):
    return sorted(runs, key=itemgetter("rmse_test"))[0]  # expect: MLA302


def ship_first(runs):
    runs.sort(key=lambda run: run.data.metrics["test_f1"], reverse=True)
    champion = runs[0]  # expect: MLA302
    mlflow.register_model(f"runs:/{champion.info.run_id}/model", "riders")


def ship_lowest(experiment, metric=METRIC):
    runs = mlflow.search_runs([experiment], order_by=[f"metrics.{metric} ASC"], max_results=1)  # expect: MLA302
    mlflow.register_model(f"runs:/{runs.run_id[0]}/model", "riders")


def ship_by_place(models, results):
    place = np.argmin([result["test_loss"] for result in results])  # expect: MLA302
    joblib.dump(models[place], "model.joblib")


def melhor_modelo(resultados):
    return resultados.loc[resultados["mae_teste"].idxmin()]  # expect: MLA302


def best_of_loop(runs):
    best, lowest = None, float("inf")
    for run in runs:
        error = run["test_rmse"]
        if error < lowest:  # expect: MLA302
            lowest, best = error, run
    return best


def best_of_whole_runs(runs):
    best = runs[0]
    for run in runs:
        if run["holdout_auc"] > best["holdout_auc"]:  # expect: MLA302
            best = run
    return best


def winner_of_query(cursor):
    cursor.execute("SELECT run_id FROM runs ORDER BY test_mae ASC LIMIT 1")  # expect: MLA302
    return cursor.fetchone()[0]


def best_by_validation(runs):
    return min(runs, key=lambda run: run["val_mae"])  # ok: chosen on other rows


def leader_board(runs):
    for run in sorted(runs, key=itemgetter("test_mae")):  # ok: shown, and nothing is chosen
        print(run["name"], run["test_mae"])


def worst_rows(table):
    worst = table.sort_values("test_error").iloc[-1]  # ok: looked at
    print(worst)


def best_of_folds(results):
    return results.loc[results["mean_test_score"].idxmax()]  # ok: what a search calls the score on left out parts


def best_room(tests):
    return min(tests, key=lambda test: test["test_time"])  # ok: no score


def latest_run(runs):
    for run in runs:
        if run["test_mae"] > 40:  # ok: a bound, and no choice
            raise ValueError(json.dumps(run))
    return max(runs, key=itemgetter("start_time"))
