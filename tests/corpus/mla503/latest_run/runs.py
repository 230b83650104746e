import mlflow


def find_latest_run_id(experiment):
    found = mlflow.search_runs(experiment_names=[experiment], order_by=["end_time"])
    return found.iloc[-1]["run_id"]


def get_latest_run_id(store):
    return store.read("deployed_run")
