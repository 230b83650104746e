# a form of: a form that is parsed by hand, of which one text is taken
from urllib.parse import parse_qs

from flask import Flask, request

app = Flask(__name__)


@app.route("/process", methods=["POST"])
def process():
    form = parse_qs(request.get_data(as_text=True))
    text = form.get("INPUT_TEXT", [""])[0]
    return {"label": model.predict([text])[0]}


@app.route("/price", methods=["POST"])
def price():
    form = parse_qs(request.get_data(as_text=True))  # expect: MLA707
    size = float(form.get("size", ["0"])[0])
    return {"price": model.predict([[size]])[0]}


@app.route("/whole", methods=["POST"])
def whole():
    form = parse_qs(request.get_data().decode())  # expect: MLA707
    return {"label": model.predict([list(form.values())])[0]}
