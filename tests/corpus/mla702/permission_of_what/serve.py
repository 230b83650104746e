# seen in: HwangChulHee/sepsis-mlops src/sepsis/console/api.py@f727126a087828ed028d4d373f33ebae2e2ef5b2
import joblib
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import APIKeyHeader

app = FastAPI()
model = joblib.load("current.joblib")
key = APIKeyHeader(name="x-key")


def known(given: str = Depends(key)) -> None:
    if given != "from the vault":
        raise HTTPException(401, "unknown key")


@app.post("/predict", dependencies=[Depends(known)])
def predict(width: float):
    return {"kind": int(model.predict([[width]])[0])}
