import joblib
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("liking.joblib")


@app.post("/like")
def like():
    review = request.json["review"]
    return {"liked": int(model.predict([review])[0])}  # ok: the vectoriser cleans it
