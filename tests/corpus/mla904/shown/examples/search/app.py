# a form of: a demonstration in the folder of examples
import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA904 as info
    return float(model.predict([row])[0])
