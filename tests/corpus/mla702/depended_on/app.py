# a form of: routes behind a dependency, on the route or on its router, that turns away who has no key
import joblib
from fastapi import APIRouter, Depends, FastAPI

from gate import gate, sent

app = FastAPI()
router = APIRouter(prefix="/batch", dependencies=[Depends(sent)])
model = joblib.load("model.joblib")


@app.post("/predict", dependencies=[Depends(gate)])
def predict(row: list[float]):
    return {"score": float(model.predict([row])[0])}


@router.post("/predict")
def predict_all(rows: list[list[float]]):
    return [float(score) for score in model.predict(rows)]


app.include_router(router)
