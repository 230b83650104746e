import mlflow.pyfunc
import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)
model = mlflow.pyfunc.load_model("/opt/ml/model")


@app.post("/invocations")
def invocations():
    body = request.get_json(force=True)
    rows = pd.DataFrame(**body["dataframe_split"])
    rows = rows[["area", "rooms", "floor"]]
    return jsonify({"predictions": model.predict(rows).tolist()})  # expect: MLA202
