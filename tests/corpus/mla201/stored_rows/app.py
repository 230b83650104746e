import joblib
import pandas as pd
from cleaning import split
from database import session_of
from fastapi import Depends, FastAPI
from sklearn.metrics import roc_auc_score

app = FastAPI()
model = joblib.load("leaves.joblib")


@app.get("/curve/{table_id}")
def curve(table_id: int, session=Depends(session_of)):
    _, unseen, _, y_unseen = split(session, table_id)  # expect: MLA201 as warning
    return {"auc": roc_auc_score(y_unseen, model.predict_proba(unseen)[:, 1])}


@app.post("/leaves")
def leaves(rows: list[dict]):
    table = pd.DataFrame(rows)[["bill", "age"]]
    table["bill"] = table["bill"].fillna(table["bill"].median())  # expect: MLA201 as error
    return {"leaves": model.predict(table).tolist()}
