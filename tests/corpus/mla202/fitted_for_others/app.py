import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/rents.pkl")


@app.post("/rent")
def rent(area: float, floor: int):
    return float(model.predict(pd.DataFrame([{"area": area, "floor": floor}]))[0])  # expect: MLA202
