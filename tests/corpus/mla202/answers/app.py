import joblib
import numpy as np
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rides.joblib")


@app.post("/half")
def half(distance: float, riders: int):
    answer = model.predict([[distance, riders]])[0]
    return float(np.exp(answer))  # expect: MLA202


@app.post("/whole")
def whole(distance: float, riders: int):
    return float(np.expm1(model.predict([[distance, riders]]))[0])
