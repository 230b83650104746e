# seen in: Aries-Analytics/climate_prediction_TZ phase2/backend/app/api/admin.py@cff2937991bf5e742aed8448321e5ccfc79eff0b
"""Rows of a table that a route gives out cost no more than they are: noted."""

from fastapi import Depends, FastAPI
from sqlalchemy.orm import Session

app = FastAPI()


@app.get("/entries")
def entries(skip: int = 0, limit: int = 100, db: Session = Depends(connect)):  # expect: MLA704 as info
    return db.query(Entry).order_by(Entry.made).offset(skip).limit(limit).all()


@app.post("/predict")
def predict(age: int):
    return model.predict([[age]])
