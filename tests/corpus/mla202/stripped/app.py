import joblib
from fastapi import FastAPI, HTTPException

app = FastAPI()
model = joblib.load("letters.joblib")


@app.post("/urgent")
def urgent(text: str):
    text = text.strip()
    if not text:
        raise HTTPException(422, "no text")
    return int(model.predict([text])[0])


@app.post("/urgent/plain")
def urgent_plain(text: str):
    return int(model.predict([text.replace("!", " ")])[0])  # ok: one sign, in some texts
