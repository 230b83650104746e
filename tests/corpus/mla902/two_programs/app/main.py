from fastapi import FastAPI

from app.config import settings
from shared import keys

app = FastAPI()


@app.get("/predict")
def predict(key: str):
    return {"ok": key == settings.api_key or keys.is_known(key)}
