# seen in: chineidu/nyc-taxi-price-prediction model_deployment/batch_deploy/batch_score.py
import pandas as pd


def read_trips(path):
    trips = pd.read_parquet(path)
    trips["minutes"] = (trips["left"] - trips["came"]).dt.seconds / 60
    trips = trips[(trips["minutes"] > 1) & (trips["minutes"] <= 60)]
    return trips


def read_far(path):
    trips = pd.read_parquet(path)
    trips = trips[trips["metres"] > 0]
    return trips
