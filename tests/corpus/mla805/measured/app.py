from fastapi import FastAPI
from watch import LATENCY

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    with LATENCY.time():
        return float(model.predict([row])[0])
