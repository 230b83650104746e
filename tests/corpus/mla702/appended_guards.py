# seen in: michaelfeil/infinity infinity_server.py
# A guard that a setting adds to the list of dependencies is one.
import os

import joblib
from fastapi import Depends, FastAPI, HTTPException
from fastapi.security import HTTPBearer

model = joblib.load("model.joblib")
KEY = os.environ.get("SERVICE_KEY")


def served():
    app = FastAPI()
    before = []
    if KEY:

        def check(given=Depends(HTTPBearer())):
            if given.credentials != KEY:
                raise HTTPException(401)

        async def validate_token(given=Depends(check)):
            return given

        before.append(Depends(validate_token))

    @app.post("/predict", dependencies=before)
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app


app = served()
