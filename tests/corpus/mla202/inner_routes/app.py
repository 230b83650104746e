import pandas as pd
import xgboost as xgb
from flask import Flask, request


def create_app():
    app = Flask(__name__)
    model = xgb.XGBRegressor()
    model.load_model("rent.json")

    def table(rows):
        return pd.DataFrame(rows)[["area", "rooms", "level"]]

    @app.post("/rent")
    def rent():
        return {"rent": float(model.predict(table([request.get_json()]))[0])}  # expect: MLA202

    @app.post("/rent/scaled")
    def rent_scaled():
        X = table([request.get_json()])
        X["area"] = X["area"] / 100
        return {"rent": float(model.predict(X)[0])}

    return app
