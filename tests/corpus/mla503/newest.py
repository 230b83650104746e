import os
from glob import glob

import joblib
from flask import Flask

app = Flask(__name__)
model = joblib.load(max(glob("models/*.joblib"), key=os.path.getmtime))  # expect: MLA503


@app.route("/predict")
def predict():
    return {"score": float(model.predict([[1]])[0])}
