import joblib
import pandas as pd
import streamlit as st
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
prepare = joblib.load("models/prepare.joblib")
hearts = joblib.load("models/hearts.joblib")
strokes = joblib.load("models/strokes.joblib")


class Patient(BaseModel):
    bmi: float | None = None
    sugar: float


@app.post("/heart")
def heart(row: dict):
    table = pd.DataFrame([{"pulse": row["pulse"], "fat": row["fat"]}])
    return hearts.predict(prepare.transform(table)).tolist()  # the saved steps fill gaps themselves


@app.post("/stroke")
def stroke(patient: Patient):
    table = pd.DataFrame([{"bmi": patient.bmi, "sugar": patient.sugar}])
    return strokes.predict(table).tolist()  # expect: MLA202 as warning


@app.post("/stroke/kept")
def stroke_kept(body: dict):
    table = pd.DataFrame([{"bmi": body.get("bmi", 28.1), "sugar": body.get("sugar", 0)}])
    return strokes.predict(table).tolist()


@app.post("/stroke/loose")
def stroke_loose(body: dict):
    table = pd.DataFrame([{"bmi": body.get("bmi"), "sugar": body.get("sugar")}])
    return strokes.predict(table).tolist()  # expect: MLA202 as warning


def page():
    table = pd.DataFrame([{"bmi": st.number_input("BMI", 10.0, 60.0), "sugar": st.slider("Sugar", 50, 300)}])
    st.write(strokes.predict(table))
