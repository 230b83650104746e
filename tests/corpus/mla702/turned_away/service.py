# seen in: M-Ito-7310/Image-Classification-Service backend/app/main.py (the sound form)
import joblib
from fastapi import FastAPI
from metering import MeteringMiddleware

app = FastAPI()
app.add_middleware(MeteringMiddleware)
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
