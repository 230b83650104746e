# seen in: alexeygrigorev/mlbookcamp-code chapter-05-deployment/churn_serving.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA905
    return float(model.predict([row])[0])
