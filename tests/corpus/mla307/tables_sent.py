# a form of: a batch route that scores the table it is sent
import io

import joblib
import pandas as pd
from fastapi import FastAPI, File, HTTPException, UploadFile

app = FastAPI()
model = joblib.load("churn.joblib")
FEATURES = ["tenure", "charges"]


def prepared(table):
    return table.reindex(columns=FEATURES)


@app.post("/batch")
async def batch(file: UploadFile = File(...)):
    table = pd.read_csv(io.BytesIO(await file.read()))  # expect: MLA307 as info
    return {"churn": model.predict_proba(table)[:, 1].tolist()}


@app.post("/places")
def by_places(file: UploadFile):
    table = pd.read_csv(file.file)  # expect: MLA307
    return {"churn": [float(each) for each in model.predict(table.values)]}


@app.post("/excel")
def of_a_sheet(file: UploadFile):
    rows = pd.read_excel(file.file).to_numpy()  # expect: MLA307
    answers = model.predict(rows)
    return {"churn": [float(each) for each in answers]}


@app.post("/selected")
def selected(file: UploadFile):
    table = pd.read_csv(file.file)
    return {"churn": model.predict(table[FEATURES]).tolist()}


@app.post("/selected/at-once")
def selected_at_once(file: UploadFile):
    return {"churn": model.predict(pd.read_csv(file.file)[FEATURES]).tolist()}


@app.post("/compared")
def compared(file: UploadFile):
    table = pd.read_csv(file.file)
    if list(table.columns) != FEATURES:
        raise HTTPException(422, "other columns")
    return {"churn": model.predict(table).tolist()}


@app.post("/prepared")
def in_form(file: UploadFile):
    table = prepared(pd.read_csv(file.file))
    return {"churn": model.predict(table).tolist()}


@app.post("/handed")
def handed(file: UploadFile):
    table = pd.read_csv(file.file)
    rows = prepared(table)
    return {"churn": model.predict(rows).tolist()}


@app.post("/caught")
def caught(file: UploadFile):
    try:
        table = pd.read_csv(file.file)
        return {"churn": model.predict(table).tolist()}
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


@app.post("/stored")
def stored():
    table = pd.read_csv("rows.csv")
    return {"churn": model.predict(table.values).tolist()}
