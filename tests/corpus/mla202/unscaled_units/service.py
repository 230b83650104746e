import joblib
import pandas as pd
from flask import Flask, request

app = Flask(__name__)
model = joblib.load("fare.joblib")


@app.post("/fare")
def fare():
    rows = pd.DataFrame(request.get_json())
    rows["distance"] = rows["distance"] * 1.609  # expect: MLA202
    return {"fare": model.predict(rows[["distance", "hour"]]).tolist()}  # expect: MLA202
