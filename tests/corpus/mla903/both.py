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
