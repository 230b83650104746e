# seen in: VighneshDevHub/deepfake-detection-system backend/app/routers/detection.py
import joblib
from fastapi import Depends, FastAPI

app = FastAPI()  # expect: MLA702
model = joblib.load("model.joblib")


class User:
    name: str


def get_optional_user(key: str | None = None):
    return User() if key else None


@app.post("/predict")
async def predict(row: list[float], user: User = Depends(get_optional_user)):
    return {"score": float(model.predict([row])[0]), "for": user.name if user else ""}
