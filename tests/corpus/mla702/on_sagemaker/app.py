# seen in: cchoooots98/mlops-bikeshare docker/app.py
"""A container of a model that SageMaker runs: it is asked through the platform alone."""

import joblib
from flask import Flask, Response, request

app = Flask(__name__)
model = joblib.load("/opt/ml/model/model.joblib")


@app.get("/ping")
def ping():
    return Response(status=200)


@app.post("/invocations")
def invocations():
    return {"scores": model.predict(request.get_json()["rows"]).tolist()}
