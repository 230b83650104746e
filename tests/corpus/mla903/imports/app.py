from fastapi import FastAPI
from train import prepare  # expect: MLA903

app = FastAPI()


@app.post("/predict")
def predict(row: dict):
    return float(model.predict(prepare(row))[0])
