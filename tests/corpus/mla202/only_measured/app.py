import joblib
from fastapi import FastAPI

app = FastAPI()
sorter = joblib.load("sorter.joblib")
judge = joblib.load("judge.joblib")


@app.post("/sort")
def sort(text: str):
    return str(sorter.predict([text])[0])  # expect: MLA202 as info


@app.post("/judge")
def judged(text: str):
    return str(judge.predict([text])[0])  # expect: MLA202
