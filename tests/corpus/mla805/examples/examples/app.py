# seen in: roboflow/inference examples/clip-search-engine/app.py@3bb973b5ca52076a167d39e22853686fe85138c3
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
