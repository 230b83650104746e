# seen in: ultralytics/yolov5 utils/flask_rest_api/restapi.py@5081342f04fb287fc2e5f2b5a4e06752b7937b1c
import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline  # expect: MLA508

app = FastAPI()
model: Pipeline = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
