import stores
from fastapi import FastAPI, HTTPException

app = FastAPI()


@app.get("/predictions/{customer}")
def prediction(customer: str):
    rows = stores.predictions()
    return rows[rows.customer == customer].to_dict("records")


@app.get("/prices")
def prices():
    rows = stores.prices()
    if rows.empty:
        raise HTTPException(status_code=503)
    return rows.to_dict("records")


@app.get("/shops")
def shops():
    stores.warm()
    rows = stores.shops()
    if len(rows) == 0:
        raise HTTPException(status_code=503)
    return rows.to_dict("records")
