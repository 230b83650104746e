# seen in: kevinxo328/ai-app-api routers/sql.py@c709b91bbfd9ca4c72fa22723bbba1368e64f04f
"""Probes that say in words what whoever probes reads in the status."""

from fastapi import FastAPI, HTTPException
from sqlalchemy.exc import OperationalError

app = FastAPI()


@app.post("/predict")
def predict(row: list[float]):
    return float(model.predict([row])[0])


@app.get("/health")
def health():
    try:
        database.execute("select 1")
        return {"status": "OK"}
    except OperationalError as error:
        return {"status": "ERROR", "detail": str(error)}  # expect: MLA706


@app.get("/ready")
def ready():
    try:
        database.execute("select 1")
    except OperationalError as error:
        raise HTTPException(503, "the database is down") from error
    return {"status": "OK"}
