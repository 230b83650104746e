import os

import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
PLACES = ["/opt/models/rents_ridge.joblib", "models/rents_ridge.joblib"]
model = joblib.load(next(place for place in PLACES if os.path.exists(place)))


@app.post("/rent")
def rent():
    sent = request.get_json()
    row = pd.DataFrame([{"area": sent["area"], "floor": sent["floor"]}])
    return {"rent": float(model.predict(row)[0])}  # expect: MLA202
