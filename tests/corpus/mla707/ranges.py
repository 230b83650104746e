# seen in: eightBEC/fastapi-ml-skeleton fastapi_skeleton/models/payload.py@b7e21d8304b11201ea045c59c200d30ba40c96fa
from typing import Literal, Optional

import joblib
from fastapi import FastAPI
from pydantic import BaseModel, Field
from sklearn.pipeline import Pipeline

model: Pipeline = joblib.load("house.joblib")
app = FastAPI()


class House(BaseModel):
    rooms: float  # expect: MLA707
    age: int
    income: Optional[float] = None


class Flat(BaseModel):
    rooms: float = Field(gt=0, le=50)
    age: int
    floor: int | None = None


class Ticket(BaseModel):
    kind: Literal["bug", "wish"]
    count: int
    weight: float


class Answer(BaseModel):
    price: float
    spread: float


@app.post("/houses", response_model=Answer)
def price(house: House):
    price, spread = model.predict([[house.rooms, house.age, house.income]])[0]
    return Answer(price=price, spread=spread)


@app.post("/flats")
def price_flat(flat: Flat):
    return {"price": float(model.predict([[flat.rooms, flat.age, flat.floor]])[0])}


@app.post("/tickets")
def price_ticket(ticket: Ticket):
    return {"price": float(model.predict([[ticket.count, ticket.weight]])[0])}
