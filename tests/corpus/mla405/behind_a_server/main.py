# seen in: patrickloeber/ml-deployment google-cloud-run/main.py@741f0f4972a0a8935c76acaab1527d50e62fc8d0
from flask import Flask

app = Flask(__name__)


@app.route("/digit", methods=["POST"])
def digit():
    return {"digit": 7}


if __name__ == "__main__":
    app.run(debug=True)
