# Another dependency guards nothing.
import os

import joblib
from fastapi import Depends, FastAPI
from counters import Counter

model = joblib.load("model.joblib")
KEY = os.environ.get("COUNTS")


def served():
    app = FastAPI()  # expect: MLA702
    before = []
    if KEY:

        def check(given=Depends(Counter())):
            if given is None:
                raise ValueError(given)

        async def counted(given=Depends(check)):
            return given

        before.append(Depends(counted))

    @app.post("/predict", dependencies=before)
    def predict(row: list[float]):
        return {"score": float(model.predict([row])[0])}

    return app


app = served()
