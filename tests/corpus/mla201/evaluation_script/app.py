import joblib
from fastapi import FastAPI

app = FastAPI()
model = joblib.load("models/mood.pkl")
vectorizer = joblib.load("models/vectorizer.pkl")


@app.post("/mood")
def mood(text: str):
    return {"mood": model.predict(vectorizer.transform([text]))[0]}
