# seen in: chineidu/nyc-taxi-price-prediction src/api/routes.py@009f95b6c5eb6273c329e3e2fc337fd600247977
import joblib
from fastapi import APIRouter, FastAPI

from schemas import Answers, FewTrips, Grid, Notes, Talk, Trips

app = FastAPI()
router = APIRouter()
model = joblib.load("model.joblib")


@router.post("/predict", response_model=Answers)
def predict(trips: Trips):
    return {"durations": model.predict([[each.distance, each.zone] for each in trips.inputs]).tolist()}


@router.post("/predict/few", response_model=Answers)
def predict_few(trips: FewTrips):
    return {"durations": model.predict([[each.distance, each.zone] for each in trips.inputs]).tolist()}


@router.post("/predict/grid")
def predict_grid(grid: Grid):
    return {"durations": model.predict(grid.rows).tolist()}


@router.post("/predict/notes")
def predict_notes(notes: Notes):
    return {"labels": model.predict([each.text for each in notes.notes]).tolist()}


@router.post("/predict/talk")
def predict_talk(talk: Talk):
    return {"labels": model.predict([each.content for each in talk.lines]).tolist()}


app.include_router(router)
