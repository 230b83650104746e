# a form of: a product whose name alone is of studying
import joblib
from fastapi import FastAPI

model = joblib.load("houses.joblib")
app = FastAPI()  # expect: MLA702 as warning


@app.post("/predict")
def predict(rows: list[list[float]]) -> list[float]:
    return [float(score) for score in model.predict(rows)]
