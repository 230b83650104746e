# a form of: dependencies that ask nobody who they are, and one route that is not behind the one that does
import joblib
from fastapi import Depends, FastAPI, Header, HTTPException

app = FastAPI()
model = joblib.load("model.joblib")


def sent(x: str = Header(alias="X-Partner")):
    if x != "p":
        raise HTTPException(401, "who are you?")


def loaded():
    return model


@app.post("/partners/predict", dependencies=[Depends(sent)])
def predict_for_partners(row: list[float]):
    return {"score": float(model.predict([row])[0])}


@app.post("/predict")  # expect: MLA702
def predict(row: list[float], ready=Depends(loaded)):
    return {"score": float(ready.predict([row])[0])}
