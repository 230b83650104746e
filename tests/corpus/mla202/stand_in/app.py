import pandas as pd
from fastapi import FastAPI
from xgboost import XGBClassifier

CODES = {"hotel": 0, "taxi": 1, "shop": 2}


class State:
    def __init__(self):
        self.model = None


state = State()


def load():
    try:
        state.model = XGBClassifier()
        state.model.load_model("fraud.json")
    except Exception:
        state.model = "rules"


load()
app = FastAPI()


@app.post("/fraud")
def fraud(amount: float, category: str):
    row = pd.DataFrame([{"amount": amount, "category": category}])
    row["category"] = row["category"].map(CODES)  # expect: MLA202
    return {"fraud": float(state.model.predict_proba(row)[0, 1])}  # expect: MLA202
