# a form of: the image beside this one pins its own
import joblib
from fastapi import FastAPI
from sklearn.pipeline import Pipeline  # expect: MLA508

app = FastAPI()
model: Pipeline = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
