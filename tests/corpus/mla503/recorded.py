# seen in: lukasgro63/tinymlops-poc tinysphere/api/routes/dashboard.py@ffe6cedaaa14fec2599622dcd6b998cca787559f
"""A page about the versions of a model, in a file that loads none."""

import pandas as pd
from fastapi import APIRouter
from mlflow.tracking import MlflowClient

router = APIRouter()
client = MlflowClient()


@router.get("/models/{name}/scores")
def scores(name: str, metric: str):
    found = []
    versions = client.get_latest_versions(name)
    print(f"{len(versions)} versions")
    for version in versions:
        if not version.run_id:
            continue
        run = client.get_run(version.run_id)
        started = run.info.start_time if hasattr(run.info, "start_time") else 0
        if hasattr(run, "data") and hasattr(run.data, "metrics"):
            value = run.data.metrics.get(metric)
            if isinstance(value, float) and not pd.isna(value):
                found.append({"version": version.version, "value": value, "started": started})
    return found


@router.post("/models/{name}/records")
def keep_records(name: str, run: str):
    newest = client.get_latest_versions(name)[0]  # expect: MLA503 as info
    client.set_tag(run, "of version", newest.version)
    client.log_batch(run, tags=[newest])
