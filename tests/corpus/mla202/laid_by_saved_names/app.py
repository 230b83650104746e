# seen in: 1divy2/Parkinson-s-Prediction backend/app.py cddd31b2cd7b479b2a92817e97fafed162b15418
import joblib
import numpy as np
from flask import Flask, request

from sound import measured, row_of

app = Flask(__name__)
model = joblib.load("hive.joblib")
scaler = joblib.load("hive_scaler.joblib")
names = joblib.load("hive_names.joblib")


@app.route("/swarming", methods=["POST"])
def swarming():
    request.files["sound"].save("/tmp/sound.wav")
    row = scaler.transform(row_of("/tmp/sound.wav", names).reshape(1, -1))  # expect: MLA202
    return {"swarming": float(model.predict_proba(row)[0, 1])}


@app.route("/swarming/quiet", methods=["POST"])
def as_training_does_it():
    request.files["sound"].save("/tmp/sound.wav")
    found = measured("/tmp/sound.wav")
    found["loudness"] = np.log1p(found["loudness"])
    row = np.array([found[name] for name in names]).reshape(1, -1)
    return {"swarming": float(model.predict_proba(scaler.transform(row))[0, 1])}
