# seen in: LQJ233/End-To-End_Recommendation_System_X algorithm/inference/app.py@b537a343267e0cec5946699554b6d15461e1a0cb
"""A probe that hands on what an object of another file says of itself."""

from fastapi import FastAPI

from shelf import Shelf

app = FastAPI()
shelf = Shelf()


@app.on_event("startup")
def start():
    shelf.load()


@app.get("/health")
def health():
    return {"data": shelf.health()}


@app.post("/predict")
def predict(rows: list[float]):
    return {"label": shelf.network.predict([rows])[0]}
