import joblib
from fastapi import APIRouter

router = APIRouter()
model = joblib.load("model.joblib")


@router.post("/predict")
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}
