from fastapi import FastAPI
from tracing import RequestIdMiddleware
from model import run

app = FastAPI()
app.add_middleware(RequestIdMiddleware)


@app.post("/predict")
def predict(row: list[float]):
    return run(row)
