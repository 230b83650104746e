import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("rent.joblib")


@app.post("/rent")
def rent(flats: list[dict]):
    df = pd.DataFrame(flats)
    df["district"] = df["district"].astype("category").cat.codes  # expect: MLA205
    df["heating"], _ = pd.factorize(df["heating"])  # expect: MLA205
    return model.predict(df[["district", "heating", "area"]]).tolist()
