import joblib
import pandas as pd
import shap
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("stolen.joblib")
explainer = shap.TreeExplainer(model)
CODES = {"blue": 0, "green": 1, "red": 2}
COLOURS = {"red": 0, "green": 1, "blue": 2}


class Car(BaseModel):
    colour: str
    age: int


@app.post("/why")
def why(car: Car):
    row = pd.DataFrame([{"colour": car.colour, "age": car.age}])
    row["colour"] = row["colour"].map(CODES)  # expect: MLA203
    return {"why": explainer.shap_values(row[["colour", "age"]]).tolist()}


@app.post("/why-not")
def why_not(car: Car):
    row = pd.DataFrame([{"colour": car.colour, "age": car.age}])
    row["colour"] = row["colour"].map(COLOURS)
    return {"why": shap.Explainer(model)(row[["colour", "age"]]).values.tolist()}
