from fastapi import FastAPI
from features import prepare

app = FastAPI()


@app.post("/predict")
def predict(row: dict):
    return float(model.predict(prepare(row))[0])
