import joblib
import numpy as np
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("life.joblib")


class Window(BaseModel):
    data: list


@app.post("/life")
def life(window: Window):
    return float(model.predict(np.array(window.data, dtype=np.float32).reshape(1, -1))[0])
