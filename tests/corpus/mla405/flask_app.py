# seen in: alexeygrigorev/mlbookcamp-code chapter-05-deployment/churn_serving.py@db3a803512b2c2ee51e818f2a9a12223ff2bf356
from flask import Flask

app = Flask("churn")


@app.route("/predict", methods=["POST"])
def predict():
    return {"churn": False}


if __name__ == "__main__":
    app.run(debug=True, host="0.0.0.0", port=9696)  # expect: MLA405
