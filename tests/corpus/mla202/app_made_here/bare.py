import joblib
import pandas as pd
from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    app.model = joblib.load("ride.joblib")

    @app.route("/ride", methods=["POST"])
    def ride():
        frame = pd.DataFrame([request.get_json()])
        return jsonify(minutes=float(app.model.predict(frame)[0]))  # expect: MLA202

    return app


app = create_app()
