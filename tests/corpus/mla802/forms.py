# a form of: what a page sends, printed whole, field by field, and by a function that is handed it
import logging

import pandas as pd
from flask import Flask, jsonify, request

app = Flask(__name__)


@app.route("/predict", methods=["POST"])
def predict():
    sent = request.json
    app.logger.info("Got: %s", sent)  # expect: MLA802
    table = pd.DataFrame(sent, index=[0])
    app.logger.info(table.to_dict())  # expect: MLA802
    print(table.head())  # expect: MLA802
    print(table.shape, list(table.columns))
    name = request.form.get("name")
    age = int(request.form["age"])
    bmi = float(request.form["bmi"])
    print(f"{name} {age} {bmi}")  # expect: MLA802
    print(f"age group {age // 10}")
    print(request.args.to_dict())  # expect: MLA802
    print(request.path, request.method)
    values = [float(x) for x in request.form.values()]
    print(values)  # expect: MLA802
    comment = request.form["comment"]
    app.logger.info("comment was %r", comment[:200])  # expect: MLA802
    app.logger.info("comment of %d, begins with %s", len(comment), comment[:1])
    prediction = model.predict(table)
    app.logger.info("prediction %s", prediction)
    keep(sent)
    keep_id(sent["id"])
    return jsonify({"p": float(prediction[0])})


def keep(record):
    logging.info("Record: %s", record)  # expect: MLA802


def keep_id(identity):
    logging.info("Record: %s", identity)
