# seen in: mindiya12/Fish-price-predictor backend/scripts/generate_forecast_xgb.py@28665e4b1522c9fb7b4e7bc193619c0596e7d35b
import os

import joblib

FOLDER = os.environ.get("MODELS", "/srv/models")
FRUIT = os.environ.get("FRUIT", "pear")


def forecast(row):
    said = []
    for ahead in (1, 2):
        kept = os.path.join(FOLDER, f"{FRUIT}_in_{ahead}.pkl")
        said.append(joblib.load(kept).predict(row))
    bought = joblib.load(os.path.join(FOLDER, f"{FRUIT}_bought.pkl"))  # expect: MLA401 as info
    return said, bought
