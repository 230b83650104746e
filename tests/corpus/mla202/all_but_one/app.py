import joblib
import pandas as pd
from fastapi import FastAPI
from scipy.sparse import hstack
from cleaning import clean

app = FastAPI()
model = joblib.load("model.joblib")
scaler = joblib.load("scaler.joblib")
vectorizer = joblib.load("vectorizer.joblib")


@app.post("/spam")
def spam(message: str) -> float:
    cleaned = clean(message)
    df = pd.DataFrame({"text": [cleaned]})
    df["length"] = df["text"].str.len()
    df["capitals"] = df["text"].str.count("[A-Z]")
    features = hstack([vectorizer.transform([cleaned]), scaler.transform(df.drop("text", axis=1))])  # expect: MLA202
    return float(model.predict_proba(features)[0, 1])
