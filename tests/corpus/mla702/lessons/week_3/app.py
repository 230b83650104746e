# seen in: graviraja/MLOps-Basics week_5_docker/app.py@558adce8203aed827952d0ca6516e188589fb930
import joblib
from fastapi import FastAPI

app = FastAPI()  # expect: MLA702 as info
model = joblib.load("verses.joblib")


@app.get("/predict")
def predict(verse: str):
    return {"kind": model.predict([verse])[0]}
