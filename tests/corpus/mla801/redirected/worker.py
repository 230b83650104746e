from fastapi import FastAPI
from log import build

app = FastAPI()
build()


@app.post("/predict")
def predict(row: list[float]):
    print("asked for", len(row))
    return float(model.predict([row])[0])
