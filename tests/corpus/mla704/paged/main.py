# a form of: pages of stored rows that a service which is handed in is asked for
import joblib
from fastapi import Depends, FastAPI, Query

from wiring import ledger

app = FastAPI()
model = joblib.load("model.joblib")


@app.get("/predict")
def predict(width: float):
    return float(model.predict([[width]])[0])


@app.get("/entries")
async def entries(skip: int = Query(0, ge=0), limit: int = Query(10, ge=1), kept=Depends(ledger)):  # expect: MLA704
    return await kept.entries(skip=skip, limit=limit)
