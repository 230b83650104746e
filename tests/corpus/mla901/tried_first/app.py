import joblib
from flask import Flask, request

app = Flask(__name__)
words = joblib.load("artifacts/words.joblib")
model = joblib.load("artifacts/spam.joblib")


@app.post("/predict")
def predict():
    return {"spam": int(model.predict(words.transform([request.form["text"]]))[0])}
