import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rent.joblib")
FIELDS = ["area", "floor", "rooms", "year"]


@app.post("/rent")
def rent(flats: list[dict]):
    return model.predict(pd.DataFrame(flats)[FIELDS].values).tolist()  # expect: MLA209
