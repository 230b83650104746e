import joblib
import pandas as pd
from fastapi import FastAPI

import settings

app = FastAPI()
model = joblib.load(settings.boxed().serving.model)


@app.post("/price")
def price(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])  # expect: MLA202
