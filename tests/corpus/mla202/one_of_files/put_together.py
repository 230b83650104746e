import os

import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("{}/models/{name}".format(os.environ["HOME_OF_MODELS"], name="rents_ridge.joblib"))


@app.post("/rent")
def rent(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])  # expect: MLA202
