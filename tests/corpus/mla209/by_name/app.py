import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rent.joblib")


@app.post("/rent")
def rent(flats: list[dict]):
    return model.predict(pd.DataFrame(flats)[["area", "rooms"]]).tolist()
