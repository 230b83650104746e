import joblib
from fastapi import FastAPI
from scipy.sparse import hstack

app = FastAPI()
parts = joblib.load("bills.joblib")


@app.post("/bill")
def bill(text: str, sender: str):
    X = hstack([parts["senders"].transform([sender]), parts["words"].transform([text])])
    return str(parts["model"].predict(X)[0])  # expect: MLA209


@app.post("/bill/same")
def bill_same(text: str, sender: str):
    X = hstack([parts["words"].transform([text]), parts["senders"].transform([sender])])
    return str(parts["model"].predict(X)[0])
