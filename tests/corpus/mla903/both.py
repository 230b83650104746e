# seen in: huseinzol05/Stock-Prediction-Models realtime-agent/app.py@33266732b0b16188b565e0aeb6b24efa71161f6a
from flask import Flask, request
from sklearn.linear_model import Ridge

app = Flask(__name__)


def train(X, y):  # expect: MLA903
    return Ridge().fit(X, y)


@app.route("/predict", methods=["POST"])
def predict():
    return {"price": float(model.predict([request.get_json()])[0])}


if __name__ == "__main__":
    train([[1]], [1])
