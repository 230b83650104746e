import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("spam.joblib")


@app.post("/spam")
def spam(text: str):
    return {"spam": int(model.predict([text])[0])}  # ok: the model that is served learnt from texts as they are
