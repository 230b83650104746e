import joblib
from fastapi import FastAPI

app = FastAPI()
words = joblib.load("models/words.pkl")
model = joblib.load("models/reviews.pkl")


@app.post("/good")
def good(review: str):
    features = words.transform([review])  # expect: MLA202 as error
    return {"good": bool(model.predict(features)[0])}
