# a form of: a service in the folder of examples, which nobody deploys
import joblib
from fastapi import FastAPI

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):  # expect: MLA706 as info
    return float(joblib.load("model.joblib").predict([row])[0])
