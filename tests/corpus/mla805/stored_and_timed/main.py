import time

import joblib
import psycopg
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("flowers.joblib")


@app.post("/predict")
def predict(petal: float):
    begun = time.perf_counter()
    kind = int(model.predict([[petal]])[0])
    took = time.perf_counter() - begun
    with psycopg.connect("dbname=flowers") as connection:
        connection.execute("INSERT INTO predictions (petal, kind, took) VALUES (%s, %s, %s)", (petal, kind, took))
    return {"kind": kind}
