# seen in: ngnquanq/credit-risk-ml-system application/entrypoints/api/main.py
# One of two words is chosen, and both go out with 200, of a store alone: the model is there from the start.
import joblib
from fastapi import FastAPI
from pydantic import BaseModel
from store import connect

app = FastAPI()
model = joblib.load("model.joblib")


class Health(BaseModel):
    status: str


@app.get("/health")
def health():
    try:
        connect().execute("SELECT 1")
        reached = True
    except OSError:
        reached = False
    return Health(status="healthy" if reached else "unhealthy")  # expect: MLA706 as info


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
