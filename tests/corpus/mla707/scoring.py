# seen in: microsoft/MLOpsPython diabetes_regression/scoring/score.py@98a610ff1afe29d026fcdffcb8fdc39edbef0f67
from flask import Flask, request
from inference_schema.schema_decorators import input_schema

app = Flask(__name__)


@app.route("/score", methods=["POST"])
@input_schema("data", sample)
def score():
    return {"result": model.predict(request.get_json()["data"]).tolist()}


@app.route("/echo", methods=["POST"])
def echo():
    return {"result": request.get_json()["data"]}


@app.route("/raw", methods=["POST"])
def raw():
    data = request.json["data"]  # expect: MLA707
    return {"result": model.predict(data).tolist()}
