import joblib
import pandas as pd
from fastapi import FastAPI

app = FastAPI()
whole = joblib.load("whole.pkl")
part = joblib.load("part.pkl")


@app.post("/whole")
def ask_whole(lag: float, month: int) -> float:
    return float(whole.predict(pd.DataFrame([{"lag": lag, "month": month}]))[0])


@app.post("/part")
def ask_part(lag: float, month: int) -> float:
    return float(part.predict(pd.DataFrame([{"lag": lag, "month": month}]))[0])  # expect: MLA202
