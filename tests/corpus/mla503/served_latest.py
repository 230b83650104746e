# the neighbour of `recorded.py`: what is looked up is loaded, by a function of the file
import mlflow
from fastapi import APIRouter
from mlflow.tracking import MlflowClient

router = APIRouter()
client = MlflowClient()


def fetch_model(version):
    return mlflow.pyfunc.load_model(version.source)


@router.post("/models/{name}/answer")
def answer(name: str, row: dict):
    newest = client.get_latest_versions(name)[0]  # expect: MLA503 as warning
    return fetch_model(newest).predict(row)
