# seen in: meechy-glitch/ML-prediction-API routers/predictions.py@4f601ca7cc8bf7785949bb8dc6a70b803edb4218
import joblib
from fastapi import Depends, FastAPI
from pydantic import BaseModel
from records import keep, session

app = FastAPI()  # expect: MLA805 as info
model = joblib.load("flowers.joblib")


class Flower(BaseModel):
    petal: float


@app.post("/predict")
def predict(flower: Flower, db=Depends(session)):
    kind = int(model.predict([[flower.petal]])[0])
    keep(db, flower, kind)
    return {"kind": kind}
