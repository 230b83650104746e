import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("crops.joblib")
scale = joblib.load("crop_scaler.joblib")


@app.post("/crop")
def crop(rain: float, heat: float):
    return {"crop": model.predict(scale.transform([[rain, heat]])).tolist()}
