# seen in: Mdran2112/flight-delay-prediction-api app/schemas/pred_service_models.py@9aeab22db5a69ae92e1f40c4fc06aa2efb972f97
"""How much a request may ask for."""

import joblib
from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

app = FastAPI()
model = joblib.load("model.joblib")
SEEN = []


class Flight(BaseModel):
    carrier: int
    month: int


class Flights(BaseModel):
    flights: list[Flight]  # expect: MLA704


class FewFlights(BaseModel):
    flights: list[Flight] = Field(max_length=500)


class Sample(BaseModel):
    num_samples: int = 10  # expect: MLA704


@app.post("/predict")
def predict(body: Flights):
    return model.predict([[f.carrier, f.month] for f in body.flights]).tolist()


@app.post("/predict/few")
def predict_few(body: FewFlights):
    return model.predict([[f.carrier, f.month] for f in body.flights]).tolist()


@app.post("/generate")
def generate(body: Sample):
    return model.predict([[i, i] for i in range(body.num_samples)]).tolist()


@app.get("/seen")
def seen(limit: int = 50):
    return SEEN[-limit:]


@app.get("/history")
def history(limit: int = 50, db: Session = Depends(connect)):  # expect: MLA704
    return db.query(Row).order_by(Row.id).limit(limit).all()


@app.get("/history/bounded")
def history_bounded(limit: int = Query(50, le=500), top_k: int = 5):
    return rows(limit)[: min(top_k, 20)]


@app.put("/limits/{name}")
def update_limit(name: str, limit: int):
    return set_quota(name, limit)
