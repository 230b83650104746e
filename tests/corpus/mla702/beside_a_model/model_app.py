# seen in: luntaixiax/text-summarizer-deploy monitoring/app.py
import joblib
from fastapi import Depends, FastAPI
from security import verify_api_key

app = FastAPI(dependencies=[Depends(verify_api_key)])
model = joblib.load("model.joblib")


@app.post("/predict")
def predict(rows: list[float]):
    return {"score": float(model.predict([rows])[0])}
