# a form of: a factory that loads its model and does not catch
import lightgbm
from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    booster = lightgbm.Booster(model_file="risk.txt")

    @app.post("/score")
    def score():
        return jsonify(scores=booster.predict(request.get_json()["rows"]).tolist())

    @app.get("/healthz")
    def healthz():
        return "ok"

    return app
