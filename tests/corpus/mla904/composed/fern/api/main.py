import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("fern.joblib")


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA904 as info
    return float(model.predict([row])[0])
