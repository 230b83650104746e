# a form of: a route that reads what a model server answers, by the same key
import requests
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702


@app.post("/predictions")
def predictions(rows: list[list[float]]):
    answer = requests.post("http://served:8501/v1/models/fare:predict", json={"instances": rows}, timeout=5)
    return answer.json()["predictions"]
