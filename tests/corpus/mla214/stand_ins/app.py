# seen in: RuiFSP/mlops-2025-final_project src/api/main.py
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from scoring import Scorer

app = FastAPI()
scorer = Scorer()


class Trip(BaseModel):
    distance: float | None = None
    fare: float | None = None
    riders: int | None = None
    note: str | None = None
    limit: int | None = None


def get_scorer():
    return scorer


@app.post("/tip")
def tip(trip: Trip, asked: Scorer = Depends(get_scorer)):
    row = {
        "distance": trip.distance or 3.5,  # expect: MLA214
        "fare": trip.fare if trip.fare is not None else 12.0,  # one finding a function
        "riders": trip.riders or None,
    }
    return asked.score(row)[: trip.limit or 1]


@app.post("/tip/small")
def tip_small(trip: Trip):
    note = trip.note or "none"
    row = {"distance": trip.distance, "fare": 1.0 if trip.riders is None else trip.fare, "riders": trip.riders}
    return {"note": note, "tip": scorer.score(row)}
