"""An app that has more routes than those that SageMaker asks for: others call it."""

import joblib
from flask import Flask, Response, request

app = Flask(__name__)  # expect: MLA702 as warning
model = joblib.load("model.joblib")


@app.get("/ping")
def ping():
    return Response(status=200)


@app.post("/invocations")
@app.post("/predict")
def invocations():
    return {"scores": model.predict(request.get_json()["rows"]).tolist()}
