# a form of: a route that loads the model anew, one that reports on the service, and a cache that is filled at first use
import os

from fastapi import FastAPI

app = FastAPI()
cache = {"model": None}


@app.post("/models/reload")
def renew():
    return load(os.environ.get("MODEL_URI"))


@app.get("/health")
async def health():
    return {"version": os.getenv("BUILD", "0")}


@app.post("/predict")
def predict(rows: list[float]):
    if cache["model"] is None:
        cache["model"] = load(os.getenv("MODEL_URI"))
    return cache["model"].predict([rows])


@app.post("/score")
def score(rows: list[float], key: str | None = None):
    if key is None:
        key = os.getenv("DEFAULT_KEY")  # expect: MLA902 as info
    return cache[key].predict([rows])
