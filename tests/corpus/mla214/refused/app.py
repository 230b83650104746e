# a form of: fields that are refused where they are empty, and what is no feature
import joblib
import numpy as np
import requests
from fastapi import FastAPI, HTTPException, UploadFile
from flask import Flask, abort, jsonify, request
from pydantic import BaseModel

app = FastAPI()
shop = Flask(__name__)
model = joblib.load("models/fields.pkl")
texts = joblib.load("models/texts.pkl")


class Field(BaseModel):
    rain: float
    heat: float


@app.post("/typed")
def typed(field: Field):
    given = field.model_dump()
    return model.predict(np.array([[given.get("rain", 0.0), given.get("heat", 0.0)]])).tolist()


@app.post("/upload")
def upload(file: UploadFile):
    name = file.filename or "upload"
    return texts.predict([(name, file.file.read())])


@shop.route("/text", methods=["POST"])
def text():
    words = request.json.get("text", "")
    if not words:
        return jsonify(error="no text"), 400
    return jsonify(texts.predict([words]).tolist())


@shop.route("/guarded", methods=["POST"])
def guarded():
    body = request.get_json()
    rain = body.get("rain", 0)
    heat = body.get("heat", -1)
    if not rain or heat < 0:
        abort(400)
    return jsonify(model.predict(np.array([[rain, heat]])).tolist())


@shop.route("/listed", methods=["POST"])
def listed():
    body = request.get_json()
    missing = [name for name in ("rain", "heat") if name not in body]
    if missing:
        return jsonify(error=missing), 422
    return jsonify(model.predict(np.array([[body.get("rain", 0), body.get("heat", 0)]])).tolist())


@shop.route("/each", methods=["POST"])
def each():
    body = request.json
    for name in ("rain", "heat"):
        if name not in body:
            abort(400)
    return jsonify(model.predict(np.array([[body.get("rain", 0), body.get("heat", 0)]])).tolist())


@app.post("/weather")
def weather(place: str):
    found = requests.get("https://weather.example/now", params={"q": place}, timeout=3)
    if found.status_code != 200:
        raise HTTPException(502)
    now = found.json()
    return model.predict(np.array([[now.get("rain", 0.0), now.get("heat", 0.0)]])).tolist()


@shop.route("/loose", methods=["POST"])
def loose():
    body = request.get_json()
    return jsonify(model.predict(np.array([[body.get("rain", 0), body.get("heat", 20)]])).tolist())  # expect: MLA214
