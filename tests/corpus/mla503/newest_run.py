# a form of: services that load the model of the newest run, of the last file by name, of a bare name in Azure
import joblib
import mlflow
from azureml.core import Model, Workspace
from fastapi import FastAPI
from pathlib import Path

app = FastAPI()


def of_newest_run(experiment):
    runs = mlflow.search_runs([experiment], order_by=["start_time DESC"], max_results=1)
    run_id = runs.iloc[0]["run_id"]
    return mlflow.sklearn.load_model(f"runs:/{run_id}/model")  # expect: MLA503


def of_one_run(experiment, run_id):
    runs = mlflow.search_runs([experiment], filter_string=f"attributes.run_id = '{run_id}'")
    return mlflow.sklearn.load_model(f"runs:/{runs.iloc[0]['run_id']}/model")


def report(experiment):
    return mlflow.search_runs([experiment]).sort_values("metrics.f1")


def last_file():
    files = sorted(Path("models").glob("churn_*.joblib"))  # expect: MLA503
    return joblib.load(files[-1])


def every_file():
    files = sorted(Path("models").glob("churn_*.joblib"))
    return [joblib.load(file) for file in files]


def of_azure(workspace: Workspace):
    bare = Model(workspace, name="churn")  # expect: MLA503
    return bare, Model(workspace, name="churn", version=3), Model(workspace, id="churn:3")


model = last_file()
others = every_file()


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])


def of_user(folder):
    for ending in ("*.pt", "*.safetensors"):
        found = sorted(Path(folder).glob(ending))
        if found:
            return joblib.load(found[-1])
    return None


@app.get("/reload")
def reload():
    return {"loaded": of_user("/srv") is not None}


def best_of_setting(client, config):
    best = client.search_runs(
        experiment_ids=["1"], filter_string=config["mlflow"]["query"], order_by=["metrics.auc DESC"]
    )[0]
    return mlflow.sklearn.load_model(f"runs:/{best.info.run_id}/model")
