import joblib
import pandas as pd
from fastapi import FastAPI
from sqlalchemy import create_engine

app = FastAPI()
engine = create_engine("postgresql://features", connect_args={"connect_timeout": 5})
model = joblib.load("signals.joblib")
second = joblib.load("amounts.joblib")


@app.get("/signal")
def signal():
    stored = pd.read_sql("SELECT * FROM feature_store ORDER BY day DESC LIMIT 1", engine)
    columns = [name for name in stored.columns if name.startswith("feat_")]
    return model.predict(stored[columns].fillna(0)).tolist()


@app.get("/amount")
def amount():
    stored = pd.read_sql("SELECT amount, age FROM payments ORDER BY day DESC LIMIT 1", engine)
    return second.predict(stored[["amount", "age"]]).tolist()  # expect: MLA202
