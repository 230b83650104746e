import joblib
from fastapi import FastAPI

app = FastAPI()
spam = joblib.load("models/spam.pkl")
tone = joblib.load("models/tone.pkl")


@app.post("/spam")
def is_spam(text: str):
    return {"spam": bool(spam.predict([text])[0])}


@app.post("/tone")
def is_rude(text: str):
    return {"rude": bool(tone.predict([text])[0])}  # expect: MLA202
