# a form of: a body that is read as JSON by hand
import json

from flask import Flask, request

app = Flask(__name__)


@app.post("/rows")
def rows():
    sent = json.loads(request.data)  # expect: MLA707
    return json.dumps(model.predict(sent).tolist())


@app.post("/text")
def text():
    sent = json.loads(request.get_data(as_text=True))  # expect: MLA707
    return json.dumps(model.predict(sent).tolist())


@app.route("/page")
def page():
    return str(len(request.args["page"]))  # ok: no model
