import joblib
import pandas as pd
from flask import Flask, jsonify, request


def create_app():
    app = Flask(__name__)
    app.model = joblib.load("ride.joblib")
    app.scaler = joblib.load("ride_scaler.joblib")

    @app.route("/scaled", methods=["POST"])
    def ride():
        frame = pd.DataFrame([request.get_json()])
        return jsonify(minutes=float(app.model.predict(app.scaler.transform(frame))[0]))

    return app


app = create_app()
