# a form of: the same answers in Flask, which reads the second one as the status
from flask import Flask

app = Flask(__name__)
service = None


@app.route("/rows/<table>", methods=["POST"])
def add(table):
    if service is None:
        return {"detail": "no service"}, 500
    return "ok"
