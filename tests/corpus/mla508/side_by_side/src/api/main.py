import joblib
import sklearn.ensemble  # expect: MLA508
from fastapi import FastAPI

from src.api.routes import router

app = FastAPI()
app.include_router(router)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
