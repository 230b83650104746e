import joblib
import pandas as pd
from fastapi import FastAPI

from features import prepare

app = FastAPI()
model = joblib.load("price.joblib")


@app.post("/price")
def price(laptops: list[dict]):
    return model.predict(prepare(pd.DataFrame(laptops))).tolist()
