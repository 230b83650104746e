# seen in: DuqueOM/ML-MLOps-Portfolio BankChurn-Predictor/app/example_load.py@6828c0d4e8254f0609f3bf4902a22abffcc94adf (the sound form)
import joblib
from fastapi import FastAPI

app = FastAPI()
prepare, model = joblib.load("models/parts.joblib")
whole = joblib.load("models/model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return whole.predict(prepare.transform([row])).tolist()  # ok: the cars' model of this name is another one
