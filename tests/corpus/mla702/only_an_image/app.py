# A Dockerfile says how the service is built, not that others can reach it.
import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as info
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
