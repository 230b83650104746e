# seen in: alanconqrepo/predictml-api src/api/predict.py (the sound form)
import joblib
from fastapi import Depends, FastAPI
from limits import User, within_quota

app = FastAPI()
model = joblib.load("model.joblib")


@app.post("/predict")
async def predict(row: list[float], user: User = Depends(within_quota)):
    return float(model.predict([row])[0])
