import uuid

import matplotlib.pyplot as plt
from flask import Flask, request, send_file

app = Flask(__name__)


@app.route("/chart", methods=["POST"])
def chart():
    plt.plot(model.predict(request.get_json()))
    plt.savefig("static/chart.png")  # expect: MLA709
    return send_file("static/chart.png")


@app.route("/chart-own", methods=["POST"])
def chart_own():
    path = f"static/{uuid.uuid4()}.png"
    plt.plot(model.predict(request.get_json()))
    plt.savefig(path)
    return send_file(path)
