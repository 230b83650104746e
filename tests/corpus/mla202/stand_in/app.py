import pandas as pd
from fastapi import FastAPI
from xgboost import XGBClassifier


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
    return {"fraud": float(state.model.predict_proba(row)[0, 1])}  # expect: MLA202
