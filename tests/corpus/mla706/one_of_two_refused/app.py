# The status says so, too.
import joblib
from fastapi import FastAPI
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from store import connect

app = FastAPI()
model = joblib.load("model.joblib")


class Health(BaseModel):
    status: str


@app.get("/health")
def health():
    try:
        connect().execute("SELECT 1")
        reached = True
    except OSError:
        reached = False
    return JSONResponse({"status": "healthy" if reached else "unhealthy"}, status_code=200 if reached else 503)


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])
