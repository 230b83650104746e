import joblib
import numpy as np
from fastapi import FastAPI

app = FastAPI()
legs = joblib.load("legs.joblib")
paths = joblib.load("paths.joblib")
notes = joblib.load("notes.joblib")


@app.post("/leg")
def leg(up: float, down: float):
    return float(legs.predict(np.sqrt(np.array([[up, down]])))[0])  # expect: MLA202


@app.post("/leg/same")
def leg_same(up: float, down: float):
    return float(legs.predict(np.sqrt(np.array([[up, down]])) / 1000.0)[0])


@app.post("/note")
def note(text: str):
    return str(notes.predict([text.replace("-", " ")])[0])  # expect: MLA202


@app.post("/note/same")
def note_same(text: str):
    return str(notes.predict([text.strip().replace("-", " ")])[0])


@app.post("/path")
def path(up: float, down: float):
    return float(paths.predict(np.log1p(np.array([[up, down]])))[0])  # expect: MLA202


@app.post("/path/same")
def path_same(up: float, down: float):
    return float(paths.predict(np.log1p(np.array([[up, down]]) * 100.0))[0])
