from flask import Flask, request

app = Flask(__name__)


@app.route("/parse", methods=["POST"])
def parse():
    try:
        value = float(request.data)
    except ValueError:
        raise InvalidInput("not a number") from None
    try:
        return str(model.predict([[value]])[0])
    except Exception as error:
        raise RuntimeError("no answer")  # expect: MLA107
