import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load("churn.joblib")
rents = joblib.load("rents.joblib")


class Customer(BaseModel):
    fee: float
    months: int


class Flat(BaseModel):
    size: float
    rooms: int


@app.post("/churn")
def churn(customer: Customer):
    table = pd.DataFrame([{"fee": customer.fee, "months": customer.months}])
    return model.predict(table).tolist()  # expect: MLA202 as info


@app.post("/rent")
def rent(flat: Flat):
    table = pd.DataFrame([{"size": flat.size, "rooms": flat.rooms}])
    return rents.predict(table).tolist()  # expect: MLA202 as error
