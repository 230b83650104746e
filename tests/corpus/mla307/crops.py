# seen in: Gladiator07/Harvestify app/app.py@aac427c1dc6adbadd4d8f16e77e74d6e323d39a1
"""What to sow."""

import joblib
import numpy as np
import requests
from flask import Flask, render_template, request
from pydantic import BaseModel, Field

app = Flask(__name__)
model = joblib.load("crops.joblib")


class Soil(BaseModel):
    nitrogen: int = Field(ge=0, le=200)
    ph: float = Field(ge=0, le=14)


@app.route("/crop", methods=["POST"])
def crop():
    nitrogen = int(request.form["nitrogen"])
    ph = float(request.form["ph"])
    row = np.array([[nitrogen, ph]])
    return render_template("crop.html", crop=model.predict(row)[0])  # ok: MLA707 says it


@app.route("/crop-by-schema", methods=["POST"])
def crop_by_schema():
    soil = Soil(**request.form)
    return render_template("crop.html", crop=model.predict([[soil.nitrogen, soil.ph]])[0])


@app.route("/remote", methods=["POST"])
def remote():
    answer = requests.post("http://models/crop", json={"ph": 7}, timeout=3)  # expect: MLA307 as info
    return render_template("crop.html", crop=answer.json()["crop"])


@app.route("/remote-read", methods=["POST"])
def remote_read():
    answer = requests.post("http://models/crop", json={"ph": 7}, timeout=3)
    answer.raise_for_status()
    return render_template("crop.html", crop=answer.json()["crop"])
