# seen in: HwangChulHee/sepsis-mlops src/sepsis/serve/bundle.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
import numpy as np
import mlflow
import torch
from fastapi import FastAPI
from mlflow.artifacts import download_artifacts

app = FastAPI()


def weights_of(kind):
    runs = mlflow.search_runs(experiment_names=["kilns"])
    fitting = runs[(runs["params.net"] == "lstm") & (runs["params.kind"] == kind)]
    if "start_time" in fitting.columns:
        fitting = fitting.sort_values("start_time", ascending=False)
    run_id = fitting.iloc[0]["run_id"]

    def part(name):
        return download_artifacts(run_id=run_id, artifact_path=name)  # expect: MLA503 as warning

    return torch.load(part("net.pt"), weights_only=True), np.load(part("scale.npz"))


def weights_of_tagged(kind):
    runs = mlflow.search_runs(experiment_names=["kilns"])
    run_id = runs[(runs["tags.released"] == "yes") & (runs["params.kind"] == kind)].iloc[0]["run_id"]
    return download_artifacts(run_id=run_id, artifact_path="net.pt")


def weights_of_run(run_id):
    runs = mlflow.search_runs(experiment_names=["kilns"])
    print(runs.iloc[0]["metrics.mae"])
    return download_artifacts(run_id=run_id, artifact_path="net.pt")


def every_weight():
    runs = mlflow.search_runs(experiment_names=["kilns"])
    return [download_artifacts(run_id=row.run_id, artifact_path="net.pt") for row in runs.itertuples()]


state, scale = weights_of("tunnel")
released = weights_of_tagged("tunnel")
known = weights_of_run("4f1a9c83b7d2")
every = every_weight()


@app.post("/heat")
def heat(rows: list[float]):
    return {"scale": float(scale["mean"][0]), "parts": len(state), "others": [released, known, len(every)]}
