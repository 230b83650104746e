# seen in: jay2592004/flight-price-prediction airfair_v2/app.py@3b49b1b44c3960a68e0f435b5bff67762dee96f9 (the sound form)
"""A request that brings one term of the product by itself; and a product of other tiers and ages."""

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("price.joblib")
TIERS = {"Oslo": 1, "Bergen": 2}
AGES = {"north": 7.5, "south": 11.0}
OLDER = {"north": 9.5, "south": 13.0}


@app.post("/price")
def price(tier: int, line: str):
    return float(model.predict(pd.DataFrame([{"load": AGES.get(line, 10.0) * tier}]))[0])


@app.post("/price/older")
def older(city: str, line: str):
    rows = pd.DataFrame([{"city": city, "line": line}])
    rows["load"] = rows["city"].map({"Oslo": 2, "Bergen": 1}) * rows["line"].map(OLDER)  # expect: MLA203
    return float(model.predict(rows[["load"]])[0])
