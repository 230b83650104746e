import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("riders.joblib")


class Rider(BaseModel):
    age: int
    sex: str


@app.post("/safe")
def safe(rider: Rider):
    row = {"age": rider.age, "sex": 1 if rider.sex == "male" else 0}
    return int(model.predict(pd.DataFrame([row]).to_numpy())[0])
