import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("moorings.joblib")
KINDS = {"sail": 0, "motor": 1, "other": 2}


@app.post("/left")
def left(rows: list[dict]):
    table = pd.DataFrame(rows)
    table["kind"] = table["kind"].map(KINDS).fillna(2)
    table["berth"] = table["berth"].map(KINDS).fillna(0)  # expect: MLA204
    return model.predict(table[["kind", "berth"]]).tolist()
